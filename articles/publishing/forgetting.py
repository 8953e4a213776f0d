"""What was deleted and never public, gone for good once nobody took it back in time.

The row stays, and so does the audit: who did what when is never deleted, and events keep their
article. All words and photos go: of the working copy, of what was typed or uploaded and never
saved, of what was submitted and remarked, of editions that were called off before their time. The
guards let that happen under a redaction alone, so each leaves one, with its own event. Files of
photos and attachments stay until the sweep, as with all that leave a working copy; no address leads
to them.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from articles.models import (
    Article,
    Claim,
    Edition,
    EditionPhoto,
    Event,
    PhotoUpload,
    Presence,
    PreviewLink,
    Redaction,
    Remark,
    Submission,
    TypedText,
)

TITLE = "Bài đã xóa hẳn"
_WORDS = {"lead": "", "body": "", "byline": "", "source": ""}
_IN_HAND = _WORDS | {"title": TITLE, "event_date": None, "lead_photo": None, "attachments": []}
_SUBMITTED = _WORDS | {"title": TITLE, "event_date": None, "photos": [], "attachments": []}
_CALLED_OFF = _WORDS | {"title": TITLE, "public_note": "", "attachments": []}


def kept_since(at: datetime | None = None) -> datetime:
    """What was deleted after this instant can still be taken back at `at` (default: now)."""
    return (at or timezone.now()) - timedelta(days=settings.DELETED_KEPT_DAYS)


def due(at: datetime | None = None) -> QuerySet[Article]:
    """Articles whose time to be taken back is over at `at`, and that were never public."""
    at = at or timezone.now()
    editions = Edition.objects.not_called_off().filter(article=OuterRef("pk"))
    return Article.objects.filter(
        ~Q(Exists(editions)), deleted_at__lte=kept_since(at), purged_at=None
    )


def forget(article_id: int, at: datetime | None = None) -> bool:
    """Empty an article that is `due`; return whether it was. All in one transaction."""
    at = at or timezone.now()
    with transaction.atomic():
        locked = Article.objects.select_for_update(no_key=True).filter(pk=article_id)
        if not locked or not due(at).filter(pk=article_id).exists():
            return False
        article = locked.get()
        deletion = article.events.filter(action=Event.Action.DELETE).order_by("-pk").first()
        by = (deletion and deletion.actor) or article.author
        if by is None:
            return False  # no door of the desk deletes like that; somebody should look at it
        _empty(article, by, at)
        return True


def _empty(article: Article, by, at: datetime) -> None:
    reason = f"Chưa đăng lần nào; đã xóa quá {settings.DELETED_KEPT_DAYS} ngày."
    opened = Redaction.objects.create(article=article, reason=reason, by=by, opened_at=at)
    for submission in Submission.objects.filter(event__article=article):
        Submission.objects.filter(pk=submission.pk).update(content=submission.content | _SUBMITTED)
    Remark.objects.filter(event__article=article).update(quote="", text="")
    article.editions.update(**_CALLED_OFF)
    EditionPhoto.objects.filter(edition__article=article).update(caption="", alt="")
    for name, value in _IN_HAND.items():
        setattr(article, name, value)
    article.purged_at = at
    article.save()
    article.photos.all().delete()
    article.about.clear()
    for beside in (PreviewLink, Claim, TypedText, PhotoUpload, Presence):
        beside.objects.filter(article=article).delete()
    LogEntry.objects.filter(
        content_type__app_label="articles",
        content_type__model="article",
        object_id=str(article.pk),
    ).delete()
    Redaction.objects.filter(pk=opened.pk).update(applied_at=at)
    Event.objects.create(
        article=article,
        action=Event.Action.PURGE,
        actor=by,
        at=at,
        from_state=article.state,
        to_state=article.state,
        version=article.version,
        reason=reason,
    )
