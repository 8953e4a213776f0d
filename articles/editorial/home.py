"""The first page of the back office: what is next for the person who signed in."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, OuterRef, Q, Subquery
from django.utils import timezone

from articles.models import Article, Edition, Event
from wards import scope

_MOST = 10  # returned posts that are shown with their reasons; the count tells of more
State = Article.State


@dataclass(frozen=True)
class Tile:
    """A count that leads to the list it counts; `query` are that list's filters."""

    label: str
    count: int
    query: str


@dataclass(frozen=True)
class Desk:
    """What a writer has in hand: posts that came back, with the reason, and counts."""

    returned: list[Article]
    tiles: list[Tile]


def of(user, at: datetime | None = None) -> Desk | None:
    """Return what `user` has in hand in their units; None for those who write nowhere."""
    units = scope.unit_ids(user)
    if not units:
        return None
    articles = Article.objects.filter(unit__in=units, deleted_at=None)
    counts = articles.aggregate(
        **{state: Count("pk", filter=Q(state=state)) for state in State.values}
    )
    events = Event.objects.filter(article=OuterRef("pk"), action=Event.Action.RETURN)
    last = events.order_by("-pk")
    returned = (
        articles.filter(state=State.RETURNED)
        .annotate(
            returned_at=Subquery(last.values("at")[:1]), why=Subquery(last.values("reason")[:1])
        )
        .select_related("unit")
        .order_by("-returned_at")
    )
    return Desk(
        list(returned[:_MOST]),
        [
            Tile("Bị trả lại", counts[State.RETURNED], f"state__exact={State.RETURNED}"),
            Tile("Bản nháp", counts[State.DRAFT], f"state__exact={State.DRAFT}"),
            Tile("Chờ duyệt", counts[State.SUBMITTED], f"state__exact={State.SUBMITTED}"),
            Tile("Đăng tháng này", _this_month(units, at), "dang_luc=thang-nay"),
        ],
    )


def month_start(at: datetime | None = None) -> datetime:
    """The first instant of the local month of `at` (default: now)."""
    local = timezone.localtime(at or timezone.now())
    return local.replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def published_this_month(at: datetime | None = None):
    """Texts whose "Ngày đăng" lies in this month and that residents have now."""
    at = at or timezone.now()
    live = Edition.objects.live(at).filter(form=Edition.Form.TEXT)
    return live.filter(published_at__gte=month_start(at), published_at__lte=at)


def _this_month(units, at: datetime | None) -> int:
    return published_this_month(at).filter(article__unit__in=units).count()
