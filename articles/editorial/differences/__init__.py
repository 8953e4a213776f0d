"""What changed between two texts, for a review screen and a history page. Pure: no queries.

    differences = between(of_edition(live), of_article(draft))

Text in here is plain; the template escapes it.
"""

import json
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from articles.content import Content
from articles.editorial.differences.body import Block, Stretch, compare_bodies, folded
from articles.editorial.differences.files import FileChange
from articles.editorial.differences.files import changes as file_changes
from articles.editorial.differences.photos import PhotoChange, compare_photos
from articles.editorial.differences.words import Piece, compare

__all__ = ["Block", "Differences", "FieldChange", "PhotoChange", "Piece", "Stretch", "between"]

_FIELDS = {
    "unit_id": "Đơn vị chịu trách nhiệm",
    "category_id": "Chuyên mục",
    "byline": "Bút danh",
    "source": "Nguồn",
    "event_date": "Ngày diễn ra",
}


@dataclass(frozen=True)
class FieldChange:
    """A field with one value: its name in `Content`, its Vietnamese label, both values."""

    name: str
    label: str
    old: int | str | date | None
    new: int | str | date | None


@dataclass(frozen=True)
class Differences:
    """What is other in the new text.

    `body` holds all blocks, unchanged ones too; `photos` and `fields` only what changed.
    `markup_only`: the body changed in nothing that a reader sees (white space, how a list is put
    together). `is_new`: there was no old text, so all of it is added.
    """

    title: tuple[Piece, ...]
    lead: tuple[Piece, ...]
    body: tuple[Block, ...]
    photos: tuple[PhotoChange, ...]
    fields: tuple[FieldChange, ...]
    about_added: tuple[int, ...]
    about_removed: tuple[int, ...]
    attachments_added: tuple[dict, ...]
    attachments_removed: tuple[dict, ...]
    attachments_reordered: bool
    markup_only: bool
    is_new: bool

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed that the hash is over. True iff both hashes are equal."""
        return not (
            self.is_new
            or self.title_changed
            or self.lead_changed
            or self.body_changed
            or self.photos
            or self.fields
            or self.about_changed
            or self.attachments_changed
        )

    @property
    def title_changed(self) -> bool:
        """Whether the title is not the one it was."""
        return any(piece.kind != "same" for piece in self.title)

    @property
    def lead_changed(self) -> bool:
        """Whether the lead is not the one it was."""
        return any(piece.kind != "same" for piece in self.lead)

    @property
    def body_changed(self) -> bool:
        """Whether the body is not the one it was, be it in white space only."""
        return self.markup_only or any(block.kind != "same" for block in self.body)

    @property
    def about_changed(self) -> bool:
        """Whether it is about other units than before."""
        return bool(self.about_added or self.about_removed)

    @property
    def attachments_changed(self) -> bool:
        """Whether the attached files, or their order, are not what they were."""
        return bool(
            self.attachments_added or self.attachments_removed or self.attachments_reordered
        )

    @property
    def files(self) -> list[FileChange]:
        """What happened to the attached files, one by one."""
        return file_changes(self.attachments_removed, self.attachments_added)

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """The blocks of the body, long runs of unchanged ones set apart to be folded."""
        return folded(self.body)

    @property
    def unit_ids(self) -> set[int]:
        """The units that `names.units` must hold for the template."""
        return {*self.about_added, *self.about_removed, *self._ids("unit_id")}

    @property
    def category_ids(self) -> set[int]:
        """The sections that `names.categories` must hold for the template."""
        return self._ids("category_id")

    def _ids(self, name: str) -> set[int]:
        values = {v for f in self.fields if f.name == name for v in (f.old, f.new)}
        return values - {None}


def between(old: Content | None, new: Content) -> Differences:
    """Return what changed from `old` to `new`; with no `old`, all of `new` as added."""
    before = old or replace(
        new, title="", lead="", body="", unit_id=None, category_id=None, byline="", source="",
        event_date=None, about=(), photos=(), attachments=(),
    )  # fmt: skip
    body = compare_bodies(before.body, new.body)
    files_old, files_new = _files(before), _files(new)
    return Differences(
        title=compare(before.title, new.title),
        lead=compare(before.lead, new.lead),
        body=body,
        photos=compare_photos(before.photos, new.photos),
        fields=tuple(
            FieldChange(name, label, getattr(before, name), getattr(new, name))
            for name, label in _FIELDS.items()
            if getattr(before, name) != getattr(new, name)
        ),
        about_added=tuple(sorted((Counter(new.about) - Counter(before.about)).elements())),
        about_removed=tuple(sorted((Counter(before.about) - Counter(new.about)).elements())),
        attachments_added=_more(files_new, files_old),
        attachments_removed=_more(files_old, files_new),
        attachments_reordered=files_old != files_new and Counter(files_old) == Counter(files_new),
        markup_only=before.body != new.body and all(block.kind == "same" for block in body),
        is_new=old is None,
    )


def _files(content: Content) -> list[str]:
    """The attachments, each as text that is equal just if it is so for the hash."""
    return [
        json.dumps(file, sort_keys=True, ensure_ascii=False, default=str)
        for file in content.attachments
    ]


def _more(files: list[str], others: list[str]) -> tuple[dict, ...]:
    return tuple(json.loads(file) for file in (Counter(files) - Counter(others)).elements())
