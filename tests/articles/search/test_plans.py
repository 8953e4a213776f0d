"""How the databases look for words where there are many posts: over the index, a few rows each."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from articles.models import Article, Edition, SearchEntry
from articles.search import finding, index
from articles.search.finding import Filters
from tests.plans import Plans

pytestmark = pytest.mark.django_db

MANY = 2500
HOUR = timedelta(hours=1)
LARGE = ("articles_edition", "articles_searchentry", "articles_search")


@pytest.fixture
def archive(people, city, category):
    """Thousands of posts; each names the ward, one in ten its waste, four a kite."""
    now = timezone.now()
    texts = [
        {
            "title": f"Phường có {'rác thải' if n % 10 == 0 else 'việc'} số {n}",
            "lead": "Bà con ở phường.",
            "body": f"<p>{'Thả diều sáo đẹp. ' if n % 700 == 9 else ''}Trật tự đô thị.</p>" * 40,
            "unit": city.viet_hung,
            "category": category,
        }
        for n in range(MANY)
    ]
    articles = Article.objects.bulk_create(
        Article(author=people.clerk, state=Article.State.SETTLED, **text) for text in texts
    )
    Edition.objects.bulk_create(
        Edition(
            article=article,
            number=1,
            origin=Edition.Origin.IMPORT,
            unit_name=article.unit.name,
            content_hash="0" * 64,
            published_at=now - 5 * n * HOUR,
            starts_at=now - 5 * n * HOUR,
            **text,
        )
        for n, (article, text) in enumerate(zip(articles, texts, strict=True))
    )
    index.refresh(article.pk for article in articles)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def walked(plans: Plans) -> list[str]:
    """Lines about reading a large table, or all of an index of it, row by row."""
    if connection.vendor == "sqlite":
        scans = (line for line in plans.lines if line.startswith("SCAN "))
        return [line for line in scans if "VIRTUAL TABLE INDEX" not in line and _is_large(line)]
    found = []
    for line, below in zip(plans.lines, [*plans.lines[1:], ""], strict=True):
        # The bounds of the newest entries: an index that is read up to a limit.
        is_walk = "Seq Scan on" in line or ("Index Scan" in line and "Index Cond" not in below)
        if is_walk and "Bitmap" not in line and _is_large(line):
            found.append(line)
    return found


def _is_large(line: str) -> bool:
    return any(f" {table} " in f"{line} " for table in LARGE)


YEAR_AGO = timezone.localdate() - timedelta(days=300)
MANY_UNITS = frozenset({0})  # stands for hundreds, with that of the posts
ASKED = [
    ("phường", Filters(), 500),
    ("rac thai", Filters(), 250),
    ("diều", Filters(), 4),
    ("khongcogi", Filters(), 0),
    ('"trật tự đô thị"', Filters(), 500),
    ('"thả diều sáo"', Filters(), 4),
    ("rác -việc", Filters(), 250),
    ('phường -"trật tự đô thị"', Filters(), 0),
    ("phường", Filters(units=MANY_UNITS), 500),
    ("diều", Filters(units=MANY_UNITS), 4),
    ("rác", Filters(until=YEAR_AGO), 106),
    ("rác", Filters(since=timezone.localdate() - timedelta(days=9)), 5),
]


def test_searches_read_the_index_and_a_few_rows(archive):
    reads = "VIRTUAL TABLE INDEX" if connection.vendor == "sqlite" else "articles_search_gin"
    unit = Edition.objects.values_list("unit_id", flat=True)[0]
    for typed, filters, number in ASKED:
        if filters.units:
            filters = replace(filters, units=frozenset(range(unit, unit + 400)))
        asked = finding.understood(typed)
        with connection.execute_wrapper(plans := Plans()):
            found = finding.find(asked, filters)
        assert len(found.rows) == pytest.approx(number, abs=2), typed
        assert walked(plans) == [], typed
        assert any(reads in line for line in plans.lines), typed
        assert plans.asked <= 4, typed


def test_titles_are_looked_up_by_how_their_words_begin(archive):
    with connection.execute_wrapper(plans := Plans()):
        found = finding.begun(["phuong"], "r", timezone.now(), 5)
    assert len(found) == 5
    assert walked(plans) == []


def test_the_order_and_the_number_do_not_hang_on_how_far_back_a_search_goes(archive):
    keys = list(SearchEntry.objects.order_by("-pk").values_list("pk", flat=True))
    found = finding.matching(finding.understood("phuong"), Filters(), timezone.now(), 2500)
    assert [entry.pk for entry in found] == keys[:2501]
    rare = finding.matching(finding.understood("dieu"), Filters(), timezone.now(), 2500)
    assert [entry.pk for entry in rare] == [keys[n] for n in range(MANY) if n % 700 == 9]
