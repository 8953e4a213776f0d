"""Which of the matches stands first. Pure, so both databases order alike.

Accents as typed above others, title above lead above body, together above scattered, and of two
that are alike the newer one.
"""

from datetime import datetime, timedelta

from articles.models.searching import SearchEntry, seconds_of
from articles.search.query import Group, Phrase, Query, Term

TITLE, LEAD, ELSEWHERE = 800, 400, 100
AS_TYPED = 1000
TOGETHER = {"title": 600, "lead": 400, "elsewhere": 300}
# "Slightly": less than any of the above.
_FRESH = ((timedelta(days=30), 60), (timedelta(days=365), 30))


def fields_needed(query: Query) -> tuple[str, ...]:
    """The columns that are to be read for ranking: the long ones only if they can tell."""
    found = ["title", "lead"]
    if query.has_accents:
        found += ["title_accented", "lead_accented", "accented"]
    if len(query.words) > 1:
        found.append("words")
    return tuple(found)


def score(entry: SearchEntry, query: Query, at: datetime) -> int:
    """How well `entry`, which matches, answers `query` at `at`; more is better."""
    total = sum(_of_group(entry, group) for group in query.groups) // max(len(query.groups), 1)
    if query.has_accents:
        total += sum(_as_typed(entry, term) for term in query.terms) // len(query.terms)
    return total + _together(entry, query.words) + _freshness(entry, at)


def _of_group(entry: SearchEntry, group: Group) -> int:
    return max(
        sum(_place(entry, phrase) for phrase in phrases) // len(phrases)
        for phrases in group.alternatives
    )


def _place(entry: SearchEntry, phrase: Phrase) -> int:
    wanted = f" {' '.join(phrase)} "
    return TITLE if wanted in entry.title else LEAD if wanted in entry.lead else ELSEWHERE


def _as_typed(entry: SearchEntry, term: Term) -> int:
    wanted = f" {' '.join(term.accented)} "
    if wanted in entry.title_accented:
        return AS_TYPED + TITLE
    if wanted in entry.lead_accented:
        return AS_TYPED + LEAD
    return AS_TYPED if wanted in entry.accented else 0


def _together(entry: SearchEntry, words: Phrase) -> int:
    if len(words) < 2:
        return 0
    wanted = f" {' '.join(words)} "
    if wanted in entry.title:
        return TOGETHER["title"]
    if wanted in entry.lead:
        return TOGETHER["lead"]
    return TOGETHER["elsewhere"] if wanted in entry.words else 0


def _freshness(entry: SearchEntry, at: datetime) -> int:
    age = timedelta(seconds=at.timestamp() - seconds_of(entry.pk))
    return next((points for within, points in _FRESH if age < within), 0)
