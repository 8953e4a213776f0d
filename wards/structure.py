"""The tree of units: what stands below what, and which places in it cannot be."""

from collections.abc import Callable, Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from wards import siteversion
from wards.models import Unit


class Tree:
    """All units' parent links, read with one query where they are not given. Small: a city has some
    hundred units.
    """

    def __init__(self, parent_of: dict[int, int | None] | None = None):
        if parent_of is None:
            parent_of = dict(Unit.objects.values_list("pk", "parent_id"))
        self.parent_of = parent_of
        self.children_of: dict[int | None, list[int]] = {}
        for pk, parent in self.parent_of.items():
            self.children_of.setdefault(parent, []).append(pk)

    def ancestors(self, pk: int) -> list[int]:
        """Ids above `pk`, nearest first."""
        found: list[int] = []
        parent = self.parent_of.get(pk)
        while parent is not None and parent not in found:
            found.append(parent)
            parent = self.parent_of.get(parent)
        return found

    def with_descendants(self, roots: Iterable[int]) -> set[int]:
        """The `roots` and all ids below them."""
        found: set[int] = set()
        waiting = list(roots)
        while waiting:
            pk = waiting.pop()
            if pk not in found:
                found.add(pk)
                waiting += self.children_of.get(pk, [])
        return found


def check_place(unit: Unit) -> None:
    """Raise ValidationError if `unit`, as it stands in memory, cannot have its place in the tree.

    Refused: a cycle; a unit that outlives its parent; a closing that leaves open units below.
    """
    if unit.parent_id is None:
        parent = None
    else:
        parent = Unit.objects.filter(pk=unit.parent_id).first()
        if parent is None:
            return  # the field's own validation reports it
        if unit.pk and (unit.pk == parent.pk or unit.pk in Tree().ancestors(parent.pk)):
            raise ValidationError(
                {
                    "parent": f"“{parent.name}” thuộc “{unit.name}” nên không thể là cấp trên của "
                    "đơn vị này. Hãy chọn đơn vị khác."
                }
            )
        if outlives(unit.closed_on, parent.closed_on):
            raise ValidationError(
                {
                    "parent": f"“{parent.name}” kết thúc ngày {_vi(parent.closed_on)}. Đơn vị trực "
                    "thuộc phải kết thúc không muộn hơn ngày đó, hoặc thuộc đơn vị khác."
                }
            )
    if unit.pk and unit.closed_on:
        left = [c for c in unit.children.all() if outlives(c.closed_on, unit.closed_on)]
        if left:
            names = ", ".join(f"“{c.name}”" for c in left[:5]) + ("…" if len(left) > 5 else "")
            raise ValidationError(
                {
                    "closed_on": f"Còn đơn vị trực thuộc hoạt động sau ngày {_vi(unit.closed_on)}: "
                    f"{names}. Hãy kết thúc hoặc chuyển các đơn vị đó trước."
                }
            )
    if unit.two_signatures and unit.parent_id is None:
        raise ValidationError(
            {
                "two_signatures": "Đơn vị này không có cấp trên nên không có ai ký lần hai. Hãy bỏ "
                "chọn, hoặc chọn đơn vị cấp trên."
            }
        )
    for objection in objections:
        if unit.pk and (reason := objection(unit)):
            raise ValidationError({"closed_on": reason})


# What else may speak against a unit's dates, asked by `check_place`: functions from a unit to a
# reason in Vietnamese or None. Apps that know more than wards add theirs when they are ready.
objections: list[Callable[[Unit], str | None]] = []


def outlives(child_closed: date | None, parent_closed: date | None) -> bool:
    """Whether a child that closes on the first day (None: open) lasts longer than its parent."""
    return parent_closed is not None and (child_closed is None or child_closed > parent_closed)


def save_unit(unit: Unit) -> Unit:
    """Validate and store `unit`; the one door for code. Raises ValidationError.

    The site version is moved first: it serialises writers, so two moves that would together close
    a circle cannot both pass the check.
    """
    with transaction.atomic():
        siteversion.bump()
        unit.full_clean()
        check_place(unit)
        unit.save()
    return unit


def _vi(day: date) -> str:
    return f"{day:%d/%m/%Y}"
