"""Addresses of the portal before this one go on answering: they lead to where the text is now."""

from urllib.parse import quote

from django.http import HttpResponsePermanentRedirect

from articles.models import OldAddress, old_address
from articles.public import queries

# What others hang onto an address to follow its readers.
_TRACKING = ("fbclid=", "gclid=", "utm_", "zarsrc=")


def redirect(request) -> HttpResponsePermanentRedirect | None:
    """Lead from an old address to its article's; None if it is no old address.

    One that a takedown concerns leads there too: that page says why it is gone.
    """
    if request.method not in ("GET", "HEAD"):
        return None
    article_id = _article_id(*_parts(request))
    edition = article_id and queries.article(article_id)
    if not edition:
        return None
    response = HttpResponsePermanentRedirect(edition.get_absolute_url())
    response["Cache-Control"] = "no-cache"  # the title in the address may change
    return response


def front_page_redirect(request) -> HttpResponsePermanentRedirect | None:
    """The same for "/?nid=123": portals have shown their posts under such addresses."""
    return redirect(request) if request.GET.keys() - {queries.CURSOR, queries.CURSOR_BACK} else None


def is_tracking(parameter: str) -> bool:
    """Whether somebody hung `parameter` onto an address to follow its readers."""
    return parameter.casefold().startswith(_TRACKING)


def leads_on(path: str, query: str) -> bool:
    """Whether an address of this site, its query as it came, is one of the portal before it."""
    return _article_id(*_split(path, query)) is not None


def _parts(request) -> tuple[str, str]:
    return _split(request.path, request.META.get("QUERY_STRING", ""))


def _split(path: str, query: str) -> tuple[str, str]:
    # WSGI hands bytes over as if they were Latin-1.
    query = query.encode("latin-1", "replace").decode(errors="replace").replace("#", "%23")
    return old_address.parts(f"http://host{quote(path)}?{query}")


def _article_id(path: str, query: str) -> int | None:
    """The article of an old address: by path and query, else by the path if it is one article's.

    Two portals may have used one address; it goes on answering with what came in first.
    """
    if len(path) + len(query) > 4 * old_address.ADDRESS_LENGTH:
        return None
    bare = "&".join(p for p in query.split("&") if not is_tracking(p))
    if path == "/" and not bare:
        return None  # the home page, to which a link was followed
    known = OldAddress.objects.filter(path=path)
    exact = dict(
        known.filter(query__in={query, bare}).order_by("-pk").values_list("query", "article")
    )
    if exact:
        return exact.get(query) or exact[bare]
    if path == "/":
        return None
    ids = set(known.values_list("article", flat=True)[:2])
    return ids.pop() if len(ids) == 1 else None
