"""The map of the site for people (Sơ đồ trang): everything there is, on one page."""

from datetime import date

from django.views.decorators.http import require_safe

from articles.public import naming, pages, periods
from wards import clock
from wards.models import Unit


@require_safe
def site_map(request):
    """Sections, units by what they belong to, years, and what machines read."""
    context = {"groups": _groups(clock.today()), "years": periods.years()}
    return pages.respond("public/site_map.html", context)


def _groups(day: date) -> list[tuple[Unit | None, list[Unit]]]:
    """Open units below the ward or whatever else they belong to; the others in a group of theirs.

    A ward is followed by all below it, over any number of steps.
    """
    known = Unit.objects.open_on(day).prefetch_related("former_names")
    opened = {unit.pk: unit for unit in naming.by_name(known, day)}
    heads: dict[int | None, list[Unit]] = {None: []}
    for unit in opened.values():
        head = _ward_above(unit, opened)
        if head is None:
            heads[None].append(unit)
        else:
            heads.setdefault(head.pk, [])
            if head is not unit:
                heads[head.pk].append(unit)
    above = {pk: unit.shown_name for pk, unit in opened.items()}
    for members in [[unit for pk, unit in opened.items() if pk in heads], *heads.values()]:
        naming.tell_apart(members, day, above)
    wards = [(unit, heads[pk]) for pk, unit in opened.items() if pk in heads]
    return [(None, heads[None]), *wards] if heads[None] else wards


def _ward_above(unit: Unit, opened: dict[int, Unit]) -> Unit | None:
    """The ward in which `unit` lies, itself if it is one; None if in none."""
    seen = set()
    while unit is not None and unit.pk not in seen:
        if unit.kind in Unit.WARD_LEVEL:
            return unit
        seen.add(unit.pk)
        unit = opened.get(unit.parent_id)
    return None
