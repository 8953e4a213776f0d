"""Which pages there are, for search engines (sitemaps.org, protocol 0.9; Google News 0.9).

`/sitemap.xml` is always an index. Part 0 has the pages that are no posts; each further part the
posts of a range of ids, so a post stays in its part for ever and no part outgrows its bound.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from xml.sax.saxutils import escape

from django.db import connection
from django.db.models import IntegerField
from django.db.models.expressions import RawSQL
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.documents import queries
from articles.models import Category, Edition
from articles.public import periods
from articles.public.machines import conditional
from articles.public.outward import absolute, xml_text
from wards import imprint
from wards.models import Unit

PART = 5_000  # ids in one part: made in a moment; the protocol takes 50,000, and as many files
MOST_CHANGES = 500  # the last ones, of which the index of parts tells
MOST_DOCUMENTS = 5_000  # those that came into the register last
NEWS_HOURS, MOST_NEWS = 48, 1000  # what Google News takes

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


@require_safe
def index(request):
    """The index of all parts."""
    return conditional.answer(request, lambda at: _xml(_index(at)))


@require_safe
def part(request, number):
    """One part; 404 where there is none."""

    def build(at: datetime) -> HttpResponse:
        entries = list(_posts(int(number), at) if int(number) else _pages(at))
        if not entries:
            raise Http404
        return _xml(_urlset(entries))

    return conditional.answer(request, build)


@require_safe
def news(request):
    """The posts of the last two days, for news searches."""
    return conditional.answer(request, lambda at: _xml(_newest(at)), hourly=True)


def _index(at: datetime) -> str:
    latest = _part_changes(at)
    numbers = [0, *_parts(at)]
    # Asked for once: of a large portal there are hundreds.
    before, after = absolute(reverse("sitemap-part", args=[0])).rsplit("0", 1)
    rows = (
        f"<sitemap><loc>{escape(f'{before}{number}{after}')}</loc>{_changed(latest.get(number))}"
        "</sitemap>\n"
        for number in numbers
    )
    return f'{_XML}<sitemapindex xmlns="{_NAMESPACE}">\n{"".join(rows)}</sitemapindex>\n'


def _parts(at: datetime) -> list[int]:
    """The parts that have listed posts: from the first of one the next is looked for behind it."""
    listed = Edition.objects.listed(at).order_by("article_id").values("article_id")
    first, given = listed.filter(article_id__gt=0)[:1].query.sql_with_params()
    behind = RawSQL(f"((part.first - 1) / {PART} + 1) * {PART}", [], IntegerField())
    following, more = listed.filter(article_id__gt=behind)[:1].query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH RECURSIVE part (first) AS (SELECT ({first}) UNION ALL SELECT ({following})"
            " FROM part WHERE part.first IS NOT NULL)"
            " SELECT first FROM part WHERE first IS NOT NULL",
            [*given, *more],
        )
        return [(first - 1) // PART + 1 for (first,) in cursor.fetchall()]


def _part_changes(at: datetime) -> dict[int, datetime]:
    """When posts of a part last changed, by part: of those in which any of the last changes were.

    Of the others it is not said: to know it one would have to read of all posts. Takedowns are
    changes, too: what has gone is as good a reason to read a part again.
    """
    begun = Edition.objects.started(at).order_by("-starts_at")
    rows = begun.values_list("article_id", "starts_at")[:MOST_CHANGES]
    return {(article - 1) // PART + 1: changed for article, changed in reversed(rows)}


def _posts(number: int, at: datetime) -> Iterator[str]:
    first = (number - 1) * PART + 1
    ids = {"article_id__gte": first, "article_id__lt": first + PART}
    listed = Edition.objects.listed(at).filter(**ids)
    for edition in listed.order_by("article_id").only("article_id", "title", "starts_at"):
        yield _place(edition.get_absolute_url(), edition.starts_at)


def _pages(at: datetime) -> Iterator[str]:
    """The pages that are no posts. Without dates: they follow from too much to say when."""
    day = timezone.localdate(at)
    for name in ("home", "units", "archive", "documents", "corrections", "site-map", "data"):
        yield _place(reverse(name))
    for year in periods.years(at):
        yield _place(year.url)
    for slug in Category.objects.values_list("slug", flat=True):
        yield _place(reverse("category", args=[slug]))
    units = Unit.objects.exclude(opened_on__gt=day)
    for slug in units.values_list("slug", flat=True).order_by("pk"):
        yield _place(reverse("unit", args=[slug]))
    documents = queries.known(at).order_by("-pk").only("number")
    for document in documents[:MOST_DOCUMENTS]:
        yield _place(document.get_absolute_url())


def _newest(at: datetime) -> str:
    # From the full hour on, so that the answer is the same for an hour; never more than two days.
    first = at.replace(minute=0, second=0, microsecond=0) - timedelta(hours=NEWS_HOURS - 1)
    name = escape(xml_text(imprint.current().name))
    listed = Edition.objects.listed(at).filter(published_at__gte=first, published_at__lte=at)
    rows = listed.newest_first().only("article_id", "title", "published_at")[:MOST_NEWS]
    entries = (
        f"{_place(edition.get_absolute_url())}<news:news><news:publication><news:name>{name}"
        "</news:name><news:language>vi</news:language></news:publication><news:publication_date>"
        f"{_instant(edition.published_at)}</news:publication_date><news:title>"
        f"{escape(xml_text(edition.title))}</news:title></news:news>"
        for edition in rows
    )
    return _urlset(entries, f' xmlns:news="{_NEWS}"')


def _urlset(entries: Iterable[str], more: str = "") -> str:
    rows = "".join(f"<url>{entry}</url>\n" for entry in entries)
    return f'{_XML}<urlset xmlns="{_NAMESPACE}"{more}>\n{rows}</urlset>\n'


def _place(path: str, changed: datetime | None = None) -> str:
    return f"<loc>{escape(absolute(path))}</loc>{_changed(changed)}"


def _changed(at: datetime | None) -> str:
    return f"<lastmod>{_instant(at)}</lastmod>" if at else ""


def _instant(at: datetime) -> str:
    return timezone.localtime(at).isoformat(timespec="seconds")


def _xml(text: str) -> HttpResponse:
    return HttpResponse(text, content_type="application/xml; charset=utf-8")
