"""What is counted, and how it adds up. Each definition stands here once; the page shows them."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date
from statistics import median


@dataclass(frozen=True)
class Place:
    """To what a figure belongs: the unit and author of a post, and the step in time."""

    unit: int
    author: int | None
    step: date | None


@dataclass
class Tally:
    """Figures of one unit, author, stretch of time, or of all together."""

    posts: int = 0
    imported: int = 0
    taken_down: int = 0
    emergencies: int = 0
    corrections: int = 0
    returns: int = 0
    approved: int = 0
    approved_first_time: int = 0
    views: int = 0
    views_to_date: int = 0
    words: int = 0
    photos: int = 0
    waits: list[float] = field(default_factory=list)  # in hours
    bylines: set[str] = field(default_factory=set)

    def add(self, **amounts) -> None:
        """Add to the numbers; to `waits` one wait, to `bylines` one byline."""
        for name, amount in amounts.items():
            if name == "waits":
                self.waits.append(amount)
            elif name == "bylines":
                self.bylines.add(amount)
            else:
                setattr(self, name, getattr(self, name) + amount)

    @property
    def first_time_rate(self) -> int | None:
        """*Tỷ lệ duyệt ngay lần đầu*: of the posts whose first decision to publish was taken in the
        period and by a review, how many in a hundred had never been returned before it."""
        return round(100 * self.approved_first_time / self.approved) if self.approved else None

    @property
    def median_wait(self) -> float | None:
        """*Thời gian chờ duyệt*: the median, over the decisions of the period (return, approval,
        scheduling), of the hours from the last submission to the decision. Hours of the calendar:
        nights and holidays count."""
        return median(self.waits) if self.waits else None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell: readers of older posts do count."""
        return self == Tally()


@dataclass
class Tallies:
    """Figures by place, rolled up in whatever way a table wants them."""

    by_place: dict[Place, Tally] = field(default_factory=lambda: defaultdict(Tally))

    def at(self, unit: int, author: int | None, step: date | None) -> Tally:
        """The tally to which a figure of that place is added."""
        return self.by_place[Place(unit, author, step)]

    def total(self) -> Tally:
        """All together."""
        return _sum(self.by_place.values())

    def by(self, key: Callable[[Place], Hashable]) -> dict[Hashable, Tally]:
        """Together for each value of `key`; what adds up to nothing is left out."""
        groups = defaultdict(list)
        for place, tally in self.by_place.items():
            groups[key(place)].append(tally)
        summed = {value: _sum(tallies) for value, tallies in groups.items()}
        return {value: tally for value, tally in summed.items() if not tally.is_empty}


def _sum(tallies: Iterable[Tally]) -> Tally:
    found = Tally()
    for tally in tallies:
        for name, amount in vars(tally).items():
            if not amount:
                continue  # most are nothing, and there may be thousands of places
            if isinstance(amount, list):
                found.waits.extend(amount)
            elif isinstance(amount, set):
                found.bylines |= amount
            else:
                setattr(found, name, getattr(found, name) + amount)
    return found
