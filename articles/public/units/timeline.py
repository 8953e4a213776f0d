"""What happened to a unit, day by day: what it came from, its names, its end, what it became."""

from dataclasses import dataclass
from datetime import date

from wards.lineage import Lineage, Part, Step
from wards.models import Unit

FOUNDED, GREW = "Thành lập", "Nhận thêm"
ENDED, SPLIT = "Kết thúc hoạt động", "Chia tách"
RENAMED, PLANNED = "Đổi tên", "Sẽ thành lập"


@dataclass(frozen=True)
class Moment:
    """A day of a unit's history.

    `unit` is whose day it is where that is not the page's own: what this one came from, or its
    heir. The `parts` came in, or went out where `goes_out`.
    """

    day: date | None
    title: str
    basis: str = ""
    parts: tuple[Part, ...] = ()
    goes_out: bool = False
    unit: Unit | None = None
    names: tuple[str, str] | None = None  # before and after a renaming


def of(unit: Unit, lineage: Lineage) -> list[Moment]:
    """Return the moments of `unit` up to the day of `lineage`, the oldest first.

    Needs the unit's `former_names` prefetched, or costs a query for each.
    """
    came = [_arrival(step, unit) for step in lineage.came_from(unit)]
    went = [_departure(step, unit) for step in lineage.became(unit)]
    own = [moment for moment in came + went if moment.unit is None]
    alone = []
    if unit.opened_on and not any(moment.title == FOUNDED for moment in own):
        title = FOUNDED if unit.opened_on <= lineage.day else PLANNED
        alone.append(Moment(unit.opened_on, title, unit.legal_basis))
    alone += [
        Moment(former.until, RENAMED, names=(former.name, unit.name_on(former.until)))
        for former in unit.former_names.all()
        if former.until <= lineage.day
    ]
    if unit.has_closed(lineage.day) and not any(moment.title == ENDED for moment in own):
        alone.append(Moment(unit.closed_on, ENDED))
    # Of one day, what happened to the unit itself comes first.
    return sorted([*came, *alone, *went], key=lambda moment: (moment.day, moment.unit is not None))


def _arrival(step: Step, unit: Unit) -> Moment:
    title = FOUNDED if step.happened_on == step.unit.opened_on else GREW
    return _moment(step, title, unit, goes_out=False)


def _departure(step: Step, unit: Unit) -> Moment:
    title = ENDED if step.happened_on == step.unit.closed_on else SPLIT
    return _moment(step, title, unit, goes_out=True)


def _moment(step: Step, title: str, unit: Unit, *, goes_out: bool) -> Moment:
    other = None if step.unit.pk == unit.pk else step.unit
    return Moment(step.happened_on, title, step.legal_basis, step.parts, goes_out, other)
