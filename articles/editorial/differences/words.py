"""What changed between two texts, word by word. Pure; knows nothing of markup."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.editorial.differences.alignment import Pairs, align

# Numbers whole ("1.000", "19/5"): half a number marked is misread. Every other sign stands alone,
# so that a comma that became a full stop does not mark the word before it.
WORD = re.compile(r"\d+(?:[.,:/]\d+)+|[\w\u0300-\u036f]+|[^\w\s]")
_SPACES = re.compile(r"\s*")


@dataclass(frozen=True)
class Piece:
    """A run of plain text; `kind` is "same", "added" or "removed". Not escaped."""

    kind: str
    text: str

    @property
    def shown(self) -> str:
        """The text, or signs in its place where a change would show nothing at all."""
        if self.kind == "same" or any(c.isprintable() and not c.isspace() for c in self.text):
            return self.text
        if self.text.isspace():
            return "".join("↵" if c == "\n" else "␣" for c in self.text)
        return "(ký tự không nhìn thấy)"


@dataclass(frozen=True)
class Word:
    """A word or sign, the space before it, and where it stands in its text."""

    space: str
    text: str
    start: int


def split(text: str) -> list[Word]:
    """Return the words and signs of `text`; what is left behind the last one is white space."""
    words, end = [], 0
    for found in WORD.finditer(text):
        words.append(Word(text[end : found.start()], found[0], found.start()))
        end = found.end()
    return words


def compare(old: str, new: str) -> tuple[Piece, ...]:
    """Return the pieces of both texts: same and removed make `old`, same and added make `new`."""
    if old == new:
        return (Piece("same", new),) if new else ()
    old_words, new_words = split(old), split(new)
    return pieces(old, new, old_words, new_words, match(old_words, new_words))


def match(old: Sequence[Word], new: Sequence[Word]) -> Pairs:
    """Return which words are the same, without those that only look so.

    A word that stands alone between two longer changes ("của" in two different sentences) says
    nothing and makes both hard to read: it counts as changed with them.
    """
    pairs = align([w.text for w in old], [w.text for w in new])
    runs: list[Pairs] = []
    for pair in pairs:
        if runs and runs[-1][-1] == (pair[0] - 1, pair[1] - 1):
            runs[-1].append(pair)
        else:
            runs.append([pair])
    kept: Pairs = []
    last = (-1, -1)
    for index, run in enumerate(runs):
        first, end = run[0], run[-1]
        after = runs[index + 1][0] if index + 1 < len(runs) else (len(old), len(new))
        change_before = max(first[0] - last[0], first[1] - last[1]) - 1
        change_after = max(after[0] - end[0], after[1] - end[1]) - 1
        if 3 * len(run) > min(change_before, change_after):
            kept += run
            last = end
    return kept


def pieces(
    old: str, new: str, old_words: Sequence[Word], new_words: Sequence[Word], pairs: Pairs
) -> tuple[Piece, ...]:
    """Return both texts cut into pieces, given their words and the `pairs` that are the same."""
    found: list[Piece] = []

    def add(kind: str, text: str) -> None:
        if text and found and found[-1].kind == kind:
            found[-1] = Piece(kind, found[-1].text + text)
        elif text:
            found.append(Piece(kind, text))

    def change(removed: str, added: str) -> None:
        space, other = _SPACES.match(removed)[0], _SPACES.match(added)[0]
        if removed and added and space == other:  # the space before both belongs to neither
            add("same", space)
            removed, added = removed[len(space) :], added[len(space) :]
        add("removed", removed)
        add("added", added)

    at_old = at_new = 0
    for i, j in pairs:
        word, other = old_words[i], new_words[j]
        start_old, start_new = word.start, other.start
        if word.space == other.space:
            start_old, start_new = start_old - len(word.space), start_new - len(other.space)
        change(old[at_old:start_old], new[at_new:start_new])
        at_old, at_new = word.start + len(word.text), other.start + len(other.text)
        add("same", new[start_new:at_new])
    change(old[at_old:], new[at_new:])
    return tuple(found)
