"""Working time in Vietnam: Monday to Friday, 8:00–12:00 and 13:30–17:30, without holidays."""

from datetime import UTC, date, datetime, timedelta

import pytest

from articles.editorial.working_hours import ZONE, after, ago, between

HOLIDAYS = {date(2026, 4, 30), date(2026, 5, 1)}


def local(day: str, clock: str) -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=ZONE)


# 2026-11-23 is a Monday.
@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        (("2026-11-23", "08:00"), ("2026-11-23", "17:30"), 8),
        (("2026-11-23", "09:15"), ("2026-11-23", "09:45"), 0.5),
        (("2026-11-23", "11:00"), ("2026-11-23", "14:00"), 1.5),
        (("2026-11-23", "12:10"), ("2026-11-23", "13:20"), 0),
        (("2026-11-23", "05:00"), ("2026-11-23", "23:00"), 8),
        (("2026-11-20", "16:30"), ("2026-11-23", "09:00"), 2),  # over a weekend
        (("2026-11-21", "08:00"), ("2026-11-22", "20:00"), 0),
        (("2026-11-16", "08:00"), ("2026-11-30", "08:00"), 80),
        (("2026-04-29", "16:30"), ("2026-05-04", "09:00"), 2),  # over two holidays and a weekend
        (("2026-11-23", "10:00"), ("2026-11-23", "09:00"), 0),
    ],
)
def test_only_working_time_is_counted(start, end, hours):
    assert between(local(*start), local(*end), HOLIDAYS) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        (("2026-11-23", "08:00"), 4, ("2026-11-23", "12:00")),
        (("2026-11-23", "08:00"), 4.5, ("2026-11-23", "14:00")),
        (("2026-11-23", "14:05"), 8, ("2026-11-24", "14:05")),
        (("2026-11-20", "16:00"), 8, ("2026-11-23", "16:00")),
        (("2026-11-21", "10:00"), 8, ("2026-11-23", "17:30")),
        (("2026-11-22", "23:59"), 1, ("2026-11-23", "09:00")),
        (("2026-04-29", "17:00"), 1, ("2026-05-04", "08:30")),
    ],
)
def test_the_end_of_some_working_hours(start, hours, end):
    assert after(local(*start), hours, HOLIDAYS) == local(*end)


@pytest.mark.parametrize(
    ("end", "hours", "start"),
    [
        (("2026-11-23", "17:30"), 8, ("2026-11-23", "08:00")),
        (("2026-11-23", "09:00"), 8, ("2026-11-20", "09:00")),
        (("2026-11-22", "12:00"), 8, ("2026-11-20", "08:00")),
        (("2026-05-04", "08:30"), 1, ("2026-04-29", "17:00")),
    ],
)
def test_the_beginning_of_some_working_hours(end, hours, start):
    assert ago(local(*end), hours, HOLIDAYS) == local(*start)


def test_all_three_agree_wherever_one_begins():
    start = local("2026-04-27", "00:07")
    for step in range(0, 9 * 24, 5):
        at = start + timedelta(hours=step)
        for hours in (0.25, 8, 17):
            end = after(at, hours, HOLIDAYS)
            assert between(at, end, HOLIDAYS) == timedelta(hours=hours)
            assert between(at, end - timedelta(minutes=1), HOLIDAYS) < timedelta(hours=hours)
            begin = ago(at, hours, HOLIDAYS)
            assert between(begin, at, HOLIDAYS) == timedelta(hours=hours)
            later = begin + timedelta(minutes=1)
            assert between(later, at, HOLIDAYS) < timedelta(hours=hours)


def test_the_zone_of_the_instants_does_not_matter():
    start, end = local("2026-11-23", "06:30"), local("2026-11-24", "08:30")
    assert between(start.astimezone(UTC), end, HOLIDAYS) == timedelta(hours=8.5)
    assert after(start.astimezone(UTC), 1, HOLIDAYS) == local("2026-11-23", "09:00")


def test_no_hours_are_over_at_once_and_a_year_of_holidays_is_refused():
    start = local("2026-11-22", "10:00")
    assert after(start, 0, HOLIDAYS) == ago(start, 0, HOLIDAYS) == start
    always = {start.date() + timedelta(days=n) for n in range(-400, 401)}
    for function in (after, ago):
        with pytest.raises(ValueError, match="no working time"):
            function(start, 1, always)
