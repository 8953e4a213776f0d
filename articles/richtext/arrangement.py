"""How a stored text stands on a page: headings that can be linked to, tables that keep to it.

Done each time it is shown. What is stored has no ids and no wrapping, so neither a text nor its
hash depends on how pages look.
"""

import html as entities
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from articles.richtext.cleaning import render
from wards.text import slugify, squeeze

# Begins the ids of headings; no other id of a page begins so.
ID_PREFIX = "doan-"

# The cleaner writes well-formed HTML with quoted attributes, in whose values ">" may stand.
_TOKEN = re.compile(r"<(/?)([a-z][a-z0-9]*)((?:\s+[a-z]+=\"[^\"]*\")*)\s*>")
_VOID = {"br", "hr"}
_HEADINGS = {"h2", "h3", "h4"}
# A table gets a wrapping where a block may stand, and nowhere else.
_TAKES_BLOCKS = {"blockquote", "ul", "ol", "li"}
_ROW_END = "</tr>"
_CELL = re.compile(r"<t[dh](?:\s+[a-z]+=\"[^\"]*\")*\s*>")
_COLSPAN = re.compile(r'colspan="(\d{1,3})"')
_CAPTION = re.compile(r"<caption>(.*?)</caption>", re.DOTALL)
# So many columns fit on a phone beside each other.
_NARROW = 2


@dataclass(frozen=True)
class Heading:
    """A heading of a text, with those below it."""

    id: str
    text: str
    level: int
    below: list["Heading"] = field(default_factory=list)


@dataclass(frozen=True)
class Arranged:
    """A text as it stands on a page, and its headings as a contents list has them."""

    html: SafeString
    headings: list[Heading]

    @property
    def count(self) -> int:
        """How many headings there are, on all levels."""
        return sum(1 + len(heading.below) for heading in self.headings)


def arrange(html: str) -> Arranged:
    """Return stored `html`, cleaned once more, as it stands on a page.

    No level of headings is left out on the way down, whatever the author chose: h2 comes first.
    """
    arranger = _Arranger(render(html))
    return Arranged(mark_safe("".join(arranger.parts())), arranger.headings)


class _Arranger:
    """One pass over a cleaned text."""

    def __init__(self, html: str):
        self.html = html
        self.headings: list[Heading] = []
        self._ids: set[str] = set()
        self._level = 1
        self._tables = 0

    def parts(self) -> Iterator[str]:
        """The text anew, in parts."""
        at = 0
        opened: list[str] = []
        wrapped: list[int] = []  # how deep the tables stand that got a wrapping
        for token in _TOKEN.finditer(self.html):
            closing, name, _ = token.groups()
            if token.start() < at or name in _VOID:
                continue
            if closing:
                opened.pop()
                if wrapped and name == "table" and wrapped[-1] == len(opened):
                    wrapped.pop()
                    yield f"{self.html[at : token.end()]}</div>"
                    at = token.end()
                continue
            if name in _HEADINGS and "table" not in opened:
                last = self._end_of(name, token.end())
                yield self.html[at : token.start()]
                yield self._heading(int(name[1]), self.html[token.end() : last.start()])
                at = last.end()
                continue
            if name == "table" and _TAKES_BLOCKS.issuperset(opened):
                yield f"{self.html[at : token.start()]}{self._wrapping(token)}"
                at = token.start()
                wrapped.append(len(opened))
            opened.append(name)
        yield self.html[at:]

    def _end_of(self, name: str, start: int) -> re.Match:
        """The end tag of the element `name` whose content begins at `start`."""
        depth = 1
        for token in _TOKEN.finditer(self.html, start):
            if token[2] == name:
                depth += -1 if token[1] else 1
            if not depth:
                return token
        raise ValueError(f"<{name}> has no end")  # not what the cleaner writes

    def _heading(self, level: int, inside: str) -> str:
        self._level = level = min(level, self._level + 1)
        text = _plain(inside)
        if not text:
            return f"<h{level}>{inside}</h{level}>"
        heading = Heading(self._id(text), text, level)
        self._enter(heading)
        return f'<h{level} id="{heading.id}">{inside}</h{level}>'

    def _enter(self, heading: Heading) -> None:
        """Put `heading` into the contents: two levels do for finding a place."""
        if heading.level == 2:
            self.headings.append(heading)
        elif heading.level == 3 and self.headings:
            self.headings[-1].below.append(heading)

    def _id(self, text: str) -> str:
        start = found = ID_PREFIX + (slugify(text, 60) or "khac")
        number = 1
        while found in self._ids:
            number += 1
            found = f"{start}-{number}"
        self._ids.add(found)
        return found

    def _wrapping(self, token: re.Match) -> str:
        """The beginning of what a table scrolls in: reached by keys where it is wide."""
        self._tables += 1
        last = self._end_of("table", token.end())
        if _columns(self.html[token.end() : last.start()]) <= _NARROW:
            return '<div class="table-scroll">'
        caption = _CAPTION.match(self.html, token.end())
        name = _plain(caption[1]) if caption else ""
        return format_html(
            '<div class="table-scroll" role="region" aria-label="{}" tabindex="0">',
            f"Bảng: {name}" if name else f"Bảng {self._tables}",
        )


def _columns(table: str) -> int:
    """How many columns the first rows of `table` have, as far as cells tell."""
    return max((_width(row) for row in table.split(_ROW_END)[:5]), default=0)


def _width(row: str) -> int:
    spans = (_COLSPAN.search(cell[0]) for cell in _CELL.finditer(row))
    return sum(int(span[1]) if span else 1 for span in spans)


def _plain(html: str) -> str:
    return squeeze(entities.unescape(_TOKEN.sub("", html.replace("<br>", " "))))
