"""Views that were answered and are not known to be counted, and how they get into statements.

A lane (`ViewLane`) stands at the number of the last batch that was counted in it. Each line here
has a number, one after the other. A statement takes the lines from where the lane stands up to
the number of the last of them, and moves the lane there. If its answer is lost, the lane tells
later what it has counted: lines up to where it stands, no others. That holds as long as no line
spans a number at which the lane may come to stand, so lines are put together up to such a number
only.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

MOST = 1000  # articles in a statement, which has to be carried out within seconds


@dataclass
class Line:
    """Views of one day. `is_end`: a statement up to its number was sent, so the lane may come to
    stand here."""

    number: int
    day: date
    views: Counter
    is_end: bool = False


@dataclass
class Pending:
    """The views of one lane. Not for two threads at once, but for `of`."""

    lane: int
    stands: int = 0  # the number at which the lane is known to stand
    lines: list[Line] = field(default_factory=list)
    _tally: Counter = field(default_factory=Counter)  # of all lines together
    _size: int = 0

    def __bool__(self):
        return bool(self.lines)

    @property
    def size(self) -> int:
        """How much room it takes, about: in articles."""
        return self._size

    def of(self, article_id: int) -> int:
        """How many of these views are of one article."""
        return self._tally[article_id]

    def add(self, line: Line) -> None:
        """Take in one more line."""
        self.lines.append(line)
        self._tally.update(line.views)
        self._size += len(line.views) + 1

    def take(self) -> Line | None:
        """What the next statement is to count; None if nothing is left."""
        if not self.lines:
            return None
        first, *others = self.lines
        last, views = first, Counter(first.views)
        for line in others:
            if line.day != first.day or len(views) + len(line.views) > MOST:
                break
            last = line
            views.update(line.views)
        last.is_end = True
        return Line(last.number, first.day, views, is_end=True)

    def came_to(self, number: int) -> None:
        """The lane stands at `number`: what is up to there was counted."""
        self.stands = number
        self._set([line for line in self.lines if line.number > number])

    def compact(self) -> None:
        """Take less room: no more of it than there are articles, days, and statements sent."""
        runs: list[list[Line]] = [[]]
        for line in self.lines:
            runs[-1].append(line)
            if line.is_end:
                runs.append([])
        days = [list(day) for run in runs for _, day in groupby(run, lambda line: line.day)]
        self._set([line for day in days for line in _together(day)])

    def _set(self, lines: list[Line]) -> None:
        tally: Counter = Counter()
        for line in lines:
            tally.update(line.views)
        self.lines, self._tally = lines, tally
        self._size = sum(len(line.views) + 1 for line in lines)


def _together(lines: list[Line]) -> list[Line]:
    """The views of these lines, of one day, in as few as they need, under the last numbers."""
    if len(lines) < 2:
        return lines
    views: Counter = Counter()
    for line in lines:
        views.update(line.views)
    items = sorted(views.items())
    parts = [Counter(dict(items[i : i + MOST])) for i in range(0, len(items), MOST)]
    made = [
        Line(line.number, line.day, part)
        for line, part in zip(lines[-len(parts) :], parts, strict=True)
    ]
    made[-1].is_end = lines[-1].is_end
    return made
