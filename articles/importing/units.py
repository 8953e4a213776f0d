"""Which units a text of another portal belongs to and speaks of, found by their names.

The responsible unit is the nearest ward-level unit that contains the most specific unit named; the
specific ones are what the text is about. "chi bộ 19, đảng bộ phường Đức Giang" gives phường Đức
Giang, about chi bộ 19.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from articles.importing.item import Item
from articles.importing.names import Name, Words
from wards.models import Unit
from wards.structure import Tree
from wards.text import fold


class UnitsUnclear(Exception):
    """The text names no unit, or names that could be several; says so in Vietnamese."""


@dataclass(frozen=True)
class Decision:
    """The units of a text, and in Vietnamese how they were found."""

    unit: Unit
    about: tuple[Unit, ...]
    how: str


@dataclass(frozen=True)
class _Mention:
    """A unit whose name stands in a text, from its word `start` for `length` words."""

    unit: Unit
    start: int
    length: int


class Directory:
    """The units of a city, ready to be found in many texts. Reads them once, with three queries."""

    def __init__(self):
        self.units = {u.pk: u for u in Unit.objects.prefetch_related("former_names")}
        self.tree = Tree()
        self.depth = {pk: len(self.tree.ancestors(pk)) for pk in self.units}
        self._names: dict[str, Name] = {}
        self._slugs = {unit.slug: unit for unit in self.units.values()}
        self._called: dict[str, list[Unit]] = {}
        for unit in self.units.values():
            names = {fold(n) for n in (unit.name, *(f.name for f in unit.former_names.all()))}
            for name in names:
                self._called.setdefault(name, []).append(unit)

    def decide_for(self, item: Item, given: str | None = None) -> Decision:
        """Return the units of a whole text: those `given` or that it gives, else those it names.

        Raises UnitsUnclear.
        """
        day = timezone.localdate(item.published_at)
        about = tuple(dict.fromkeys(self.find(name, day) for name in item.about))
        if given:
            decision = self.decide_given(given)
        elif item.unit:
            decision = Decision(self.find(item.unit, day), (), "theo bản ghi")
        else:
            decision = self.decide(item.title, item.lead, item.text, day)
        if not about:
            return decision
        about = tuple(unit for unit in about if unit.pk != decision.unit.pk)
        return Decision(decision.unit, about, decision.how)

    def find(self, name: str, day: date) -> Unit:
        """Return the unit with the slug `name`, or the one so called on `day`; else UnitsUnclear.

        A slug tells units apart for ever; a name may have passed from one to another.
        """
        if name in self._slugs:
            return self._slugs[name]
        known = self._called.get(fold(name), [])
        found = [u for u in known if u.is_open(day) and fold(u.name_on(day)) == fold(name)]
        if len(found) == 1:
            return found[0]
        if found:
            candidates = "; ".join(f"{self._full_name(u)} ({u.slug})" for u in found[:4])
            raise UnitsUnclear(f"không rõ “{name}” là đơn vị nào trong số: {candidates}")
        raise UnitsUnclear(
            f"không có đơn vị nào tên hoặc đường dẫn “{name}” vào ngày {day:%d/%m/%Y}"
        )

    def decide_given(self, slug: str) -> Decision:
        """Return the decision for a unit named by the person who imports. Raises UnitsUnclear."""
        unit = self._slugs.get(slug)
        if unit is None:
            raise UnitsUnclear(f"không có đơn vị nào với đường dẫn “{slug}”")
        return Decision(unit, (), "theo --unit")

    def decide(self, title: str, lead: str, body: str, day: date) -> Decision:
        """Return the units of a text, as they existed and were called on `day`.

        The title decides if it names a unit below ward level. Otherwise the lead is read with it,
        and the body only while no ward-level unit or one below is named. A ward that the title
        names stays responsible whatever else the lead names. Raises UnitsUnclear.
        """
        passages = [("tiêu đề", title), ("tiêu đề và lời dẫn", f"{title}\n{lead}")]
        passages.append(("bài", f"{title}\n{lead}\n{body}"))
        best, unclear, only_above = None, "", None
        for called, text in passages:
            if called == "bài" and best:
                break
            try:
                mentions = self._clear(self._mentions(Words(text), day))
            except UnitsUnclear as problem:
                unclear = str(problem)
                continue
            if best:
                mentions = self._within(best.unit, mentions)
            only_above = only_above or next(iter(mentions), None)
            decision = self._decide(mentions, called, day)
            if decision:
                best = decision
                if any(u.kind not in Unit.WARD_LEVEL for u in decision.about):
                    break
        if best:
            return best
        if unclear:
            raise UnitsUnclear(unclear)
        if only_above:
            raise UnitsUnclear(
                f"bài chỉ nêu “{only_above.unit.name_on(day)}”, không nêu phường, xã nào. Hãy chỉ "
                "rõ bằng --unit"
            )
        raise UnitsUnclear(
            f"không thấy tên đơn vị nào hoạt động ngày {day:%d/%m/%Y} trong bài. Hãy chỉ rõ bằng "
            "--unit"
        )

    def _decide(self, mentions: list[_Mention], called: str, day: date) -> Decision | None:
        """The decision for a passage; None if it names nothing at ward level or below."""
        above = {pk for m in mentions for pk in self.tree.ancestors(m.unit.pk)}
        specific = [m for m in mentions if m.unit.pk not in above and self._ward_of(m.unit)]
        if not specific:
            return None
        deepest = max(specific, key=lambda m: (self.depth[m.unit.pk], -m.start))
        ward = self._ward_of(deepest.unit)
        about = tuple(
            m.unit for m in sorted(specific, key=lambda m: m.start) if m.unit.pk != ward.pk
        )
        named = [m.unit for m in mentions if m.unit.pk == ward.pk or m.unit in about]
        words = ", ".join(f"“{u.name_on(day)}”" for u in named)
        return Decision(ward, about, f"{called} nêu {words}")

    def _within(self, ward: Unit, mentions: Iterable[_Mention]) -> list[_Mention]:
        """The mentions of `ward`, of units below it, and of other wards; no other ward's parts."""
        below = self.tree.with_descendants([ward.pk])
        return [m for m in mentions if m.unit.pk in below or m.unit.kind in Unit.WARD_LEVEL]

    def _ward_of(self, unit: Unit) -> Unit | None:
        """The nearest ward-level unit from `unit` upwards; None above that level."""
        line = [unit.pk, *self.tree.ancestors(unit.pk)]
        return next((self.units[p] for p in line if self.units[p].kind in Unit.WARD_LEVEL), None)

    def _mentions(self, words: Words, day: date) -> list[_Mention]:
        found = []
        for unit in self.units.values():
            if unit.is_open(day):
                name = unit.name_on(day)
                place = self._names.setdefault(name, Name(name)).find(words)
                if place:
                    found.append(_Mention(unit, *place))
        return found

    def _clear(self, mentions: list[_Mention]) -> list[_Mention]:
        """Of units that could be meant at one place, keep the one that is.

        The longest name wins: "Tổ dân phố số 3 cụm Đức Giang" is no Tổ dân phố 3. Of units that
        share a name, the one whose surroundings are named too: every ward has a "Chi bộ 19".
        Raises UnitsUnclear if two remain.
        """
        named = {m.unit.pk for m in mentions}
        places: dict[int, list[_Mention]] = {}
        for mention in mentions:
            places.setdefault(mention.start, []).append(mention)
        kept = []
        for group in places.values():
            longest = max(m.length for m in group)
            group = [m for m in group if m.length == longest]
            support = {
                m.unit.pk: len(named.intersection(self.tree.ancestors(m.unit.pk))) for m in group
            }
            best = [m for m in group if support[m.unit.pk] == max(support.values())]
            if len(best) > 1:
                candidates = "; ".join(self._full_name(m.unit) for m in best[:4])
                raise UnitsUnclear(
                    f"không rõ đơn vị nào trong số: {candidates}. Hãy chỉ rõ bằng --unit"
                )
            kept += best
        return kept

    def _full_name(self, unit: Unit) -> str:
        above = [self.units[pk].name for pk in self.tree.ancestors(unit.pk)[:1]]
        return ", ".join([unit.name, *above])
