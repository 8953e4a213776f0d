"""All that the page of a unit says of units, read with one statement."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from articles.models import Notice
from articles.public import notices, queries
from articles.public.naming import all_units, give, give_former_names
from wards import together
from wards.lineage import Lineage, happened_by
from wards.models import Coverage, Leader, Unit
from wards.structure import Tree


@dataclass(frozen=True)
class Known:
    """A unit with its relations at hand, and all others: a city has some hundred."""

    unit: Unit
    units: dict[int, Unit]
    tree: Tree
    lineage: Lineage
    notices: list[Notice]
    standing: list[tuple]  # of the list's cursors, see `queries.places`


def of(slug: str, day: date, cursors: dict[str, int | None]) -> Known | None:
    """Return what is known on `day` of the unit at `slug`; None if there is none. One query."""
    own_notices = notices.needed(notices.AT_HOME & Q(unit__slug=slug))
    own, others, former, leaders, coverages, went, found, named, standing = together.read(
        Unit.objects.filter(slug=slug),
        *all_units(),
        Leader.objects.filter(unit__slug=slug),
        Coverage.objects.filter(Q(cell__slug=slug) | Q(group__slug=slug)),
        happened_by(day),
        *own_notices,
        queries.places(*cursors.values()),
    )
    if not own:
        return None
    unit = own[0]
    units = {each.pk: each for each in [*others, unit]}
    give_former_names(units.values(), former)
    give(unit, "children", [each for each in units.values() if each.parent_id == unit.pk])
    give(unit, "leaders", leaders)
    for coverage in coverages:
        coverage.cell, coverage.group = units[coverage.cell_id], units[coverage.group_id]
    give(unit, "covered_groups", [each for each in coverages if each.cell_id == unit.pk])
    give(unit, "covering_cells", [each for each in coverages if each.group_id == unit.pk])
    return Known(
        unit,
        units,
        Tree({pk: each.parent_id for pk, each in units.items()}),
        Lineage(day, went, units),
        notices.shown(found, named, None),
        standing,
    )
