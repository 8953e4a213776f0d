"""What was read most of late. It changes at midnight alone: of today nothing counts yet."""

from datetime import date, datetime, timedelta

from django.db import connection
from django.utils import timezone

from articles.models import DailyViews, Edition, ViewCount
from articles.public.serving import fragments

DAYS = 30
# Of so many the listed ones are shown: what was withdrawn since makes room for the next.
_CANDIDATES = 200

# The last day of an article is filed when somebody reads it on a later one: until then its views
# stand in its running count.
_TOTALS = f"""
    SELECT article_id, SUM(views) AS total
      FROM (SELECT article_id, views
              FROM {DailyViews._meta.db_table}
             WHERE day BETWEEN %(first)s AND %(last)s
             UNION ALL
            SELECT article_id, today
              FROM {ViewCount._meta.db_table}
             WHERE day BETWEEN %(first)s AND %(last)s AND today > 0) AS days
     GROUP BY article_id
     ORDER BY total DESC, article_id DESC
     LIMIT {_CANDIDATES}
"""


def days(at: datetime) -> tuple[date, date]:
    """The first and the last of the finished local days before `at`."""
    today = timezone.localdate(at)
    return today - timedelta(days=DAYS), today - timedelta(days=1)


def editions(at: datetime, most: int) -> list[Edition]:
    """The listed posts that were read most in these days, the newer of two alike.

    Two queries; one once a process has done the sums of the day. These do not change any more, and
    take as long as there are articles that anybody read.
    """
    totals = fragments.of_day("most-read", lambda: _totals(*days(at)))
    found = Edition.objects.listed(at).filter(article_id__in=totals).defer("body")
    return sorted(
        found,
        key=lambda e: (totals[e.article_id], e.published_at, e.article_id),
        reverse=True,
    )[:most]


def _totals(first: date, last: date) -> dict[int, int]:
    bounds = {"first": first, "last": last}
    adapt = connection.ops.adapt_datefield_value
    with connection.cursor() as cursor:
        cursor.execute(_TOTALS, {name: adapt(day) for name, day in bounds.items()})
        return dict(cursor.fetchall())
