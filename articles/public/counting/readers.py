"""Who counts as a reader, and what their browser is asked to remember. Nothing is kept about them.

Works on WSGI's environ, which a request of Django's has as `META`.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from django.conf import settings
from django.http import HttpResponse

COOKIE = "da-doc"

# Programs that say that they are not a person reading. Tools that say nothing of the kind (curl,
# wrk, an empty name) count. Cubot makes phones; Zalo's own browser is a person.
_ROBOT = re.compile(
    r"(?<!cu)bots?(?![a-z])|crawl|spider|slurp|preview|linkexpand|facebookexternalhit"
    r"|facebookcatalog|whatsapp/|mediapartners|feedfetcher|embedly|iframely|vkshare|ia_archiver",
    re.IGNORECASE,
)
_LONGEST = 1000  # signs in which a program says what it is; these are kept in memory
_HAS_READ = re.compile(rf"(?:^|;)\s*{COOKIE}\s*=")
_PURPOSES = ("HTTP_SEC_PURPOSE", "HTTP_PURPOSE", "HTTP_X_PURPOSE", "HTTP_X_MOZ")


def is_view(environ: Mapping) -> bool:
    """Whether this request, if answered 200, is a person reading the page anew."""
    return (
        environ["REQUEST_METHOD"] == "GET"
        and not _is_speculative(environ)
        and not _is_robot(environ.get("HTTP_USER_AGENT", "")[:_LONGEST])
        and not (settings.VIEW_REPEAT_SECONDS and _HAS_READ.search(environ.get("HTTP_COOKIE", "")))
    )


def remember(response: HttpResponse, path: str) -> None:
    """Have the browser remember for a while that it has read the page at `path`.

    The cookie's path is the article's own, so it travels nowhere else and no list of what somebody
    reads comes into being.
    """
    if settings.VIEW_REPEAT_SECONDS:
        response.set_cookie(
            COOKIE,
            "1",
            max_age=settings.VIEW_REPEAT_SECONDS,
            path=path,
            httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )


def cookie_header(path: str) -> str:
    """The cookie of `remember` as a header says it, without a date that would be too old in a page
    that is kept; "" if none is to be remembered."""
    response = HttpResponse()
    remember(response, path)
    for cookie in response.cookies.values():
        cookie["expires"] = ""
        return cookie.OutputString()
    return ""


@lru_cache(maxsize=1024)
def _is_robot(agent: str) -> bool:
    return bool(_ROBOT.search(agent))


def _is_speculative(environ: Mapping) -> bool:
    """Whether a browser asks ahead of its reader: prefetch or prerender, in any header."""
    purposes = (environ[name].lower() for name in _PURPOSES if name in environ)
    return any("prefetch" in purpose or "prerender" in purpose for purpose in purposes)
