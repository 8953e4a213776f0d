"""Masking what must not be readable any more, over everything that was ever kept of a text.

The one exception to immutable history: a court, a mistake. Words are masked in every edition, in
what was submitted and remarked, in the audit's reasons and in the working copy; a photo is taken
from every article that used it, and its file is deleted. Each leaves its own event; what was masked
is kept nowhere. Hashes stay as they were signed, so a masked edition no longer matches its own.
"""

import json
import logging
from collections.abc import Iterable
from datetime import datetime
from functools import partial

from django.contrib.admin.models import LogEntry
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models import F
from django.utils import timezone

from articles.models import (
    Article,
    EditionPhoto,
    Event,
    Photo,
    Redaction,
    Remark,
    Submission,
    TypedText,
)
from articles.publishing import chain
from articles.publishing.masking import MASK, SHORT_MASK, SHORTEST, Masker
from articles.publishing.refusal import Refused
from wards import siteversion

log = logging.getLogger(__name__)

_WORDS_IN_HAND = ("title", "lead", "body", "byline", "source", "attachments")


def redact_text(
    article_id: int, *, by, phrase: str, reason: str, at: datetime | None = None
) -> int:
    """Mask `phrase`, however it is spelt. Returns in how many rows. Raises Refused."""
    masker = Masker(phrase)
    if masker.is_short:
        raise Refused(f"Hãy ghi cụm từ cần che, ít nhất {SHORTEST} ký tự.")
    said = masker.plain(reason)
    with chain.locked(article_id) as article, _opened([article], by, said, at):
        rows = _mask_rows(article.editions.all(), masker, *article.editions.model.REDACTABLE)
        parts = EditionPhoto.objects.filter(edition__article=article)
        rows += _mask_rows(parts, masker, *EditionPhoto.REDACTABLE)
        rows += _mask_rows(article.events.all(), masker, "reason")
        submissions = Submission.objects.filter(event__article=article)
        rows += _mask_rows(submissions, masker, "content")
        remarks = Remark.objects.filter(event__article=article)
        rows += _mask_rows(remarks, masker, "quote", "text")
        # The reasons of earlier redactions; this one's own is masked already.
        rows += _mask_rows(article.redactions.all(), masker, "reason")
        copy = Article.objects.filter(pk=article.pk)
        in_hand = _mask_rows(copy, masker, *_WORDS_IN_HAND)
        in_hand += _mask_rows(article.photos.all(), masker, "caption", "alt")
        if in_hand:
            copy.update(version=F("version") + 1)
            copy.get().save(update_fields=["title_words"])  # computed on save only
        rows += _mask_rows(TypedText.objects.filter(article=article), masker, "fields")
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


def redact_photo(
    article_id: int, *, by, digest: str, reason: str, at: datetime | None = None
) -> int:
    """Take the photo of `digest` from every article, for good. Returns from how many.

    Its file is deleted after the commit; the same picture is refused when it is uploaded again.
    Raises Refused.
    """
    with transaction.atomic():
        own = Photo.objects.filter(article=article_id, digest=digest).values_list("file", flat=True)
        shown = EditionPhoto.objects.filter(edition__article=article_id, digest=digest)
        files = {*own, *shown.values_list("file", flat=True)}
        if not files:
            raise Refused("Ảnh này không thuộc bài.")
        if Redaction.objects.filter(digest=digest).exists():
            raise Refused("Ảnh này đã được che rồi.")
        articles = lock_articles_with_photo(article_id, digest)
        siteversion.bump()
        first = [a for a in articles if a.pk == article_id]
        others = [a for a in articles if a.pk != article_id]
        with _opened([*first, *others], by, reason, at, digest):
            Article.objects.filter(photos__digest=digest).update(version=F("version") + 1)
            Photo.objects.filter(digest=digest).delete()
        for file in files:
            transaction.on_commit(partial(_delete, file))
    return len(articles)


def lock_articles_with_photo(article_id: int, digest: str) -> list[Article]:
    """Lock the article and all others that use the photo, in one order for everybody.

    Before anything else is locked: who held one already could wait for somebody who waits for it.
    """
    desks = Photo.objects.filter(digest=digest).values_list("article_id", flat=True)
    editions = EditionPhoto.objects.filter(digest=digest)
    concerned = {article_id, *desks, *editions.values_list("edition__article_id", flat=True)}
    rows = Article.objects.select_for_update(no_key=True).filter(pk__in=concerned)
    return list(rows.order_by("pk"))


def _delete(file: str) -> None:
    """Delete a file whose photo was taken away. Nobody is shown it any more either way."""
    try:
        default_storage.delete(file)
    except Exception:  # storages raise what they like
        log.exception("%s was taken away but could not be deleted", file)


class _opened:
    """An open redaction of the first of `articles`, closed and recorded at the end."""

    def __init__(self, articles, by, reason, at, digest=""):
        if not reason.strip():
            raise Refused("Hãy ghi lý do che thông tin (quyết định của tòa, nhầm lẫn…).")
        self.articles, self.by, self.reason = articles, by, reason.strip()
        self.at, self.digest = at or timezone.now(), digest

    def __enter__(self):
        self.redaction = Redaction.objects.create(
            article=self.articles[0],
            digest=self.digest,
            reason=self.reason,
            by=self.by,
            opened_at=self.at,
        )

    def __exit__(self, kind, error, trace):
        if kind is None:
            Redaction.objects.filter(pk=self.redaction.pk).update(applied_at=self.at)
            Event.objects.bulk_create(
                Event(
                    article=article,
                    action=Event.Action.REDACT,
                    actor=self.by,
                    at=self.at,
                    from_state=article.state,
                    to_state=article.state,
                    version=article.version,
                    reason=self.reason,
                )
                for article in self.articles
            )


# Texts in JSON that are no words: names of stored files, fingerprints, instants, codes.
_NO_WORDS = ("file", "digest", "taken_at", "event_date", "notes")


def _masked(value, masker: Masker, field: str, word: str = MASK):
    """`value` of `field`, text or JSON, with the words in it masked."""
    if isinstance(value, dict):
        return {key: _masked(item, masker, key) for key, item in value.items()}
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
