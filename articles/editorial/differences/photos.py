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
    `before` is the photo as it was; None if it was not there.
    """

    kind: str
    photo: PhotoContent
    number: int | None
    was: int | None
    caption: tuple[Piece, ...]
    alt: tuple[Piece, ...]
    lead: str = ""
    before: PhotoContent | None = None

    @property
    def caption_changed(self) -> bool:
        """Whether the caption is not the one it was."""
        return any(piece.kind != "same" for piece in self.caption)

    @property
    def alt_changed(self) -> bool:
        """Whether the description for people who cannot see it is not the one it was."""
        return any(piece.kind != "same" for piece in self.alt)

    @property
    def is_other_cut(self) -> bool:
        """Whether it is another cut of the same picture."""
        return self.before is not None and self.before.digest != self.photo.digest

    @property
    def cut(self) -> str:
        """Say in Vietnamese how it is cut now; "" if that is as it was."""
        if not self.is_other_cut:
            return ""
        ways = (("xoay", self.photo.turn), ("cắt", self.photo.crop))
        done = [said for said, is_so in ways if is_so]
        return f"Ảnh đã được {' và '.join(done)}" if done else "Ảnh trở lại như khi tải lên"

    @property
    def decorative(self) -> str:
        """Whether it "became" an ornament or "ceased" to be one; "" if neither."""
        was = self.before.decorative if self.before else False
        if self.kind == "removed" or self.photo.decorative == was:
            return ""
        return "became" if self.photo.decorative else "ceased"

    @property
    def focus_changed(self) -> bool:
        """Whether another part of it stays in view where it is shown small."""
        return self.before is not None and _focus(self.before) != _focus(self.photo)

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
    """Pair equal photos that kept their order, then equal ones, then those of equal digest.

    At last those cut from one picture: what was turned or cropped is not another photo.
    """
    pairs = align([_read(p) for p in old], [_read(p) for p in new])
    for key in (_read, lambda p: p.digest, lambda p: p.root or p.digest):
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


def _read(photo: PhotoContent) -> tuple:
    return photo.digest, photo.caption, photo.alt, photo.decorative, _focus(photo)


def _focus(photo: PhotoContent) -> tuple[int, int]:
    return photo.focal_x, photo.focal_y


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
    kind = "changed" if stayed else "moved"
    return PhotoChange(kind, new, number, was, caption, alt, lead, before=old)
