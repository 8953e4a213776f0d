"""The one door of search: which posts answer what was typed, best first.

Ranking and counting look at the newest `MOST` matches; beyond them it is only known that there are
more. Whether an edition may be found is asked with each search, so no answer is ever stale.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from articles.models import Abbreviation, Edition
from articles.models.searching import SearchEntry, SearchIndex, order_key
from articles.search import engines, ranking, words
from articles.search.query import Query, read

MOST = 500
_LAST_DAY = date(2499, 12, 31)  # keys hold seconds until 2514


@dataclass(frozen=True)
class Filters:
    """What results are narrowed down to. `units` are ids of which one has to be there (None: all);
    `since` and `until` are local days, both included."""

    units: frozenset[int] | None = None
    category: int | None = None
    since: date | None = None
    until: date | None = None
    with_photos: bool = False


@dataclass(frozen=True)
class Hit:
    """A match: its edition, and the marks of units, section, year and photos (see `words`)."""

    edition_id: int
    key: int
    marks: frozenset[str]


@dataclass(frozen=True)
class Hits:
    """The newest matches, best first; `has_more` if there are older ones that nobody looked at."""

    rows: tuple[Hit, ...]
    has_more: bool = False


def understood(typed: str) -> Query:
    """What `typed` asks for, abbreviations included. One query."""
    return read(typed, Abbreviation.objects.values_list("short", "meaning"))


def find(
    query: Query, filters: Filters | None = None, at: datetime | None = None, most: int = MOST
) -> Hits:
    """Return what residents may find at `at` (default: now). At most five queries."""
    at = at or timezone.now()
    if not query.terms:
        return Hits(())
    found = matching(query, filters or Filters(), at, most, ranking.fields_needed(query))
    order = ranking.Ranking(query, at)
    ranked = sorted(found[:most], key=lambda e: (-order.score(e), -e.pk))
    rows = (Hit(e.edition_id, e.pk, frozenset(e.facets.split())) for e in ranked)
    return Hits(tuple(rows), len(found) > most)


def matching(
    query: Query, filters: Filters, at: datetime, most: int, fields: Iterable[str] = ()
) -> list[SearchEntry]:
    """Return the newest entries that match, with `fields`: one more than `most` if there are so
    many."""
    asked = _asked(query, filters)
    if any(not some for some in asked.marks):
        return []
    found: list[SearchEntry] = []
    for rows in engines.current().ask(asked):
        found = list(entries(rows, at, fields)[: most + 1])
        if len(found) > most:
            break
    return found


def begun(whole: Iterable[str], start: str, at: datetime, most: int) -> list[SearchEntry]:
    """Return the newest `most` entries whose title has the folded words `whole` and one that
    begins with `start`."""
    rows = engines.current().titles(tuple(whole), start)
    return list(entries(rows, at)[:most])


def entries(rows: QuerySet[SearchIndex], at: datetime, fields: Iterable[str] = ()):
    """The entries of `rows`, in their order, of editions that are listed at `at`."""
    listed = Edition.objects.listed(at).filter(pk=OuterRef("entry__edition"))
    found = rows.filter(Exists(listed)).select_related("entry")
    read_too = [f"entry__{name}" for name in ("edition", "facets", *fields)]
    return _Entries(found.only("entry", *read_too))


class _Entries:
    """A query for index rows that is read as their entries."""

    def __init__(self, rows: QuerySet[SearchIndex]):
        self.rows = rows

    def __getitem__(self, some: slice) -> Iterator[SearchEntry]:
        return (row.entry for row in self.rows[some])


def _asked(query: Query, filters: Filters) -> engines.Asked:
    marks = []
    if filters.units is not None:
        marks.append(tuple(words.of_unit(pk) for pk in sorted(filters.units)))
    if filters.category is not None:
        marks.append((words.of_category(filters.category),))
    if filters.with_photos:
        marks.append((words.WITH_PHOTOS,))
    if filters.since and filters.until and filters.until.year - filters.since.year < 10:
        years = range(filters.since.year, filters.until.year + 1)
        marks.append(tuple(words.of_year(year) for year in years))
    return engines.Asked(
        query.groups,
        query.excluded_groups,
        tuple(marks),
        _key(filters.since) if filters.since else None,
        _key(filters.until, after=1) if filters.until else None,
    )


def _key(day: date, after: int = 0) -> int:
    """The lowest key of an entry so many days after `day`, or later."""
    morning = datetime.combine(min(day, _LAST_DAY), time()) + timedelta(days=after)
    midnight = morning.replace(tzinfo=timezone.get_default_timezone())
    return order_key(int(midnight.timestamp()))
