"""What results can be narrowed down to, and how many posts each choice would leave.

Counted among the newest matches, as results are; each kind of choice as if it were not made yet,
so that another can be taken in its place.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from articles.models import Category
from articles.public.searching import filters
from articles.public.searching.filters import Chosen
from articles.public.searching.kin import Kin
from articles.search import finding, words
from articles.search.finding import Hits
from articles.search.query import Query


@dataclass(frozen=True)
class Option:
    """One choice: what addresses say for it, what it is called, and how many posts it leaves."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Facets:
    """All that can be chosen."""

    units: list[Option]
    sections: list[Option]
    years: list[Option]
    with_photos: int


def of(
    query: Query, chosen: Chosen, kin: Kin, sections: Iterable[Category], hits: Hits, at: datetime
) -> Facets:
    """Count the choices beside `chosen`, for which `hits` were found.

    One search more for each kind of choice that is made already.
    """
    all_hits = [hit.marks for hit in hits.rows]

    def marks(name: str) -> list[frozenset[str]]:
        if name not in chosen.parameters:
            return all_hits
        without = chosen.without(name).filters(kin)
        found = finding.matching(query, without, at, finding.MOST)[: finding.MOST]
        return [frozenset(entry.facets.split()) for entry in found]

    by_section = _counted(marks(filters.SECTION))
    return Facets(
        units=_units(chosen, kin, marks(filters.UNIT)),
        sections=_options(
            (section.slug, section.name, by_section[words.of_category(section.pk)], is_chosen)
            for section in sections
            for is_chosen in [section == chosen.section]
        ),
        years=_years(chosen, _counted(marks(filters.YEAR))),
        with_photos=_counted(marks(filters.PHOTOS))[words.WITH_PHOTOS],
    )


def _units(chosen: Chosen, kin: Kin, hits: list[frozenset[str]]) -> list[Option]:
    """The wards, each with what was posted below it and before it."""
    found = kin.to_choose(chosen.unit)
    counts: Counter[int] = Counter()
    wards_of: dict[str, set[int]] = {}
    for unit in found:
        for pk in kin.of(unit.pk):
            wards_of.setdefault(words.of_unit(pk), set()).add(unit.pk)
    for marks in hits:
        counts.update(set().union(*(wards_of.get(mark, ()) for mark in marks)))
    return _options(
        (unit.slug, kin.called(unit), counts[unit.pk], unit == chosen.unit) for unit in found
    )


def _years(chosen: Chosen, counts: Counter[str]) -> list[Option]:
    found = {int(mark[1:]) for mark in counts if mark.startswith("y")}
    if chosen.year:
        found.add(chosen.year)
    return _options(
        (str(year), str(year), counts[words.of_year(year)], year == chosen.year)
        for year in sorted(found, reverse=True)
    )


def _counted(hits: Iterable[frozenset[str]]) -> Counter[str]:
    return Counter(mark for marks in hits for mark in marks)


def _options(rows) -> list[Option]:
    """Those that leave anything, and what is chosen."""
    return [option for row in rows for option in [Option(*row)] if option.count or option.is_chosen]
