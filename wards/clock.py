"""Which instant counts as now.

A page that is answered to residents is made as of one instant, that of the database's clock: so
several machines whose clocks differ show the same, and no part of a page is of another moment than
the rest. Whoever answers sets it (`as_of`); everywhere else it is this machine's time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.db import connection
from django.utils import timezone

_INSTANT: ContextVar[datetime | None] = ContextVar("instant", default=None)


def now() -> datetime:
    """The instant as of which this thread works; else the machine's time."""
    return _INSTANT.get() or timezone.now()


def today() -> date:
    """The local day of `now`."""
    return timezone.localdate(now())


@contextmanager
def as_of(instant: datetime) -> Iterator[None]:
    """Have `instant` be now for what this thread does inside."""
    token = _INSTANT.set(instant)
    try:
        yield
    finally:
        _INSTANT.reset(token)


def of_database() -> datetime:
    """The time of the database's own clock, for what is written. SQLite's is this machine's."""
    if connection.vendor != "postgresql":
        return timezone.now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]
