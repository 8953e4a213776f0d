"""In which units a person may act, and as what. The only reader of `Membership`."""

from collections.abc import Iterable
from datetime import date

from django.contrib.auth import get_user_model
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
    known = _memory(user, day)
    if role not in known:
        found: set[int] = set()
        if roots := _roots(user, role, day):
            found = _reach(roots, Tree(), _predecessors(day or timezone.localdate()))
        known[role] = frozenset(found)
    return known[role]


def has_role(user, role: str) -> bool:
    """Whether `user` was given at least `role` anywhere, by name, and holds it today."""
    if not (user.is_authenticated and user.is_active):
        return False
    given = _memory(user, None).get("given")
    return bool(_roots(user, role, None) if given is None else _at_least(role, given))


def unit_ids_below(user, role: str = Role.CHIEF, day: date | None = None) -> frozenset[int]:
    """Ids of the units strictly below one for which `user` was given at least `role` by name.

    With what these succeeded by a whole or remaining share. Neither the unit itself, nor what is
    above or beside it, nor what it succeeded itself: that was its like, not below it. Three
    queries, unless `remember` was called for this `user` object.
    """
    if not (user.is_authenticated and user.is_active):
        return frozenset()
    known = _memory(user, day)
    if ("below", role) not in known:
        found: set[int] = set()
        given = known.get("given")  # spares the many who are no chiefs a query for each page
        roots = _roots(user, role, day) if given is None else _at_least(role, given)
        if roots:
            tree, predecessors = Tree(), _predecessors(day or timezone.localdate())
            for root in roots:
                below = _reach(tree.children_of.get(root, []), tree, predecessors)
                found |= below - {root, *tree.ancestors(root)}  # however successions may circle
        known["below", role] = frozenset(found)
    return known["below", role]


def _predecessors(day: date) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for predecessor, successor in _inheritances(day):
        found.setdefault(successor, []).append(predecessor)
    return found


def _reach(roots: Iterable[int], tree: Tree, predecessors: dict[int, list[int]]) -> set[int]:
    reached, waiting = set(), set(roots)
    while waiting:
        new = tree.with_descendants(waiting) - reached
        reached |= new
        waiting = {p for pk in new for p in predecessors.get(pk, [])} - reached
    return reached


def belonging(roots: Iterable[int], day: date | None = None) -> set[int]:
    """Ids of the units `roots`, all below them, and what these succeeded: as far as a role reaches.

    Two queries.
    """
    return _reach(roots, Tree(), _predecessors(day or timezone.localdate()))


def people_of(unit_ids: Iterable[int]) -> set[int]:
    """Ids of the accounts that hold or held a role in one of the units or above it. Two queries."""
    tree = Tree()
    concerned = {above for pk in unit_ids for above in (pk, *tree.ancestors(pk))}
    return set(Membership.objects.filter(unit_id__in=concerned).values_list("user_id", flat=True))


def own_units(user, role: str = Role.WRITER, day: date | None = None):
    """The open units for which `user` was given at least `role` by name, as a queryset."""
    day = day or timezone.localdate()
    return Unit.objects.open_on(day).filter(pk__in=_roots(user, role, day))


def everybody(day: date | None = None):
    """Ids of the accounts that hold any role on `day`, as a queryset to look in."""
    return Membership.objects.current(day).values_list("user_id", flat=True)


def holders(unit_id: int, role: str, day: date | None = None) -> list[list]:
    """Active users who hold at least `role` for the unit, nearest first: one list for each step.

    The first list is of those whose role is of the unit itself, the next of those of what is right
    above it or succeeded it, and so on: `unit_ids` read from the other end. Users without a role
    at a step make it an empty list. Four queries or fewer.
    """
    return holders_by_unit([unit_id], role, day)[unit_id]


