"""What waits for a reviewer."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery

from articles.models import Article, Edition, Event
from articles.publishing import emergencies
from wards import scope


@dataclass(frozen=True)
class Queue:
    """Posts in review that have waited longest first, and emergencies that are to be approved."""

    submitted: QuerySet[Article]
    emergencies: QuerySet[Edition]

    def __bool__(self):
        return bool(self.submitted or self.emergencies)


def of(user, at: datetime | None = None) -> Queue | None:
    """What waits in the units where `user` reviews; None for those who review nowhere."""
    units = scope.unit_ids(user, scope.Role.REVIEWER)
    if not units:
        return None
    submitted = Event.objects.filter(article=OuterRef("pk"), action=Event.Action.SUBMIT)
    waiting = (
        Article.objects.filter(state=Article.State.SUBMITTED, unit__in=units, deleted_at=None)
        .annotate(waits_since=Subquery(submitted.order_by("-pk").values("at")[:1]))
        .select_related("unit", "author")
        .order_by("waits_since")
    )
    rushed = emergencies.uncleared().filter(article__unit__in=units).order_by("starts_at")
    return Queue(waiting, rushed.defer("body").select_related("article__unit"))
