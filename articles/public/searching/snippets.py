"""Where in a text the words stand that somebody looks for. Pure.

Words are compared as search has them, folded, and shown as their author wrote them. A text comes
out in pieces, some of them marked; templates escape each, so nothing here makes HTML.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from articles.search.query import Phrase, Query
from wards.text import search_words, squeeze

MOST = 200  # letters of a snippet
_BEFORE = 60  # at most so many of them before the first word that is marked
# As many words as of a text are searched; later ones are not looked at.
_MOST_WORDS = 30_000
_WORD = re.compile(r"\d+|[^\W\d_][^\W\d_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W\d_]*)*")
_SENTENCE_END = re.compile(r"[.!?…:;]\s+")


@dataclass(frozen=True)
class Wanted:
    """Phrases to mark: those that were typed come first, in the order in which they were."""

    phrases: tuple[Phrase, ...]


@dataclass(frozen=True)
class Piece:
    """Some letters of a text; marked if they are what is looked for."""

    text: str
    is_marked: bool = False


@dataclass(frozen=True)
class Snippet:
    """A part of a text; `goes_on` after it, and begins before it, unless that is all there is."""

    pieces: tuple[Piece, ...]
    begins_before: bool = False
    goes_on: bool = False

    @property
    def text(self) -> str:
        """The part without marks, as it stands in the text."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def ending(self) -> str:
        """What stands after it where the text goes on."""
        return "…" if self.goes_on and not self.text.endswith("…") else ""


@dataclass(frozen=True)
class _Found:
    """A place of a phrase: its letters, its words, and the number of the phrase."""

    start: int
    end: int
    first: int
    last: int
    number: int


def wanted(query: Query) -> Wanted:
    """What `query` has marked: what was typed, and what abbreviations in it stand for."""
    typed = [term.words for term in query.terms]
    others = [p for g in query.groups for phrases in g.alternatives for p in phrases]
    return Wanted(tuple(dict.fromkeys([*typed, *others])))


def marked(text: str, wanted: Wanted) -> list[Piece]:
    """Return all of `text` in pieces."""
    return _pieces(text, _places(text, wanted), 0, len(text))


def best(texts: Iterable[str], wanted: Wanted) -> Snippet | None:
    """Return the part of `texts` that says most about `wanted`; None if they are all empty.

    Of two that say as much, the earlier one; the beginning of the first text if none says anything.
    """
    squeezed = [text for text in map(squeeze, texts) if text]
    best_score, found = (0,), None
    for text in squeezed:
        places = _places(text, wanted)
        score, some = _closest(places, wanted)
        if score > best_score:
            best_score, found = score, _cut(text, places, some)
    return found or (_cut(squeezed[0], [], []) if squeezed else None)


def _places(text: str, wanted: Wanted) -> list[_Found]:
    """Where the phrases stand in `text`, in order; of two that begin together the longer one."""
    spans, words = _words(text)
    numbers: dict[str, list[int]] = {}
    for number, phrase in enumerate(wanted.phrases):
        numbers.setdefault(phrase[0], []).append(number)
    found = []
    for at, word in enumerate(words):
        for number in numbers.get(word, ()):
            phrase = wanted.phrases[number]
            if len(phrase) == 1 or tuple(words[at : at + len(phrase)]) == phrase:
                last = at + len(phrase) - 1
                found.append(_Found(spans[at][0], spans[last][1], at, last, number))
    return found


def _words(text: str) -> tuple[list[tuple[int, int]], list[str]]:
    """The places of the words of `text`, and the words as search has them."""
    spans, words = [], []
    known: dict[str, list[str]] = {}
    for match in _WORD.finditer(text):
        letters = match[0]
        if letters not in known:
            known[letters] = search_words(letters)
        for word in known[letters]:  # one, but for letters that fold to more
            spans.append(match.span())
            words.append(word)
        if len(words) >= _MOST_WORDS:
            break
    return spans, words


def _closest(places: Sequence[_Found], wanted: Wanted) -> tuple[tuple[int, ...], list[_Found]]:
    """How good the best group of places is that fits into a snippet, and that group.

    More words are better, then more that stand together as they were typed, then the earlier.
    """
    best_score: tuple[int, ...] = (0,)
    found: tuple[int, int] = (0, 0)
    weights = [len(phrase) for phrase in wanted.phrases]
    inside: Counter[int] = Counter()
    together: Counter[int] = Counter()
    pairs = [after.number * _follows(before, after) for before, after in pairwise(places)] + [0]
    start = weight = 0
    for end, place in enumerate(places):
        if not inside[place.number]:
            weight += weights[place.number]
        inside[place.number] += 1
        if end > start:
            together[pairs[end - 1]] += 1
        while place.end - places[start].start > MOST and start < end:
            inside[places[start].number] -= 1
            if not inside[places[start].number]:
                weight -= weights[places[start].number]
            together[pairs[start]] -= 1
            start += 1
        score = (weight, sum(1 for number, count in together.items() if number and count > 0))
        if score > best_score:
            best_score, found = score, (start, end + 1)
    return best_score, list(places[slice(*found)])


def _follows(before: _Found, after: _Found) -> bool:
    return after.first == before.last + 1 and after.number == before.number + 1


def _cut(text: str, places: Sequence[_Found], some: Sequence[_Found]) -> Snippet:
    """The part of `text` around `some`, cut between words, with all `places` in it marked."""
    first, last = (some[0].start, some[-1].end) if some else (0, 0)
    start = _start(text, first, last)
    end = _end(text, start, last)
    pieces = _pieces(text, places, start, end)
    return Snippet(tuple(pieces), begins_before=start > 0, goes_on=end < len(text))


def _start(text: str, first: int, last: int) -> int:
    """Where to begin: with a sentence if one begins near before `first`, else between words."""
    earliest = max(0, first - min(_BEFORE, MOST - (last - first)))
    # What is at the end of the text leaves room before it.
    earliest = max(0, min(earliest, len(text) - MOST))
    if earliest == 0 or earliest >= first:
        return min(earliest, first)
    before = text[earliest - 1 : first]
    if ends := list(_SENTENCE_END.finditer(before)):
        return earliest - 1 + ends[0].end()
    space = before.find(" ")
    return earliest + space if space >= 0 else first


def _end(text: str, start: int, last: int) -> int:
    """Where to end: between words; amid one that alone is too long."""
    end = start + MOST
    if end >= len(text):
        return len(text)
    space = text.rfind(" ", max(start, last), end + 1)
    return space if space > start else max(end, last) if last - start <= MOST else end


def _pieces(text: str, places: Iterable[_Found], start: int, end: int) -> list[Piece]:
    """`text` from `start` to `end` in pieces. What is marked on both sides of a space is one."""
    spans: list[list[int]] = []
    for place in places:
        a, b = max(place.start, start), min(place.end, end)
        if a >= b:
            continue
        if spans and not text[spans[-1][1] : a].strip(" "):
            spans[-1][1] = max(spans[-1][1], b)
        else:
            spans.append([a, b])
    found, at = [], start
    for a, b in spans:
        found += [Piece(text[at:a]), Piece(text[a:b], is_marked=True)]
        at = b
    found.append(Piece(text[at:end]))
    return [piece for piece in found if piece.text]
