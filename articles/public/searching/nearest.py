"""Where a search leads beside its posts: a unit of that name, a document of that number; and where
nothing was found, another spelling, fewer words, no filters.

Only what finds something now is proposed, and the work has a bound, whatever was typed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone

from articles.documents import numbers
from articles.documents import queries as register
from articles.models import Abbreviation, Document
from articles.public.searching import called
from articles.search import finding, mending
from articles.search.finding import MOST, Filters, Hits
from articles.search.mending import Part
from articles.search.query import Query, read
from wards import clock
from wards.models import Unit
from wards.text import words_key

MOST_UNITS, MOST_DOCUMENTS, MOST_FEWER = 3, 3, 3
_MOST_TRIED = 4  # words that are left out, one at a time, to see what the others find
_KINDS = {words_key(label) for label in Unit.Kind.labels}


@dataclass(frozen=True)
class Proposal:
    """Something else to type, and how many posts that finds now.

    `left_out` are words of the query that it does without. `keeps_filters` says that the count is
    that under the filters at hand; else it is that without any.
    """

    text: str
    count: int
    has_more: bool
    left_out: tuple[str, ...] = ()
    keeps_filters: bool = False

    @property
    def said(self) -> str:
        """How many that are, in words."""
        return f"{'hơn ' if self.has_more else ''}{self.count} bài"


@dataclass(frozen=True)
class Nearest:
    """What is near to a search. With results there are only `units`, called just as was typed, and
    `documents`."""

    units: tuple[called.Called, ...] = ()
    documents: tuple[Document, ...] = ()
    spelled: Proposal | None = None
    without_filters: Proposal | None = None
    unquoted: Proposal | None = None
    fewer: tuple[Proposal, ...] = ()
    is_lost: bool = False  # nothing was found

    @property
    def has_ways(self) -> bool:
        """Whether there is anything to type instead."""
        return bool(self.spelled or self.without_filters or self.unquoted or self.fewer)


def of(query: Query, filters: Filters, hits: Hits, at: datetime | None = None) -> Nearest:
    """Return what is near to `query`, which found `hits` under `filters`.

    Two queries if there are hits; else at most two dozen looks at the index, and one more for
    each word that was typed. One more where a number of a document was typed.
    """
    at = at or clock.now()
    if not query.terms:
        return Nearest()
    return replace(_near(query, filters, hits, at), documents=_documents(query.text, at))


def _documents(typed: str, at: datetime) -> tuple[Document, ...]:
    if not numbers.find(typed):
        return ()
    return tuple(register.matching(register.known(at), typed)[:MOST_DOCUMENTS])


def _near(query: Query, filters: Filters, hits: Hits, at: datetime) -> Nearest:
    day = timezone.localdate(at)
    begun = called.begun(query.text, day, called.MOST)
    if hits.rows:
        return Nearest(tuple(unit for unit in begun if unit.is_called(query.text))[:MOST_UNITS])
    units = tuple(begun[:MOST_UNITS]) if _names(query.text) else ()
    search = _Search(query, filters, at)
    if filters != Filters() and (found := search.count(query)):
        return Nearest(units, without_filters=found, is_lost=True)
    if any(term.is_quoted for term in query.terms):
        # Phrases may be scattered; what is mended is the words alone.
        search.query = query = search.unquoted()
        if loose := search.typed(query.text):
            return Nearest(units, unquoted=loose, is_lost=True)
    parts = mending.parts_of(query)
    strange = mending.unknown(parts, at)
    spelled = search.typed(mending.mended(query, parts, strange, at))
    if spelled and not units:
        begun = called.begun(spelled.text, day, called.MOST)
        units = tuple(unit for unit in begun if unit.is_called(spelled.text))[:MOST_UNITS]
    fewer = tuple(search.fewer(parts, strange))
    return Nearest(units, spelled=spelled, fewer=fewer, is_lost=True)


def _names(typed: str) -> bool:
    """Whether it is more than one letter or the kind of a unit, by which hundreds would begin."""
    words = words_key(typed)
    return len(words) > 1 and words not in _KINDS


class _Search:
    """Counts what proposals find."""

    def __init__(self, query: Query, filters: Filters, at: datetime):
        self.query, self.filters, self.at = query, filters, at
        self.meanings = list(Abbreviation.objects.values_list("short", "meaning"))

    def count(self, query: Query, text: str = "", left_out: Sequence[Part] = ()) -> Proposal | None:
        """What `query` finds without filters; None if nothing."""
        found = finding.matching(query, Filters(), self.at, MOST) if query.terms else []
        words = tuple(part.text for part in left_out)
        text = text or self.query.text
        return Proposal(text, min(len(found), MOST), len(found) > MOST, words) if found else None

    def typed(self, text: str, left_out: Sequence[Part] = ()) -> Proposal | None:
        """What is found by typing `text`: under the filters, if anything is."""
        query = read(text, self.meanings)
        found = self.count(query, text, left_out)
        if not found or self.filters == Filters():
            return found
        under = finding.matching(query, self.filters, self.at, MOST)
        if not under:
            return found
        return Proposal(text, min(len(under), MOST), len(under) > MOST, found.left_out, True)

    def unquoted(self) -> Query:
        """The query without quotation marks around what is looked for."""
        parts = [replace(part, text=part.text.strip('"')) for part in mending.parts_of(self.query)]
        return read(mending.as_typed(parts, self.query), self.meanings)

    def fewer(self, parts: Sequence[Part], strange: Sequence[Part]) -> list[Proposal]:
        """What the query finds without some of its words: those that stand nowhere, else one."""
        if len(parts) < 2:
            return []
        if strange:
            tried = [strange] if len(strange) < len(parts) else []
        else:
            # The last words are mostly details.
            tried = [[part] for part in reversed(parts)][:_MOST_TRIED]
        found = [self._without(parts, left_out) for left_out in tried]
        found.sort(key=lambda one: -(one.count if one else 0))
        return [one for one in found if one][:MOST_FEWER]

    def _without(self, parts: Sequence[Part], left_out: Sequence[Part]) -> Proposal | None:
        kept = [part for part in parts if part not in left_out]
        return self.typed(mending.as_typed(kept, self.query), left_out) if kept else None
