"""What both kinds of database share about searching."""

from dataclasses import dataclass

from django.db.models import Expression, OuterRef, QuerySet, Value
from django.db.models.functions import Concat

from articles.models.searching import SearchEntry, SearchIndex
from articles.search.query import Group

TABLE = SearchIndex._meta.db_table
CONTENT = SearchEntry._meta.db_table


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


def between(found: QuerySet, asked: Asked, key: str = "pk") -> QuerySet:
    """Those of `found` whose `key` is between the bounds of `asked`."""
    if asked.first is not None:
        found = found.filter(**{f"{key}__gte": asked.first})
    return found if asked.last is None else found.filter(**{f"{key}__lt": asked.last})


def quoted(word: OuterRef, sign: str) -> Expression:
    """The value of a column between two signs."""
    return Concat(Value(sign), word, Value(sign))
