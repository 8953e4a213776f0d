"""Masking words that must not be readable any more, over everything that was kept of a text.

The one exception to immutable history, beside taking down a photo: a court, a mistake. Words are
masked in every edition, in what was submitted and remarked, in the audit's reasons and in the
working copy. Each time leaves its own event; what was masked is kept nowhere. Hashes stay as they
were signed, so a masked edition no longer matches its own.
"""

import json
from collections.abc import Iterable
from datetime import datetime

from django.contrib.admin.models import LogEntry
from django.db import models
from django.db.models import F

from articles.models import (
    Article,
    EditionPhoto,
    Event,
    PhotoUpload,
    Remark,
    Submission,
    TypedText,
)
from articles.publishing import chain
from articles.publishing.masking import MASK, SHORT_MASK, SHORTEST, Masker
from articles.publishing.opened import Opened
from articles.publishing.refusal import Refused

_WORDS_IN_HAND = ("title", "lead", "body", "byline", "source", "attachments")


def redact_text(
    article_id: int, *, by, phrase: str, reason: str, at: datetime | None = None
) -> int:
    """Mask `phrase`, however it is spelt. Returns in how many rows. Raises Refused."""
    masker = Masker(phrase)
    if masker.is_short:
        raise Refused(f"Hãy ghi cụm từ cần che, ít nhất {SHORTEST} ký tự.")
    said = masker.plain(reason)
    with chain.locked(article_id) as article, Opened([article], Event.Action.REDACT, by, said, at):
        rows = _mask_rows(article.editions.all(), masker, *article.editions.model.REDACTABLE)
        parts = EditionPhoto.objects.filter(edition__article=article)
        rows += _mask_rows(parts, masker, *EditionPhoto.REDACTABLE)
        rows += _mask_rows(article.events.all(), masker, "reason")
        submissions = Submission.objects.filter(event__article=article)
        rows += _mask_rows(submissions, masker, "content")
        remarks = Remark.objects.filter(event__article=article)
        rows += _mask_rows(remarks, masker, "quote", "text")
        rows += _mask_suggestions(article.suggestions.all(), masker)
        # The reasons of earlier redactions; this one's own is masked already.
        rows += _mask_rows(article.redactions.all(), masker, "reason")
        copy = Article.objects.filter(pk=article.pk)
        in_hand = _mask_rows(copy, masker, *_WORDS_IN_HAND)
        in_hand += _mask_rows(article.photos.all(), masker, "caption", "alt")
        if in_hand:
            copy.update(version=F("version") + 1)
            copy.get().save(update_fields=["title_words"])  # computed on save only
        rows += _mask_rows(TypedText.objects.filter(article=article), masker, "fields")
        rows += _mask_rows(PhotoUpload.objects.filter(article=article), masker, "name")
        entries = LogEntry.objects.filter(
            content_type__app_label="articles",
            content_type__model="article",
            object_id=str(article.pk),
        )
        rows += _mask_log(entries, masker)
        if not rows + in_hand:
            raise Refused(
                "Không thấy cụm từ này trong bài, kể cả các bản cũ. Hãy chép đúng từng chữ."
            )
    return rows + in_hand


def _mask_suggestions(suggestions: models.QuerySet, masker: Masker) -> int:
    """Mask what readers wrote and what they were answered; an address that tells goes whole."""
    told = [s.pk for s in suggestions.exclude(email="") if masker.plain(s.email) != s.email]
    forgotten = suggestions.filter(pk__in=told).update(email="")
    return forgotten + _mask_rows(suggestions, masker, "quote", "proposal", "remark", "answer")


# Texts in JSON that are no words: names of stored files, instants, codes.
_NO_WORDS = ("file", "event_date", "notes")
_WORDS_OF_PHOTO = ("caption", "alt")  # what else is kept of one names files, and has all digits


def _masked(value, masker: Masker, field: str, word: str = MASK):
    """`value` of `field`, text or JSON, with the words in it masked."""
    if isinstance(value, dict):
        words = _WORDS_OF_PHOTO if field == "photos" else value
        return value | {key: _masked(value[key], masker, key) for key in words if key in value}
    if isinstance(value, list):
        return [_masked(item, masker, field) for item in value]
    if not isinstance(value, str) or field in _NO_WORDS:
        return value
    return masker.html(value, word) if field == "body" else masker.plain(value, word)


def _mask_rows(rows: models.QuerySet, masker: Masker, *fields: str) -> int:
    """Mask `fields` of `rows`; return how many rows that changed."""
    return sum(_mask_row(row, masker, fields) for row in rows.only("pk", *fields))


def _mask_row(row: models.Model, masker: Masker, fields: Iterable[str]) -> bool:
    masked = {field: _fitting(row, field, masker) for field in fields}
    changed = {f: value for f, value in masked.items() if value != getattr(row, f)}
    if changed:
        type(row).objects.filter(pk=row.pk).update(**changed)
    return bool(changed)


def _fitting(row: models.Model, field: str, masker: Masker):
    """The masked value: the mask may be longer than what it masks, and a column takes so much."""
    value = getattr(row, field)
    masked = _masked(value, masker, field)
    limit = row._meta.get_field(field).max_length
    if not limit or not isinstance(masked, str) or len(masked) <= limit or masked == value:
        return masked
    return _masked(value, masker, field, SHORT_MASK)[:limit]


def _mask_log(entries: models.QuerySet, masker: Masker) -> int:
    """The same for the admin's own log; what changed is JSON there, its letters as codes."""
    rows = _mask_rows(entries, masker, "object_repr")
    for entry in entries.exclude(change_message=""):
        try:
            said = json.dumps(_masked(json.loads(entry.change_message), masker, "object"))
        except ValueError:
            said = masker.plain(entry.change_message)
        if said != entry.change_message:
            rows += entries.filter(pk=entry.pk).update(change_message=said)
    return rows
