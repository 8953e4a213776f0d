"""The sentence around a place in a text."""

import re
from bisect import bisect_right
from itertools import pairwise

from wards.text import squeeze

# An end of a sentence: its sign, quotes and brackets after it, white space. Or the end of a line.
# Nothing is tried twice: many signs in a row take no more time than many words.
_END = re.compile(r"""(?<![.!?…])[.!?…]++(?:/\.)?+["”’'»)\]]*+(?=\s)|\n""")
# What stands before a full stop that ends nothing.
_SHORT = re.compile(
    r"(?:^|[\s(“\"'/.])(?:đ/c|đc|tp|tx|tt|q|p|h|x|ths|ts|pgs|gs|bs|ks|cn|vd|tr|st|nxb|v\.v|vv|[a-zđ]"
    r"|(?<=\n)\d+|^\d+)$",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\s+[\"“‘'«(\[]*(\S)")
_LONGEST_SHORT = 8


class Sentences:
    """The sentences of a text, found once, so that asking for many places stays cheap."""

    def __init__(self, text: str):
        ends = [found.end() for found in _END.finditer(text) if _ends(text, found)]
        bounds = pairwise([0, *ends, len(text)])
        self._sentences = [_trimmed(text, start, end) for start, end in bounds]
        self._ends = ends

    def around(self, place: int) -> tuple[int, int]:
        """Where the sentence begins and ends in which `place` lies, white space left out."""
        return self._sentences[bisect_right(self._ends, place)]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    sentence = text[start:end]
    end -= len(sentence) - len(sentence.rstrip())
    return min(start + len(sentence) - len(sentence.lstrip()), end), end


def _ends(text: str, found: re.Match) -> bool:
    if found[0] == "\n":
        return True
    following = _NEXT.match(text, found.end(), found.end() + 20)
    if following and following[1].islower():
        return False
    if found[0] != ".":
        return True
    return not _SHORT.search(text, max(0, found.start() - _LONGEST_SHORT), found.start())


def excerpt(text: str, sentence: tuple[int, int], place: tuple[int, int], limit: int = 600) -> str:
    """The `sentence` of `text`, at most `limit` signs of it around `place`, cut at words with …"""
    start, end = sentence
    if end - start <= limit:
        return squeeze(text[start:end])
    room = max(0, limit - 4 - (place[1] - place[0]))
    left = max(start, place[0] - room // 2)
    right = min(end, left + limit - 4)
    left = max(start, right - limit + 4)
    cut = text[left:right]
    if left > start:  # from the next word on, unless the number itself would go
        head, space, rest = cut.partition(" ")
        cut = f"… {rest}" if space and left + len(head) < place[0] else f"…{cut}"
    if right < end:
        rest, space, tail = cut.rpartition(" ")
        cut = f"{rest} …" if space and right - len(tail) > place[1] else f"{cut}…"
    return squeeze(cut)
