"""Which addresses have pages that are kept, and what of an address its page depends on.

A page that is not named here is made anew for each request. Parameters that are not named make no
other page: those by which others follow their readers share one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.urls import Resolver404, resolve

from articles.public import old_addresses, queries

_LONGEST_PATH = 500  # what is longer is no page's own address
_LONGEST = 40  # signs of a parameter's value; cursors are shorter
_CURSORS = (queries.CURSOR, queries.CURSOR_BACK)


@dataclass(frozen=True)
class Kept:
    """A kind of page that is kept, for each value of `by`; not if one of `unless` is asked for, or
    anything at all where it `is_file`."""

    by: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    is_file: bool = False


_PAGE, _LIST = Kept(), Kept(by=_CURSORS)
# By the names in articles/public/urls.py.
PAGES: Mapping[str, Kept] = {
    "home": _LIST,
    "article": _PAGE,
    "photo-page": _PAGE,
    "report": _PAGE,
    "report-sent": _PAGE,
    "units": Kept(unless=("q",)),
    "unit": _LIST,
    "category": _LIST,
    "archive": Kept(unless=("ngay",)),
    "year": _PAGE,
    "month": _LIST,
    "day": _LIST,
    "corrections": _LIST,
    "documents": Kept(by=_CURSORS, unless=("q", "loai", "nam")),
    "document": _LIST,
    **dict.fromkeys(("rss", "unit-rss", "category-rss"), _PAGE),
    **dict.fromkeys(("atom", "unit-atom", "category-atom"), _PAGE),
    **dict.fromkeys(("sitemap", "sitemap-part", "sitemap-news", "site-map"), _PAGE),
    **dict.fromkeys(("robots", "manifest", "data", "data-article", "data-units"), _PAGE),
    "photo": Kept(is_file=True),
}


@dataclass(frozen=True, slots=True)
class Address:
    """Where a page is kept: its path as WSGI has it, and those parameters that it depends on."""

    path: str
    query: str

    @property
    def key(self) -> str:
        """Tells it from all others."""
        return f"{self.path}?{self.query}" if self.query else self.path


def read(path: str, query: str) -> Address | None:
    """The address of the page that is kept for a request; None if none is."""
    kept = kept_as(path) if len(path) <= _LONGEST_PATH else None
    if kept is None:
        return None
    if not query:
        return Address(path, "")
    asked = None if kept.is_file else _asked(query)
    if asked is None or any(asked.get(name) for name in kept.unless):
        return None
    known = [(name, asked[name]) for name in kept.by if name in asked]
    known = [(name, value) for name, value in known if 0 < len(value) <= _LONGEST]
    return Address(path, urlencode(known))


def may_lead_on(query: str) -> bool:
    """Whether what follows "/?" is more than the home page knows: `leads_on` says what it is."""
    unknown = (_asked(query) or {}).keys() - set(_CURSORS)
    return any(not old_addresses.is_tracking(f"{name}=") for name in unknown)


def leads_on(query: str) -> bool:
    """Whether "/" with this query is the address of a post in a portal before this one."""
    return old_addresses.leads_on("/", query)


def _asked(query: str) -> dict[str, str] | None:
    """The parameters as Django understands them, the last of each name; None if it refuses them."""
    most = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
    try:
        pairs = parse_qsl(query, keep_blank_values=True, errors="replace", max_num_fields=most)
    except ValueError:
        return None
    return dict(pairs)


@lru_cache(maxsize=4096)
def kept_as(path: str) -> Kept | None:
    """How the page at a path is kept; None if it is not."""
    try:
        match = resolve(path.encode("latin-1").decode())
    except (Resolver404, UnicodeError):
        return None
    return PAGES.get(match.url_name) if match.url_name else None
