"""Units by what people type of their names, without reading all units of the city.

The same rule as that of the directory, which reads them all: words begin so, in any order, and the
ward may be named, too.
"""

from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_, or_

from django.db.models import Case, Q, Value, When

from wards.models import FormerName, Unit
from wards.search import begins_in, is_in, phrases
from wards.text import words_key

Kind = Unit.Kind
_SHORT = {"tdp": "to dan pho", "cb": "chi bo"}
# What is looked for most comes first.
_ORDER = (
    *(Kind.WARD, Kind.COMMUNE, Kind.RESIDENTIAL_GROUP, Kind.PARTY_CELL, Kind.PARTY_COMMITTEE),
    *(Kind.ASSOCIATION, Kind.OTHER, Kind.DISTRICT, Kind.CITY),
)
_ABOVE = ("parent", "parent__parent", "parent__parent__parent")
MOST = 12  # that are read; a name to come, which does not count yet, may be among them


@dataclass(frozen=True)
class Called:
    """A unit by its name on the day, its ward if it is in one, and whether it has ended."""

    unit: Unit
    name: str
    ward: str
    is_closed: bool

    def is_called(self, typed: str) -> bool:
        """Whether `typed` is just its name, with its kind and its ward or without."""
        name, kind = words_key(self.name), words_key(self.unit.get_kind_display())
        ward = words_key(self.ward)
        wards = {"", f" {ward}", f" {ward.partition(' ')[2]}"} if ward else {""}
        names = {name, name.removeprefix(f"{kind} ")}
        # "Chi bộ 19" without its kind is a number, which nobody means a cell by.
        names = {one for one in names if not one.isdecimal()}
        return _spelt_out(typed) in {f"{one}{of}" for one in names for of in wards}


def begun(typed: str, day: date, most: int) -> list[Called]:
    """Return the units in whose names all that was `typed` begins, at most `most`: those that are
    called just so, then open ones first, wards before what is in them. Two queries.
    """
    wanted = phrases(_spelt_out(typed))
    if not wanted:
        return []
    former = _former(day)
    once = [pk for pk, (now, ended) in former.items() if is_in(" ".join([now, *ended]), wanted)]
    own = Q(pk__in=once) | _all(begins_in("name_words", phrase) for phrase in wanted)
    anywhere = Q(pk__in=once) | _all(
        _any([begins_in("name_words", phrase), *(_in_ward(way, phrase) for way in _ABOVE)])
        for phrase in wanted
    )
    rows = Unit.objects.exclude(opened_on__gt=day).filter(anywhere)
    is_open = Q(closed_on=None) | Q(closed_on__gt=day)
    order = (_first(_just(typed)), _first(own), _first(is_open), _kinds(), "name_order", "pk")
    rows = rows.select_related("parent__parent__parent").order_by(*order)
    found = []
    for unit in rows[:MOST]:
        now, ended = former.get(unit.pk, ("", ()))
        called = _called(unit, now or unit.name, former, day)
        if is_in(" ".join([called.name, *ended, called.ward]), wanted):
            found.append(called)
    return found[:most]


def _just(typed: str) -> Q:
    name = _spelt_out(typed)
    return Q(name_words__in=[name, *(f"{words_key(kind)} {name}" for kind in Kind.labels)])


def _spelt_out(typed: str) -> str:
    return " ".join(_SHORT.get(word, word) for word in words_key(typed).split())


def _former(day: date) -> dict[int, tuple[str, tuple[str, ...]]]:
    """By unit that was ever renamed: its name on `day` if that is an older one, and ended names."""
    found: dict[int, tuple[str, tuple[str, ...]]] = {}
    for pk, name, until in FormerName.objects.order_by("until").values_list(
        "unit_id", "name", "until"
    ):
        now, ended = found.get(pk, ("", ()))
        found[pk] = (now, (*ended, name)) if until <= day else (now or name, ended)
    return found


def _called(unit: Unit, name: str, former, day: date) -> Called:
    above, ward = unit.parent, ""
    if unit.kind not in Unit.WARD_LEVEL:
        for _ in _ABOVE:
            if above is None or above.kind in Unit.WARD_LEVEL:
                break
            above = above.parent
        if above is not None and above.kind in Unit.WARD_LEVEL:
            ward = former.get(above.pk, ("",))[0] or above.name
    return Called(unit, name, ward, unit.has_closed(day))


def _in_ward(way: str, phrase: str) -> Q:
    return Q(**{f"{way}__kind__in": Unit.WARD_LEVEL}) & begins_in(f"{way}__name_words", phrase)


def _first(condition: Q) -> Case:
    return Case(When(condition, then=Value(0)), default=Value(1))


def _kinds() -> Case:
    return Case(*(When(kind=kind, then=Value(place)) for place, kind in enumerate(_ORDER)))


def _all(conditions) -> Q:
    return reduce(and_, conditions)


def _any(conditions) -> Q:
    return reduce(or_, conditions)
