"""Lists that are read page by page, newest first: pages hold still when new rows come.

A page begins beside a row that the reader has seen, not at a count of rows. So nothing is shown
twice and nothing is passed over, in either direction, whatever arrives in between.
"""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

Place = tuple  # where a row stands: its date and its key


@dataclass(frozen=True)
class Cut:
    """Some rows of a list in its order, and whether there are others around them.

    `above` is the row just before the first, where a page was reached from below it.
    """

    rows: list
    has_newer: bool
    has_older: bool
    above: object = None


def cut(found: QuerySet, by: tuple[str, str], size: int, before=None, after=None) -> Cut:
    """Return the first `size` rows of `found`, those that follow the place `before`, or those that
    come just ahead of the place `after`.

    `by` names the date and the key that a place holds. Where there is nothing ahead of `after`, its
    reader is at the top of the list and gets that. One query, two with a place.
    """
    downwards = found.order_by(*(f"-{field}" for field in by))
    if before is not None:
        downwards = downwards.filter(behind(by, before))
    elif after is not None:
        upwards = found.filter(ahead(by, after)).order_by(*by)
        rows = list(upwards[: size + 1])
        if rows:
            above = rows[size] if len(rows) > size else None
            rows = rows[:size][::-1]
            older = found.filter(behind(by, place(rows[-1], by))).exists()
            return Cut(rows, above is not None, older, above)
    rows = list(downwards[: size + 1])
    older, rows = len(rows) > size, rows[:size]
    # Behind the last row there is none by which to go back; then the top of the list must do.
    newer = bool(before and rows) and found.filter(ahead(by, place(rows[0], by))).exists()
    return Cut(rows, newer, older)


def place(row, by: tuple[str, str]) -> Place:
    """Return where `row` stands in a list that is ordered `by` two of its fields."""
    return tuple(getattr(row, field) for field in by)


# The outer condition bounds the index; an OR alone would have the database walk to the place.
def behind(by: tuple[str, str], mark: Place) -> Q:
    """The rows that come after the place `mark` in a list."""
    (date, key), (day, pk) = by, mark
    return Q(**{f"{date}__lte": day}) & (Q(**{f"{date}__lt": day}) | Q(**{f"{key}__lt": pk}))


def ahead(by: tuple[str, str], mark: Place) -> Q:
    """The rows that come before the place `mark` in a list."""
    (date, key), (day, pk) = by, mark
    return Q(**{f"{date}__gte": day}) & (Q(**{f"{date}__gt": day}) | Q(**{f"{key}__gt": pk}))
