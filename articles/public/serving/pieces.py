"""The bytes of a page with gaps in them, plain and compressed, that are filled for each reader.

Gzip is a row of blocks: what stands before and after a gap is compressed once, what goes into the
gap is put between as a block that is not compressed. So a page that shows a number which is another
one for each reader costs no compressing.
"""

import re
import struct
import zlib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

_LEVEL = 9
_HEAD = b"\x1f\x8b\x08\0\0\0\0\0\2\xff"  # gzip; no name, no time, best compression, no system
_EMPTY_LAST = b"\x03\0"  # a last block with nothing in it
_MOST_STORED = 65_535


@dataclass(frozen=True)
class Pieces:
    """A text with named gaps: text, gap, text, gap … text."""

    plain: tuple[bytes, ...]
    gaps: tuple[str, ...]
    packed: tuple[bytes, ...]
    checks: tuple[int, ...]

    @classmethod
    def of(cls, body: bytes, marks: Mapping[str, bytes]) -> "Pieces":
        """Cut `body` at each of the `marks`, which are given by the names of their gaps."""
        names = {mark: name for name, mark in marks.items()}
        pattern = b"|".join(re.escape(mark) for mark in marks.values())
        parts = re.split(b"(" + pattern + b")", body) if marks else [body]
        plain = tuple(parts[::2])
        return cls(
            plain,
            tuple(names[mark] for mark in parts[1::2]),
            _packed(plain),
            tuple(zlib.crc32(text) for text in plain),
        )

    @cached_property
    def _shifts(self) -> tuple[tuple[array, ...], ...]:
        return tuple(_shift(len(text)) for text in self.plain[1:])

    @property
    def size(self) -> int:
        """How many bytes it takes in memory, about."""
        return sum(map(len, self.plain)) + sum(map(len, self.packed)) + 4500 * len(self.plain)

    def filled(self, words: Mapping[str, bytes]) -> bytes:
        """The text with `words` in its gaps; a gap without any is closed."""
        parts = [self.plain[0]]
        for name, text in zip(self.gaps, self.plain[1:], strict=True):
            parts += (words.get(name, b""), text)
        return b"".join(parts)

    def zipped(self, words: Mapping[str, bytes]) -> bytes:
        """The same as gzip."""
        parts = [_HEAD, self.packed[0]]
        check, length = self.checks[0], len(self.plain[0])
        for number, name in enumerate(self.gaps, 1):
            word = words.get(name, b"")
            if word:
                parts += _stored(word)
                check = zlib.crc32(word, check)
                length += len(word)
            parts.append(self.packed[number])
            check = self._joined(check, number)
            length += len(self.plain[number])
        parts += (_EMPTY_LAST, struct.pack("<II", check, length & 0xFFFFFFFF))
        return b"".join(parts)

    def _joined(self, check: int, number: int) -> int:
        """The checksum of what has `check`, followed by the text of that number.

        Without reading the text again: a checksum runs on over zeros by a rule that is the same for
        each of its bits, so a table for each of its bytes says it.
        """
        one, two, three, four = self._shifts[number - 1]
        return (
            one[check & 255]
            ^ two[check >> 8 & 255]
            ^ three[check >> 16 & 255]
            ^ four[check >> 24]
            ^ self.checks[number]
        )


def _stored(word: bytes) -> Iterator[bytes]:
    """`word` as blocks that are not compressed."""
    for start in range(0, len(word), _MOST_STORED):
        part = word[start : start + _MOST_STORED]
        yield struct.pack("<BHH", 0, len(part), len(part) ^ 0xFFFF)
        yield part


def _packed(texts: Sequence[bytes]) -> tuple[bytes, ...]:
    """Each of `texts` as blocks that refer to none before them, and that end with a whole byte."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return tuple(packer.compress(text) + packer.flush(zlib.Z_FULL_FLUSH) for text in texts)


def _shift(length: int) -> tuple[array, ...]:
    """For each byte of a checksum, what its values become after `length` bytes of zero."""
    zeros = bytes(length)
    base = zlib.crc32(zeros, 0)
    bits = [zlib.crc32(zeros, 1 << bit) ^ base for bit in range(32)]
    tables = []
    for first in range(0, 32, 8):
        table = array("I", [0])
        for bit in bits[first : first + 8]:
            table.extend([value ^ bit for value in table])
        tables.append(table)
    return tuple(tables)
