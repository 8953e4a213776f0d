"""Secret links to the preview of a working copy, for somebody without an account.

The token is told once and only its hash is kept. A link dies by itself: on its day, when its text
goes live (at the time for which that is scheduled, too), and with its article.
"""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone

from articles.editorial.rules import Action
from articles.editorial.step import Refused, allowed, record
from articles.models import Article, Edition, Event, PreviewLink
from articles.wording import moment

DAYS = (1, 7, 30)


def create(article_id: int, *, by, days: int = 7, at: datetime | None = None) -> str:
    """Tạo liên kết xem trước: return its full address, which nobody can ask for again.

    Raises Refused.
    """
    with allowed(article_id, by, Action.SHARE) as article:
        if days not in DAYS:
            raise Refused(f"Hãy chọn số ngày: {', '.join(map(str, DAYS))}.")
        now = at or timezone.now()
        token = secrets.token_urlsafe(32)
        link = PreviewLink.objects.create(
            article=article,
            token_hash=_hash(token),
            created_by=by,
            created_at=now,
            expires_at=now + timedelta(days=days),
        )
        until = f"{link}, dùng được đến {moment(link.expires_at)}"
        record(article, Event.Action.SHARE, by, now, reason=until)
        return settings.SITE_URL + reverse("preview", args=[token])


def revoke(link_id: int, *, by, at: datetime | None = None) -> None:
    """Thu hồi liên kết xem trước: it opens nothing from now on. Raises Refused."""
    article_id = PreviewLink.objects.values_list("article_id", flat=True).get(pk=link_id)
    with allowed(article_id, by, Action.UNSHARE) as article:
        now = at or timezone.now()
        link = article.preview_links.get(pk=link_id)
        if link.revoked_at:
            raise Refused("Liên kết này đã được thu hồi trước đó.")
        link.revoked_at = now
        link.save(update_fields=["revoked_at"])
        record(article, Event.Action.UNSHARE, by, now, reason=str(link))


def find(token: str, at: datetime | None = None) -> Article | None:
    """Return the article that `token` opens at `at` (default: now); None if it opens none."""
    links = opening(at).filter(token_hash=_hash(token))
    link = links.select_related("article").first()
    return link.article if link else None


def opening(at: datetime | None = None) -> QuerySet[PreviewLink]:
    """Return the links that open their article at `at` (default: now)."""
    went_live = Edition.objects.started(at).filter(
        article=OuterRef("article"), form=Edition.Form.TEXT, starts_at__gte=OuterRef("created_at")
    )
    return PreviewLink.objects.valid(at).filter(~Exists(went_live), article__deleted_at=None)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
