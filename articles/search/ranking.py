"""Which of the matches stands first. Pure, so both databases order alike.

With the accents as typed above without, title above lead above body, together above scattered, and
of two that are alike the newer one.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice, product

from articles.models.searching import SearchEntry, seconds_of
from articles.search import words
from articles.search.query import Phrase, Query

TITLE, LEAD, ELSEWHERE = 800, 400, 100
TOGETHER = (600, 400, 300)  # in the title, in the lead, elsewhere
# Where all stands as typed; a share of PARTLY where some does. The one is more than the other and
# all that stands folded in a title: "Bồ Đề" in a body comes before "bộ đề" in a title.
AS_TYPED, PARTLY = 3000, 1000
# "Slightly": less than any of the above.
_FRESH = ((30 * 86_400, 60), (365 * 86_400, 30))  # seconds, points
_MOST_ORDERS = 16  # of what can be said otherwise, in which it may stand together

Alternatives = Sequence[Sequence[Phrase]]


def fields_needed(query: Query) -> tuple[str, ...]:
    """The columns that are to be read for ranking: the long ones only if they can tell."""
    found = ["title", "lead"]
    if query.has_accents:
        found += ["title_accented", "lead_accented", "accented"]
    if len(query.words) > 1:
        found.append("words")
    return tuple(found)


class Ranking:
    """How well entries that match `query` answer it at the instant `at`."""

    def __init__(self, query: Query, at: datetime):
        self._at = at.timestamp()
        many = len(query.words) > 1
        self._folded = _Sought([group.alternatives for group in query.groups], "so", many)
        self._typed = None
        if query.has_accents:
            typed = [_in_keys(group.accented) or group.alternatives for group in query.groups]
            self._typed = _Sought(typed, words.in_keys("số"), many)

    def score(self, entry: SearchEntry) -> int:
        """More is better."""
        total = self._freshness(entry)
        if self._typed:
            share = self._typed.share_in(entry.accented)
            if share == 1:
                return total + AS_TYPED + self._typed.score(entry, "_accented", "accented")
            total += int(PARTLY * share)
        return total + self._folded.score(entry, "", "words")

    def _freshness(self, entry: SearchEntry) -> int:
        age = self._at - seconds_of(entry.pk)
        return next((points for within, points in _FRESH if age < within), 0)


def _in_keys(alternatives: Alternatives) -> Alternatives:
    return [[tuple(map(words.in_keys, phrase)) for phrase in phrases] for phrases in alternatives]


class _Sought:
    """The phrases of a query in one spelling, as they stand in the columns of an entry.

    `so` is the word that may stand before a number and need not be typed.
    """

    def __init__(self, groups: Sequence[Alternatives], so: str, many: bool):
        self._groups = [
            [[_standing(phrase) for phrase in phrases] for phrases in alternatives]
            for alternatives in groups
        ]
        orders = product(*(_said(alternatives, so) for alternatives in groups)) if many else ()
        self._orders = [_standing(sum(order, ())) for order in islice(orders, _MOST_ORDERS)]

    # Loops, as these run for each of hundreds of entries, and what makes them shorter also makes
    # them slower.

    def share_in(self, text: str) -> float:
        """Which share of the groups stands in `text`."""
        there = 0
        for alternatives in self._groups:
            for phrases in alternatives:
                for phrase in phrases:
                    if phrase not in text:
                        break
                else:
                    there += 1
                    break
        return there / len(self._groups)

    def score(self, entry: SearchEntry, spelling: str, everything: str) -> int:
        """Points for where it stands, and for standing together, in columns of that spelling."""
        title, lead = getattr(entry, f"title{spelling}"), getattr(entry, f"lead{spelling}")
        if not self._orders:
            return sum(_place(title, lead, a) for a in self._groups) // len(self._groups)
        text = getattr(entry, everything)
        there = ([p for p in some if len(some) == 1 or _all_in(text, p)] for some in self._groups)
        total = sum(_place(title, lead, a) for a in there) // len(self._groups)
        return total + next(
            (
                n
                for part, n in zip((title, lead, text), TOGETHER, strict=True)
                if any(order in part for order in self._orders)
            ),
            0,
        )


def _standing(phrase: Phrase) -> str:
    return f" {' '.join(phrase)} "


def _said(alternatives: Alternatives, so: str) -> list[Phrase]:
    """What stands one after the other if all stands together."""
    found = [sum(phrases, ()) for phrases in alternatives]
    return [*found, *((so, *words) for words in found if words[0].isdecimal())]


def _all_in(text: str, phrases: Iterable[str]) -> bool:
    return all(phrase in text for phrase in phrases)


def _place(title: str, lead: str, alternatives: Iterable[Sequence[str]]) -> int:
    """Points for the best place of one of the `alternatives`."""
    points = (
        sum(TITLE if p in title else LEAD if p in lead else ELSEWHERE for p in phrases)
        // len(phrases)
        for phrases in alternatives
    )
    return max(points, default=0)
