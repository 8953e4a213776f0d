"""Reading what somebody typed: words, phrases in quotes, words to leave out. Pure.

Whatever is typed means something: signs that mean nothing here are spaces.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from articles.search import otherwise
from articles.search.otherwise import Known
from wards.text import accented_words, one_line, search_words

MOST_TYPED = 200  # letters; what comes after is not looked for
MOST_TERMS = 12

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″＂", '"'))
_CHUNK = re.compile(
    r"""(?<!\S)-"(?P<phrase_not>[^"]*)(?:"|\Z)  # what begins so is left out, closed or not
    | "(?P<phrase>[^"]*)"
    | (?<!\S)-(?P<word_not>[^\s"]+)
    | (?P<word>[^\s"]+)""",
    re.VERBOSE,
)
_BETWEEN = re.compile(r"[,;…]+")

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Term:
    """One thing that was typed: a word, or several that stand together."""

    words: Phrase
    accented: Phrase
    is_quoted: bool = False
    in_capitals: bool = field(default=False, compare=False)

    @property
    def has_accents(self) -> bool:
        """Whether it was typed with accents."""
        return self.words != self.accented


@dataclass(frozen=True)
class Group:
    """Ways to say the same: of one of the `alternatives`, all phrases have to be there.

    `accented` are the ways to write that with accents: as typed, as the glossary has it.
    """

    alternatives: tuple[tuple[Phrase, ...], ...]
    accented: tuple[tuple[Phrase, ...], ...] = field(default=(), compare=False)


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
        return any(term.has_accents for term in self.terms)

    @property
    def words(self) -> Phrase:
        """All words to look for, in the order in which they were typed."""
        return tuple(word for term in self.terms for word in term.words)


def read(typed: str, meanings: Iterable[tuple[str, str]] = ()) -> Query:
    """Return what `typed` asks for.

    `"…"` stands together, `-…` must not be there; "108-KH/QU" stands together by itself.
    `meanings` are pairs of an abbreviation and what it means: either is found by the other.
    """
    text, was_cut = _within_bounds(typed)
    terms: list[Term] = []
    excluded: list[Term] = []
    for chunk in _CHUNK.finditer(_BETWEEN.sub(" ", text.translate(_QUOTES))):
        kind = chunk.lastgroup or ""
        if (term := _term(chunk[kind], kind)).words:
            (excluded if kind.endswith("not") else terms).append(term)
    terms = list(_without_so(terms))
    was_cut = was_cut or max(len(terms), len(excluded)) > MOST_TERMS
    found, left_out = tuple(terms[:MOST_TERMS]), tuple(excluded[:MOST_TERMS])
    known = otherwise.known(meanings)
    return Query(
        text,
        found,
        left_out,
        was_cut,
        _groups(found, [*known, *otherwise.dates([w for term in found for w in term.words])]),
        tuple(group for term in left_out for group in _groups([term], known)),
    )


def _within_bounds(typed: str) -> tuple[str, bool]:
    """The text that is read, and whether something was cut off: at a word, if that is known."""
    text = one_line(typed[: 4 * MOST_TYPED])
    if len(text) <= MOST_TYPED and len(typed) <= 4 * MOST_TYPED:
        return text, False
    begin = text[: MOST_TYPED + 1]
    return (begin.rsplit(" ", 1)[0] if " " in begin else begin)[:MOST_TYPED], True


def _term(text: str, kind: str) -> Term:
    return Term(
        tuple(search_words(text)),
        tuple(accented_words(text)),
        is_quoted=kind.startswith("phrase"),
        in_capitals=text.isupper(),
    )


def _without_so(terms: Sequence[Term]) -> Iterator[Term]:
    """Leave out "số" before a number: "số 108-KH/QU" stands in texts without that word, too."""
    for term, following in pairwise([*terms, None]):
        is_so = term.words == ("so",) and term.accented[0] in ("so", "số")
        if not (is_so and following and following.words[0].isdecimal()):
            yield term


def _groups(terms: Sequence[Term], known: Sequence[Known]) -> tuple[Group, ...]:
    found, at = [], 0
    while at < len(terms):
        group, taken = _group(terms[at:], known)
        found.append(group)
        at += taken
    return tuple(found)


def _group(terms: Sequence[Term], known: Sequence[Known]) -> tuple[Group, int]:
    """What the first of `terms` ask for, and how many these are."""
    first = next((k for k in known if _begins_with(terms, k)), None)
    taken = _begins_with(terms, first) if first else 1
    own, typed = zip(*((t.words, t.accented) for t in terms[:taken]), strict=True)
    folded, accented = {own: None}, {typed: None}
    for way in known:
        if first and way.words == first.words and _begins_with(terms, way):
            folded |= {(way.other,): None}
            accented |= {(way.accented,): None, (way.other_accented,): None}
        elif not first and (rest := _rest_after(terms[0], way)):
            folded |= {(way.other + rest,): None}
            accented |= {(way.other_accented + rest,): None}
    return Group(tuple(folded), tuple(accented)), taken


def _begins_with(terms: Sequence[Term], known: Known) -> int:
    """How many of the first terms are just what is `known` otherwise; 0 if they are not."""
    read: Phrase = ()
    for number, term in enumerate(terms, start=1):
        read += term.words
        if term.is_quoted or read != known.words[: len(read)]:
            return 0
        if read == known.words:
            return number if _may_be(terms[:number], known) else 0
    return 0


def _may_be(terms: Sequence[Term], known: Known) -> bool:
    """Whether they are that abbreviation, and no other word: "đã" is no ĐA."""
    if not known.is_short:
        return True
    if known.is_syllable and not all(term.in_capitals for term in terms):
        return False
    accented = tuple(word for term in terms for word in term.accented)
    return accented in (known.words, known.accented)


def _rest_after(term: Term, known: Known) -> Phrase:
    """What follows an abbreviation within one term, as in "TDP19"; () if it is not so."""
    size = len(known.words)
    if term.is_quoted or not known.is_short or known.is_syllable:
        return ()
    return term.words[size:] if term.words[:size] == known.words else ()
