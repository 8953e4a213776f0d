"""Conditions on articles, each as cheap in a list of a hundred thousand as in one of ten."""

from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from articles.editorial import home
from articles.models import Article, Edition
from articles.publishing import emergencies, forgetting


def _having(editions: QuerySet[Edition]) -> Q:
    """Articles of these editions; read once and not for every row, as a correlated one would be."""
    return Q(pk__in=editions.order_by().values("article"))


def rushed() -> Q:
    """Those with an emergency edition that nobody has approved since."""
    return _having(emergencies.uncleared())


def published_this_month() -> Q:
    """Those whose "Ngày đăng" lies in this month and that residents have now."""
    return _having(home.published_this_month())


def published(first: date | None, last: date | None) -> Q:
    """Those that residents have now, with a "Ngày đăng" from `first` to `last`, both included."""
    live = Edition.objects.live().filter(form=Edition.Form.TEXT)
    return _having(live.filter(**_days("published_at", first, last)))


def changed(first: date | None, last: date | None) -> Q:
    """Those whose words were last written from `first` to `last`, both included."""
    return Q(**_days("updated_at", first, last))


def deleted(articles: QuerySet[Article], wanted: bool) -> QuerySet[Article]:
    """Those that were deleted and can still be taken back; or, if not `wanted`, the others."""
    if wanted:
        return articles.filter(deleted_at__gt=forgetting.kept_since())
    return articles.filter(deleted_at=None)


def _days(column: str, first: date | None, last: date | None) -> dict:
    found = {}
    if first:
        found[f"{column}__gte"] = _midnight(first)
    if last:
        found[f"{column}__lt"] = _midnight(last + timedelta(days=1))
    return found


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
