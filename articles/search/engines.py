"""What differs between the databases: how the index is made, written and asked.

Both hold the words of `SearchEntry` just as they are, cut at spaces alone, so the same entries
match on both. SQLite: FTS5 with positions, its rows in the order of their keys, so that the newest
matches are read first and the rest not at all. PostgreSQL: lexemes without positions under GIN;
pairs of neighbouring words are lexemes, too, because a phrase of common words would else be looked
for in most texts of the city.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from itertools import pairwise
from operator import and_, or_

from django.db import connections
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from articles.models.searching import SearchEntry, SearchIndex, seconds_of
from articles.search import words
from articles.search.query import Group

TABLE = SearchIndex._meta.db_table
_CONTENT = SearchEntry._meta.db_table


@dataclass(frozen=True)
class Asked:
    """What entries have to match: all `groups`, none of `excluded`, one mark of each of `marks`.

    `first` and `last` are keys of entries between which they lie (None: no bound).
    """

    groups: tuple[Group, ...]
    excluded: tuple[Group, ...] = ()
    marks: tuple[tuple[str, ...], ...] = ()
    first: int | None = None
    last: int | None = None


class SQLite:
    """FTS5, with its words in the table of entries."""

    create = (
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {TABLE} USING fts5(words, facets, title, "
        f"content='{_CONTENT}', content_rowid='id', prefix='2 3', "
        # Cuts at spaces: all other ASCII that is no letter or digit was taken out before.
        "tokenize='ascii')",
    )
    drop = (f"DROP TABLE IF EXISTS {TABLE}",)
    empty = f"INSERT INTO {TABLE} ({TABLE}) VALUES ('delete-all')"

    def add(self, cursor, entries: Sequence[SearchEntry]) -> None:
        """Index `entries`, which are stored already."""
        cursor.executemany(
            f"INSERT INTO {TABLE} (rowid, words, facets, title) VALUES (%s, %s, %s, %s)",
            [(e.pk, e.words, e.facets, e.title) for e in entries],
        )

    def remove(self, cursor, keys: Sequence[int]) -> None:
        """Take the entries with these keys out; they must still be stored as they were indexed."""
        cursor.executemany(
            f"INSERT INTO {TABLE} ({TABLE}, rowid, words, facets, title) "
            f"SELECT 'delete', id, words, facets, title FROM {_CONTENT} WHERE id = %s",
            [(key,) for key in keys],
        )

    def ask(self, asked: Asked) -> Iterator[QuerySet[SearchIndex]]:
        """Yield one query whose rows are read newest first."""
        parts = (
            [f"words : ({' AND '.join(map(self._group, asked.groups))})"] if asked.groups else []
        )
        parts += [f"facets : ({' OR '.join(map(_string, some))})" for some in asked.marks]
        expression = " AND ".join(parts)
        if asked.excluded:
            without = " OR ".join(map(self._group, asked.excluded))
            expression = f"({expression}) NOT (words : ({without}))"
        found = SearchIndex.objects.filter(tokens__matches=expression)
        yield _between(found, asked).order_by("-pk")

    def titles(self, whole: Sequence[str], begun: str) -> QuerySet[SearchIndex]:
        """Entries whose title has all words `whole` and one that begins with `begun`."""
        parts = [_string(word) for word in whole] + [f"{_string(begun)} *"]
        expression = f"title : ({' AND '.join(parts)})"
        return SearchIndex.objects.filter(tokens__matches=expression).order_by("-pk")

    def _group(self, group: Group) -> str:
        either = (
            " AND ".join(_string(" ".join(p)) for p in phrases) for phrases in group.alternatives
        )
        return f"({' OR '.join(either)})"


class PostgreSQL:
    """Lexemes under GIN."""

    create = (
        f"CREATE TABLE IF NOT EXISTS {TABLE} (rowid bigint PRIMARY KEY, {TABLE} tsvector NOT NULL)",
        # Without the list of pending entries: a search would read through it, and who fills it up
        # would wait for all that others put there.
        f"CREATE INDEX IF NOT EXISTS {TABLE}_gin ON {TABLE} USING gin ({TABLE}) "
        "WITH (fastupdate = off)",
    )
    drop = (f"DROP TABLE IF EXISTS {TABLE}",)
    empty = f"DELETE FROM {TABLE}"

    # How many of the newest entries are looked through before all are. A common word has its
    # matches in the first of these, and of a rare one there are few: none costs much.
    windows = (2_000, 32_000)

    def add(self, cursor, entries: Sequence[SearchEntry]) -> None:
        """Index `entries`, which are stored already."""
        cursor.executemany(
            f"INSERT INTO {TABLE} (rowid, {TABLE}) VALUES (%s, array_to_tsvector(%s::text[]))",
            [(e.pk, sorted(self._lexemes(e))) for e in entries],
        )

    def remove(self, cursor, keys: Sequence[int]) -> None:
        """Take the entries with these keys out."""
        cursor.execute(f"DELETE FROM {TABLE} WHERE rowid = ANY(%s)", [list(keys)])

    def ask(self, asked: Asked) -> Iterator[QuerySet[SearchIndex]]:
        """Yield queries that look further and further back; the last one through all entries."""
        parts = [self._group(group) for group in asked.groups]
        parts += [_any(_lexeme(f"#{mark}") for mark in some) for some in asked.marks]
        # Pairs alone would leave out too much: longer phrases are looked at below.
        parts += [f"!{self._group(group)}" for group in asked.excluded if _is_exact(group)]
        found = _between(SearchIndex.objects.all(), asked)
        for group in asked.groups:
            if not _is_exact(group):
                found = found.filter(_stands(group))
        for group in asked.excluded:
            if not _is_exact(group):
                found = found.exclude(_stands(group))
        # As it is no column, no index gives this order: the planner would walk the newest entries
        # and unpack the words of each.
        found = found.order_by((F("pk") + 0).desc())
        expression = " & ".join(parts)
        for size in self.windows if asked.last is None else ():
            if since := _months_of_newest(size):
                yield found.filter(tokens__matches=f"{expression} & {since}")
        yield found.filter(tokens__matches=expression)

    def titles(self, whole: Sequence[str], begun: str) -> QuerySet[SearchIndex]:
        """Entries whose title has all words `whole` and one that begins with `begun`."""
        parts = [_lexeme(f"^{word}") for word in whole] + [f"{_lexeme(f'^{begun}')}:*"]
        found = SearchIndex.objects.filter(tokens__matches=" & ".join(parts))
        return found.order_by((F("pk") + 0).desc())

    def _lexemes(self, entry: SearchEntry) -> set[str]:
        found = entry.words.split()
        pairs = {f"{a} {b}" for a, b in pairwise(found) if words.BREAK not in (a, b)}
        titles = {f"^{word}" for word in entry.title.split()}
        return {*found, *pairs, *titles, *(f"#{mark}" for mark in entry.facets.split())}

    def _group(self, group: Group) -> str:
        return _any(_all(map(_pairs, phrases)) for phrases in group.alternatives)


# Nothing has to be escaped in either language: words are letters and digits alone.


def _string(text: str) -> str:
    return f'"{text}"'


def _lexeme(text: str) -> str:
    return f"'{text}'"


def _any(parts: Iterable[str]) -> str:
    return f"({' | '.join(parts)})"


def _all(parts: Iterable[str]) -> str:
    return f"({' & '.join(parts)})"


def _pairs(phrase: tuple[str, ...]) -> str:
    """The phrase as lexemes: its one word, or all its pairs."""
    found = [f"{a} {b}" for a, b in pairwise(phrase)] or phrase
    return _all(map(_lexeme, found))


def _is_exact(group: Group) -> bool:
    """Whether lexemes alone tell that it stands there: pairs of a longer phrase may be apart."""
    return all(len(phrase) <= 2 for phrases in group.alternatives for phrase in phrases)


def _stands(group: Group) -> Q:
    """The same in the words themselves."""
    return reduce(
        or_,
        (
            reduce(and_, (Q(entry__words__contains=f" {' '.join(phrase)} ") for phrase in phrases))
            for phrases in group.alternatives
        ),
    )


def _between(found: QuerySet[SearchIndex], asked: Asked) -> QuerySet[SearchIndex]:
    if asked.first is not None:
        found = found.filter(pk__gte=asked.first)
    return found if asked.last is None else found.filter(pk__lt=asked.last)


def _months_of_newest(size: int) -> str:
    """Marks of the months of the `size` newest entries; "" if there are not so many."""
    keys = SearchEntry.objects.order_by("-pk").values_list("pk", flat=True)
    oldest = keys[size : size + 1].first()
    if oldest is None:
        return ""
    from_day, to_day = (_day(key) for key in (oldest, keys[0]))
    marks = [f"m{from_day:%Y}{month:02d}" for month in range(from_day.month, 13)]
    marks += [words.of_year(year) for year in range(from_day.year + 1, to_day.year + 1)]
    return _any(_lexeme(f"#{mark}") for mark in marks)


def _day(key: int) -> datetime:
    return datetime.fromtimestamp(seconds_of(key), tz=timezone.get_default_timezone())


_ENGINES = {"sqlite": SQLite(), "postgresql": PostgreSQL()}


def current(using: str = "default") -> SQLite | PostgreSQL:
    """The engine of the database `using`."""
    return _ENGINES[connections[using].vendor]
