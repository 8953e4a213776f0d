"""Two people at one text: what the other one saved, beside what the second one typed."""

import json
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.utils.formats import localize_input

from articles import content
from articles.content import Content, PhotoContent
from articles.editorial.differences import Differences, Piece, between
from articles.editorial.naming import names_in
from articles.editorial.step import last_step
from articles.models import Article
from wards.models import Unit

_PLAIN = ("title", "lead", "body", "byline", "source", "event_date")
_WHOLE = ("photos", "attachments")  # as content has them
_NAMES = {"unit_id": "units", "category_id": "categories"}


@dataclass(frozen=True)
class Row:
    """One field that is not the same on both sides.

    `field` is the form's; `value` is what its input would hold with the saved one, several as JSON.
    """

    field: str
    label: str
    saved: tuple[Piece, ...]
    typed: tuple[Piece, ...]
    value: str


@dataclass(frozen=True)
class Conflict:
    """The text that was saved meanwhile, and what saving the typed one would change in it."""

    saved: Content
    typed: Content
    differences: Differences
    last_step: str  # who brought the saved one about, and when

    @cached_property
    def names(self) -> dict[str, dict[int, str]]:
        """Names of the units and sections that the differences mention. Two queries."""
        return names_in([self.differences])

    @cached_property
    def rows(self) -> list[Row]:
        """All fields that differ but the body, in the order of the form. Three queries."""
        found, texts = [], self.differences
        if texts.title_changed:
            found.append(Row("title", "Tiêu đề", *_sides(texts.title), self.saved.title))
        if texts.lead_changed:
            found.append(Row("lead", "Lời dẫn", *_sides(texts.lead), self.saved.lead))
        for change in texts.fields:
            field = change.name.removesuffix("_id")
            sides = (self._said(change.name, value) for value in (change.old, change.new))
            found.append(Row(field, change.label, *_whole(*sides), _input(change.old)))
        if texts.about_changed:
            found.append(self._about())
        return found

    def _said(self, field: str, value) -> str:
        if value is None or value == "":
            return "(để trống)"
        if field in _NAMES:
            return self.names[_NAMES[field]].get(value, "")
        return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)

    def _about(self) -> Row:
        added, removed = self.differences.about_added, self.differences.about_removed
        units = Unit.objects.filter(pk__in={*self.saved.about, *added})
        names = {unit.pk: str(unit) for unit in units}
        typed = [*(set(self.saved.about) - set(removed)), *added]
        sides = (
            ", ".join(sorted(names.get(pk, "") for pk in pks)) or "(để trống)"
            for pks in (self.saved.about, typed)
        )
        kept = [[pk, names.get(pk, "")] for pk in self.saved.about]
        value = json.dumps(kept, ensure_ascii=False)
        return Row("about", "Nói về đơn vị", *_whole(*sides), value)


def between_saved_and_typed(stored: Article, typed: dict) -> Conflict:
    """Compare `stored` with a form's cleaned data; what is missing in that counts as unchanged.

    "photos" and "attachments" in that data are as `Content` has them: all that there would be.
    """
    saved = content.of_article(stored)
    changed = {field: typed[field] for field in (*_PLAIN, *_WHOLE) if field in typed}
    for field in ("unit", "category"):
        if typed.get(field):
            changed[f"{field}_id"] = typed[field].pk
    if "about" in typed:
        unit_id = changed.get("unit_id", saved.unit_id)
        about = {unit.pk for unit in typed["about"]} - {unit_id}
        changed["about"] = tuple(sorted(about))
    whole = replace(saved, **changed)
    return Conflict(saved, whole, between(saved, whole), last_step(stored))


def with_photos(conflict: Conflict, photos: tuple[PhotoContent, ...]) -> Conflict:
    """The same once it is known what saving would make of the photos."""
    typed = replace(conflict.typed, photos=photos)
    return replace(conflict, typed=typed, differences=between(conflict.saved, typed))


def _sides(pieces: tuple[Piece, ...]):
    """What each of both sides shows of the `pieces` of a comparison."""
    return (
        tuple(piece for piece in pieces if piece.kind != "added"),
        tuple(piece for piece in pieces if piece.kind != "removed"),
    )


def _whole(saved: str, typed: str):
    return (Piece("removed", saved),), (Piece("added", typed),)


def _input(value) -> str:
    if value is None:
        return ""
    return str(localize_input(value)) if isinstance(value, date) else str(value)
