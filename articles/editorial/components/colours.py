"""The colours of site.css and how well they stand against each other. Pure, but for the file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings

_DARK = "@media (prefers-color-scheme: dark)"
_MORE = "@media (prefers-contrast: more)"
_HIGH = ':root[data-contrast="high"]'
# What holds in each palette, later rules over earlier ones.
PALETTES = {
    "Sáng": [("", ":root")],
    "Tối": [("", ":root"), (_DARK, ":root")],
    "Tương phản cao": [("", ":root"), ("", _HIGH)],
    "Tương phản cao, tối": [("", ":root"), (_DARK, ":root"), ("", _HIGH), (_DARK, _HIGH)],
}
# The same two as the system asks for them, not the button.
ASKED_OF_THE_SYSTEM = {
    "Tương phản cao": [("", ":root"), (_MORE, ":root")],
    "Tương phản cao, tối": [
        *(("", ":root"), (_DARK, ":root"), (_MORE, ":root")),
        (f"{_DARK} and (prefers-contrast: more)", ":root"),
    ],
}
TEXT, EDGE = 4.5, 3.0  # the least that WCAG asks for: of letters, of the edges of controls
# What is drawn on what, and the least contrast of it.
PAIRS = [
    ("Chữ trên nền trang", "ink", "paper", TEXT),
    ("Chữ trên nền phụ", "ink", "panel", TEXT),
    ("Chữ phụ trên nền trang", "soft", "paper", TEXT),
    ("Chữ phụ trên nền phụ", "soft", "panel", TEXT),
    ("Liên kết trên nền trang", "accent", "paper", TEXT),
    ("Liên kết trên nền phụ", "accent", "panel", TEXT),
    ("Chữ trên nền nhấn", "on-accent", "accent", TEXT),
    ("Chữ đảo màu", "paper", "ink", TEXT),
    ("Nhãn thông báo", "paper", "soft", TEXT),
    ("Viền nút trên nền trang", "edge", "paper", EDGE),
    ("Viền nút trên nền phụ", "edge", "panel", EDGE),
]
_COLOUR = re.compile(r"--([\w-]+):\s*#([0-9a-f]{3}(?:[0-9a-f]{3})?)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Contrast:
    """How well one colour stands on another in each palette."""

    label: str
    front: str
    back: str
    ratios: list[float]


def read() -> str:
    """The style sheet of every public page."""
    return (settings.BASE_DIR / "static/wardnews/site.css").read_text("utf-8")


def contrasts(css: str, palettes=PALETTES) -> list[Contrast]:
    """Every pair of colours that meets on a page, with its ratio in each of `palettes`."""
    drawn = [palette(css, rules) for rules in palettes.values()]
    return [
        Contrast(label, front, back, [ratio(p[front], p[back]) for p in drawn])
        for label, front, back, _least in PAIRS
    ]


def palette(css: str, rules: list[tuple[str, str]]) -> dict[str, str]:
    """Name → colour (six hex digits) of the custom properties that `rules` leave standing."""
    found = {}
    blocks = list(_blocks(css))
    for wanted in rules:
        for *where, body in blocks:
            if tuple(where) == wanted:
                found.update(_COLOUR.findall(body))
    return {name: _six(value) for name, value in found.items()}


def ratio(one: str, other: str) -> float:
    """The contrast of two colours as WCAG computes it, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _six(colour: str) -> str:
    return colour if len(colour) == 6 else "".join(digit * 2 for digit in colour)


def _blocks(css: str) -> Iterator[tuple[str, str, str]]:
    """(condition, selector, declarations) of each rule; the condition is "" outside of any."""
    condition = ""
    for before, sign, body in re.findall(
        r"([^{}]*)([{}])((?:[^{}]*(?=\}))?)", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    ):
        before = " ".join(before.split())
        if sign == "{" and before.startswith("@"):
            condition = before
        elif sign == "{":
            yield condition, before, body
        elif not before:  # the end of a condition
            condition = ""
