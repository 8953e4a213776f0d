"""The one door of search: which posts answer what was typed, best first.

Ranking and counting look at the newest `MOST` matches; beyond them it is only known that there are
more. Whether an edition may be found is asked with each search, so no answer is ever stale.
"""

from collections import namedtuple
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from articles.models import Abbreviation, Edition
from articles.models.searching import SearchEntry, order_key
from articles.search import engines, ranking, words
from articles.search.query import Query, read
from wards import clock

MOST = 500
_LAST_DAY = date(2443, 12, 31)  # keys hold seconds until 2444


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
    """Return what residents may find at `at` (default: now). At most seven queries."""
    at = at or clock.now()
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
    engine, found = engines.current(), []
    with engine.reading():
        for rows in engine.ask(asked, most):
            found = list(entries(rows, at, fields)[: most + 1])
            if len(found) > most:
                break
    return found


def begun(whole: Iterable[str], start: str, at: datetime, most: int) -> list[SearchEntry]:
    """Return the newest `most` entries whose title has the folded words `whole` and one that
    begins with `start`."""
    engine, found = engines.current(), []
    with engine.reading():
        for rows in engine.titles(tuple(whole), start, most):
            found = list(entries(rows, at)[:most])
            if len(found) == most:
                break
    return found


def entries(rows: QuerySet[SearchEntry], at: datetime, fields: Iterable[str] = ()):
    """Those of `rows`, in their order, whose editions are listed at `at`."""
    listed = Edition.objects.listed(at).filter(pk=OuterRef("edition"))
    return _Entries(rows.filter(Exists(listed)), ("facets", *fields))


class _Entries:
    """A query for entries that is read as tuples: models take longer to make than all the rest."""

    def __init__(self, rows: QuerySet[SearchEntry], fields: tuple[str, ...]):
        self._rows = rows.values_list("pk", "edition_id", *fields)
        self._entry = _entry(fields)

    def __getitem__(self, some: slice) -> Iterator[SearchEntry]:
        return map(self._entry._make, self._rows[some])


@cache
def _entry(fields: tuple[str, ...]):
    """The class of entries that know these fields."""
    return namedtuple("Entry", ("pk", "edition_id", *fields))


def _asked(query: Query, filters: Filters) -> engines.Asked:
    marks = []
    if filters.units is not None:
        marks.append(tuple(words.of_unit(pk) for pk in sorted(filters.units)))
    if filters.category is not None:
        marks.append((words.of_category(filters.category),))
    if filters.with_photos:
        marks.append((words.WITH_PHOTOS,))
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
