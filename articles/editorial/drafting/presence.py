"""Who has the form of an article open: as long as their browser says so every few seconds."""

from datetime import datetime, timedelta

from django.db.models import Case, F, When
from django.utils import timezone

from articles.models import Article, Presence
from articles.wording import person

BEAT = 15  # seconds between two signs of life of a page that is being looked at
SILENCE = 45  # seconds after which somebody counts as gone
_KEPT_FOR = timedelta(days=1)


def beat(user, article: Article, at: datetime | None = None) -> None:
    """Note that `user` has `article` open at `at`. One query, three for the first sign of life."""
    at = at or timezone.now()
    came_back = When(seen_at__lt=at - timedelta(seconds=SILENCE), then=at)
    own = Presence.objects.filter(article=article, user=user)
    if own.update(since=Case(came_back, default=F("since")), seen_at=at):
        return
    Presence.objects.filter(seen_at__lt=at - _KEPT_FOR).delete()
    row = Presence(article=article, user=user, since=at, seen_at=at)
    Presence.objects.bulk_create([row], ignore_conflicts=True)  # two pages may open at once


def others(user, article: Article, at: datetime | None = None) -> list[str]:
    """Say in Vietnamese who but `user` has `article` open, and since when. One query."""
    at = at or timezone.now()
    rows = (
        Presence.objects.filter(article=article, seen_at__gte=at - timedelta(seconds=SILENCE))
        .exclude(user=user)
        .select_related("user")
    )
    return [
        f"{person(row.user)} đang mở bài này (từ {timezone.localtime(row.since):%H:%M})."
        for row in rows
    ]
