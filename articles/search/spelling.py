"""Which words may have been meant by those that were typed: candidates, and those that are known.

A wrong letter, one too many or too few, two that changed places; keys of a keyboard whose
Vietnamese input is off; words that run together. Numbers are never mended: 108 is not 109.
Vietnamese syllables are so dense that nearly each has neighbours: which one was meant, only texts
can tell (see `mending`).
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from string import ascii_lowercase

from articles.models import SearchWord
from articles.search import keys
from articles.search.query import Phrase
from wards.text import fold, search_words

# How near a reading is to what was typed.
PRESSED, APART, SWAPPED, CHANGED, LONGER = range(5)
MOST_READINGS = 40
_LETTERS = range(2, 21)  # of a word that is mended
_MOST_PARTS = 6  # words that ran together
_PART = range(2, 8)


@dataclass(frozen=True, order=True)
class Reading:
    """What may have been meant by a word, and how near that is."""

    nearness: int
    words: Phrase


@dataclass(frozen=True)
class Candidates:
    """The readings of one typed word that are to be looked up."""

    pressed: str = ""
    near: dict[str, int] = field(default_factory=dict)  # word, nearness
    parts: frozenset[str] = frozenset()

    @property
    def words(self) -> set[str]:
        """All words to look up."""
        return {*self.near, *self.parts} | ({self.pressed} if self.pressed else set())


def candidates(typed: str) -> Candidates:
    """Return what may have been meant by `typed`, one word as it was typed. Pure."""
    pressed = fold(keys.pressed(typed))
    words = search_words(typed)
    if len(words) != 1 or words[0].isdecimal() or len(words[0]) not in _LETTERS:
        return Candidates(pressed)
    return Candidates(pressed, _near(words[0]), frozenset(_parts(words[0])))


def _near(word: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        for letter in ascii_lowercase:
            found[f"{head}{letter}{tail}"] = LONGER
    for place in range(len(word)):
        found[word[:place] + word[place + 1 :]] = LONGER
    for place in range(len(word)):
        for letter in ascii_lowercase:
            found[f"{word[:place]}{letter}{word[place + 1 :]}"] = CHANGED
    for place in range(len(word) - 1):
        one, other = word[place : place + 2]
        if one == other:  # a key that stuck
            found[word[:place] + word[place + 1 :]] = SWAPPED
        found[f"{word[:place]}{other}{one}{word[place + 2 :]}"] = SWAPPED
    return {near: how for near, how in found.items() if near and near != word}


def _parts(word: str) -> Iterator[str]:
    for start in range(len(word)):
        for size in _PART:
            part = word[start : start + size]
            if len(part) == size and keys.is_syllable(part):
                yield part


def known(words: Collection[str]) -> set[str]:
    """Return those of `words` that stand in texts, over and coming ones too. One query."""
    return set(SearchWord.objects.filter(word__in=words).values_list("word", flat=True))


def readings(typed: Iterable[str]) -> dict[str, list[Reading]]:
    """Return for each of the words that were `typed` what it may mean, nearest first. One query."""
    made = {word: candidates(word) for word in typed}
    vocabulary = known({word for one in made.values() for word in one.words})
    return {typed: _readings(typed, one, vocabulary) for typed, one in made.items()}


def _readings(typed: str, one: Candidates, vocabulary: set[str]) -> list[Reading]:
    found = {(word,): how for word, how in one.near.items() if word in vocabulary}
    for parts in _segmentations(fold(typed), one.parts & vocabulary):
        found.setdefault(parts, APART)
    if one.pressed in vocabulary:
        found[(one.pressed,)] = PRESSED
    return sorted(Reading(how, words) for words, how in found.items())[:MOST_READINGS]


def _segmentations(word: str, parts: Collection[str]) -> list[Phrase]:
    """The ways to cut `word` into two or more of `parts`, those with the fewest alone."""
    ways: list[Phrase] = [()]
    for _ in range(_MOST_PARTS):
        ways = [
            (*way, part)
            for way in ways
            for part in sorted(parts)
            if word.startswith(part, sum(map(len, way)))
        ]
        whole = [way for way in ways if len(way) > 1 and sum(map(len, way)) == len(word)]
        if whole or not ways:
            return whole
    return []
