"""HTML for places other than the site's own pages: every link in it with its whole address."""

from urllib.parse import urljoin

import nh3
from django.utils.safestring import SafeString, mark_safe

from articles.richtext.cleaning import ATTRIBUTES, SCHEMES, TAGS, render


def absolute(html: str, base: str) -> SafeString:
    """Return stored `html` as `render` does, its links resolved as on a page at `base`."""

    def resolve(tag: str, attribute: str, value: str) -> str:
        return _resolved(base, value) if attribute == "href" else value

    cleaner = nh3.Cleaner(
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        attribute_filter=resolve,
        link_rel="noopener nofollow",
    )
    return mark_safe(cleaner.clean(render(html)))


def _resolved(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:  # a host in broken brackets
        return address
