"""Reading what somebody typed: words, phrases in quotes, words to leave out. Pure.

Whatever is typed means something: signs that mean nothing here are spaces.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from wards.text import accented_words, nfc, one_line, search_words

MOST_TYPED = 200  # letters; what comes after is not looked for
MOST_TERMS = 12

_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "″": '"'})
_CHUNK = re.compile(r'(?<!\S)(-?)"([^"]*)"|(-?)([^\s"]+)')
_BETWEEN = re.compile(r"[,;…]+")

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Term:
    """One thing that was typed: a word, or several that stand together."""

    words: Phrase
    accented: Phrase
    is_quoted: bool = False


@dataclass(frozen=True)
class Group:
    """Ways to say the same: of one of the `alternatives`, all phrases have to be there."""

    alternatives: tuple[tuple[Phrase, ...], ...]


@dataclass(frozen=True)
class Query:
    """What was typed, as it is looked for. Without `terms` there is nothing to look for."""

    text: str  # as it is shown again
    terms: tuple[Term, ...] = ()
    excluded: tuple[Term, ...] = ()
    was_cut: bool = False
    groups: tuple[Group, ...] = field(default=(), compare=False)
    excluded_groups: tuple[Group, ...] = field(default=(), compare=False)

    @property
    def has_accents(self) -> bool:
        """Whether accents were typed: only then do they tell one word from another."""
        return any(term.words != term.accented for term in self.terms)

    @property
    def words(self) -> Phrase:
        """All words to look for, in the order in which they were typed."""
        return tuple(word for term in self.terms for word in term.words)


def read(typed: str, meanings: Iterable[tuple[str, str]] = ()) -> Query:
    """Return what `typed` asks for.

    `"…"` stands together, `-…` must not be there; "108-KH/QU" stands together by itself.
    `meanings` are pairs of an abbreviation and what it means: either is found by the other.
    """
    text = one_line(typed[: 4 * MOST_TYPED])
    was_cut = len(text) > MOST_TYPED or len(typed) > 4 * MOST_TYPED
    text = text[:MOST_TYPED].strip()
    terms: dict[Term, None] = {}
    excluded: dict[Term, None] = {}
    spaced = _BETWEEN.sub(" ", nfc(text).translate(_QUOTES))
    for quoted_not, quoted, loose_not, loose in _CHUNK.findall(spaced):
        term = _term(quoted or loose, is_quoted=bool(quoted))
        if term.words:
            (excluded if quoted_not or loose_not else terms)[term] = None
    was_cut = was_cut or len(terms) > MOST_TERMS or len(excluded) > MOST_TERMS
    found = tuple(terms)[:MOST_TERMS]
    left_out = tuple(excluded)[:MOST_TERMS]
    known = _known(meanings)
    return Query(
        text, found, left_out, was_cut, _groups(found, known), _groups(left_out, known, apart=True)
    )


def _term(text: str, is_quoted: bool) -> Term:
    words, accented = tuple(search_words(text)), tuple(accented_words(text))
    return Term(words, accented if len(accented) == len(words) else words, is_quoted)


def _known(meanings: Iterable[tuple[str, str]]) -> list[tuple[Phrase, Phrase, bool]]:
    """(what is typed, what else it may be called, whether that is the meaning), longest first."""
    found = []
    for short, meaning in meanings:
        one, other = tuple(search_words(short)), tuple(search_words(meaning))
        if one and other and one != other:
            found += [(one, other, True), (other, one, False)]
    return sorted(found, key=lambda known: (-len(known[0]), known))


def _groups(terms: Sequence[Term], known, apart: bool = False) -> tuple[Group, ...]:
    found, at = [], 0
    while at < len(terms):
        taken, others = _called_otherwise(terms[at:], known, apart)
        own = tuple(term.words for term in terms[at : at + taken])
        found.append(Group((own, *((other,) for other in others))))
        at += taken
    return tuple(found)


def _called_otherwise(terms: Sequence[Term], known, apart: bool) -> tuple[int, list[Phrase]]:
    """How many of the first `terms` are said otherwise, too, and how. What is quoted is not."""
    for typed, *_ in known:
        taken = _begins_with(terms[:1] if apart else terms, typed)
        if taken:
            return taken, list(dict.fromkeys(other for one, other, _ in known if one == typed))
    return 1, []


def _begins_with(terms: Sequence[Term], phrase: Phrase) -> int:
    """How many of the first terms are just `phrase`; 0 if they are not."""
    read: Phrase = ()
    for number, term in enumerate(terms, start=1):
        if term.is_quoted:
            return 0
        read += term.words
        if read == phrase:
            return number
        if read != phrase[: len(read)]:
            return 0
    return 0
