"""Periods of the ledger: whole months, quarters, years, or any days from one to another."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

_DAY = timedelta(days=1)
_KEY = re.compile(r"([0-9]{4})(?:-(?:q([1-4])|(0[1-9]|1[0-2])))?")
EARLIEST, LATEST = date(1945, 1, 1), date(2999, 12, 31)
# How many days are told day by day, and how many years month by month.
_BY_DAY, _MONTHS_BY_MONTH = 31, 36


@dataclass(frozen=True)
class Period:
    """From the day `first` to the day `last`, both included; raises ValueError if out of order."""

    first: date
    last: date

    def __post_init__(self):
        if not EARLIEST <= self.first <= self.last <= LATEST:
            raise ValueError("Ngày đầu phải trước hoặc trùng ngày cuối.")

    @property
    def starts(self) -> datetime:
        """The first instant."""
        return _midnight(self.first)

    @property
    def ends(self) -> datetime:
        """The first instant after it."""
        return _midnight(self.last + _DAY)

    @property
    def key(self) -> str:
        """The period in an address: "2026-11", "2026-q4", "2026"; "" for any other days."""
        for months, pattern in ((1, "{0}-{1:02}"), (3, "{0}-q{2}"), (12, "{0}")):
            if self._is_whole(months):
                quarter = (self.first.month + 2) // 3
                return pattern.format(self.first.year, self.first.month, quarter)
        return ""

    @property
    def label(self) -> str:
        """The period in words: "tháng 11/2026", "quý 4/2026", "năm 2026", "từ … đến …"."""
        year = self.first.year
        if self._is_whole(1):
            return f"tháng {self.first.month}/{year}"
        if self._is_whole(3):
            return f"quý {(self.first.month + 2) // 3}/{year}"
        if self._is_whole(12):
            return f"năm {year}"
        if self.first == self.last:
            return f"ngày {self.first:%d/%m/%Y}"
        return f"từ {self.first:%d/%m/%Y} đến {self.last:%d/%m/%Y}"

    @property
    def slug(self) -> str:
        """The period in the name of a file."""
        return self.key or f"{self.first:%Y-%m-%d}_{self.last:%Y-%m-%d}"

    @property
    def unit_of_time(self) -> str:
        """What its tables and charts go by: "day", "month" or "year"."""
        if (self.last - self.first).days < _BY_DAY:
            return "day"
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        return "month" if months <= _MONTHS_BY_MONTH else "year"

    def steps(self) -> list[date]:
        """The first days of all days, months or years that it touches, in order."""
        found, day = [], self.step_of(self.first)
        while day <= self.last:
            found.append(day)
            day = _next(day, self.unit_of_time)
        return found

    def step_of(self, day: date) -> date:
        """The first day of the day, month or year of `day`."""
        if self.unit_of_time == "day":
            return day
        return day.replace(day=1) if self.unit_of_time == "month" else day.replace(month=1, day=1)

    def beside(self) -> tuple["Period | None", "Period | None"]:
        """The whole month, quarter or year before and after it; None for any other days."""
        months = next((n for n in (1, 3, 12) if self._is_whole(n)), None)
        if months is None:
            return None, None
        before, after = self.first - _DAY, self.last + _DAY
        return (
            whole(before, months) if before > EARLIEST else None,
            whole(after, months) if after < LATEST else None,
        )

    def _is_whole(self, months: int) -> bool:
        return _bounds(self.first, months) == (self.first, self.last)


def whole(day: date, months: int) -> Period:
    """The month (1), quarter (3) or year (12) of `day`."""
    return Period(*_bounds(day, months))


def named(key: str) -> Period:
    """The period whose `key` this is. Raises ValueError."""
    match = _KEY.fullmatch(key)
    if match is None:
        raise ValueError(key)
    year, quarter, month = match.groups()
    if quarter:
        return whole(date(int(year), int(quarter) * 3, 1), 3)
    return whole(date(int(year), int(month or 1), 1), 1 if month else 12)


def quick(today: date) -> list[tuple[str, Period]]:
    """What people ask for most, in words, as of `today`."""
    last_month = today.replace(day=1) - _DAY
    return [
        ("Tháng này", whole(today, 1)),
        ("Tháng trước", whole(last_month, 1)),
        ("Quý này", whole(today, 3)),
        ("Năm nay", whole(today, 12)),
        ("Năm trước", whole(date(today.year - 1, 1, 1), 12)),
    ]


def step_label(step: date, unit_of_time: str) -> str:
    """A day, month or year as it stands in a table: "05/11/2026", "11/2026", "2026"."""
    return f"{step:%d/%m/%Y}" if unit_of_time == "day" else short_label(step, unit_of_time)


def short_label(step: date, unit_of_time: str) -> str:
    """The same below a bar: "5/11", "11/2026", "2026"."""
    if unit_of_time == "day":
        return f"{step.day}/{step.month}"
    return f"{step.month}/{step.year}" if unit_of_time == "month" else str(step.year)


def read_step(text: str) -> date:
    """The first day of the day, month or year written as "2025-08-03", "2025-08" or "2025"."""
    return date.fromisoformat(text + "-01-01"[: len("2025-08-03") - len(text)])


def _bounds(day: date, months: int) -> tuple[date, date]:
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    last = first.month + months - 1
    return first, date(day.year, last, monthrange(day.year, last)[1])


def _next(day: date, unit_of_time: str) -> date:
    if unit_of_time == "day":
        return day + _DAY
    return _bounds(day, 1 if unit_of_time == "month" else 12)[1] + _DAY


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
