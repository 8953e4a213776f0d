"""The view counter: every reading counts once, exactly, and nothing is kept about readers.

One statement adds the view and returns the total; it is committed before the page is answered, so a
killed process loses no answered view. Finished days are filed by a trigger (`articles.guards`).
"""

import re
import threading
from contextlib import nullcontext
from datetime import date, datetime

from django.conf import settings
from django.db import connection
from django.utils import timezone

from articles.models import DailyViews, ViewCount

COOKIE = "da-doc"

# Programs that say that they are not a person reading. Tools that say nothing of the kind (curl,
# wrk, an empty name) count. Cubot makes phones; Zalo's own browser is a person.
_ROBOT = re.compile(
    r"(?<!cu)bots?(?![a-z])|crawl|spider|slurp|preview|linkexpand|facebookexternalhit"
    r"|facebookcatalog|whatsapp/|mediapartners|feedfetcher|embedly|iframely|vkshare|ia_archiver",
    re.IGNORECASE,
)

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

# SQLite knows no queue: who finds the file locked sleeps, up to 100 ms a time, and may find it
# locked again. A thread that holds it and waits for the interpreter makes the others sleep often:
# under load one reader in a hundred waited half a second, some for seconds. So threads queue up
# here first.
_SQLITE_QUEUE = threading.Lock()


def is_view(request) -> bool:
    """Whether this request, if answered 200, is a person reading the page anew."""
    return (
        request.method == "GET"
        and not _is_speculative(request.headers)
        and not _ROBOT.search(request.headers.get("User-Agent", ""))
        and not (settings.VIEW_REPEAT_SECONDS and COOKIE in request.COOKIES)
    )


def _is_speculative(headers) -> bool:
    """Whether a browser asks ahead of its reader: prefetch or prerender, in any header."""
    purposes = (headers.get(name, "") for name in ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"))
    return any("prefetch" in p.lower() or "prerender" in p.lower() for p in purposes)


def count(article_id: int, at: datetime | None = None) -> int:
    """Add one view of the article and return its new total. One statement, committed.

    Not for use inside a transaction: on SQLite its threads could wait for each other.
    """
    day = connection.ops.adapt_datefield_value(timezone.localdate(at))
    queue = _SQLITE_QUEUE if connection.vendor == "sqlite" else nullcontext()
    with queue, connection.cursor() as cursor:
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


def remember(response, path: str) -> None:
    """Have the browser remember for a while that it has read the page at `path`.

    The cookie's path is the article's own, so it travels nowhere else and no list of what somebody
    reads comes into being.
    """
    if settings.VIEW_REPEAT_SECONDS:
        response.set_cookie(
            COOKIE,
            "1",
            max_age=settings.VIEW_REPEAT_SECONDS,
            path=path,
            httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )
