"""The register page by page: the newest document first, those without a date last.

A page begins beside a place, date and key, that stands in its address. So a page holds still
whatever comes or goes, even the document beside which it begins.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain

from django.conf import settings
from django.db.models import QuerySet

from articles.models import Document
from articles.public import paging
from wards import together

_BY = ("issued_on", "pk")
_CURSOR = re.compile(r"([0-9]{8}|0)-([0-9]{1,18})")
Place = tuple[date | None, int]


@dataclass(frozen=True)
class Page:
    """Some documents, and the cursors of the pages around them ("" at an end).

    `query` is the cursor that is this page's own one; "" for the first page.
    """

    rows: list[Document]
    older: str
    newer: str
    query: str


def cursor(place: Place) -> str:
    """How a place stands in an address: "20220225-17", or "0-17" without a date."""
    day, key = place
    return f"{day:%Y%m%d}-{key}" if day else f"0-{key}"


def read_cursor(text: str) -> Place | None:
    """The place that `text` names; None if it names none."""
    found = _CURSOR.fullmatch(text)
    if found is None or not found[0].isascii():
        return None
    if found[1] == "0":
        return None, int(found[2])
    try:
        return datetime.strptime(found[1], "%Y%m%d").date(), int(found[2])
    except ValueError:
        return None


def page(
    found: QuerySet[Document],
    before: Place | None = None,
    after: Place | None = None,
    beside: Sequence[QuerySet] = (),
) -> tuple[Page, list[list]]:
    """Return the page of `found` behind the place `before`, or the one ahead of `after`; and what
    the querysets `beside` it give.

    Without a place, or with nothing ahead of `after`, the first page. One query, one more to see
    whether the other way is open, and one where there was nothing ahead.
    """
    size = settings.ARTICLES_PER_PAGE
    is_back = before is None and after is not None
    ways = _upwards(found, after, size + 1) if is_back else _downwards(found, before, size + 1)
    here, there, *others = together.read(*ways, *beside)
    rows = [*here, *there][: size + 1]
    if is_back and rows:
        above = rows[size] if len(rows) > size else None
        rows = rows[:size][::-1]
        older = any(together.read(*_downwards(found, _place(rows[-1]), 1)))
        return _page(rows, above is not None, older, above and _place(above)), others
    if is_back:
        rows = [*chain(*together.read(*_downwards(found, None, size + 1)))][: size + 1]
    newer = bool(before and rows) and any(together.read(*_upwards(found, _place(rows[0]), 1)))
    return _page(rows[:size], newer, len(rows) > size, before), others


def _page(rows, newer: bool, older: bool, above: Place | None) -> Page:
    return Page(
        rows,
        older=cursor(_place(rows[-1])) if older else "",
        newer=cursor(_place(rows[0])) if newer else "",
        query=cursor(above) if above else "",
    )


def _place(document: Document) -> Place:
    return document.issued_on, document.pk


# Dated and undated ones apart: databases do not agree where no date stands in an order, and an
# index of dates serves only who asks for dates.
def _downwards(found: QuerySet, below: Place | None, most: int) -> tuple[QuerySet, QuerySet]:
    """The dated rows behind `below`, and the undated ones that follow them."""
    dated, undated = found.filter(issued_on__isnull=False), found.filter(issued_on=None)
    if below and below[0]:
        dated = dated.filter(paging.behind(_BY, below))
    elif below:
        dated, undated = dated.none(), undated.filter(pk__lt=below[1])
    return dated.order_by("-issued_on", "-pk")[:most], undated.order_by("-pk")[:most]


def _upwards(found: QuerySet, above: Place, most: int) -> tuple[QuerySet, QuerySet]:
    """The undated rows ahead of `above`, and the dated ones; the nearest first."""
    dated, undated = found.filter(issued_on__isnull=False), found.filter(issued_on=None)
    if above[0]:
        dated, undated = dated.filter(paging.ahead(_BY, above)), undated.none()
    else:
        undated = undated.filter(pk__gt=above[1])
    return undated.order_by("pk")[:most], dated.order_by("issued_on", "pk")[:most]
