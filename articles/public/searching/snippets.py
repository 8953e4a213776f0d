"""Where in a text the words stand that somebody looks for. Pure.

Words are compared as search has them, folded, and shown as their author wrote them. A text comes
out in pieces, some of them marked; templates escape each, so nothing here makes HTML.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from articles.search.query import Phrase, Query
from wards.text import search_words, squeeze

MOST = 200  # letters of a snippet
_BEFORE = 60  # at most so many of them before the first word that is marked
# As many words as of a text are searched; later ones are not looked at.
_MOST_WORDS = 30_000
_MOST_PLACES = 2_000  # of a text that are compared
_WORD = re.compile(r"\d[\d\u0300-\u036f]*|[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
_SENTENCE_END = re.compile(r"[.!?…:;·] ")
_DANGLING = " ,;:·–-(“"  # what no snippet ends with


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
        if not self.goes_on or self.text.endswith("…"):
            return ""
        return " …" if self.text.endswith((".", "!", "?")) else "…"


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


def best(texts: Iterable[str], wanted: Wanted, beside: str = "") -> Snippet | None:
    """Return the part of `texts` that says most about `wanted`; None if they are all empty.

    Of two that say as much, the earlier one; the beginning of the first text if none says as much
    as the title `beside` it does, or anything.
    """
    squeezed = [text for text in map(squeeze, texts) if text]
    (weight, *_), _some = _closest(_places(beside, wanted), wanted)
    best_score, found = (weight, -1 if weight else 0), None
    for text in squeezed:
        places = _places(text, wanted)
        score, some = _closest(places, wanted)
        if score > best_score:
            best_score, found = score, _cut(text, places, some)
    if found or not squeezed:
        return found
    return _cut(squeezed[0], _places(squeezed[0], wanted), [])


def _places(text: str, wanted: Wanted) -> list[_Found]:
    """Where the phrases stand in `text`, in order."""
    numbers: dict[str, list[int]] = {}
    for number, phrase in enumerate(wanted.phrases):
        numbers.setdefault(phrase[0], []).append(number)
    spans, words = _words(text, numbers)
    found: list[_Found] = []
    for at, word in enumerate(words):
        for number in numbers.get(word, ()):
            phrase = wanted.phrases[number]
            if len(phrase) == 1 or tuple(words[at : at + len(phrase)]) == phrase:
                last = at + len(phrase) - 1
                found.append(_Found(spans[at][0], spans[last][1], at, last, number))
        if len(found) >= _MOST_PLACES:
            break
    return found


def _words(text: str, needed: Container[str]) -> tuple[list[tuple[int, int]], list[str]]:
    """The places of the words of `text`, and the words as search has them; nothing if none of
    them is `needed`."""
    known = {letters: search_words(letters) for letters in set(_WORD.findall(text))}
    if not any(word in needed for words in known.values() for word in words):
        return [], []
    spans, words = [], []
    for match in _WORD.finditer(text):
        for word in known[match[0]]:  # one, but for letters that fold to more
            spans.append(match.span())
            words.append(word)
        if len(words) >= _MOST_WORDS:
            break
    return spans, words


def _closest(places: Sequence[_Found], wanted: Wanted) -> tuple[tuple[int, ...], list[_Found]]:
    """How good the best group of places is that fits into a snippet, and that group.

    More words are better, then more that stand together as they were typed, then the earlier.
    """
    weights = [len(phrase) for phrase in wanted.phrases]
    pairs = [(one.number, -1) if _follows(one, next_) else None for one, next_ in pairwise(places)]
    inside: Counter = Counter()  # phrases by number, and pairs of those that stand together
    best_score, found = (0, 0), (0, 0)
    start = weight = together = 0
    for end, place in enumerate(places):
        weight += 0 if inside[place.number] else weights[place.number]
        inside[place.number] += 1
        if end > start and (pair := pairs[end - 1]):
            together += not inside[pair]
            inside[pair] += 1
        while place.end - places[start].start > MOST and start < end:
            number, pair = places[start].number, pairs[start]
            inside[number] -= 1
            weight -= 0 if inside[number] else weights[number]
            if pair:
                inside[pair] -= 1
                together -= not inside[pair]
            start += 1
        if (weight, together) > best_score:
            best_score, found = (weight, together), (start, end + 1)
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
    if space <= start:
        return end
    return max(last, start + len(text[start:space].rstrip(_DANGLING)))


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
