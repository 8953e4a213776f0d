"""Where in a text a reader's sentence stands. Pure; knows nothing of markup.

Readers copy from a screen or type from memory: other spaces, other quotation marks, another case,
no diacritics. Whether only signs that look alike differ, or letters, is told apart: over the first
a machine may write, over the second a person should.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from wards.text import fold

# One sign each, so that what is compared stays in step with what was written.
_ALIKE = str.maketrans({
    **dict.fromkeys("“”„«»″", '"'),
    **dict.fromkeys("‘’‚′`´", "'"),
    **dict.fromkeys("‐‑‒–—−", "-"),
})  # fmt: skip
_UNSEEN = "\u00ad\u200b\u2060\ufeff"


@dataclass(frozen=True)
class Sign:
    """A sign of a text and what it stands for there: `start` to `end` of its source."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Place:
    """A stretch of a list of signs; `is_exact` unless letters differ from what was looked for."""

    first: int
    end: int
    is_exact: bool


def signs_of(text: str) -> list[Sign]:
    """The signs of plain `text`."""
    return squeezed(Sign(sign, at, at + 1) for at, sign in enumerate(text))


def squeezed(signs: Iterable[Sign]) -> list[Sign]:
    """`signs` with one space for any white space and without what nobody sees."""
    found: list[Sign] = []
    for sign in signs:
        if sign.text in _UNSEEN:
            continue
        if sign.text.isspace():
            if found and found[-1].text == " ":
                continue
            sign = Sign(" ", sign.start, sign.end)
        found.append(sign)
    return found


def places(signs: list[Sign], sentence: str) -> list[Place]:
    """Where `sentence` stands in `signs`: letter by letter, or else however it is spelt."""
    return exact_places(signs, sentence) or list(_places(signs, sentence, _folded, is_exact=False))


def exact_places(signs: list[Sign], sentence: str) -> list[Place]:
    """Where `sentence` stands in `signs` letter by letter."""
    return list(_places(signs, sentence, _as_written, is_exact=True))


def _places(signs, sentence, spelt, is_exact):
    text, of_sign = _spell(signs, spelt)
    words, _ = _spell(signs_of(sentence.strip()), spelt)
    at = text.find(words) if words.strip() else -1
    while at >= 0:
        end = at + len(words)
        if not (_goes_on(text, at) or _goes_on(text, end)):
            yield Place(of_sign[at], of_sign[end - 1] + 1, is_exact)
            at = text.find(words, end)
        else:
            at = text.find(words, at + 1)


def _spell(signs: list[Sign], spelt) -> tuple[str, list[int]]:
    """The text to look in, and of each of its letters which sign it is of."""
    letters, of_sign = [], []
    for number, sign in enumerate(signs):
        for letter in spelt(sign.text):
            letters.append(letter)
            of_sign.append(number)
    return "".join(letters), of_sign


def _as_written(sign: str) -> str:
    return sign.translate(_ALIKE)


@lru_cache(4096)  # a text has a hundred different signs, and many thousand in all
def _folded(sign: str) -> str:
    return fold(sign.translate(_ALIKE))


def _goes_on(text: str, at: int) -> bool:
    """Whether a word goes on over `at`."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
