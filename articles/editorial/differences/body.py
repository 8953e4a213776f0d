"""What changed between two bodies: block by block, and word by word within a block. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from articles.editorial.differences.alignment import align, staying
from articles.editorial.differences.markup import Source, blocks_of
from articles.editorial.differences.pairing import pair
from articles.editorial.differences.words import Piece, match, pieces

_LOOKS = {
    "strong": "in đậm",
    "em": "in nghiêng",
    "u": "gạch chân",
    "s": "gạch ngang chữ",
    "sub": "chỉ số dưới",
    "sup": "chỉ số trên",
    "a": "liên kết",
}
_QUOTED = 60  # characters of the words whose look changed; enough to find them


@dataclass(frozen=True)
class Block:
    """A block of the body. `kind` is "same", "changed", "added", "removed" or "moved".

    `tag` says what it is (p, h2, h3, h4, li, blockquote, caption, tr: a row with its cells, hr).
    `number` is its place in the new body and `was` in the old one, from 1, None where it is not.
    A moved block stands at its new place only; its pieces say whether words changed as well.
    `notes` say in Vietnamese what words do not show: a changed look, the addresses of links.
    """

    kind: str
    tag: str
    pieces: tuple[Piece, ...]
    number: int | None
    was: int | None
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All words of the block, by which a remark on it finds it again."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True)
class Stretch:
    """Blocks that follow one another; `folded` if they are unchanged and too many to show."""

    folded: bool
    blocks: tuple[Block, ...]


def compare_bodies(old: str, new: str) -> tuple[Block, ...]:
    """Return all blocks of `new` in order, those that `old` had besides where they stood."""
    old_blocks, new_blocks = blocks_of(old), blocks_of(new)
    pairs = pair(old_blocks, new_blocks)
    stay = staying([i for i, _ in pairs])
    stayed = {pairs[index][1]: pairs[index][0] for index in stay}
    origin = {j: i for i, j in pairs}
    gone = set(range(len(old_blocks))) - set(origin.values())
    found: list[Block] = []
    at_old = 0

    def removed_before(end: int) -> None:
        nonlocal at_old
        for i in range(at_old, end):
            if i in gone:
                block = old_blocks[i]
                notes = tuple(_links(block.links, []))
                found.append(_whole("removed", block, None, i + 1, notes))
        at_old = max(at_old, end)

    for j, block in enumerate(new_blocks):
        if j in stayed:
            removed_before(stayed[j])
            at_old = stayed[j] + 1
        elif j not in origin:  # what was put in the place of what went reads best behind it
            removed_before(_next_kept(at_old, gone))
        if j in origin:
            found.append(_paired(old_blocks[origin[j]], block, origin[j], j, j in stayed))
        else:
            found.append(_whole("added", block, j + 1, None, tuple(_links([], block.links))))
    removed_before(len(old_blocks))
    return tuple(found)


def folded(blocks: Iterable[Block], around: int = 1, least: int = 3) -> tuple[Stretch, ...]:
    """Cut `blocks` into stretches to show and stretches to fold.

    A run of unchanged blocks is folded but for `around` blocks next to a change, and only if at
    least `least` would be hidden.
    """
    runs = [(same, list(run)) for same, run in groupby(blocks, key=lambda b: b.kind == "same")]
    found: list[Stretch] = []
    for index, (same, run) in enumerate(runs):
        head = around if index else 0
        tail = len(run) - (around if index + 1 < len(runs) else 0)
        if same and tail - head >= least:
            parts = [(False, run[:head]), (True, run[head:tail]), (False, run[tail:])]
        else:
            parts = [(False, run)]
        for fold, part in parts:
            if part and not fold and found and not found[-1].folded:
                found[-1] = Stretch(False, (*found[-1].blocks, *part))
            elif part:
                found.append(Stretch(fold, tuple(part)))
    return tuple(found)


def _next_kept(start: int, gone: set[int]) -> int:
    while start in gone:
        start += 1
    return start


def _whole(kind: str, block: Source, number, was, notes=()) -> Block:
    words = kind if kind in ("added", "removed") else "same"
    return Block(kind, block.tag, (Piece(words, block.text),), number, was, notes)


def _paired(old: Source, new: Source, i: int, j: int, stayed: bool) -> Block:
    if old.signature == new.signature:
        return _whole("same" if stayed else "moved", new, j + 1, i + 1)
    pairs = match(old.words, new.words)
    found = pieces(old.text, new.text, old.words, new.words, pairs)
    notes = []
    if old.path != new.path and old.kind != new.kind:
        notes.append(f"đổi định dạng: từ {old.kind} thành {new.kind}")
    notes += _looks(old, new, pairs)
    notes += _links(old.links, new.links)
    if old.cells != new.cells:
        notes.append("đổi định dạng: ô của bảng")
    if not notes and old.text == new.text:
        notes.append("đổi định dạng")
    return Block("changed" if stayed else "moved", new.tag, found, j + 1, i + 1, tuple(notes))


def _looks(old: Source, new: Source, pairs) -> list[str]:
    """Say which words that stayed look other than before."""
    runs: dict[str, list[list[int]]] = {}
    for i, j in pairs:
        before, now = old.looks[i], new.looks[j]
        for change, tags in (("thêm", now - before), ("bỏ", before - now)):
            for tag in tags:
                found = runs.setdefault(f"{change} {_LOOKS[tag]}", [])
                if found and found[-1][1] == j - 1:
                    found[-1][1] = j
                else:
                    found.append([j, j])
    notes = []
    for change in sorted(runs):
        quoted = []
        for first, last in runs[change]:
            end = new.words[last].start + len(new.words[last].text)
            text = new.text[new.words[first].start : end]
            quoted.append(text if len(text) <= _QUOTED else text[:_QUOTED].rsplit(" ", 1)[0] + "…")
        places = ", ".join(f"“{text}”" for text in quoted[:3]) + (" …" if quoted[3:] else "")
        notes.append(f"đổi định dạng: {change} ở {places}")
    return notes


def _links(old: list[str], new: list[str]) -> list[str]:
    """Say which addresses changed. The words of a link may stay while it leads elsewhere."""
    notes = []
    at_old = at_new = 0
    for i, j in [*align(old, new), (len(old), len(new))]:
        before, now = old[at_old:i], new[at_new:j]
        both = min(len(before), len(now))
        notes += [
            f"đổi địa chỉ liên kết: {a or '(trống)'} → {b or '(trống)'}"
            for a, b in zip(before, now, strict=False)
        ]
        notes += [f"bỏ địa chỉ liên kết: {a or '(trống)'}" for a in before[both:]]
        notes += [f"thêm địa chỉ liên kết: {b or '(trống)'}" for b in now[both:]]
        at_old, at_new = i + 1, j + 1
    return notes
