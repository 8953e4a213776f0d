"""How units are called, and which there are, on a day."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import QuerySet
from django.utils.formats import date_format

from wards.models import FormerName, Unit
from wards.text import natural_key


def named(unit: Unit, day: date) -> Unit:
    """Return `unit` with `shown_name`, its name on `day`; a name may change on a day to come."""
    unit.shown_name = unit.name_on(day)
    return unit


def all_units() -> tuple[QuerySet[Unit], QuerySet[FormerName]]:
    """All units, without their long texts, and all former names: for `give_former_names`, to be
    read together with other things. A city has some hundred.
    """
    return Unit.objects.defer("introduction", "name_order", "name_words"), FormerName.objects.all()


def give_former_names(units: Iterable[Unit], former: Iterable[FormerName]) -> None:
    """Let each of `units` know which of `former` are its own: as prefetched, and for no query."""
    of_unit: dict[int, list[FormerName]] = {}
    for name in former:
        of_unit.setdefault(name.unit_id, []).append(name)
    for unit in units:
        give(unit, "former_names", of_unit.get(unit.pk, []))


def give(unit: Unit, relation: str, rows: list) -> None:
    """Let `unit` have `rows` behind one of its relations, as if they were prefetched."""
    known = getattr(unit, relation).all()
    known._result_cache, known._prefetch_done = rows, True
    unit.__dict__.setdefault("_prefetched_objects_cache", {})[relation] = known


def by_name(units, day: date) -> list[Unit]:
    """Return `units` named as of `day`, in natural order: TDP 2 before TDP 10, Đ after D."""
    return sorted((named(u, day) for u in units), key=lambda u: natural_key(u.shown_name))


def tell_apart(found: list[Unit], day: date, above: Mapping[int, str] | None = None) -> None:
    """Give each of the named units `apart`: what tells it from others of its name, mostly "".

    That is the unit above it or, where these are the same, the days it is open. The names of units
    `above` are looked up where they are not given: two queries, only if any names meet.
    """
    same: dict[str, list[Unit]] = {}
    for unit in found:
        unit.apart = ""
        same.setdefault(unit.shown_name, []).append(unit)
    alike = [group for group in same.values() if len(group) > 1]
    if above is None:
        above = _names({unit.parent_id for group in alike for unit in group} - {None}, day)
    for group in alike:
        parents = len({unit.parent_id for unit in group})
        for unit in group:
            place = above.get(unit.parent_id, "") if parents > 1 else ""
            days = _days(unit) if parents < len(group) else ""
            unit.apart = " · ".join(filter(None, [place, days]))


def _names(ids: set[int], day: date) -> dict[int, str]:
    if not ids:
        return {}
    known = Unit.objects.prefetch_related("former_names").in_bulk(ids)
    return {pk: unit.name_on(day) for pk, unit in known.items()}


def _days(unit: Unit) -> str:
    days = [("từ", unit.opened_on), ("đến", unit.closed_on)]
    return " ".join(f"{word} {date_format(on, 'd/m/Y')}" for word, on in days if on)


def holds(dated, day: date) -> bool:
    """Whether something with `starts_on` and `ends_on` holds on `day`."""
    return not (
        (dated.starts_on and day < dated.starts_on) or (dated.ends_on and day >= dated.ends_on)
    )
