"""In which units a person may act, and as what. The only reader of `Membership`."""

from datetime import date

from django.utils import timezone

from wards.models import Membership, Unit
from wards.structure import Tree

Role = Membership.Role

# Roles include each other: chief ⊇ reviewer ⊇ writer.
_AT_LEAST = {
    Role.WRITER: (Role.WRITER, Role.REVIEWER, Role.CHIEF),
    Role.REVIEWER: (Role.REVIEWER, Role.CHIEF),
    Role.CHIEF: (Role.CHIEF,),
}


def unit_ids(user, role: str = Role.WRITER, day: date | None = None) -> frozenset[int]:
    """Ids of the units where `user` holds at least `role` on `day` (default: today).

    A role holds for its unit and all below it. Nobody who is switched off or signed out holds any.
    Two queries.
    """
    if not (user.is_authenticated and user.is_active):
        return frozenset()
    roots = (
        Membership.objects.current(day)
        .filter(user_id=user.pk, role__in=_AT_LEAST[Role(role)])
        .values_list("unit_id", flat=True)
    )
    roots = list(roots)
    return frozenset(Tree().with_descendants(roots)) if roots else frozenset()


def may(user, role: str, unit: Unit, day: date | None = None) -> bool:
    """Whether `user` holds at least `role` for `unit` on `day`."""
    return unit.pk in unit_ids(user, role, day)


def units(user, role: str = Role.WRITER, day: date | None = None):
    """The open units in which `user` holds at least `role` on `day`, as a queryset."""
    day = day or timezone.localdate()
    return Unit.objects.open_on(day).filter(pk__in=unit_ids(user, role, day))
