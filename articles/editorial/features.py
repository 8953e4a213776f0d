"""What stands on the home page by a chief's choice: for how long, and until when."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from articles.editorial import standing
from articles.editorial.rules import Action
from articles.editorial.step import Refused, allowed, record
from articles.models import Article, Edition, Event, Feature
from articles.public.home_page import CHOSEN
from articles.wording import moment
from wards import scope, siteversion

USUAL = timedelta(days=7)
LONGEST = timedelta(days=60)


@dataclass(frozen=True)
class Chosen:
    """A choice that holds, and what residents see of it: `place` is "" where there is no room."""

    feature: Feature
    edition: Edition
    place: str


@dataclass(frozen=True)
class Standing:
    """What stands on the home page of units in somebody's reach, and how many of others."""

    own: list[Chosen]
    others: int


def choose(
    article_id: int, *, by, place: str, ends_at: datetime, at: datetime | None = None
) -> Feature:
    """Đưa lên trang chủ until `ends_at`; chosen anew, it comes first again. Raises Refused."""
    with allowed(article_id, by, Action.FEATURE, at) as article:
        # After the article is locked: of two choices the later one comes first.
        start = at or timezone.now()
        if ends_at <= start:
            raise Refused("Lúc này đã qua. Hãy chọn một lúc chưa đến.")
        if ends_at > start + LONGEST:
            raise Refused(f"Bài đứng trên trang chủ tối đa {LONGEST.days} ngày mỗi lần chọn.")
        siteversion.bump()
        chosen = {"place": place, "starts_at": start, "ends_at": ends_at, "chosen_by": by}
        feature, _ = Feature.objects.update_or_create(article=article, defaults=chosen)
        record(
            article,
            Event.Action.FEATURE,
            by,
            start,
            edition=standing.of(article, start).live,
            reason=f"{feature.get_place_display()}, đến {moment(ends_at)}",
        )
        return feature


def end(article_id: int, *, by, at: datetime | None = None) -> Feature:
    """Thôi đưa lên trang chủ. Raises Refused."""
    with allowed(article_id, by, Action.UNFEATURE, at) as article:
        now = at or timezone.now()
        siteversion.bump()
        feature = Feature.objects.get(article=article)
        feature.ends_at = max(now, feature.starts_at)
        feature.save(update_fields=["ends_at"])
        record(article, Event.Action.UNFEATURE, by, now)
        return feature


def of(article: Article, at: datetime | None = None) -> Feature | None:
    """The choice of `article` that holds at `at`. One query."""
    return Feature.objects.current(at).filter(article=article).first()


def now_standing(user, at: datetime | None = None) -> Standing:
    """What was chosen and can be seen, in the order of the home page, as far as `user` is chief.

    Superusers see all of it. What was withdrawn since is no part of it.
    """
    at = at or timezone.now()
    chosen = list(Feature.objects.current(at).select_related("article__unit", "chosen_by"))
    listed = Edition.objects.listed(at).filter(article__in=[f.article_id for f in chosen])
    editions = {edition.article_id: edition for edition in listed.defer("body")}
    rows = _placed([feature for feature in chosen if feature.article_id in editions], editions)
    reach = scope.unit_ids(user, scope.Role.CHIEF)
    own = [r for r in rows if user.is_superuser or r.feature.article.unit_id in reach]
    return Standing(own, len(rows) - len(own))


def _placed(features: list[Feature], editions: dict[int, Edition]) -> list[Chosen]:
    """The choices as the home page shows them: the newest lead, then the newest others."""
    lead = next((f for f in features if f.place == Feature.Place.LEAD), None)
    others = [feature for feature in features if feature is not lead]
    ordered = [(lead, Feature.Place.LEAD.label)] if lead else []
    ordered += [(feature, Feature.Place.FEATURED.label) for feature in others[:CHOSEN]]
    ordered += [(feature, "") for feature in others[CHOSEN:]]
    return [Chosen(feature, editions[feature.article_id], place) for feature, place in ordered]
