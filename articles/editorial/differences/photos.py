"""What changed between two galleries. Pure. Photos are known by digest, which may occur twice."""

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass

from articles.content import PhotoContent
from articles.editorial.differences.alignment import align, staying
from articles.editorial.differences.words import Piece, compare


@dataclass(frozen=True)
class PhotoChange:
    """A photo that is not as it was. `kind` is "changed", "added", "removed" or "moved".

    `photo` is the new one (the old one if it was removed), `number` its place in the new gallery
    and `was` in the old one, from 1, None where it is not. `caption` and `alt` are pieces, also of
    a moved photo. `lead` is "became" or "ceased" if it is the lead photo now, or no longer.
    """

    kind: str
    photo: PhotoContent
    number: int | None
    was: int | None
    caption: tuple[Piece, ...]
    alt: tuple[Piece, ...]
    lead: str = ""

    @property
    def caption_changed(self) -> bool:
        """Whether the caption is not the one it was."""
        return any(piece.kind != "same" for piece in self.caption)

    @property
    def alt_changed(self) -> bool:
        """Whether the description for people who cannot see it is not the one it was."""
        return any(piece.kind != "same" for piece in self.alt)

    @property
    def move(self) -> str:
        """Say in Vietnamese from where to where it moved; "" if it did not."""
        if self.kind != "moved":
            return ""
        if self.was == self.number:
            return f"so với các ảnh khác (vẫn ở thứ {self.number})"
        return f"từ thứ {self.was} {'lên' if self.number < self.was else 'xuống'} thứ {self.number}"


def compare_photos(
    old: Sequence[PhotoContent], new: Sequence[PhotoContent]
) -> tuple[PhotoChange, ...]:
    """Return what changed: first by place in the new gallery, then what was removed.

    As few photos as possible are said to have moved: putting one in front moves none.
    """
    pairs = _pairs(old, new)
    stay = staying([i for i, _ in pairs])
    stayed = {pairs[index][1] for index in stay}
    origin = {j: i for i, j in pairs}
    changes = []
    for j, photo in enumerate(new):
        if j not in origin:
            changes.append(_alone("added", photo, number=j + 1))
        elif change := _paired(old[origin[j]], photo, origin[j] + 1, j + 1, j in stayed):
            changes.append(change)
    kept = set(origin.values())
    changes += [_alone("removed", photo, was=i + 1) for i, photo in enumerate(old) if i not in kept]
    return tuple(changes)


def _pairs(old: Sequence[PhotoContent], new: Sequence[PhotoContent]) -> list[tuple[int, int]]:
    """Pair equal photos that kept their order, then equal ones, then those of equal digest."""
    pairs = align([_read(p) for p in old], [_read(p) for p in new])
    for key in (_read, lambda p: p.digest):
        where = defaultdict(deque)
        taken_old, taken_new = {i for i, _ in pairs}, {j for _, j in pairs}
        for i, photo in enumerate(old):
            if i not in taken_old:
                where[key(photo)].append(i)
        pairs += [
            (where[key(photo)].popleft(), j)
            for j, photo in enumerate(new)
            if j not in taken_new and where[key(photo)]
        ]
    return sorted(pairs, key=lambda pair: pair[1])


def _read(photo: PhotoContent) -> tuple[str, str, str]:
    return photo.digest, photo.caption, photo.alt


def _alone(kind: str, photo: PhotoContent, number=None, was=None) -> PhotoChange:
    caption, alt = ((Piece(kind, text),) if text else () for text in (photo.caption, photo.alt))
    lead = {"added": "became", "removed": "ceased"}[kind] if photo.is_lead else ""
    return PhotoChange(kind, photo, number, was, caption, alt, lead)


def _paired(
    old: PhotoContent, new: PhotoContent, was: int, number: int, stayed: bool
) -> PhotoChange | None:
    if stayed and _read(old) == _read(new) and old.is_lead == new.is_lead:
        return None
    lead = "" if old.is_lead == new.is_lead else "became" if new.is_lead else "ceased"
    caption, alt = compare(old.caption, new.caption), compare(old.alt, new.alt)
    return PhotoChange("changed" if stayed else "moved", new, number, was, caption, alt, lead)
