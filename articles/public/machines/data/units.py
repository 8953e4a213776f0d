"""Units as data: what there is and was, with dates, contacts and what became of what."""

from datetime import date

from django.db.models import Q
from django.urls import reverse

from articles.public.naming import holds
from articles.public.outward import absolute
from wards.models import Succession, Unit


def told(day: date) -> list[dict]:
    """Return all units that there were up to `day`, as of it. Four queries."""
    known = Unit.objects.prefetch_related("former_names", "leaders")
    units = list(known.filter(Q(opened_on=None) | Q(opened_on__lte=day)).order_by("pk"))
    slugs = {unit.pk: unit.slug for unit in units}
    became, came_from = _successions(day, slugs)
    return [
        _unit(unit, day, slugs)
        | {"became": became.get(unit.pk, []), "came_from": came_from.get(unit.pk, [])}
        for unit in units
    ]


def _unit(unit: Unit, day: date, slugs: dict[int, str]) -> dict:
    return {
        "slug": unit.slug,
        "kind": unit.kind,
        "kind_name": unit.get_kind_display(),
        "name": unit.name_on(day),
        "former_names": [
            {"name": former.name, "until": former.until.isoformat()}
            for former in unit.former_names.all()
            if former.until <= day
        ],
        "address": absolute(reverse("unit", args=[unit.slug])),
        "parent": slugs.get(unit.parent_id),
        "opened_on": _day(unit.opened_on),
        # A closing that is still to come is known to all, as the unit's page says.
        "closed_on": _day(unit.closed_on),
        "legal_basis": unit.legal_basis,
        "introduction": unit.introduction,
        "contact": {"address": unit.address, "phone": unit.phone, "email": unit.email},
        "leaders": [
            {"name": leader.name, "office": leader.office, "phone": leader.phone}
            for leader in unit.leaders.all()
            if holds(leader, day)
        ],
    }


def _successions(day: date, slugs: dict[int, str]) -> tuple[dict, dict]:
    became, came_from = {}, {}
    rows = Succession.objects.filter(happened_on__lte=day).order_by("happened_on", "pk")
    for row in rows:
        for one, other, steps in (
            (row.predecessor_id, row.successor_id, became),
            (row.successor_id, row.predecessor_id, came_from),
        ):
            step = {
                "unit": slugs.get(other),
                "share": row.share,
                "share_name": row.get_share_display(),
                "on": row.happened_on.isoformat(),
                "legal_basis": row.legal_basis,
            }
            steps.setdefault(one, []).append(step)
    return became, came_from


def _day(day: date | None) -> str | None:
    return day and day.isoformat()
