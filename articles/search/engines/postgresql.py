"""Lexemes without positions, under GIN."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import reduce
from itertools import pairwise
from operator import and_, or_

from django.db import connection, transaction
from django.db.models import BooleanField, Expression, F, Func, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from articles.models.searching import SearchEntry, SearchIndex, seconds_of
from articles.search import words
from articles.search.engines.base import TABLE, Asked, between, quoted
from articles.search.query import Group

# As it is no column, no index gives this order: the planner would walk the newest entries and
# unpack the words of each.
_NEWEST = (F("pk") + 0).desc()


_PLANNER = (
    *((f"enable_{way}", "off") for way in ("seqscan", "hashjoin", "mergejoin")),
    *(("jit", "off"), ("max_parallel_workers_per_gather", "0")),
)


class PostgreSQL:
    """Lexemes under GIN."""

    create = (
        f"CREATE TABLE IF NOT EXISTS {TABLE} (rowid bigint NOT NULL, {TABLE} tsvector NOT NULL)",
        # Of a kind that has no order: in that of a key the planner would walk through all rows.
        f"CREATE INDEX IF NOT EXISTS {TABLE}_rowid ON {TABLE} USING hash (rowid)",
        # Without the list of pending entries: a search would read through it, and who fills it up
        # would wait for all that others put there.
        f"CREATE INDEX IF NOT EXISTS {TABLE}_gin ON {TABLE} USING gin ({TABLE}) "
        "WITH (fastupdate = off)",
    )
    drop = (f"DROP TABLE IF EXISTS {TABLE}",)
    empty = (f"DELETE FROM {TABLE}",)

    # How many of the newest entries are looked through first, and how much further back next. A
    # common word has its matches there, and of a rare one there are few: none costs much.
    window, further = 2_000, 16

    def add(self, cursor, entries: Sequence[SearchEntry]) -> None:
        """Index `entries`, which are stored already."""
        cursor.executemany(
            f"INSERT INTO {TABLE} (rowid, {TABLE}) "
            "VALUES (%s, array_to_tsvector(string_to_array(%s, ',')))",
            [(e.pk, ",".join(self._lexemes(e))) for e in entries],
        )

    def remove(self, cursor, keys: Sequence[int]) -> None:
        """Take the entries with these keys out."""
        cursor.execute(f"DELETE FROM {TABLE} WHERE rowid = ANY(%s)", [list(keys)])

    @contextmanager
    def reading(self) -> Iterator[None]:
        """To be held while what is asked is read: the planner has to take the index.

        It counts the pages of a table, not what lies apart from them, so it would read all rows;
        and it believes that more match than do.
        """
        is_nested = connection.in_atomic_block
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("; ".join(f"SET LOCAL {name} = {value}" for name, value in _PLANNER))
            yield
            if is_nested:  # else it ends with the transaction
                cursor.execute("; ".join(f"SET LOCAL {name} TO DEFAULT" for name, _ in _PLANNER))

    def ask(self, asked: Asked, most: int) -> Iterator[QuerySet[SearchEntry]]:
        """Yield queries that look further and further back; the last one through all entries.

        Each but the last may leave out old matches if there are more than `most`.
        """
        parts = [self._group(group) for group in asked.groups]
        # Pairs alone would leave out too much: longer phrases are looked at below.
        parts += [f"!{self._group(group)}" for group in asked.excluded if _is_exact(group)]
        longer = [_stands(group) for group in asked.groups if not _is_exact(group)]
        longer += [~_stands(group) for group in asked.excluded if not _is_exact(group)]
        marks = [_any(_lexeme(f"#{mark}") for mark in some) for some in asked.marks]
        # What else is known of an entry is looked up for no more than are needed, and for some
        # that may turn out to be hidden or to have the pairs apart.
        enough = most + most // 4 + 1
        if longer:
            enough *= 2
        for number, (months, is_last) in enumerate(self._spans(asked)):
            matches = between(_matching(" & ".join([*parts, *months]), *marks), asked)
            is_little = is_last and number == 0
            if not is_little:
                yield _entries(matches[:enough]).filter(*longer)
            # Whoever goes on has not found enough: all are looked up only if some were left out.
            if is_little or (is_last and matches[enough : enough + 1]):
                yield _entries(matches).filter(*longer)

    def _spans(self, asked: Asked) -> Iterator[tuple[list[str], bool]]:
        """Months that go further and further back, from the newest that may match on, and whether
        there are no others."""
        keys = between(SearchEntry.objects.order_by("-pk"), asked).values("pk")
        since, oldest = keys[self.window : self.window + 1], keys.reverse()[:1]
        ends = keys.annotate(since=Subquery(since), oldest=Subquery(oldest))
        if not (row := ends.values_list("pk", "since", "oldest").first()):
            return
        newest, since, oldest = (None if key is None else seconds_of(key) for key in row)
        for times in () if since is None else (1, self.further):
            start = newest - times * (newest - since)
            if start > oldest:
                yield [_months(start, newest)], False
        is_bounded = asked.first is not None or asked.last is not None
        yield [_months(oldest, newest)] if is_bounded else [], True

    def titles(self, whole: Sequence[str], begun: str, most: int) -> Iterator[QuerySet]:
        """Yield queries for entries whose title has all words `whole` and one that begins with
        `begun`, as `ask` does."""
        parts = [_lexeme(f"^{word}") for word in whole] + [f"{_lexeme(f'^{begun}')}:*"]
        for months, is_last in self._spans(Asked(())):
            matches = _matching(" & ".join([*parts, *months]))
            yield _entries(matches if is_last else matches[: 10 * most])

    def _lexemes(self, entry: SearchEntry) -> set[str]:
        found = entry.words.split()
        pairs = {f"{a} {b}" for a, b in pairwise(found) if words.BREAK not in (a, b)}
        titles = {f"^{word}" for word in entry.title.split()}
        return {*found, *pairs, *titles, *(f"#{mark}" for mark in entry.facets.split())}

    def word(self, word: OuterRef) -> Expression:
        """What matches where the value of the column `word` stands."""
        return quoted(word, "'")

    def _group(self, group: Group) -> str:
        return _any(_all(map(_pairs, phrases)) for phrases in group.alternatives)


def _lexeme(text: str) -> str:
    # Nothing has to be escaped: words are letters and digits alone.
    return f"'{text}'"


def _any(parts: Iterable[str]) -> str:
    """One of `parts`. In halves of halves: one after the other, those of a whole city would be
    nested deeper than the database goes."""
    found = list(parts)
    if len(found) == 1:
        return found[0]
    half = len(found) // 2
    return f"({_any(found[:half])} | {_any(found[half:])})"


def _all(parts: Iterable[str]) -> str:
    return f"({' & '.join(parts)})"


def _pairs(phrase: tuple[str, ...]) -> str:
    """The phrase as lexemes: its one word, or all its pairs."""
    found = [f"{a} {b}" for a, b in pairwise(phrase)] or phrase
    return _all(map(_lexeme, found))


def _is_exact(group: Group) -> bool:
    """Whether lexemes alone tell that it stands there: pairs of a longer phrase may be apart."""
    return all(len(phrase) <= 2 for phrases in group.alternatives for phrase in phrases)


def _matching(*expressions: str) -> QuerySet:
    """The keys of what matches all of these, newest first."""
    # Each for itself: of one long expression, GIN would try all its words with each row.
    found = SearchIndex.objects.filter(*(Q(tokens__matches=some) for some in expressions))
    return found.order_by(_NEWEST).values("pk")


class _Among(Func):
    template, arg_joiner, output_field = "%(expressions)s)", " = ANY(", BooleanField()


def _entries(keys: QuerySet) -> QuerySet[SearchEntry]:
    """The entries with these keys, newest first."""
    # As an array, not as a condition: that the planner might try on all entries.
    array = Subquery(keys, template="ARRAY(%(subquery)s)")
    return SearchEntry.objects.filter(_Among(F("pk"), array)).order_by(_NEWEST)


def _stands(group: Group) -> Q:
    """The same in the words themselves."""
    return reduce(
        or_,
        (
            reduce(and_, (Q(words__contains=f" {' '.join(phrase)} ") for phrase in phrases))
            for phrases in group.alternatives
        ),
    )


def _months(oldest: int, newest: int) -> str:
    """Marks of the months from one to the other of these seconds since 1970, both included."""
    from_day, to_day = _day(oldest), _day(newest)
    marks = [f"m{from_day:%Y}{month:02d}" for month in range(from_day.month, 13)]
    marks += [words.of_year(year) for year in range(from_day.year + 1, to_day.year + 1)]
    return _any(_lexeme(f"#{mark}") for mark in marks)


def _day(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, tz=timezone.get_default_timezone())
