"""What can be said in two ways: abbreviations and their meanings, dates in digits and in words.

Pure. Words are folded in texts, so an abbreviation that could be a syllable ("ĐA", "TU") cannot be
told from "đã" or "từ" there: it is looked for by its meaning alone, and only if typed in capitals.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from wards.text import accented_words, search_words

_SYLLABLE = re.compile(
    r"(?:b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)?[aeiouy]{1,3}"
    r"(?:ch?|m|ngh?|nh?|p|t)?"
)


@dataclass(frozen=True)
class Known:
    """`words` that may stand in a text as `other`, both folded and with accents."""

    words: tuple[str, ...]
    other: tuple[str, ...]
    accented: tuple[str, ...]
    other_accented: tuple[str, ...]
    is_short: bool = False
    is_syllable: bool = False


def known(meanings: Iterable[tuple[str, str]]) -> list[Known]:
    """Return what `meanings`, pairs of an abbreviation and its meaning, say; longest first."""
    found = []
    for short, meaning in meanings:
        one, other = tuple(search_words(short)), tuple(search_words(meaning))
        if not one or not other or one == other:
            continue
        accented = tuple(accented_words(short)), tuple(accented_words(meaning))
        is_syllable = all(map(_SYLLABLE.fullmatch, one))
        found.append(Known(one, other, *accented, is_short=True, is_syllable=is_syllable))
        if not is_syllable:
            found.append(Known(other, one, *reversed(accented)))
    return sorted(found, key=lambda k: (-len(k.words), k.words, k.other))


def dates(words: Sequence[str]) -> list[Known]:
    """Return the dates among `words`: "25 2 2022" may stand as "25 tháng 2 năm 2022"."""
    found = []
    for at in range(len(words)):
        day, *rest = words[at : at + 5]
        if len(rest) == 4 and (rest[0], rest[2]) == ("thang", "nam"):
            rest = [rest[1], rest[3]]
        if len(rest) >= 2 and _is_date(day, *rest[:2]):
            found += _both_ways(day, *rest[:2])
    return found


def _is_date(day: str, month: str, year: str) -> bool:
    if not all(part.isascii() and part.isdecimal() for part in (day, month, year)):
        return False
    return len(year) == 4 and len(day + month) <= 4 and int(day) <= 31 and int(month) <= 12


def _both_ways(day: str, month: str, year: str) -> list[Known]:
    digits, said = (day, month, year), (day, "thang", month, "nam", year)
    accented = tuple(accented_words(f"{day} tháng {month} năm {year}"))
    ways = ((said, accented), (digits, digits))
    return [Known(a, b, c, d) for (a, c), (b, d) in (*pairwise(ways), *pairwise(ways[::-1]))]
