"""The registry: every kind of public page, and where the world of extremes has one.

A route that is added to the site is added here too, else `test_kinds.py` fails with its name.
"""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from articles.attachments import entries
from tests.site import texts
from tests.site.world import CITING, TOKEN, World

HTML = "text/html"


@dataclass(frozen=True)
class Kind:
    """A kind of page (or file, by its `type`): the route that answers, and an address of it."""

    name: str
    route: str
    address: Callable[[World], str]
    status: int = 200
    stage: str = "full"
    type: str = HTML
    posted: tuple[tuple[str, str], ...] = ()  # what is sent there, if anything

    @property
    def is_page(self) -> bool:
        """Whether it is a page for people, not a file or a redirect."""
        return self.type == HTML and self.status // 100 != 3


def _at(route: str, **arguments) -> Callable[[World], str]:
    return lambda world: reverse(route, kwargs=arguments)


def _post(name: str, *, route: str = "article") -> Callable[[World], str]:
    """The address under `route` of the post called `name`."""

    def address(world):
        edition = world.posts[name]
        return reverse(route, kwargs={"slug": edition.slug, "pk": edition.article_id})

    return address


def _short(world) -> str:
    return reverse("article-by-id", kwargs={"pk": world.posts["plain"].article_id})


def _photo(name: str, place: int = 0) -> Callable[[World], str]:
    def address(world):
        edition = world.posts[name]
        arguments = {"slug": edition.slug, "pk": edition.article_id}
        return reverse("photo-page", kwargs=arguments | {"start": world.photo(name, place)[:12]})

    return address


def _file(world) -> str:
    edition = world.posts["corrected"]
    key = entries.read(edition.attachments)[0].key
    return reverse("attachment", kwargs={"pk": edition.article_id, "key": key, "name": "1.pdf"})


def _of(group: str, name: str, route: str) -> Callable[[World], str]:
    return lambda world: reverse(route, kwargs={"slug": getattr(world, group)[name].slug})


def _document(name: str) -> Callable[[World], str]:
    return lambda world: world.documents[name].get_absolute_url()


def _short_document(world) -> str:
    return reverse("document-by-id", kwargs={"pk": world.documents["long"].pk})


def _file_of(name: str) -> Callable[[World], str]:
    return lambda world: f"{world.documents[name].get_absolute_url()}tep/van-ban.pdf"


def _asking(address: Callable[[World], str], query: str) -> Callable[[World], str]:
    return lambda world: f"{address(world)}?{query}"


def _older(
    address: Callable[[World], str], towards: str = "truoc", of: str = "plain"
) -> Callable[[World], str]:
    """The page of a list that comes after a post, or (`sau`) on the way back from it."""
    return lambda world: f"{address(world)}?{towards}={world.posts[of].article_id}"


def _articles():
    """An article at each of its extremes."""
    for name in (
        "plain", "long-title", "one-word", "long-unit", "no-lead", "bare", "photos-2", "photos-3",
        "photos-4", "photos-12", "photos-60", "long", "rich", "corrected", "withdrawn",
        "taken-photo",
    ):  # fmt: skip
        yield Kind(f"article: {name}", "article", _post(name))
    yield Kind("article: removed", "article", _post("removed"), 410)
    yield Kind("article: redirected", "article", _post("redirected"), 302)
    yield Kind("article-by-id", "article-by-id", _short, 301)
    yield Kind("photo-page", "photo-page", _photo("photos-12", 6))
    yield Kind("photo-page: long words", "photo-page", _photo("long-title"))
    yield Kind("photo-page: taken down", "photo-page", _photo("taken-photo"), 410)
    yield Kind("attachment", "attachment", _file, type="application/pdf")
    yield Kind("save", "save", _post("photos-4", route="save"), type="download")
    yield Kind("report", "report", _post("long-title", route="report"))
    wrong = (("edition", "1"), ("email", texts.ONE_WORD))
    yield Kind("report: refused", "report", _post("long-title", route="report"), 400, posted=wrong)
    yield Kind("report-sent", "report-sent", _post("plain", route="report-sent"))


# By name, what is asked for.
_SEARCHES = {
    "nothing typed": "",
    "results": "q=hong+ha",
    "further page": "q=hong+ha&trang=3",
    "filters": "q=phuong&don-vi=hong-ha-moi&nam=2025&tu=2025-08-02&den=31/12/2025&anh=1",
    "nothing found": "q=khongco&chuyen-muc=muc-cuc-han-full",
    "only exclusions": "q=-phuong+-%22hong+ha%22",
    "only signs": "q=%3F%21+%F0%9F%99%82",
    "extremes": urlencode(
        {"q": texts.ONE_WORD + texts.TITLE * 9, "nam": "x", "tu": "1/13/2022", "don-vi": "a" * 300}
    ),
    "long titles": urlencode({"q": texts.LONG_TITLE[:40]}),
}


