"""Text as it is compared, sign by sign, with the way back to where each sign was written."""

import unicodedata
from dataclasses import dataclass
from itertools import groupby

from wards.text import nfc

_HYPHENS = "-‐‑‒–—―−⁃﹣－"
_SLASHES = "/\\⁄∕／"


class _Folding(dict):
    """One folded sign for each sign, so that places stay; found out when it is first met."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        if sign != "\n" and sign.isspace():
            folded = " "
        else:
            folded = unicodedata.normalize("NFD", sign.lower())[0]
        self[code] = folded
        return folded


_FOLDING = _Folding(
    {ord(sign): "-" for sign in _HYPHENS}
    | {ord(sign): "/" for sign in _SLASHES}
    | {ord(sign): "d" for sign in "đĐðÐ"}
    | {ord(sign): " " for sign in "\u00ad\u200b\u2060\ufeff"}
)


@dataclass(frozen=True)
class Folded:
    """`text` composed (`nfc`), and folded to lower case without marks (`plain`): equally long."""

    nfc: str
    plain: str
    _starts: (
        list[int] | None
    )  # where the signs of `nfc` begin in the text as given; None: just there

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where in the text as given the signs from `start` up to `end` stand."""
        if self._starts is None:
            return start, end
        return self._starts[start], self._starts[end]


def folded(text: str) -> Folded:
    """Return `text` for comparison; the same for NFC and NFD."""
    if unicodedata.is_normalized("NFC", text):
        return Folded(text, text.translate(_FOLDING), None)
    composed: list[str] = []
    starts: list[int] = []
    for place, cluster in _clusters(text):
        sign = nfc(cluster)
        composed.append(sign)
        starts += [place] * len(sign)
    whole = "".join(composed)
    return Folded(whole, whole.translate(_FOLDING), [*starts, len(text)])


def _clusters(text: str):
    """Each sign of `text` with the marks that follow it, and where it begins."""
    number = 0

    def cluster_of(sign: str) -> int:
        nonlocal number
        number += not unicodedata.combining(sign)
        return number

    place = 0
    for _, signs in groupby(text, key=cluster_of):
        cluster = "".join(signs)
        yield place, cluster
        place += len(cluster)
