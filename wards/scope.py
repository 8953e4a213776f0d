"""In which units a person may act, and as what. The only reader of `Membership`."""

from datetime import date

from django.utils import timezone

from wards.models import Membership, Succession, Unit
from wards.structure import Tree

Role = Membership.Role

_MEMORY = "_units_by_role"

# Roles include each other: chief ⊇ reviewer ⊇ writer.
_AT_LEAST = {
    Role.WRITER: (Role.WRITER, Role.REVIEWER, Role.CHIEF),
    Role.REVIEWER: (Role.REVIEWER, Role.CHIEF),
    Role.CHIEF: (Role.CHIEF,),
}


def unit_ids(user, role: str = Role.WRITER, day: date | None = None) -> frozenset[int]:
    """Ids of the units where `user` holds at least `role` on `day` (default: today).

    A role holds for its unit, all below it, and what these succeeded by a whole or remaining share
    (land alone gives no rights), over any number of generations. Nobody who is switched off or
    signed out holds any. Three queries, unless `remember` was called for this `user` object.
    """
    if not (user.is_authenticated and user.is_active):
        return frozenset()
    known = getattr(user, _MEMORY, None) if day is None else None
    if known is not None and role in known:
        return known[role]
    roots = _roots(user, role, day)
    found = frozenset(_reach(roots, day or timezone.localdate())) if roots else frozenset()
    if known is not None:
        known[role] = found
    return found


def _reach(roots: list[int], day: date) -> set[int]:
    tree = Tree()
    predecessors: dict[int, list[int]] = {}
    inherited = Succession.objects.filter(
        share__in=Succession.INHERITING, happened_on__lte=day
    ).values_list("successor_id", "predecessor_id")
    for successor, predecessor in inherited:
        predecessors.setdefault(successor, []).append(predecessor)
    reached, waiting = set(), set(roots)
    while waiting:
        new = tree.with_descendants(waiting) - reached
        reached |= new
        waiting = {p for pk in new for p in predecessors.get(pk, [])} - reached
    return reached


def own_units(user, role: str = Role.WRITER, day: date | None = None):
    """The open units for which `user` was given at least `role` by name, as a queryset."""
    day = day or timezone.localdate()
    return Unit.objects.open_on(day).filter(pk__in=_roots(user, role, day))


def _roots(user, role: str, day: date | None) -> list[int]:
    memberships = Membership.objects.current(day).filter(user_id=user.pk)
    return list(
        memberships.filter(role__in=_AT_LEAST[Role(role)]).values_list("unit_id", flat=True)
    )


def remember(user) -> None:
    """Let this very object keep what is found for it: for one request, whose user it is."""
    if not hasattr(user, _MEMORY):
        setattr(user, _MEMORY, {})


def units(user, role: str = Role.WRITER, day: date | None = None):
    """The open units in which `user` holds at least `role` on `day`, as a queryset."""
    day = day or timezone.localdate()
    return Unit.objects.open_on(day).filter(pk__in=unit_ids(user, role, day))
