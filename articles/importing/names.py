"""Names of units in running text, word by word. Pure.

The word that says what a unit is must be written with its accents: "phường" is not the "phương" of
"địa phương", "xã" not "xa", "chi bộ" not "chỉ bỏ". A text without any accent is taken as it is. The
name proper is matched without accents, since people place them in different ways.
"""

import re

from wards.text import fold, nfc

_WORD = re.compile(r"\w+")
# How a unit's kind is also written before its label.
_OTHER_KINDS = {
    ("tổ", "dân", "phố"): [("tdp",)],
    ("phường",): [("p",)],
}
_MAY_SAY_NUMBER = {("tổ", "dân", "phố"), ("chi", "bộ")}  # "chi bộ 19" and "chi bộ số 19"
_KINDS = [
    *(("tổ", "dân", "phố"), ("chi", "bộ"), ("đảng", "bộ"), ("thành", "phố")),
    *(("phường",), ("quận",), ("xã",)),
]


class Words:
    """The words of a text, as written (lower case) and folded."""

    def __init__(self, text: str):
        self.written = _WORD.findall(nfc(text.casefold()))
        self.folded = [fold(word) for word in self.written]
        self.has_accents = self.written != self.folded
        self.places: dict[str, list[int]] = {}
        for place, word in enumerate(self.folded):
            self.places.setdefault(word, []).append(place)


class Name:
    """A unit's name, ready to be found; with the other spellings of its kind."""

    def __init__(self, name: str):
        words = tuple(_WORD.findall(nfc(name.casefold())))
        kind = next((k for k in _KINDS if words[: len(k)] == k), ())
        label = words[len(kind) :]
        if kind in _MAY_SAY_NUMBER and len(label) > 1 and label[0] == "số":
            label = label[1:]
        numbered = [(), ("số",)] if kind in _MAY_SAY_NUMBER else [()]
        self._spellings = [
            (head + number, tuple(fold(word) for word in label))
            for head in [kind, *_OTHER_KINDS.get(kind, [])]
            for number in numbered
        ]

    def find(self, words: Words) -> tuple[int, int] | None:
        """Return where in `words` the name first stands, and how many words it takes."""
        found = [
            (start, len(head) + len(label))
            for head, label in self._spellings
            for start in words.places.get(fold((head + label)[0]), [])
            if self._stands(words, start, head, label)
        ]
        return min(found, default=None)

    @staticmethod
    def _stands(words: Words, start: int, head: tuple[str, ...], label: tuple[str, ...]) -> bool:
        middle, end = start + len(head), start + len(head) + len(label)
        if tuple(words.folded[middle:end]) != label:
            return False
        if words.has_accents:
            return tuple(words.written[start:middle]) == head
        return words.folded[start:middle] == [fold(word) for word in head]
