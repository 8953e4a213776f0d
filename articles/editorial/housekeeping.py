"""Articles moved between units, thrown away, taken back; and who reads which submission."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from articles import publishing
from articles.editorial import claims
from articles.editorial.rules import Action
from articles.editorial.step import Refused, allowed, move, record
from articles.models import Article, Claim, Event
from wards import scope
from wards.models import Unit


def reassign(
    article_id: int, *, by, to: Unit, reason: str = "", at: datetime | None = None
) -> Article:
    """Chuyển đơn vị: `to` answers for the text from now on. Raises Refused.

    What was submitted or settled becomes a draft: the new unit's people submit and approve it anew.
    What is public stays under the unit of its day.
    """
    with allowed(article_id, by, Action.REASSIGN, at) as article:
        if to.pk == article.unit_id:
            raise Refused(f"Bài đã thuộc {to.name}.")
        if to.pk not in scope.unit_ids(by, scope.Role.CHIEF):
            raise Refused(f"Bạn không có vai trò “{scope.Role.CHIEF.label}” ở {to.name}.")
        if not to.is_open(timezone.localdate(at)):
            raise Refused(publishing.closed_unit(to, timezone.localdate(at)))
        before = article.unit.name
        article.unit = to
        article.version += 1
        article.save(update_fields=["unit", "version", "updated_at"])
        article.about.remove(to)  # it is named first already
        returned = article.state == Article.State.RETURNED
        said = f"{before} → {to.name}" + (f": {reason.strip()}" if reason.strip() else "")
        move(
            article,
            article.state if returned else Article.State.DRAFT,
            Event.Action.REASSIGN,
            by,
            at,
            reason=said,
        )
        return article


def copy(article_id: int, *, by, at: datetime | None = None) -> Article:
    """Chép thành bài mới: a draft of `by`'s own that starts from another's words. Raises Refused.

    Neither day nor photos come along: a photo of last year's event would pass for this year's.
    """
    with allowed(article_id, by, Action.COPY, at) as source:
        writable = scope.units(by, day=at and timezone.localdate(at))
        unit = writable.filter(pk=source.unit_id).first()
        unit = unit or scope.own_units(by).first() or writable.first()
        if unit is None:
            raise Refused("Bạn không có vai trò ở đơn vị nào đang hoạt động để đặt bài mới.")
        words = {name: getattr(source, name) for name in ("title", "lead", "body", "byline")}
        article = Article.objects.create(
            **words, unit=unit, category_id=source.category_id, author=by
        )
        article.about.set(source.about.exclude(pk=unit.pk))
        record(article, Event.Action.CREATE, by, at, reason=f"bài số {source.pk}")
        return article


def delete(article_id: int, *, by, at: datetime | None = None) -> Article:
    """Xóa bài: out of the lists; only what was never public. Raises Refused."""
    with allowed(article_id, by, Action.DELETE, at) as article:
        return _mark(article, at or timezone.now(), Event.Action.DELETE, by, at)


def undelete(article_id: int, *, by, at: datetime | None = None) -> Article:
    """Khôi phục bài đã xóa. Raises Refused."""
    with allowed(article_id, by, Action.UNDELETE, at) as article:
        return _mark(article, None, Event.Action.UNDELETE, by, at)


def claim(article_id: int, *, by, at: datetime | None = None) -> Claim:
    """Nhận duyệt: tell others that `by` is reading the submission. Raises Refused.

    Of two at once the row's lock lets one pass first; the other is told whom.
    """
    with allowed(article_id, by, Action.CLAIM, at) as article:
        return claims.put(article, by, at)


def release(article_id: int, *, by, at: datetime | None = None) -> None:
    """Thả lại: nobody reads the submission any more. Raises Refused."""
    with allowed(article_id, by, Action.RELEASE, at) as article:
        article.claim.delete()


def redact_text(
    article_id: int, *, by, phrase: str, reason: str, at: datetime | None = None
) -> int:
    """Che thông tin: mask `phrase` wherever it was kept. Returns in how many rows."""
    with allowed(article_id, by, Action.REDACT, at):
        return publishing.redact_text(article_id, by=by, phrase=phrase, reason=reason, at=at)


def take_photo_down(
    article_id: int,
    *,
    by,
    digest: str,
    public_reason: str,
    reason: str,
    at: datetime | None = None,
) -> int:
    """Gỡ ảnh: take a photo from every article, for good. Returns from how many. Raises Refused."""
    with transaction.atomic():
        publishing.lock_articles_with_photo(article_id, digest)
        with allowed(article_id, by, Action.REDACT, at):
            return publishing.take_photo_down(
                article_id,
                by=by,
                digest=digest,
                public_reason=public_reason,
                reason=reason,
                at=at,
            )


def _mark(article, deleted_at, action, by, at) -> Article:
    article.deleted_at = deleted_at
    article.save(update_fields=["deleted_at"])
    record(article, action, by, at)
    return article
