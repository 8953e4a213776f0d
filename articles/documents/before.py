"""What stands before a number: the word that says of which kind it is, or that it is none."""

import re
from functools import cached_property

from articles.documents import codes

_BEFORE = 120
_FAR = 8  # words between the word for the kind and its number: "Kế hoạch của Ban Bí thư số …"
_NEAR = 3
_NUMBER_WORD = re.compile(r"(?:^|(?<=[ (]))(?:van ban )?(?:so hieu|ky hieu|so)[ :.]*$")
_OPENING = " (:“\"'‘«"
_TOKEN = re.compile(r"[^\W\d_]+|[^\W_]+|[^\w\s]")
_WEB = re.compile(r"://|www\.|@")
_PLACES = {"to", "phong", "ngo", "ngach", "hem", "nha", "kiot", "lo", "gio", "khu", "can", "lop"}
_NOT_OF = {"tai", "theo", "trong"}  # "quy định tại 12-QĐ/TU" is no "quy định"


class Before:
    """The words in front of the number that begins at `start` of folded `plain`, in its line."""

    def __init__(self, plain: str, start: int):
        self._line = plain[max(0, start - _BEFORE) : start].rpartition("\n")[2]
        number_word = _NUMBER_WORD.search(self._line)
        self._has_number_word = bool(number_word)
        self._text = self._line[: number_word.start()] if number_word else self._line

    @property
    def is_address(self) -> bool:
        """Whether the number is in the middle of the address of a page or of a mailbox."""
        return bool(_WEB.search(self._line.rpartition(" ")[2]))

    @property
    def kind(self) -> str | None:
        """The kind that the nearest word for one names; None if none does, "" if any."""
        return self._kind_and_gap[0]

    @property
    def gap(self) -> int:
        """How many words stand between that word and the number."""
        return self._kind_and_gap[1]

    @property
    def is_direct(self) -> bool:
        """Whether what comes can be nothing but the number of what that word says."""
        return self.kind is not None and (self._has_number_word or self.gap <= _NEAR)

    @property
    def says_number(self) -> bool:
        """Whether anything says that a number comes."""
        return self._has_number_word or self.kind is not None

    @property
    def names_place(self) -> bool:
        """Whether what comes is the number of a room or a lane."""
        last = self._text.split()[-1:]
        return bool(last) and last[0] in _PLACES

    @cached_property
    def _kind_and_gap(self) -> tuple[str | None, int]:
        tokens = _TOKEN.findall(self._text.rstrip(_OPENING))[-_FAR - 2 :]
        for index in range(len(tokens) - 1, -1, -1):
            if not tokens[index].isalpha():
                break
            for word in (tuple(tokens[max(0, index - 1) : index + 1]), (tokens[index],)):
                if word in codes.WORDS:
                    between = tokens[index + 1 :]
                    if len(between) > _FAR or _NOT_OF.intersection(between):
                        return None, 0
                    return codes.WORDS[word], len(between)
        return None, 0
