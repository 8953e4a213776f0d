"""Long lists of the back office: nothing is counted or looked up that nobody pages through."""

from collections.abc import Collection

from django.core.paginator import Paginator
from django.db import connections
from django.db.models import BigIntegerField, ExpressionWrapper, F, QuerySet
from django.db.models.lookups import In
from django.utils.functional import cached_property

MOST = 10_000


def among(rows: QuerySet, path: str, ids: Collection[int]) -> QuerySet:
    """The `rows` in which the id that `path` leads to is one of `ids`, asked row by row on SQLite.

    That keeps no statistics: it would look up all rows of each id and then sort them, were it the
    whole archive. So it is not shown that there is an index beside that of the list's order.
    """
    if connections[rows.db].vendor != "sqlite":
        return rows.filter(**{f"{path}__in": ids})
    asked = ExpressionWrapper(F(path) + 0, output_field=BigIntegerField())
    return rows.filter(In(asked, list(ids))) if ids else rows.none()


class BoundedPaginator(Paginator):
    """Counts MOST rows at most, and leads no further: beyond that people search or filter."""

    @cached_property
    def count(self) -> int:
        """How many rows there are, up to MOST."""
        return self.object_list.order_by()[:MOST].count()