def _lists():
    home = _at("home")
    yield Kind("home: no post", "home", home, stage="empty")
    yield Kind("home: one post", "home", home, stage="one")
    yield Kind("home", "home", home)
    yield Kind("home: older", "home", _older(home))
    for name in ("city", "old", "ward", "long", "empty"):
        yield Kind(f"unit: {name}", "unit", _of("units", name, "unit"))
    yield Kind("unit: older", "unit", _older(_of("units", "ward", "unit")))
    for name in ("full", "long", "empty"):
        yield Kind(f"category: {name}", "category", _of("sections", name, "category"))
    yield Kind("category: older", "category", _older(_of("sections", "full", "category")))
    for name, of in (("home", home), ("unit", _of("units", "ward", "unit"))):
        yield Kind(f"{name}: newer", name, _older(of, "sau"))
    yield Kind("units", "units", _at("units"))
    yield Kind("units: found", "units", lambda world: "/don-vi/?q=hong+ha")
    yield Kind("units: nothing found", "units", lambda world: "/don-vi/?q=khongco")
    for name, query in _SEARCHES.items():
        address = f"/tim-kiem/?{query}" if query else "/tim-kiem/"
        yield Kind(f"search: {name}", "search", lambda world, address=address: address)
    yield Kind("archive", "archive", _at("archive"))
    yield Kind("archive: no post", "archive", _at("archive"), stage="empty")
    yield Kind("year", "year", _at("year", year="2025"))
    yield Kind("month", "month", _at("month", year="2025", month="08"))
    yield Kind("month: empty", "month", _at("month", year="2025", month="02"))
    yield Kind("month: too early", "month", _at("month", year="2018", month="01"), 404)
    yield Kind("day", "day", _at("day", year="2025", month="08", day="03"))
    yield Kind("corrections", "corrections", _at("corrections"))
    yield Kind("corrections: none", "corrections", _at("corrections"), stage="one")
    yield Kind("site-map", "site-map", _at("site-map"))
    yield Kind("data", "data", _at("data"))


def _documents():
    """The register and documents of it."""
    register = _at("documents")
    yield Kind("documents", "documents", register)
    yield Kind("documents: none", "documents", register, stage="empty")
    for name, query in (
        ("older", "truoc=20190320-9999999"), ("newer", "sau=20190301-1"), ("found", "q=108+kh"),
        ("narrowed", "loai=KH&nam=2022"), ("nothing found", "q=khongco&loai=L"),
        ("long words", urlencode({"q": texts.ONE_WORD})),
    ):  # fmt: skip
        yield Kind(f"documents: {name}", "documents", _asking(register, query))
    for name, status in {"cited": 200, "long": 200, "undated": 200, "forgotten": 410}.items():
        yield Kind(f"document: {name}", "document", _document(name), status)
    yield Kind("document: merged", "document", _document("merged"), 301)
    older = _older(_document("cited"), of="cites 150")
    yield Kind("document: older posts", "document", older)
    yield Kind("document-by-id", "document-by-id", _short_document, 301)
    yield Kind("document-file", "document-file", _file_of("long"), type="application/pdf")
    yield Kind("article: cites much", "article", _post(f"cites {CITING - 1}"))


def _errors():
    """What is answered where something is wrong; the addresses are those of `tests.site.errors`."""
    yield Kind("404", "admin-shortcut", lambda world: "/admin/r/1/1/", 404)
    for status, name in ((400, "400"), (403, "403"), (403, "403_csrf"), (500, "500"), (503, "503")):
        yield Kind(name, "", lambda world, name=name: f"/loi/{name}/", status)
    yield Kind("preview", "preview", _at("preview", token=TOKEN))
    yield Kind("preview: gone", "preview", _at("preview", token="khong-co"), 404)


# Files of which other tests make sure, and which no walk over pages would understand.
FILES = {
    *("photo", "preview-photo", "preview-attachment", "favicon", "manifest", "robots"),
    *("rss", "atom", "unit-rss", "unit-atom", "category-rss", "category-atom"),
    *("sitemap", "sitemap-part", "sitemap-news"),
    *("data-articles", "data-article", "data-units", "suggest"),
}

KINDS: tuple[Kind, ...] = (*_articles(), *_lists(), *_documents(), *_errors())
