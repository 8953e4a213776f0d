"""Where an article stands with residents: derived from its editions, never stored."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from articles.models import Article, Edition


class Public(models.TextChoices):
    """What residents have of an article. A live one may have another edition waiting."""

    NEVER = "never", "Chưa đăng"
    SCHEDULED = "scheduled", "Hẹn giờ"
    LIVE = "live", "Đang đăng"
    WITHDRAWN = "withdrawn", "Đã gỡ, còn đọc được"
    REMOVED = "removed", "Đã gỡ hẳn"
    REDIRECTED = "redirected", "Chuyển hướng"


_BY_FORM = {
    Edition.Form.TEXT: Public.LIVE,
    Edition.Form.WITHDRAWN: Public.WITHDRAWN,
    Edition.Form.REMOVED: Public.REMOVED,
    Edition.Form.REDIRECT: Public.REDIRECTED,
}


def by_form(form: str | None) -> Public | None:
    """The public state of an article whose live edition has that `form`; None for no edition."""
    return _BY_FORM[Edition.Form(form)] if form else None


@dataclass(frozen=True)
class Standing:
    """The edition that holds, the one that waits, whether there ever was a public one, and when."""

    live: Edition | None
    waiting: Edition | None
    ever: bool
    at: datetime = field(default_factory=timezone.now)  # the instant that this is about

    @property
    def public(self) -> Public:
        """The public state."""
        if self.live:
            return by_form(self.live.form)
        return Public.SCHEDULED if self.waiting else Public.NEVER


def of(article: Article, at: datetime | None = None) -> Standing:
    """Return where `article` stands at `at`. One query."""
    return of_all([article], at)[article.pk]


def of_all(articles: Iterable[Article], at: datetime | None = None) -> dict[int, Standing]:
    """Return where each of the articles stands at `at`, by its id. One query."""
    at = at or timezone.now()
    editions: dict[int, list[Edition]] = {article.pk: [] for article in articles}
    found = Edition.objects.not_called_off().filter(article__in=editions)
    for edition in found.defer("body").order_by("number"):
        editions[edition.article_id].append(edition)
    return {pk: _stands(of_one, at) for pk, of_one in editions.items()}


def _stands(editions: list[Edition], at: datetime) -> Standing:
    live = [e for e in editions if e.starts_at <= at and (e.ends_at is None or at < e.ends_at)]
    waiting = [e for e in editions if e.starts_at > at]
    return Standing(
        live[0] if live else None,
        waiting[0] if waiting else None,
        ever=any(e.starts_at <= at for e in editions),
        at=at,
    )


def in_public_state(state: str, at: datetime | None = None) -> Q:
    """The condition on articles that have the public state `state`; agrees with `of`.

    Each article is asked by itself, for which there is an index: in the list the first are soon
    found, and all are asked without reading a text. Of those to come there are few: read first.
    """
    live, waiting = Edition.objects.live(at), Edition.objects.scheduled(at)
    own = {"article": OuterRef("pk")}
    if state == Public.NEVER:
        return ~Q(Exists(live.filter(**own))) & ~Q(Exists(waiting.filter(**own)))
    if state == Public.SCHEDULED:  # what is to come: live ones that have more in store too
        return Q(pk__in=waiting.values("article"))
    form = next(form for form, public in _BY_FORM.items() if public == state)
    return Q(Exists(live.filter(form=form, **own)))
