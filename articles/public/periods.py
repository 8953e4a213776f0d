"""Years, months and days of the archive, from midnight to midnight in Hà Nội."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from time import strptime

from django.db import connection
from django.db.models import Q, QuerySet, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format

from articles.models import Edition
from wards import clock, together

FIRST_YEAR, LAST_YEAR = 1900, 2999  # as the addresses have it
MOST_COUNTED = 1000  # posts of a month or day; of more it is only told that there are more


@dataclass(frozen=True, order=True)
class Period:
    """A year, a month of it or a day of that. Raises ValueError where the calendar has none."""

    year: int
    month: int = 0
    day: int = 0

    def __post_init__(self):
        if not FIRST_YEAR <= self.year <= LAST_YEAR or (self.day and not self.month):
            raise ValueError(self)
        _ = self.first

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def beyond(self) -> date:
        """The first day after it."""
        if self.day:
            return self.first + timedelta(days=1)
        if self.month:
            return date(self.year + self.month // 12, self.month % 12 + 1, 1)
        return date(self.year + 1, 1, 1)

    @property
    def bounds(self) -> tuple[datetime, datetime]:
        """Its first instant, and the first after it."""
        return _midnight(self.first), _midnight(self.beyond)

    @property
    def above(self) -> "Period | None":
        """The month of a day, the year of a month."""
        if self.day:
            return Period(self.year, self.month)
        return Period(self.year) if self.month else None

    @property
    def parts(self) -> list["Period"]:
        """The months of a year, the days of a month."""
        if self.month:
            days = (self.beyond - self.first).days
            return [Period(self.year, self.month, day) for day in range(1, days + 1)]
        return [Period(self.year, month) for month in range(1, 13)]

    @property
    def name(self) -> str:
        """What it is called in a sentence."""
        if self.day:
            return f"ngày {self.first:%d/%m/%Y}"
        return f"tháng {self.month}/{self.year}" if self.month else f"năm {self.year}"

    @property
    def url(self) -> str:
        """Its address."""
        if self.day:
            return reverse("day", args=[f"{self.year}", f"{self.month:02}", f"{self.day:02}"])
        if self.month:
            return reverse("month", args=[f"{self.year}", f"{self.month:02}"])
        return reverse("year", args=[f"{self.year}"])

    def around(self, instant: datetime) -> "Period":
        """The period of the same length in which `instant` lies."""
        day = timezone.localdate(instant)
        return Period(day.year, day.month if self.month else 0, day.day if self.day else 0)


def day_of(typed: str) -> Period | None:
    """The day that was typed as a browser sends it, or as people write it; None if it is none."""
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y"):
        try:
            return Period(*strptime(typed, form)[:3])
        except ValueError:
            continue
    return None


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def posts_of(period: Period) -> Q:
    """The posts that are dated in `period`."""
    start, end = period.bounds
    return Q(published_at__gte=start, published_at__lt=end)


def span(at: datetime | None = None) -> tuple[date, date] | None:
    """The day of the oldest post there ever was, and the day of `at`; None without posts.

    A post that was taken down since still counts: what could be opened once can be opened on.
    """
    return _span(_oldest(at), at)


def _oldest(at: datetime | None) -> QuerySet:
    return _by_date(Edition.objects.started(at)).values_list("published_at", flat=True)[:1]


def _span(oldest: Iterable[datetime], at: datetime | None) -> tuple[date, date] | None:
    first = next(iter(oldest), None)
    return first and (timezone.localdate(first), timezone.localdate(at or clock.now()))


def _by_date(found):
    """Order editions by the date that is shown.

    Bounded at both ends, because otherwise SQLite takes all that has started and sorts that.
    """
    start, end = Period(FIRST_YEAR).bounds[0], Period(LAST_YEAR).bounds[1]
    found = found.filter(published_at__gte=start, published_at__lt=end)
    return found.order_by("published_at")


@dataclass(frozen=True)
class Surroundings:
    """What the page of a period needs to know before its posts.

    `span` is as the function has it, `earlier` and `later` the nearest periods of the same length
    with posts, `ending` the dates of its posts that wait for another edition, for `counts`.
    """

    span: tuple[date, date] | None
    earlier: Period | None
    later: Period | None
    ending: list[datetime]


def surroundings(
    period: Period, beside: QuerySet, at: datetime | None = None
) -> tuple[Surroundings, list]:
    """Return those of `period`, and the rows of the queryset `beside` them. One query."""
    start, end = period.bounds
    dates = Edition.objects.listed(at).values_list("published_at", flat=True)
    oldest, earlier, later, ending, others = together.read(
        _oldest(at),
        dates.filter(published_at__lt=start).order_by("-published_at")[:1],
        dates.filter(published_at__gte=end).order_by("published_at")[:1],
        dates.none() if period.day else _ending(period, at),
        beside,
    )
    sides = ([period.around(instant) for instant in side] for side in (earlier, later))
    return Surroundings(_span(oldest, at), *(next(iter(s), None) for s in sides), ending), others


@dataclass(frozen=True)
class Tally:
    """How many posts there are, or that there are more than so many."""

    number: int = 0
    has_more: bool = False

    def __bool__(self):
        return self.number > 0

    def __str__(self):
        number = number_format(self.number, force_grouping=True)
        return f"hơn {number}" if self.has_more else number

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.number + other.number, self.has_more or other.has_more)


def counts(
    period: Period, at: datetime | None = None, ending: Iterable[datetime] | None = None
) -> dict[Period, Tally]:
    """How many posts each month of a year has, or each day of a month, where there are any.

    None is counted beyond `MOST_COUNTED`, so a year of a large portal costs no more than one of a
    small one. Two queries: of what holds for good an index alone tells; what will end is little,
    and may be known from `surroundings`.
    """
    parts = period.parts
    found = Counter(map(parts[0].around, _ending(period, at) if ending is None else ending))
    for part, number in zip(parts, _numbers(parts, at), strict=True):
        found[part] += number
    return {
        part: Tally(min(found[part], MOST_COUNTED), found[part] > MOST_COUNTED)
        for part in parts
        if found[part]
    }


def _ending(period: Period, at: datetime | None) -> QuerySet:
    """The dates of the posts that wait for their next edition.

    Said apart from the others, so that the index of these gives them.
    """
    at = at or clock.now()
    found = Edition.objects.listed(at).filter(posts_of(period), ends_at__gt=at).order_by()
    return found.values_list("published_at", flat=True)


def _numbers(parts: list[Period], at: datetime | None) -> list[int]:
    """How many posts of each of `parts` are to stay, counted up to one more than are told."""
    lasting = Edition.objects.listed(at).filter(ends_at=None).order_by()
    statements, values = [], []
    for part in parts:
        rows = lasting.filter(posts_of(part)).values(one=Value(1))[: MOST_COUNTED + 1]
        statement, given = rows.query.sql_with_params()
        statements.append(f"(SELECT COUNT(*) FROM ({statement}) AS posts)")
        values += given
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(statements)}", values)
        return list(cursor.fetchone())


def years(at: datetime | None = None) -> list[Period]:
    """The years with posts, newest first. Three queries, each stopping at the first post."""
    listed = _by_date(Edition.objects.listed(at))
    dates = listed.values_list("published_at", flat=True)
    ends = dates.first(), dates.last()
    if ends[0] is None:
        return []
    first, last = (Period(1970).around(instant).year for instant in ends)
    one_each = Q()
    for year in range(first, last + 1):
        one_each |= Q(pk=listed.filter(posts_of(Period(year))).values("pk")[:1])
    found = Edition.objects.filter(one_each).values_list("published_at", flat=True)
    return sorted((Period(1970).around(instant) for instant in found), reverse=True)
