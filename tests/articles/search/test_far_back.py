"""Where there are more matches than are looked at, hidden ones among them, over many years."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from articles.models import Article, Edition, SearchEntry
from articles.search import engines, finding, index
from articles.search.finding import Filters

pytestmark = pytest.mark.django_db

MOST = 20
MANY = 420
HOUR = timedelta(hours=1)
BODY = {2: "Thu gom rác thải. ", 3: "Trật tự đô thị. ", 7: "Tự trật tự, tự đô thị. ", 150: "Diều. "}


@pytest.fixture
def at() -> datetime:
    return timezone.now()


@pytest.fixture
def posts(at, people, city, category, monkeypatch) -> list[Edition]:
    """Posts of now, of one month, of decades; of the newest most are hidden."""
    monkeypatch.setattr(engines.PostgreSQL, "window", 50)
    days = [at - 7 * n * HOUR for n in range(200)]
    days += [datetime(2019, 3, 10, 17, tzinfo=UTC) + n * HOUR for n in range(-100, 100)]
    days += [datetime(1968 + n % 30, 1, 1, 3, tzinfo=UTC) for n in range(MANY - 402)]
    days += [at + 900 * HOUR, datetime(1945, 9, 2, tzinfo=UTC)]
    texts = [
        {
            "title": "Phường họp",
            "lead": "",
            "body": f"<p>{''.join(said for by, said in BODY.items() if n % by == 0)}</p>",
            "unit": city.viet_hung if n % 3 else city.new_bo_de,
            "category": category,
        }
        for n in range(MANY)
    ]
    articles = Article.objects.bulk_create(
        Article(author=people.clerk, state=Article.State.SETTLED, **text) for text in texts
    )
    editions = Edition.objects.bulk_create(
        Edition(
            article=article,
            number=1,
            origin=Edition.Origin.IMPORT,
            unit_name=article.unit.name,
            content_hash="0" * 64,
            published_at=day,
            starts_at=at + HOUR if n % 5 == 1 and n < 120 else min(day, at - 2 * HOUR),
            ends_at=at - HOUR if n % 5 in (2, 3, 4) and n < 120 else None,
            **text,
        )
        for n, (article, text, day) in enumerate(zip(articles, texts, days, strict=True))
    )
    assert index.refresh(article.pk for article in articles) == MANY
    return editions


# What is typed, phrases that have to stand, phrases that must not.
ASKED = [
    ("phường", ["phuong"], []),
    ("rác thải", ["rac", "thai"], []),
    ('"trật tự đô thị"', ["trat tu do thi"], []),
    ('phường -"trật tự đô thị"', ["phuong"], ["trat tu do thi"]),
    ('rác -"tự đô"', ["rac"], ["tu do"]),
    ("diều", ["dieu"], []),
    ("không có gì", ["khong", "co", "gi"], []),
]
BOUNDS = [
    (None, None),
    (date(2019, 3, 12), date(2019, 3, 12)),
    (date(2019, 3, 14), None),
    (None, date(2019, 3, 12)),
    (None, date(1990, 12, 31)),
    (date(1960, 1, 1), date(1980, 12, 31)),
    (date(1965, 1, 1), date(1969, 12, 31)),
    (date(1970, 1, 1), date(1970, 12, 31)),
    (date(1900, 1, 1), date(1900, 1, 2)),
    (date(2100, 1, 1), None),
]


def expected(posts, at, groups, without, filters) -> list[int]:
    """The editions that are listed, have all `groups` and nothing of `without`, newest first."""
    texts = dict(SearchEntry.objects.values_list("edition", "words"))
    found = []
    for post in posts:
        day, text = timezone.localdate(post.published_at), texts[post.pk]
        if (
            post.starts_at <= at
            and not (post.ends_at and post.ends_at <= at)
            and (filters.since is None or filters.since <= day)
            and (filters.until is None or day <= filters.until)
            and (filters.units is None or post.unit_id in filters.units)
            and all(f" {phrase} " in text for phrase in groups)
            and not any(f" {phrase} " in text for phrase in without)
        ):
            found.append(post)
    return [p.pk for p in sorted(found, key=lambda p: (p.published_at, p.pk), reverse=True)]


@pytest.mark.parametrize("most", [1, MOST, 1000])
def test_the_newest_matches_are_those_of_plain_python(posts, at, city, most):
    for typed, groups, without in ASKED:
        for since, until in BOUNDS:
            for units in (None, frozenset([city.new_bo_de.pk])):
                filters = Filters(units=units, since=since, until=until)
                query = finding.understood(typed)
                found = [e.edition_id for e in finding.matching(query, filters, at, most)]
                wanted = expected(posts, at, groups, without, filters)
                assert found == wanted[: most + 1], (typed, filters)


def test_titles_that_begin_so_are_the_newest_that_are_listed(posts, at):
    wanted = expected(posts, at, ["phuong"], [], Filters())
    assert [e.edition_id for e in finding.begun(["phuong"], "ho", at, 5)] == wanted[:5]
    assert [e.edition_id for e in finding.begun([], "phuon", at, 1000)] == wanted


def test_of_an_empty_index_nothing_is_asked(at):
    query = finding.understood('rác -"trật tự đô thị"')
    for filters in (Filters(), Filters(since=date(2019, 1, 1)), Filters(until=date(1960, 1, 1))):
        assert finding.matching(query, filters, at, MOST) == []
    assert finding.begun(["rac"], "th", at, 5) == []


def test_of_a_text_that_is_too_long_each_word_in_the_index_is_found(make_article, publish):
    """There is an end of what is searched, the same on both databases; up to it all is right."""
    first, last = ord("一"), ord("龥")
    said = [
        "".join(chr(first + (n * 60 + k) % (last - first)) for k in range(60)) for n in range(349)
    ]
    said = [f"{word}{chr(first + n)}" for n in range(18) for word in said]
    edition = publish(make_article(title="Bài dài", body=f"<p>{' '.join(said)}</p>"))
    entry = SearchEntry.objects.get(edition=edition)
    kept = [word for word in entry.words.split() if len(word) > 50]
    assert len(kept) > 1000
    for word in ("bai dai", min(kept), max(kept), kept[-1], f'"{kept[-2]} {kept[-1]}"'):
        query = finding.understood(word)
        assert [hit.key for hit in finding.find(query, most=1).rows] == [entry.pk], word


def test_results_can_be_narrowed_down_to_the_units_of_a_whole_city(make_article, publish):
    edition = publish(make_article(title="Rác thải"))
    units = frozenset([*range(10**6, 10**6 + 20_000), edition.unit_id])
    found = finding.find(finding.understood("rac"), Filters(units=units))
    assert [hit.edition_id for hit in found.rows] == [edition.pk]
