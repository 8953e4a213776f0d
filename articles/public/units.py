"""What public pages say of units, as of a day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from wards.lineage import Lineage, Step, enumerate_names
from wards.models import Leader, Unit
from wards.text import natural_key


def named(unit: Unit, day: date) -> Unit:
    """Return `unit` with `shown_name`, its name on `day`; a name may change on a day to come."""
    unit.shown_name = unit.name_on(day)
    return unit


def by_name(units, day: date) -> list[Unit]:
    """Return `units` named as of `day`, in natural order: TDP 2 before TDP 10, Đ after D."""
    return sorted((named(u, day) for u in units), key=lambda u: natural_key(u.shown_name))


def open_wards(day: date | None = None) -> list[Unit]:
    """The wards and communes of `day` (default: today), by name."""
    day = day or timezone.localdate()
    wards = Unit.objects.open_on(day).filter(kind__in=Unit.WARD_LEVEL)
    return by_name(wards.prefetch_related("former_names"), day)


def directory(day: date) -> list[tuple[str, list[Unit]]]:
    """Return the units of the directory in groups: open ones by kind, then those that closed."""
    known = Unit.objects.select_related("parent").prefetch_related(
        "former_names", "parent__former_names"
    )
    units = by_name(known.filter(Q(opened_on=None) | Q(opened_on__lte=day)), day)
    for unit in units:
        if unit.parent:
            named(unit.parent, day)
    groups = [
        (label, [u for u in units if u.kind == kind and not u.has_closed(day)])
        for kind, label in Unit.Kind.choices
    ]
    groups.append(("Đơn vị đã kết thúc hoạt động", [u for u in units if u.has_closed(day)]))
    return [(label, members) for label, members in groups if members]


@dataclass(frozen=True)
class Profile:
    """All that a unit's page says of the unit itself, named as of the day."""

    unit: Unit
    parent: Unit | None
    is_closed: bool
    former_names: list
    leaders: list[Leader]
    children: list[tuple[str, list[Unit]]]
    covered: list[Unit]
    became: list[Step]
    today: str
    came_from: list[Step]


def with_relatives():
    """Units with all that their profiles name, in a constant number of queries."""
    return Unit.objects.select_related("parent").prefetch_related(
        *("former_names", "parent__former_names", "children__former_names", "leaders"),
        *("covered_groups__group__former_names", "covering_cells__cell__former_names"),
    )


def profile(unit: Unit, day: date) -> Profile:
    """Return the profile on `day` of a `unit` that was fetched by `with_relatives`."""
    lineage = Lineage(day)
    return Profile(
        unit=named(unit, day),
        parent=unit.parent and named(unit.parent, day),
        is_closed=unit.has_closed(day),
        former_names=[f for f in unit.former_names.all() if f.until <= day],
        leaders=[leader for leader in unit.leaders.all() if _holds(leader, day)],
        children=_children(unit, day),
        covered=_covered(unit, day),
        became=lineage.became(unit),
        today=enumerate_names(lineage.today(unit)),
        came_from=lineage.came_from(unit),
    )


def _holds(dated, day: date) -> bool:
    """Whether something with `starts_on` and `ends_on` holds on `day`."""
    return not (
        (dated.starts_on and day < dated.starts_on) or (dated.ends_on and day >= dated.ends_on)
    )


def _children(unit: Unit, day: date) -> list[tuple[str, list[Unit]]]:
    """The units below `unit` on `day` by kind; those it had at its end, if it has ended."""
    below = by_name(unit.children.all(), day)
    if not unit.has_closed(day):
        below = [child for child in below if child.is_open(day)]
    groups = [(label, [u for u in below if u.kind == kind]) for kind, label in Unit.Kind.choices]
    return [(label, members) for label, members in groups if members]


def _covered(unit: Unit, day: date) -> list[Unit]:
    """The groups that a party cell looks after, or the cells that look after a group."""
    # A unit that has ended shows what held on its last day.
    when = day if not unit.has_closed(day) else date.fromordinal(unit.closed_on.toordinal() - 1)
    groups = [c.group for c in unit.covered_groups.all() if _holds(c, when)]
    cells = [c.cell for c in unit.covering_cells.all() if _holds(c, when)]
    return by_name([*groups, *cells], day)
