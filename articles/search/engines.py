"""What differs between the databases: how the index is made, written and asked.

Both hold the words of `SearchEntry` just as they are, cut at spaces alone, so the same entries
match on both. SQLite: FTS5 with positions, its rows in the order of their keys, so that the newest
matches are read first and the rest not at all. PostgreSQL: lexemes without positions under GIN;
pairs of neighbouring words are lexemes, too, because a phrase of common words would else be looked
for in most texts of the city.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from itertools import pairwise
from operator import and_, or_

from django.db import connection, connections, transaction
from django.db.models import F, Q, QuerySet, Subquery
from django.utils import timezone

from articles.models.searching import SearchEntry, SearchIndex, seconds_of
from articles.search import words
from articles.search.query import Group

TABLE = SearchIndex._meta.db_table
_CONTENT = SearchEntry._meta.db_table
# As it is no column, no index gives this order: PostgreSQL's planner would walk the newest entries
# and unpack the words of each.
_NEWEST = (F("pk") + 0).desc()


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

    def reading(self) -> AbstractContextManager:
        """To be held while what is asked is read."""
        return nullcontext()

    def ask(self, asked: Asked, most: int) -> Iterator[QuerySet[SearchEntry]]:
        """Yield one query whose rows are read newest first."""
        parts = (
            [f"words : ({' AND '.join(map(self._group, asked.groups))})"] if asked.groups else []
        )
        parts += [f"facets : ({' OR '.join(map(_string, some))})" for some in asked.marks]
        expression = " AND ".join(parts)
        if asked.excluded:
            without = " OR ".join(map(self._group, asked.excluded))
            expression = f"({expression}) NOT (words : ({without}))"
        found = SearchEntry.objects.filter(index__tokens__matches=expression)
        yield _between(found, asked, "index__pk").order_by("-index__pk")

    def titles(self, whole: Sequence[str], begun: str) -> QuerySet[SearchEntry]:
        """Entries whose title has all words `whole` and one that begins with `begun`."""
        parts = [_string(word) for word in whole] + [f"{_string(begun)} *"]
        expression = f"title : ({' AND '.join(parts)})"
        return SearchEntry.objects.filter(index__tokens__matches=expression).order_by("-index__pk")

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

    # How many of the newest entries are looked through first, and how much further back next. A
    # common word has its matches there, and of a rare one there are few: none costs much.
    window, further = 2_000, 16

    def add(self, cursor, entries: Sequence[SearchEntry]) -> None:
        """Index `entries`, which are stored already."""
        cursor.executemany(
            f"INSERT INTO {TABLE} (rowid, {TABLE}) VALUES (%s, array_to_tsvector(%s::text[]))",
            [(e.pk, sorted(self._lexemes(e))) for e in entries],
        )

    def remove(self, cursor, keys: Sequence[int]) -> None:
        """Take the entries with these keys out."""
        cursor.execute(f"DELETE FROM {TABLE} WHERE rowid = ANY(%s)", [list(keys)])

    @contextmanager
    def reading(self) -> Iterator[None]:
        """To be held while what is asked is read: the planner has to take the index.

        It counts the pages of a table, not what lies apart from them, so it would read all rows;
        and it would compile what takes a few milliseconds.
        """
        is_nested = connection.in_atomic_block
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL jit = off")
            yield
            if is_nested:  # else it ends with the transaction
                cursor.execute("SET LOCAL enable_seqscan TO DEFAULT; SET LOCAL jit TO DEFAULT")

    def ask(self, asked: Asked, most: int) -> Iterator[QuerySet[SearchEntry]]:
        """Yield queries that look further and further back; the last one through all entries.

        Each but the last may leave out old matches if there are more than `most`.
        """
        parts = [self._group(group) for group in asked.groups]
        parts += [_any(_lexeme(f"#{mark}") for mark in some) for some in asked.marks]
        # Pairs alone would leave out too much: longer phrases are looked at below.
        parts += [f"!{self._group(group)}" for group in asked.excluded if _is_exact(group)]
        longer = [_stands(group) for group in asked.groups if not _is_exact(group)]
        longer += [~_stands(group) for group in asked.excluded if not _is_exact(group)]
        for months in self._spans(asked):
            matches = _matching(" & ".join([*parts, *filter(None, [months])]))
            if months and not longer:
                # What else is known of an entry is looked up for no more than are needed, and for
                # some that may turn out to be hidden.
                matches = matches[: most + most // 4 + 1]
            found = SearchEntry.objects.filter(*longer, pk__in=matches)
            yield _between(found, asked).order_by(_NEWEST)

    def _spans(self, asked: Asked) -> Iterator[str]:
        """Months that go further and further back, from the newest that may match on."""
        keys = _between(SearchEntry.objects.order_by("-pk"), asked).values("pk")
        since, oldest = keys[self.window : self.window + 1], keys.reverse()[:1]
        ends = keys.annotate(since=Subquery(since), oldest=Subquery(oldest))
        if not (row := ends.values_list("pk", "since", "oldest").first()):
            return
        newest, since, oldest = (key and seconds_of(key) for key in row)
        for times in (1, self.further) if since else ():
            start = newest - times * (newest - since)
            if start > oldest:
                yield _months(start, newest)
        is_bounded = asked.first is not None or asked.last is not None
        yield _months(oldest, newest) if is_bounded else ""

    def titles(self, whole: Sequence[str], begun: str) -> QuerySet[SearchEntry]:
        """Entries whose title has all words `whole` and one that begins with `begun`."""
        parts = [_lexeme(f"^{word}") for word in whole] + [f"{_lexeme(f'^{begun}')}:*"]
        return SearchEntry.objects.filter(pk__in=_matching(" & ".join(parts))).order_by(_NEWEST)

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


def _matching(expression: str) -> QuerySet:
    """The keys of what matches, newest first."""
    return SearchIndex.objects.filter(tokens__matches=expression).order_by(_NEWEST).values("pk")


def _stands(group: Group) -> Q:
    """The same in the words themselves."""
    return reduce(
        or_,
        (
            reduce(and_, (Q(words__contains=f" {' '.join(phrase)} ") for phrase in phrases))
            for phrases in group.alternatives
        ),
    )


def _between(found: QuerySet, asked: Asked, key: str = "pk") -> QuerySet:
    if asked.first is not None:
        found = found.filter(**{f"{key}__gte": asked.first})
    return found if asked.last is None else found.filter(**{f"{key}__lt": asked.last})


def _months(oldest: int, newest: int) -> str:
    """Marks of the months from one to the other of these seconds since 1970, both included."""
    from_day, to_day = _day(oldest), _day(newest)
    marks = [f"m{from_day:%Y}{month:02d}" for month in range(from_day.month, 13)]
    marks += [words.of_year(year) for year in range(from_day.year + 1, to_day.year + 1)]
    return _any(_lexeme(f"#{mark}") for mark in marks)


def _day(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, tz=timezone.get_default_timezone())


_ENGINES = {"sqlite": SQLite(), "postgresql": PostgreSQL()}


def current(using: str = "default") -> SQLite | PostgreSQL:
    """The engine of the database `using`."""
    return _ENGINES[connections[using].vendor]
