"""Masking what must not be readable any more, over everything that was ever kept of a text.

The one exception to immutable history: a court, a mistake. Words are masked in every edition, in
what was submitted and remarked, in the audit's reasons and in the working copy; a photo is taken
from every article that used it, and its file is deleted. Each leaves its own event; what was masked
is kept nowhere. Hashes stay as they were signed, so a masked edition no longer matches its own.
"""

import re
from collections.abc import Callable, Iterable
from datetime import datetime

from django.contrib.admin.models import LogEntry
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.html import escape

from articles import richtext
from articles.models import (
    Article,
    EditionPhoto,
    Event,
    Photo,
    Redaction,
    Remark,
    Submission,
)
from articles.publishing import chain
from articles.publishing.refusal import Refused
from wards import siteversion
from wards.text import one_line

MASK = "[đã che]"
_SHORTEST = 3  # characters; a shorter phrase would be masked in the middle of other words


def redact_text(
    article_id: int, *, by, phrase: str, reason: str, at: datetime | None = None
) -> int:
    """Mask `phrase`, whatever its case and spacing. Returns in how many rows. Raises Refused."""
    phrase = one_line(phrase)
    if len(phrase) < _SHORTEST:
        raise Refused(f"Hãy ghi cụm từ cần che, ít nhất {_SHORTEST} ký tự.")
    mask = _masker(phrase)
    with chain.locked(article_id) as article, _opened([article], by, mask(reason), at):
        rows = _mask_rows(article.editions.all(), mask, *article.editions.model.REDACTABLE)
        parts = EditionPhoto.objects.filter(edition__article=article)
        rows += _mask_rows(parts, mask, *EditionPhoto.REDACTABLE)
        rows += _mask_rows(article.events.all(), mask, "reason")
        submissions = Submission.objects.filter(event__article=article)
        rows += _mask_rows(submissions, mask, "content")
        remarks = Remark.objects.filter(event__article=article)
        rows += _mask_rows(remarks, mask, "quote", "text")
        copy = Article.objects.filter(pk=article.pk)
        in_hand = _mask_rows(copy, mask, "title", "lead", "body", "byline", "source", "attachments")
        in_hand += _mask_rows(article.photos.all(), mask, "caption", "alt")
        if in_hand:
            copy.update(version=F("version") + 1)
        log = LogEntry.objects.filter(
            content_type__app_label="articles",
            content_type__model="article",
            object_id=str(article.pk),
        )
        _mask_rows(log, mask, "object_repr", "change_message")
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
        desks = Photo.objects.filter(digest=digest).values_list("article_id", flat=True)
        editions = EditionPhoto.objects.filter(digest=digest)
        concerned = {article_id, *desks, *editions.values_list("edition__article_id", flat=True)}
        articles = list(
            Article.objects.select_for_update(no_key=True).filter(pk__in=concerned).order_by("pk")
        )
        siteversion.bump()
        first = [a for a in articles if a.pk == article_id]
        others = [a for a in articles if a.pk != article_id]
        with _opened([*first, *others], by, reason, at, digest):
            Article.objects.filter(photos__digest=digest).update(version=F("version") + 1)
            Photo.objects.filter(digest=digest).delete()
        for file in files:
            transaction.on_commit(lambda file=file: default_storage.delete(file))
    return len(articles)


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


def _masker(phrase: str) -> Callable[[str], str]:
    """A function that masks `phrase` in plain text and in HTML."""
    words = r"(?:\s|&nbsp;)+".join(re.escape(word) for word in phrase.split(" "))
    escaped = r"(?:\s|&nbsp;)+".join(re.escape(escape(word)) for word in phrase.split(" "))
    found = re.compile(f"{words}|{escaped}", re.IGNORECASE)

    def mask(text: str) -> str:
        masked = found.sub(MASK, text)
        # Across tags: the words are worth more than their formatting.
        if "<" in masked and found.search(richtext.to_text(masked)):
            lines = richtext.to_text(masked).splitlines()
            masked = richtext.from_paragraphs([found.sub(MASK, line) for line in lines])
        return masked

    return mask


def _masked(value, mask: Callable[[str], str]):
    """`value`, text or JSON, with every text in it masked."""
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, list):
        return [_masked(item, mask) for item in value]
    if isinstance(value, dict):
        return {key: _masked(item, mask) for key, item in value.items()}
    return value


def _mask_rows(rows: models.QuerySet, mask: Callable[[str], str], *fields: str) -> int:
    """Mask `fields` of `rows`; return how many rows that changed."""
    return sum(_mask_row(row, mask, fields) for row in rows.only("pk", *fields))


def _mask_row(row: models.Model, mask: Callable[[str], str], fields: Iterable[str]) -> bool:
    masked = {field: _masked(getattr(row, field), mask) for field in fields}
    changed = {f: value for f, value in masked.items() if value != getattr(row, f)}
    if changed:
        type(row).objects.filter(pk=row.pk).update(**_cut(row, changed))
    return bool(changed)


def _cut(row: models.Model, values: dict) -> dict:
    """The mask may be longer than what it masks: keep to what the column takes."""
    lengths = {field: row._meta.get_field(field).max_length for field in values}
    return {
        field: value[: lengths[field]] if lengths[field] and isinstance(value, str) else value
        for field, value in values.items()
    }
