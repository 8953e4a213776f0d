"""What units became and what they came from, over any number of generations, as of a day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from wards.models import Succession, Unit

Share = Succession.Share

# What names of units begin with that is no name itself. Committees and associations keep theirs.
_COMMON_NOUNS = ("Phường ", "Xã ", "Quận ", "Thành phố ", "Tổ dân phố ", "Chi bộ ")


@dataclass(frozen=True)
class Part:
    """A share in words ("một phần", "phần còn lại"…) and the unit on its other side."""

    share: str
    words: str
    unit: Unit


@dataclass(frozen=True)
class Step:
    """What happened to `unit` on one day on one legal basis: its parts and where they went, or
    where the parts that made it came from."""

    unit: Unit
    happened_on: date
    legal_basis: str
    parts: tuple[Part, ...]


_WORDS = {
    Share.WHOLE: "toàn bộ",
    Share.REMAINDER: "phần còn lại",
    Share.PART: "một phần",
    Share.LAND: "một phần diện tích không có dân",
}
_ORDER = {share: place for place, share in enumerate((Share.WHOLE, Share.PART, Share.REMAINDER))}


def happened_by(day: date) -> QuerySet[Succession]:
    """The successions up to `day`, in their order."""
    return Succession.objects.filter(happened_on__lte=day).order_by("happened_on", "pk")


class Lineage:
    """The whole graph of successions up to a day, read with three queries however many units."""

    def __init__(
        self,
        day: date,
        rows: Sequence[Succession] | None = None,
        units: Mapping[int, Unit] | None = None,
    ):
        """Read it, or take the `rows` of `happened_by` and the `units` with their former names."""
        self.day = day
        if rows is None:
            rows = list(happened_by(day))
        if units is None:
            ids = {pk for row in rows for pk in (row.predecessor_id, row.successor_id)}
            units = Unit.objects.prefetch_related("former_names").in_bulk(ids)
        self.units = units
        for unit in self.units.values():
            unit.shown_name = unit.name_on(day)
        self._onward: dict[int, list[Succession]] = {}
        self._back: dict[int, list[Succession]] = {}
        for row in rows:
            self._onward.setdefault(row.predecessor_id, []).append(row)
            self._back.setdefault(row.successor_id, []).append(row)

    def became(self, unit: Unit) -> list[Step]:
        """What `unit` became: its own steps first, then those of each heir, generation by
        generation. Land without people leads no further."""
        return self._follow(unit, self._onward, lambda row: row.successor_id)

    def came_from(self, unit: Unit) -> list[Step]:
        """What `unit` was made of, then what those had been made of."""
        return self._follow(unit, self._back, lambda row: row.predecessor_id)

    def today(self, unit: Unit) -> list[Unit]:
        """The units to which the people of `unit` belong on the day, in order of appearance."""
        ends: dict[int, Unit] = {}
        for step in self.became(unit):
            for part in step.parts:
                if part.share != Share.LAND and part.unit.is_open(self.day):
                    ends[part.unit.pk] = part.unit
        return list(ends.values())

    def _follow(self, unit: Unit, rows_of: dict[int, list[Succession]], other) -> list[Step]:
        steps, seen, generation = [], {unit.pk}, [unit.pk]
        while generation:
            following: list[int] = []
            for pk in generation:
                rows = rows_of.get(pk, [])
                steps += self._steps(pk, rows, other)
                following += [other(row) for row in rows if row.share != Share.LAND]
            generation = [pk for pk in dict.fromkeys(following) if pk not in seen]
            seen.update(generation)
        return steps

    def _steps(self, pk: int, rows: Iterable[Succession], other) -> list[Step]:
        together: dict[tuple[date, str], list[Succession]] = {}
        for row in rows:
            together.setdefault((row.happened_on, row.legal_basis), []).append(row)
        return [
            Step(
                unit=self.units[pk],
                happened_on=happened_on,
                legal_basis=legal_basis,
                parts=tuple(
                    Part(row.share, _WORDS[row.share], self.units[other(row)])
                    for row in sorted(group, key=lambda row: _ORDER.get(row.share, len(_ORDER)))
                ),
            )
            for (happened_on, legal_basis), group in together.items()
        ]


def in_sentence(name: str) -> str:
    """Return a unit's name as it stands inside a sentence: "phường Bồ Đề", but "Hội Phụ nữ"."""
    return name[:1].lower() + name[1:] if name.startswith(_COMMON_NOUNS) else name


def enumerate_names(units: Iterable[Unit]) -> str:
    """Return the names of `units` as a list in words: "phường A, phường B và phường C"."""
    names = [in_sentence(unit.shown_name) for unit in units]
    return " và ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
