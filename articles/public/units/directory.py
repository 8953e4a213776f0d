"""The directory of units: all of them in groups, or those whose names somebody looks for."""

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from articles.public import naming
from wards.lineage import Lineage, enumerate_names
from wards.models import Unit
from wards.search import is_in, phrases
from wards.text import natural_key, one_line, slugify, words_key

MOST_TYPED = 100  # letters
MOST_FOUND, MOST_NEAR = 50, 8
FOLDED = 24  # so many of a kind stand in the open; more are folded away by ward
LIKENESS = 0.65

Kind = Unit.Kind
# What residents look for comes first.
_ORDER = {
    Kind.WARD: "Phường",
    Kind.COMMUNE: "Xã",
    Kind.RESIDENTIAL_GROUP: "Tổ dân phố",
    Kind.PARTY_CELL: "Chi bộ",
    Kind.PARTY_COMMITTEE: "Đảng bộ",
    Kind.ASSOCIATION: "Tổ chức đoàn thể",
    Kind.OTHER: "Đơn vị khác",
    Kind.DISTRICT: "Quận",
    Kind.CITY: "Thành phố",
}
_ABBREVIATED = {Kind.RESIDENTIAL_GROUP: "tdp", Kind.PARTY_CELL: "cb"}
CLOSED = "Đơn vị đã kết thúc hoạt động"


@dataclass(frozen=True)
class Entry:
    """A unit as the directory has it on its day, with the names of its ward and of what it is in:
    the ward, or the unit above it where it is in none."""

    unit: Unit
    name: str
    ward: str
    place: str
    is_closed: bool
    former: tuple[str, ...]

    @property
    def own_words(self) -> str:
        """The words of its names, old ones and abbreviations included."""
        return " ".join([self.name, *self.former, _ABBREVIATED.get(self.unit.kind, "")])

    @property
    def order(self) -> tuple:
        """Where it stands among those of its kind."""
        return natural_key(self.name), natural_key(self.place), self.unit.pk


@dataclass(frozen=True)
class Group:
    """Units under one heading: in one list if they are few, else by ward or by kind."""

    label: str
    entries: list[Entry]

    @property
    def anchor(self) -> str:
        """The id of its heading."""
        return slugify(self.label)

    @property
    def sections(self) -> list[tuple[str, list[Entry]]]:
        """(heading, entries) of what is folded away; one without a heading if nothing is."""
        if len(self.entries) <= FOLDED:
            return [("", self.entries)]
        if self.label == CLOSED:
            kinds = [(label, kind) for kind, label in _ORDER.items()]
            folded = [(label, [e for e in self.entries if e.unit.kind == k]) for label, k in kinds]
            return [(label, entries) for label, entries in folded if entries]
        places = sorted({e.place for e in self.entries}, key=natural_key)
        return [(place, [e for e in self.entries if e.place == place]) for place in places]


@dataclass(frozen=True)
class Found:
    """What was found for what somebody typed, each with the names of what it became, if it ended.

    `near` are those with names like it, where nothing was found.
    """

    entries: list[tuple[Entry, str]]
    near: list[tuple[Entry, str]]
    total: int

    @property
    def more(self) -> int:
        """How many there are beside those that are shown."""
        return self.total - len(self.entries)


def read(day: date) -> list[Entry]:
    """Return all units that are or were by `day`. Two queries."""
    known = {u.pk: u for u in Unit.objects.prefetch_related("former_names")}
    for unit in known.values():
        naming.named(unit, day)
    return [
        Entry(
            unit,
            unit.shown_name,
            *_whereabouts(unit, known),
            unit.has_closed(day),
            tuple(f.name for f in unit.former_names.all() if f.until <= day),
        )
        for unit in known.values()
        if not unit.opened_on or unit.opened_on <= day
    ]


def _whereabouts(unit: Unit, known: dict[int, Unit]) -> tuple[str, str]:
    parent = known.get(unit.parent_id)
    above, seen = parent, {unit.pk}
    while above and above.pk not in seen and above.kind not in Unit.WARD_LEVEL:
        seen.add(above.pk)
        above = known.get(above.parent_id)
    ward = above.shown_name if above and above.pk not in seen else ""
    return ward, ward or (parent.shown_name if parent else "")


def groups(entries: list[Entry], day: date) -> list[Group]:
    """Return the groups of the directory: open units by kind, then those that ended.

    Units in no ward that share a name are told apart; the others stand with their ward.
    """
    in_order = sorted(entries, key=lambda entry: entry.order)
    found = [
        Group(label, [e for e in in_order if e.unit.kind == kind and not e.is_closed])
        for kind, label in _ORDER.items()
    ]
    above = {e.unit.parent_id: e.place for e in entries if not e.ward}
    for group in found:
        naming.tell_apart([e.unit for e in group.entries if not e.ward], day, above)
    ended = [e for kind in _ORDER for e in in_order if e.is_closed and e.unit.kind == kind]
    found.append(Group(CLOSED, ended))
    return [group for group in found if group.entries]


def typed(text: str) -> str:
    """Return what was typed as it is looked for and shown again."""
    return one_line(text[: 4 * MOST_TYPED])[:MOST_TYPED]


def find(entries: list[Entry], asked: str, day: date) -> Found:
    """Return the units in whose names all that was `asked` begins; the ward may be named, too.

    Those that are called just so come first, those of a ward that is called so last; among them
    those that are open, in the order of the directory.
    """
    wanted, kinds = phrases(asked), list(_ORDER)
    found = [e for e in entries if wanted and is_in(f"{e.own_words} {e.ward}", wanted)]
    found.sort(
        key=lambda entry: (
            not is_in(entry.own_words, wanted),
            words_key(asked) not in _called(entry),
            entry.is_closed,
            kinds.index(entry.unit.kind),
            entry.order,
        )
    )
    near = [] if found or not wanted else _near(entries, asked)
    shown = found[:MOST_FOUND]
    lineage = Lineage(day) if any(entry.is_closed for entry in shown + near) else None
    pairs = [
        (entry, enumerate_names(lineage.today(entry.unit)) if entry.is_closed else "")
        for entry in shown + near
    ]
    return Found(pairs[: len(shown)], pairs[len(shown) :], len(found))


def _near(entries: list[Entry], asked: str) -> list[Entry]:
    """Units whose names are most like `asked`: people mistype, and few type "phường"."""
    names: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: (entry.is_closed, entry.order)):
        for name in _called(entry):
            names.setdefault(name, []).append(entry)
    alike = get_close_matches(words_key(asked), names, MOST_NEAR, LIKENESS)
    once = {entry.unit.pk: entry for name in alike for entry in names[name]}
    return list(once.values())[:MOST_NEAR]


def _called(entry: Entry) -> set[str]:
    """The folded name of a unit, with its kind and without."""
    full, kind = words_key(entry.name), words_key(_ORDER[entry.unit.kind])
    return {full, full.removeprefix(f"{kind} ")} - {""}
