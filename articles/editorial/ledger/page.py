"""The ledger's page: tables and charts made of the figures."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import cached_property

from articles.editorial.ledger import charts, figures, periods
from articles.editorial.ledger.selection import Reach, Selection
from articles.editorial.ledger.tally import Tallies, Tally
from articles.wording import person

_MOST_BYLINES = 3
_HOURS_A_DAY = 24


@dataclass(frozen=True)
class Line:
    """A line of a table: what it is about, its figures, where its name leads, what is beside it."""

    name: str
    tally: Tally
    query: str = ""
    beside: str = ""

    @property
    def wait(self) -> str:
        """The median wait in words; "" where nothing was decided."""
        return "" if self.tally.median_wait is None else duration(self.tally.median_wait)


class Page:
    """What the template shows of `selection`."""

    def __init__(self, selection: Selection, reach: Reach, tallies: Tallies):
        self.selection, self.period = selection, selection.period
        self._reach, self._tallies = reach, tallies
        self.total = Line("Cộng", tallies.total())
        self.query = selection.query()
        before, after = self.period.beside()
        self.before = before and (before.label, selection.query(before))
        is_ahead = after is None or after.first > timezone.localdate()
        self.after = None if is_ahead else (after.label, selection.query(after))

    @property
    def author_name(self) -> str:
        """The person whom the page is about; "" for everybody."""
        return person(self.selection.author) if self.selection.author else ""

    @cached_property
    def units(self) -> list[Line]:
        """Units with figures, by name."""
        found = self._tallies.by(lambda place: place.unit)
        known = self._reach.units  # in the order of names
        return [
            Line(str(unit), found[pk], self.selection.query(don_vi=pk))
            for pk, unit in known.items()
            if pk in found
        ]

    @cached_property
    def authors(self) -> list[Line]:
        """People with figures, by name; posts of an old portal have no account and come last."""
        found = self._tallies.by(lambda place: place.author)
        lines = [
            Line(person(user), found[pk], self.selection.query(tac_gia=pk), _bylines(found[pk]))
            for pk, user in self._reach.authors.items()
            if pk in found
        ]
        if None in found:
            lines.append(Line(person(None), found[None], "", _bylines(found[None])))
        return lines

    @cached_property
    def steps(self) -> list[Line]:
        """Every day, month or year of the period, those without figures too."""
        found, of = self._tallies.by(lambda place: place.step), self.period.unit_of_time
        return [
            Line(periods.step_label(step, of), found.get(step, Tally()))
            for step in self.period.steps()
        ]

    @property
    def told_steps(self) -> list[Line]:
        """Those of `steps` that a table tells: of days only those on which something was."""
        if self.period.unit_of_time != "day":
            return self.steps
        return [line for line in self.steps if not line.tally.is_empty]

    @property
    def leaves_out_days(self) -> bool:
        """Whether days without figures are left out of `told_steps`."""
        return len(self.steps) > len(self.told_steps)

    @property
    def step_name(self) -> str:
        """What a line of `steps` is."""
        return {"day": "Ngày", "month": "Tháng", "year": "Năm"}[self.period.unit_of_time]

    @cached_property
    def silent(self) -> list | None:
        """Open units without a post; None on the page of one author, who may be of another unit."""
        if self.selection.author:
            return None
        return figures.silent_units(self.selection, self._reach.units, self._tallies)

    @cached_property
    def over_time(self) -> charts.Columns:
        """Posts by day, month or year."""
        of = self.period.unit_of_time
        labels = [periods.short_label(step, of) for step in self.period.steps()]
        return charts.columns(
            [(label, line.tally.posts) for label, line in zip(labels, self.steps, strict=True)]
        )

    @cached_property
    def by_unit(self) -> charts.Rows:
        """Posts by unit."""
        return charts.rows(
            [(line.name, line.tally.posts) for line in self.units if line.tally.posts]
        )

    @cached_property
    def busiest(self) -> Line:
        """The day, month or year with most posts."""
        return max(self.steps, key=lambda line: line.tally.posts)


def _bylines(tally: Tally) -> str:
    names = sorted(tally.bylines)
    more = f" và {len(names) - _MOST_BYLINES} bút danh khác" if len(names) > _MOST_BYLINES else ""
    return ", ".join(names[:_MOST_BYLINES]) + more


def duration(hours: float) -> str:
    """Return a stretch of time in words: "25 phút", "3 giờ 20 phút", "2 ngày 5 giờ"."""
    minutes = round(hours * 60)
    if minutes < 60:
        return f"{minutes} phút"
    hours, minutes = divmod(minutes, 60)
    if hours < _HOURS_A_DAY:
        return f"{hours} giờ {minutes} phút" if minutes else f"{hours} giờ"
    days, hours = divmod(hours, _HOURS_A_DAY)
    return f"{days} ngày {hours} giờ" if hours else f"{days} ngày"
