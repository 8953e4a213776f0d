"""What the page of a unit says of it, as of a day."""

import re
from dataclasses import dataclass
from datetime import date

from articles.public.naming import by_name, holds, named
from articles.public.units import timeline
from articles.public.units.reading import Known
from wards.lineage import in_sentence
from wards.models import Unit


@dataclass(frozen=True)
class Contact:
    """A line of how to reach a unit: what it is, who or what, and the number to call if any."""

    label: str
    text: str
    phone: str = ""
    link: str = ""


@dataclass(frozen=True)
class Profile:
    """All that a unit's page says of the unit itself, named as of the day."""

    unit: Unit
    above: list[Unit]  # nearest first
    is_closed: bool
    former_names: list
    leaders: list[Contact]
    contacts: list[Contact]
    reached_through: Unit | None
    children: list[tuple[str, list[Unit]]]
    covered: list[Unit]
    covering: str  # the words above these
    today: list[tuple[str, Unit]]  # as they are called within a sentence
    basis: str  # of its end
    moments: list[timeline.Moment]


def of(known: Known) -> Profile:
    """Return the profile of the unit that is `known`, on the day as of which it is."""
    unit, lineage = known.unit, known.lineage
    day = lineage.day
    moments = timeline.of(unit, lineage)
    ends = [m for m in moments if m.title == timeline.ENDED and m.unit is None]
    covered = _covered(unit, day)
    above = [named(known.units[pk], day) for pk in known.tree.ancestors(unit.pk)]  # nearest first
    contacts = _contacts(unit)
    leaders = [leader for leader in unit.leaders.all() if holds(leader, day)]
    # Who has no telephone of their own is reached through the nearest unit above that has one.
    through = next((u for u in above if _contacts(u) and u.is_open(day)), None)
    return Profile(
        unit=named(unit, day),
        above=above,
        is_closed=unit.has_closed(day),
        former_names=[f for f in unit.former_names.all() if f.until <= day],
        leaders=[Contact(x.office, x.name, x.phone, dialled(x.phone)) for x in leaders],
        contacts=contacts,
        reached_through=None if contacts or unit.has_closed(day) else through,
        children=_children(unit, day),
        covered=covered,
        covering=_covering(unit, covered),
        today=[(in_sentence(heir.shown_name), heir) for heir in lineage.today(unit)],
        basis=ends[0].basis if ends else "",
        moments=moments,
    )


def dialled(phone: str) -> str:
    """Return what a telephone dials for `phone`, the first of several; "" if that is no number."""
    first = re.split(r"[/;,–]|\(\D|\bhoặc\b", phone)[0]
    number = re.sub(r"[^0-9+]", "", first)
    return f"tel:{number}" if len(number) > 2 else ""


def _contacts(unit: Unit) -> list[Contact]:
    lines = [
        Contact("Điện thoại", "", unit.phone, dialled(unit.phone)),
        Contact("Địa chỉ", unit.address),
        Contact("Thư điện tử", unit.email, link=f"mailto:{unit.email}"),
    ]
    return [line for line in lines if line.text or line.phone]


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
    groups = [c.group for c in unit.covered_groups.all() if holds(c, when)]
    cells = [c.cell for c in unit.covering_cells.all() if holds(c, when)]
    return by_name([*groups, *cells], day)


def _covering(unit: Unit, covered: list[Unit]) -> str:
    if unit.kind != Unit.Kind.PARTY_CELL:
        return "Chi bộ phụ trách"
    return "Phụ trách các tổ dân phố" if len(covered) > 1 else "Phụ trách tổ dân phố"
