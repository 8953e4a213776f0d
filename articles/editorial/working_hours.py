"""How long something has waited in hours in which people work: pure, in Vietnam's time.

Monday to Friday, 8:00–12:00 and 13:30–17:30; not on holidays.
"""

from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
HOURS = ((time(8), time(12)), (time(13, 30), time(17, 30)))
_SATURDAY = 5
_FURTHEST = 366  # days that are searched: no office is closed for a year
Span = tuple[datetime, datetime]


def between(start: datetime, end: datetime, holidays: Collection[date] = ()) -> timedelta:
    """The working time from `start` to `end`, both aware; nothing if `end` is not later."""
    found, day = timedelta(), start.astimezone(ZONE).date()
    last = end.astimezone(ZONE).date()
    while day <= last:
        for begins, ends in _spans(day, holidays):
            found += max(min(ends, end) - max(begins, start), timedelta())
        day += timedelta(days=1)
    return found


def after(start: datetime, hours: float, holidays: Collection[date] = ()) -> datetime:
    """The first instant by which `hours` of working time have passed since `start`, in UTC.

    `start` itself for no hours. Raises ValueError where there is no working time for a year.
    """
    left = timedelta(hours=hours)
    if left <= timedelta():
        return start.astimezone(UTC)
    for begins, ends in _ahead(start, holidays, 1):
        begins = max(begins, start)
        if left <= ends - begins:
            return (begins + left).astimezone(UTC)
        left -= max(ends - begins, timedelta())
    raise ValueError("no working time")


def ago(end: datetime, hours: float, holidays: Collection[date] = ()) -> datetime:
    """The last instant from which `hours` of working time have passed by `end`, in UTC.

    What has waited since then or longer has waited that long: one comparison for a whole list.
    `end` itself for no hours. Raises ValueError where there was no working time for a year.
    """
    left = timedelta(hours=hours)
    if left <= timedelta():
        return end.astimezone(UTC)
    for begins, ends in _ahead(end, holidays, -1):
        ends = min(ends, end)
        if left <= ends - begins:
            return (ends - left).astimezone(UTC)
        left -= max(ends - begins, timedelta())
    raise ValueError("no working time")


def _ahead(start: datetime, holidays: Collection[date], step: int) -> Iterator[Span]:
    """Spans of working time from the day of `start` on; backwards where `step` is -1."""
    day = start.astimezone(ZONE).date()
    idle = 0
    for number in count():
        spans = _spans(day + timedelta(days=number * step), holidays)
        yield from spans[::step]
        idle = 0 if spans else idle + 1
        if idle > _FURTHEST:
            return


def _spans(day: date, holidays: Collection[date]) -> list[Span]:
    """The working time of `day`, in UTC: what is compared and subtracted knows no zones."""
    if day.weekday() >= _SATURDAY or day in holidays:
        return []
    return [tuple(datetime.combine(day, t, ZONE).astimezone(UTC) for t in span) for span in HOURS]
