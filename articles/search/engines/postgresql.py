"""Lexemes without positions, under GIN."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import reduce
from itertools import pairwise
from operator import and_, or_

from django.db import connection, transaction
from django.db.models import F, Q, QuerySet, Subquery
from django.utils import timezone

from articles.models.searching import SearchEntry, SearchIndex, seconds_of
from articles.search import words
from articles.search.engines.base import TABLE, Asked, between
from articles.search.query import Group

# As it is no column, no index gives this order: the planner would walk the newest entries and
# unpack the words of each.
_NEWEST = (F("pk") + 0).desc()


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
            yield between(found, asked).order_by(_NEWEST)

    def _spans(self, asked: Asked) -> Iterator[str]:
        """Months that go further and further back, from the newest that may match on."""
        keys = between(SearchEntry.objects.order_by("-pk"), asked).values("pk")
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

    def word(self, word: str) -> str:
        """What matches where `word` stands."""
        return _lexeme(word)

    def _group(self, group: Group) -> str:
        return _any(_all(map(_pairs, phrases)) for phrases in group.alternatives)


def _lexeme(text: str) -> str:
    # Nothing has to be escaped: words are letters and digits alone.
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


def _months(oldest: int, newest: int) -> str:
    """Marks of the months from one to the other of these seconds since 1970, both included."""
    from_day, to_day = _day(oldest), _day(newest)
    marks = [f"m{from_day:%Y}{month:02d}" for month in range(from_day.month, 13)]
    marks += [words.of_year(year) for year in range(from_day.year + 1, to_day.year + 1)]
    return _any(_lexeme(f"#{mark}") for mark in marks)


def _day(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, tz=timezone.get_default_timezone())
