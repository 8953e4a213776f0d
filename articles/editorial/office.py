"""What an administrator looks after, and what somebody did last."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.urls import reverse
from django.utils import timezone

from articles.models import Event
from wards import imprint, scope
from wards.models import Unit

_MOST = 5
_LOGGED = {ADDITION: "Thêm", CHANGE: "Sửa", DELETION: "Xóa"}


@dataclass(frozen=True)
class Deed:
    """One thing that somebody did; `address` is "" where there is nothing to see any more."""

    what: str
    about: str
    address: str
    at: datetime
    by: object = None


@dataclass(frozen=True)
class Office:
    """What an administrator looks after; of accounts without a role, only the first by name.

    `missing` names what the foot of each page should say and does not.
    """

    idle_accounts: list
    more_idle: int
    open_units: int
    missing: list[str]
    events: list[Deed]


def of(user) -> Office | None:
    """What there is for an administrator; None for others. Five queries."""
    if not (user.is_active and user.is_superuser):
        return None
    idle = list(scope.without_role())
    events = Event.objects.select_related("article", "actor").order_by("-pk")[:_MOST]
    return Office(
        idle[:_MOST],
        len(idle[_MOST:]),
        Unit.objects.open_on(timezone.localdate()).count(),
        imprint.missing(),
        [_deed(event, event.actor) for event in events],
    )


def recent(user) -> list[Deed]:
    """What `user` did last: with posts that are in their reach; or as an administrator."""
    events = Event.objects.filter(actor=user, article__unit__in=scope.unit_ids(user))
    found = [_deed(e) for e in events.select_related("article").order_by("-pk")[:_MOST]]
    if user.is_superuser:
        log = LogEntry.objects.filter(user=user).select_related("content_type")
        found += map(_logged, log.order_by("-action_time")[:_MOST])
    return sorted(found, key=lambda deed: deed.at, reverse=True)[:_MOST]


def _deed(event: Event, by=None) -> Deed:
    address = reverse("admin:articles_article_history", args=[event.article_id])
    title = event.article.title or "(chưa có tiêu đề)"
    return Deed(event.get_action_display(), title, address, event.at, by)


def _logged(entry: LogEntry) -> Deed:
    kind = entry.content_type.name if entry.content_type else ""
    address = "" if entry.is_deletion() else entry.get_admin_url() or ""
    what = f"{_LOGGED.get(entry.action_flag, 'Sửa')} {kind}".strip()
    return Deed(what, entry.object_repr, address, entry.action_time)
