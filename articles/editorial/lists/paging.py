"""Pages of a long list: from a row on, so that no page costs more than the first.

A page begins after the last row of the one before, by what the list is ordered by. Posts that come
meanwhile stand in front of where one is and push nothing over the edge of a page.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Q, QuerySet

from articles.models import Article

MOST_COUNTED = 1000  # beyond these a list says "hơn 1.000"
AFTER, BEFORE = "sau", "truoc"  # the fields of an address that say where a page lies
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True)
class Order:
    """An order of the list: by the id, or by an indexed instant first; newest first or last."""

    label: str
    column: str | None = None
    newest_first: bool = True

    def keys(self, backwards: bool = False) -> list[str]:
        """What to order by."""
        sign = "-" if self.newest_first != backwards else ""
        return [sign + column for column in (self.column, "pk") if column]

    def beyond(self, mark: str, backwards: bool = False) -> Q:
        """The rows past the one that `mark` stands for. Raises ValueError."""
        way = "lt" if self.newest_first != backwards else "gt"
        if self.column is None:
            return Q(**{f"pk__{way}": _number(mark)})
        since, pk = (_number(part) for part in mark.split("-", 1))
        try:
            at = _EPOCH + since * _MICROSECOND
        except OverflowError as error:
            raise ValueError(mark) from error
        tied = Q(**{self.column: at, f"pk__{way}": pk})
        # The first condition says nothing new; it is what an index can be entered by.
        return Q(**{f"{self.column}__{way}e": at}) & (Q(**{f"{self.column}__{way}": at}) | tied)

    def mark(self, row: dict) -> str:
        """What stands in an address for a row of `columns`."""
        if self.column is None:
            return str(row["pk"])
        return f"{(row[self.column] - _EPOCH) // _MICROSECOND}-{row['pk']}"

    @property
    def columns(self) -> list[str]:
        """What a row's mark is made of."""
        return [column for column in (self.column, "pk") if column]


# The first is what is shown unasked. Each has an index.
ORDERS = {
    "moi-sua": Order("Mới sửa trước", "updated_at"),
    "moi-viet": Order("Mới viết trước"),
    "cu-nhat": Order("Cũ nhất trước", newest_first=False),
}


@dataclass(frozen=True)
class Page:
    """The ids on one page, in order; how many there are in all, one more than MOST_COUNTED at
    most; marks of where the pages before and after it lie, None where there are none."""

    ids: list[int]
    count: int
    before: str | None
    after: str | None

    @property
    def more_than_counted(self) -> bool:
        """Whether there are more than are counted."""
        return self.count > MOST_COUNTED


def page_of(
    articles: QuerySet[Article], order: Order, per_page: int, after: str = "", before: str = ""
) -> Page:
    """Return the page of `articles` after (or before) a mark; the first without one.

    One query for the first page, two for others; none counts more than MOST_COUNTED rows. Raises
    ValueError where a mark is none.
    """
    backwards, mark = bool(before and not after), after or before
    rows = articles.order_by(*order.keys(backwards)).values(*order.columns)
    if not mark:
        found = list(rows[: MOST_COUNTED + 1])
        count, more = len(found), len(found) > per_page
    else:
        found = list(rows.filter(order.beyond(mark, backwards))[: per_page + 1])
        if not found or (backwards and len(found) <= per_page):
            return page_of(articles, order, per_page)  # the first, from its beginning and whole
        count, more = _bounded(articles), len(found) > per_page
    found = found[:per_page]
    if backwards:
        found.reverse()
    has_before, has_after = (more, bool(found)) if backwards else (bool(mark), more)
    return Page(
        ids=[row["pk"] for row in found],
        count=count,
        before=order.mark(found[0]) if found and has_before else None,
        after=order.mark(found[-1]) if found and has_after else None,
    )


def _bounded(rows: QuerySet) -> int:
    return rows.order_by()[: MOST_COUNTED + 1].count()


def _number(text: str) -> int:
    """Read digits that fit into a column. Raises ValueError."""
    if not (text.isascii() and text.isdecimal() and len(text) < 19):
        raise ValueError(text)
    return int(text)
