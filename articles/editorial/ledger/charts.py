"""Where the bars of a chart stand. Pure: the template draws them as SVG.

Across, everything is a share of the width ("12.5%"), so that the words keep their size on a phone;
along the height, whole pixels. All of it is text: a template would write 12.5 with a comma.
"""

from dataclasses import dataclass

HEIGHT = 160  # of the tallest bar
TOP = 24  # room for its number
FOOT = 28  # room for what stands below the bars
_MOST_LABELS = 7  # what fits side by side on a phone
_MOST_NUMBERS = 13
MOST_ROWS = 15


@dataclass(frozen=True)
class Column:
    """A standing bar: its place, its number above (if there is room), its name below."""

    x: str
    width: str
    y: int
    height: int
    middle: str
    number: str
    label: str


@dataclass(frozen=True)
class Columns:
    """Standing bars in the order of time."""

    bars: list[Column]
    height: int = TOP + HEIGHT + FOOT
    base: int = TOP + HEIGHT
    label_y: int = TOP + HEIGHT + 19


@dataclass(frozen=True)
class Row:
    """A lying bar under its name."""

    label: str
    number: str
    width: str
    text_y: int
    y: int


@dataclass(frozen=True)
class Rows:
    """Lying bars, the longest first, and how many more there are than are drawn."""

    bars: list[Row]
    height: int
    left_out: int


def columns(values: list[tuple[str, int]]) -> Columns:
    """Return standing bars for `values` (name, number), which must not be empty."""
    most = max(number for _, number in values) or 1
    slot = 100 / len(values)
    every = -(-len(values) // _MOST_LABELS)
    crowded = len(values) > _MOST_NUMBERS
    tallest = max(range(len(values)), key=lambda place: values[place][1])  # the scale of a crowd
    bars = []
    for place, (label, number) in enumerate(values):
        height = round(HEIGHT * number / most)
        bars.append(
            Column(
                x=_share(slot * (place + 0.15)),
                width=_share(slot * 0.7),
                y=TOP + HEIGHT - height,
                height=height,
                middle=_share(slot * (place + 0.5)),
                number=str(number) if number and (not crowded or place == tallest) else "",
                label=label if place % every == 0 else "",
            )
        )
    return Columns(bars)


def rows(values: list[tuple[str, int]]) -> Rows:
    """Return lying bars for `values` (name, number), the first `MOST_ROWS` of them."""
    ordered = sorted(values, key=lambda value: -value[1])
    most = max((number for _, number in ordered), default=0) or 1
    drawn = ordered[:MOST_ROWS]
    bars = [
        Row(
            label=label,
            number=str(number),
            width=_share(100 * number / most),
            text_y=place * 44 + 16,
            y=place * 44 + 22,
        )
        for place, (label, number) in enumerate(drawn)
    ]
    return Rows(bars, len(drawn) * 44, len(ordered) - len(drawn))


def _share(percent: float) -> str:
    return f"{percent:.3f}%"
