"""What leaves the site for other programs: whole addresses, names that last, text fit for XML."""

import re
from urllib.parse import urlsplit

from django.conf import settings

# XML 1.0 knows no way to write these; raw SQL may have put them into a text.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# A name of the kind tag: says since when its maker holds the host. Never change it: every reader of
# every feed would take all posts for new.
_SINCE = "2026"


def absolute(path: str) -> str:
    """The whole address of `path` at this site."""
    return settings.SITE_URL + path


def lasting_name(path: str) -> str:
    """A name for `path` at this site that stays when the site moves to https."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},{_SINCE}:{path}"


def xml_text(text: str) -> str:
    """Return `text` without the signs that XML cannot carry."""
    return _NO_XML.sub("", text)
