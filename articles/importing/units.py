"""Which units a text of another portal belongs to and speaks of, found by their names.

The responsible unit is the nearest ward-level unit that contains the most specific unit named; the
specific ones are what the text is about. "chi bộ 19, đảng bộ phường Đức Giang" gives phường Đức
Giang, about chi bộ 19.
"""

import re
from dataclasses import dataclass
from datetime import date

from wards.models import Unit
from wards.structure import Tree
from wards.text import fold

# How a unit's kind is also written before its label.
_ALIASES = {
    "to dan pho": ("to dan pho", "to dan pho so", "tdp", "tdp so"),
    "chi bo": ("chi bo", "chi bo so"),
    "phuong": ("phuong", "p."),
}
_LETTER = r"[^\W_]"


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
    """A unit whose name stands at `start` of a text."""

    unit: Unit
    start: int


class Directory:
    """The units of a city, ready to be found in many texts. Reads them once, with three queries."""

    def __init__(self):
        self.units = {u.pk: u for u in Unit.objects.prefetch_related("former_names")}
        self.tree = Tree()
        self.depth = {pk: len(self.tree.ancestors(pk)) for pk in self.units}
        self._patterns: dict[str, re.Pattern] = {}

    def decide(self, passages: list[tuple[str, str]], day: date) -> Decision:
        """Decide by the first of `passages` (what it is called in Vietnamese, text) that suffices.

        Units are looked for as they existed and were called on `day`. An ambiguous passage is read
        together with those after it. Raises UnitsUnclear.
        """
        read, unclear = "", ""
        for called, text in passages:
            read = f"{read}\n{text}"
            try:
                decision = self._decide(read, called, day)
            except UnitsUnclear as problem:
                unclear = str(problem)
                continue
            if decision:
                return decision
        raise UnitsUnclear(
            unclear or f"không thấy tên đơn vị nào đang hoạt động ngày {day:%d/%m/%Y} trong bài"
        )

    def decide_given(self, slug: str) -> Decision:
        """Return the decision for a unit named by the person who imports. Raises UnitsUnclear."""
        unit = next((u for u in self.units.values() if u.slug == slug), None)
        if unit is None:
            raise UnitsUnclear(f"không có đơn vị nào với đường dẫn “{slug}”")
        return Decision(unit, (), "theo --unit")

    def _decide(self, text: str, called: str, day: date) -> Decision | None:
        mentions = self._clear(self._mentions(fold(text), day))
        if not mentions:
            return None
        named = {m.unit.pk for m in mentions}
        above = {pk for m in mentions for pk in self.tree.ancestors(m.unit.pk)}
        specific = [m for m in mentions if m.unit.pk not in above]
        deepest = max(specific, key=lambda m: (self.depth[m.unit.pk], -m.start))
        unit = self._responsible(deepest.unit)
        about = tuple(
            m.unit
            for m in sorted(specific, key=lambda m: m.start)
            if m.unit.pk != unit.pk and m.unit.pk in named
        )
        words = ", ".join(f"“{u.name_on(day)}”" for u in (*about, unit) if u.pk in named)
        return Decision(unit, about, f"{called} nêu {words}")

    def _responsible(self, unit: Unit) -> Unit:
        """The nearest ward-level unit from `unit` upwards; `unit` itself above that level."""
        line = [unit.pk, *self.tree.ancestors(unit.pk)]
        return next((self.units[pk] for pk in line if self.units[pk].kind in Unit.WARD_LEVEL), unit)

    def _mentions(self, folded: str, day: date) -> list[_Mention]:
        found = []
        for unit in self.units.values():
            if unit.is_open(day):
                match = self._pattern(unit.name_on(day)).search(folded)
                if match:
                    found.append(_Mention(unit, match.start()))
        return found

    def _pattern(self, name: str) -> re.Pattern:
        """A pattern for a name in folded text, as whole words, its kind in any spelling."""
        key = fold(name)
        if key not in self._patterns:
            kind = next((k for k in _ALIASES if key.startswith(f"{k} ")), None)
            label = key.removeprefix(f"{kind} ") if kind else key
            label = label.removeprefix("so ") if kind and label[3:4].isdigit() else label
            heads = "|".join(re.escape(a) for a in _ALIASES[kind]) if kind else ""
            words = r"\s+".join(re.escape(w) for w in label.split())
            pattern = rf"(?:{heads})\s*{words}" if kind else words
            self._patterns[key] = re.compile(rf"(?<!{_LETTER}){pattern}(?!{_LETTER})")
        return self._patterns[key]

    def _clear(self, mentions: list[_Mention]) -> list[_Mention]:
        """Of units that share a name, keep the one whose surroundings are named too.

        Every ward has a "Chi bộ 19"; the text means the one of the ward it names. Raises
        UnitsUnclear if two remain.
        """
        named = {m.unit.pk for m in mentions}
        alike: dict[int, list[_Mention]] = {}
        for mention in mentions:
            alike.setdefault(mention.start, []).append(mention)
        kept = []
        for group in alike.values():
            support = {
                m.unit.pk: len(named.intersection(self.tree.ancestors(m.unit.pk))) for m in group
            }
            most = max(support.values())
            best = [m for m in group if support[m.unit.pk] == most]
            if len(best) > 1:
                places = "; ".join(self._full_name(m.unit) for m in best[:4])
                raise UnitsUnclear(
                    f"không rõ đơn vị nào trong số: {places}. Hãy chỉ rõ bằng --unit"
                )
            kept += best
        return kept

    def _full_name(self, unit: Unit) -> str:
        above = [self.units[pk].name for pk in self.tree.ancestors(unit.pk)[:1]]
        return ", ".join([unit.name, *above])
