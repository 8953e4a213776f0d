"""The view counter: every reading counts once, exactly, and nothing is kept about readers.

A view is committed before the page is answered, so a killed process loses no answered view. The
server counts through `counter`, many views in one statement; `count` is for a page that is answered
on its own. Finished days are filed by a trigger (`articles.guards`).
"""

from datetime import date, datetime

from django.db import connection
from django.utils import timezone

from articles.models import DailyViews, ViewCount
from articles.public.counting.readers import COOKIE, cookie_header, is_view, remember
from wards import clock

__all__ = ["COOKIE", "cookie_header", "count", "daily", "is_view", "remember", "total"]

_TABLE = ViewCount._meta.db_table
# A view that arrives late, after another process began the next day, counts for that next day:
# the day only moves forward, so each is filed once.
_COUNT = f"""
    UPDATE {_TABLE}
       SET total = total + 1,
           today = CASE WHEN day >= %(day)s THEN today + 1 ELSE 1 END,
           day = CASE WHEN day >= %(day)s THEN day ELSE %(day)s END
     WHERE article_id = %(article)s
 RETURNING total
"""


def count(article_id: int, at: datetime | None = None) -> int:
    """Add one view of the article and return its new total. One statement, committed.

    Not for use inside a transaction: on SQLite its threads could wait for each other.
    """
    day = connection.ops.adapt_datefield_value(timezone.localdate(at or clock.now()))
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"day": day, "article": article_id})
        rows = cursor.fetchall()  # SQLite commits once all rows are read
    return rows[0][0]


def total(article_id: int) -> int:
    """Return the article's total without adding to it."""
    return ViewCount.objects.values_list("total", flat=True).get(pk=article_id)


def daily(article_id: int, first: date, last: date) -> dict[date, int]:
    """Return the article's views by day, from `first` to `last`, both included."""
    days = dict(
        DailyViews.objects.filter(article_id=article_id, day__range=(first, last)).values_list(
            "day", "views"
        )
    )
    running = ViewCount.objects.get(pk=article_id)
    if first <= running.day <= last and running.today:
        days[running.day] = days.get(running.day, 0) + running.today
    return days