def holders_by_unit(
    unit_ids: Iterable[int], role: str, day: date | None = None
) -> dict[int, list[list]]:
    """`holders` of each of the units, for as many queries as of one."""
    day = day or timezone.localdate()
    parents, successors = Tree().parent_of, _successors(day)
    climbs = {pk: _steps_up(pk, parents, successors) for pk in unit_ids}
    near = {pk for steps in climbs.values() for ids in steps for pk in ids}
    memberships = Membership.objects.current(day).filter(
        unit_id__in=near, role__in=_AT_LEAST[Role(role)], user__is_active=True
    )
    of_unit: dict[int, list] = {}
    for membership in memberships.select_related("user").order_by("user__username"):
        of_unit.setdefault(membership.unit_id, []).append(membership.user)
    return {pk: _once(steps, of_unit) for pk, steps in climbs.items()}


def _once(steps: list[set[int]], of_unit: dict[int, list]) -> list[list]:
    """The users of each step who were at none before it, by account name."""
    seen: set[int] = set()
    result = []
    for ids in steps:
        users = {user.pk: user for pk in ids for user in of_unit.get(pk, ()) if user.pk not in seen}
        result.append(sorted(users.values(), key=lambda user: user.get_username()))
        seen |= users.keys()
    return result


def unit_ids_by_name(user, role: str = Role.WRITER, day: date | None = None) -> frozenset[int]:
    """Ids of the very units for which `user` was given at least `role`, nothing below them.

    One query, unless `remember` was called for this `user` object and something was asked of it.
    """
    if not (user.is_authenticated and user.is_active):
        return frozenset()
    given = _memory(user, day).get("given")
    return frozenset(_roots(user, role, day) if given is None else _at_least(role, given))


def staffed(day: date | None = None) -> frozenset[int]:
    """Ids of the units for which somebody who may sign in was given any role by name."""
    current = Membership.objects.current(day or timezone.localdate())
    found = current.filter(user__is_active=True).values_list("unit_id", flat=True)
    return frozenset(found.order_by())


def without_role(day: date | None = None):
    """Accounts that may enter the back office and have nothing to do there, as a queryset."""
    members = Membership.objects.current(day or timezone.localdate()).values("user_id")
    staff = get_user_model().objects.filter(is_active=True, is_staff=True, is_superuser=False)
    return staff.exclude(pk__in=members).order_by("username")


def _steps_up(unit_id: int, parents: dict, successors: dict) -> list[set[int]]:
    """The unit, then what is above it or succeeded it, step by step."""
    steps, seen, here = [], set(), {unit_id}
    while here:
        steps.append(here)
        seen |= here
        above = {parents.get(pk) for pk in here} | {
            s for pk in here for s in successors.get(pk, [])
        }
        here = {pk for pk in above if pk is not None} - seen
    return steps


def _successors(day: date) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for predecessor, successor in _inheritances(day):
        found.setdefault(predecessor, []).append(successor)
    return found


def _inheritances(day: date):
    """(predecessor, successor) of all successions by `day` that hand on rights."""
    return Succession.objects.filter(
        share__in=Succession.INHERITING, happened_on__lte=day
    ).values_list("predecessor_id", "successor_id")


def _roots(user, role: str, day: date | None) -> list[int]:
    memberships = Membership.objects.current(day).filter(user_id=user.pk)
    given = list(memberships.values_list("role", "unit_id"))
    _memory(user, day)["given"] = given
    return _at_least(role, given)


def _at_least(role: str, given: list[tuple[str, int]]) -> list[int]:
    enough = _AT_LEAST[Role(role)]
    return [unit_id for held, unit_id in given if held in enough]


def _memory(user, day: date | None) -> dict:
    """What `user` was found to hold today, if that is to be kept; else an empty dict to forget."""
    return getattr(user, _MEMORY, {}) if day is None else {}


def remember(user) -> None:
    """Let this very object keep what is found for it: for one request, whose user it is."""
    if not hasattr(user, _MEMORY):
        setattr(user, _MEMORY, {})


def units(user, role: str = Role.WRITER, day: date | None = None):
    """The open units in which `user` holds at least `role` on `day`, as a queryset."""
    day = day or timezone.localdate()
    return Unit.objects.open_on(day).filter(pk__in=unit_ids(user, role, day))
