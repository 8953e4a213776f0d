"""What differs between the databases: how the index is made, written and asked.

Both hold the words of `SearchEntry` just as they are, cut at spaces alone, so the same entries
match on both. SQLite: FTS5 with positions, its rows in the order of their keys, so that the newest
matches are read first and the rest not at all. PostgreSQL: lexemes without positions under GIN;
pairs of neighbouring words are lexemes, too, because a phrase of common words would else be looked
for in most texts of the city.
"""

from django.db import connections

from articles.search.engines.base import Asked
from articles.search.engines.postgresql import PostgreSQL
from articles.search.engines.sqlite import SQLite

__all__ = ["Asked", "current"]

_ENGINES = {"sqlite": SQLite(), "postgresql": PostgreSQL()}


def current(using: str = "default") -> SQLite | PostgreSQL:
    """The engine of the database `using`."""
    return _ENGINES[connections[using].vendor]
