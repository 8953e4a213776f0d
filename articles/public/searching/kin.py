"""Which units' posts count for which unit when results are narrowed down."""

from collections.abc import Iterable
from datetime import date

from articles.public import naming
from wards.models import Succession, Unit


class Kin:
    """All units with what stands below them and what they were made of. Three queries."""

    def __init__(self, day: date):
        known = Unit.objects.only("kind", "name", "slug", "parent", "opened_on", "closed_on")
        self.day = day
        self.units = {unit.pk: unit for unit in known.prefetch_related("former_names")}
        self._leads_to: dict[int, list[int]] = {}
        for unit in self.units.values():
            naming.named(unit, day)
            self._leads_to.setdefault(unit.parent_id, []).append(unit.pk)
        # Land without people leaves no news behind.
        rows = Succession.objects.filter(happened_on__lte=day).exclude(share=Succession.Share.LAND)
        for old, new in rows.values_list("predecessor", "successor"):
            self._leads_to.setdefault(new, []).append(old)

    def of(self, pk: int) -> frozenset[int]:
        """The ids of a unit, of those below it, and of all that these were made of."""
        found: set[int] = set()
        waiting = [pk]
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting += self._leads_to.get(one, [])
        return frozenset(found)

    def by_slug(self, slug: str) -> Unit | None:
        """The unit with this slug."""
        return next((unit for unit in self.units.values() if unit.slug == slug), None)

    def to_choose(self, others: Iterable[Unit]) -> list[Unit]:
        """The wards and communes of the day and `others`, by name; those of one name told apart."""
        found = {unit.pk: unit for unit in others}
        for unit in self.units.values():
            if unit.kind in Unit.WARD_LEVEL and unit.is_open(self.day):
                found[unit.pk] = unit
        chosen = naming.by_name(found.values(), self.day)
        naming.tell_apart(chosen, self.day, {pk: u.shown_name for pk, u in self.units.items()})
        return chosen
