"""FTS5, with its words in the table of entries."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext

from django.db.models import Expression, OuterRef, QuerySet

from articles.models.searching import SearchEntry, SearchTitles
from articles.search.engines.base import CONTENT, TABLE, Asked, between, quoted
from articles.search.query import Group

TITLES = SearchTitles._meta.db_table


class SQLite:
    """FTS5, with its words in the table of entries.

    Titles are in a table of their own: only they are looked up by how words begin, and an index of
    that over all words would be as large as the rest.
    """

    create = tuple(
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {table} USING fts5({columns}, content='{CONTENT}', "
        # Cuts at spaces: all other ASCII that is no letter or digit was taken out before.
        "content_rowid='id', columnsize=0, tokenize='ascii')"
        for table, columns in ((TABLE, "words, facets"), (TITLES, "title, prefix='1 2 3'"))
    )
    drop = tuple(f"DROP TABLE IF EXISTS {table}" for table in (TABLE, TITLES))
    empty = tuple(f"INSERT INTO {t} ({t}) VALUES ('delete-all')" for t in (TABLE, TITLES))

    def add(self, cursor, entries: Sequence[SearchEntry]) -> None:
        """Index `entries`, which are stored already."""
        cursor.executemany(
            f"INSERT INTO {TABLE} (rowid, words, facets) VALUES (%s, %s, %s)",
            [(e.pk, e.words, e.facets) for e in entries],
        )
        cursor.executemany(
            f"INSERT INTO {TITLES} (rowid, title) VALUES (%s, %s)",
            [(e.pk, e.title) for e in entries],
        )

    def remove(self, cursor, keys: Sequence[int]) -> None:
        """Take the entries with these keys out; they must still be stored as they were indexed."""
        for table, columns in ((TABLE, "words, facets"), (TITLES, "title")):
            cursor.executemany(
                f"INSERT INTO {table} ({table}, rowid, {columns}) "
                f"SELECT 'delete', id, {columns} FROM {CONTENT} WHERE id = %s",
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
        yield between(found, asked, "index__pk").order_by("-index__pk")

    def titles(self, whole: Sequence[str], begun: str, most: int) -> Iterator[QuerySet]:
        """Yield one query for entries whose title has all words `whole` and one that begins with
        `begun`."""
        parts = [_string(word) for word in whole] + [f"{_string(begun)} *"]
        found = SearchEntry.objects.filter(titles__tokens__matches=" AND ".join(parts))
        yield found.order_by("-titles__pk")

    def word(self, word: OuterRef) -> Expression:
        """What matches where the value of the column `word` stands."""
        return quoted(word, '"')

    def _group(self, group: Group) -> str:
        either = (
            " AND ".join(_string(" ".join(p)) for p in phrases) for phrases in group.alternatives
        )
        return f"({' OR '.join(either)})"


def _string(text: str) -> str:
    # Nothing has to be escaped: words are letters and digits alone.
    return f'"{text}"'
