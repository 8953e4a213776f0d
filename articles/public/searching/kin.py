"""Which units' posts count for which unit when results are narrowed down."""

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

    def called(self, unit: Unit) -> str:
        """The name of a unit; with the day on which it ended, for its heirs may bear it, too."""
        ended = f"đến {unit.closed_on:%d/%m/%Y}" if unit.has_closed(self.day) else ""
        apart = ended or getattr(unit, "apart", "")
        return f"{unit.shown_name} ({apart})" if apart else unit.shown_name

    def to_choose(self, chosen: Unit | None) -> list[Unit]:
        """The wards and communes of the day and the `chosen` unit, by name."""
        known = self.units.values()
        wards = [u for u in known if u.kind in Unit.WARD_LEVEL and u.is_open(self.day)]
        found = naming.by_name({*wards, *filter(None, [chosen])}, self.day)
        still_open = [unit for unit in found if unit.is_open(self.day)]
        above = {unit.pk: unit.shown_name for unit in known}
        naming.tell_apart(still_open, self.day, above)
        return found
