"""Captions and alt texts of many photos as one text, a line for each: "chú thích | mô tả". Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """What one line says of a photo; None for what it leaves as it is."""

    caption: str | None
    alt: str | None


def read(text: str) -> list[Line]:
    """The lines of `text`; an empty one leaves its photo alone, empty ones at the end are none.

    A tab parts a line too: that is what a table brings that was copied from Word or Excel.
    """
    return [_line(line) for line in text.rstrip().splitlines()]


def _line(text: str) -> Line:
    mark = "|" if "|" in text else "\t"
    caption, _, alt = text.partition(mark)
    return Line(caption.strip() or None, alt.strip() or None)
