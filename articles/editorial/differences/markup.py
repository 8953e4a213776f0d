"""A cleaned body as a list of blocks: what each says, what it is, how its words look. Pure.

Only what a reader can see counts: white space between tags does not, nor does one <strong> or two
side by side.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser

from articles.editorial.differences.words import WORD, Word, split

_INLINE = {"strong", "em", "u", "s", "sub", "sup", "a"}
_CELLS = {"td", "th"}
_KINDS = {
    "p": "đoạn văn",
    "h2": "tiêu đề cấp 2",
    "h3": "tiêu đề cấp 3",
    "h4": "tiêu đề cấp 4",
    "blockquote": "trích dẫn",
    "caption": "tên bảng",
    "tr": "hàng của bảng",
    "hr": "đường kẻ ngang",
}
_SPACE = re.compile(r"\s+")
CELL_GAP = " │ "

Mark = tuple  # (tag, its attributes): hashable, so that a set of them says how a word looks


@dataclass
class Source:
    """One block of a body. `path` are the elements around its words, outermost first."""

    path: tuple[str, ...]
    runs: list[tuple[str, frozenset[Mark]]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    cells: list[Mark] = field(default_factory=list)

    @cached_property
    def text(self) -> str:
        """The words of the block; a line break is a newline, cells have CELL_GAP between them."""
        return "".join(text for text, _ in self.runs)

    @cached_property
    def signature(self) -> tuple:
        """Equal for two blocks just if a reader sees no difference between them."""
        return self.path, tuple(self.runs), tuple(self.links), tuple(self.cells)

    @property
    def tag(self) -> str:
        """The element that says what the block is: a paragraph in a list item is a list item."""
        telling = [t for t in self.path if t in _KINDS or t == "li"]
        while len(telling) > 1 and telling[-1] == "p":
            telling.pop()
        return telling[-1] if telling else "p"

    @property
    def kind(self) -> str:
        """The same in the words of an editor: "đoạn văn", "mục đánh số"."""
        if self.tag == "li":
            lists = [t for t in self.path if t[:2] in ("ol", "ul")]
            return "mục đánh số" if lists and lists[-1][:2] == "ol" else "mục danh sách"
        return _KINDS[self.tag]

    @cached_property
    def words(self) -> list[Word]:
        """The words and signs of the text."""
        return split(self.text)

    @cached_property
    def plain_words(self) -> list[str]:
        """The words of the text in lower case, for a quick guess how much two blocks share."""
        return WORD.findall(self.text.lower())

    @cached_property
    def looks(self) -> list[frozenset[str]]:
        """For each of `words`, the inline elements that its first sign stands in."""
        found, ends, end = [], [], 0
        for text, marks in self.runs:
            end += len(text)
            ends.append((end, frozenset(mark[0] for mark in marks)))
        at = 0
        for word in self.words:
            while ends[at][0] <= word.start:
                at += 1
            found.append(ends[at][1])
        return found


def blocks_of(body: str) -> list[Source]:
    """Return the blocks of `body`, cleaned HTML, in order; those without a word are left out."""
    reader = _Reader()
    reader.feed(body)
    reader.close()
    reader.finish()
    return reader.blocks


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.blocks: list[Source] = []
        self._path: list[str] = []
        self._marks: list[Mark] = []
        self._rows = 0  # how many table rows we are in: a row is one block, whatever it holds
        self._block: Source | None = None

    def handle_starttag(self, tag, attrs):
        mark = (tag, *((k, v) for k, v in attrs if k != "rel"))
        if tag in _INLINE:
            self._marks.append(mark)
            if tag == "a":
                self._current().links.append(dict(attrs).get("href") or "")
        elif tag == "br":
            self._gap("\n")
        elif tag in _CELLS and self._rows:
            if self._current().cells:
                self._gap(CELL_GAP)
            self._current().cells.append(mark)
        elif self._rows and tag != "tr":
            self._gap("\n", once=True)
        elif tag == "hr":
            self.finish()
            self.blocks.append(Source((*self._path, "hr"), [("― ― ―", frozenset())]))
        else:
            if not self._rows:
                self.finish()
            self._rows += tag == "tr"
            start = dict(attrs).get("start")
            self._path.append(f"{tag} {start}" if start else tag)

    def handle_endtag(self, tag):
        if tag in _INLINE:
            for index in range(len(self._marks) - 1, -1, -1):
                if self._marks[index][0] == tag:
                    del self._marks[index]
                    break
        elif self._path and self._path[-1].split()[0] == tag:  # not so within a table row
            self._rows -= tag == "tr"
            if not self._rows:
                self.finish()
            self._path.pop()

    def handle_data(self, data):
        data = _SPACE.sub(" ", data)
        if self._block is None and data == " ":
            return
        runs = self._current().runs
        if not runs or runs[-1][0][-1].isspace():
            data = data.lstrip(" ")
        self._put(data)

    def finish(self):
        block, self._block = self._block, None
        if block is None:
            return
        while block.runs and not (last := block.runs[-1])[0].rstrip():
            block.runs.pop()
        if block.runs:
            block.runs[-1] = (last[0].rstrip(), last[1])
            self.blocks.append(block)

    def _current(self) -> Source:
        if self._block is None:
            self._block = Source(tuple(self._path))
        return self._block

    def _gap(self, text, *, once=False):
        """Put a break between words; with `once`, only where there is none yet."""
        runs = self._current().runs
        so_far = runs[-1][0].rstrip(" ") if runs else ""
        if runs and so_far:
            runs[-1] = (so_far, runs[-1][1])
        elif runs:
            runs.pop()
        if runs and not (once and so_far.endswith(("\n", CELL_GAP.strip()))):
            self._put(text, frozenset())
        elif runs:
            self._put(" ", frozenset())
        elif text == CELL_GAP:
            self._put(text.lstrip(), frozenset())

    def _put(self, text, marks=None):
        marks = frozenset(self._marks) if marks is None else marks
        runs = self._current().runs
        if not text:
            return
        if runs and runs[-1][1] == marks:
            runs[-1] = (runs[-1][0] + text, marks)
        else:
            runs.append((text, marks))
