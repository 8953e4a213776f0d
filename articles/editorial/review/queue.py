"""What waits for a reviewer: what is theirs to decide, and apart from it what is not, and why."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from articles.editorial import claims, foureyes, rules, standing, trail, working_hours
from articles.editorial.rules import Action
from articles.models import Article, Claim, Edition
from articles.publishing import emergencies
from wards import scope


@dataclass(frozen=True)
class Waiting:
    """A submission; `obstacle` says why this reviewer can neither approve nor sign it."""

    article: Article
    since: datetime
    is_late: bool
    claim: Claim | None
    obstacle: str | None
    may_claim: bool
    may_release: bool


@dataclass(frozen=True)
class Rushed:
    """An emergency edition that is to be approved; `obstacle` says why not by this reviewer."""

    edition: Edition
    obstacle: str | None


@dataclass(frozen=True)
class Queue:
    """All that waits in the units of a reviewer, what waits longest first."""

    submissions: list[Waiting]
    rushed: list[Rushed]

    @property
    def to_decide(self) -> list[Waiting]:
        """What this reviewer may approve or sign."""
        return [waiting for waiting in self.submissions if not waiting.obstacle]

    @property
    def to_clear(self) -> list[Rushed]:
        """Emergencies that this reviewer may approve."""
        return [rushed for rushed in self.rushed if not rushed.obstacle]

    @property
    def others(self) -> list[Waiting]:
        """Submissions that somebody else has to decide."""
        return [waiting for waiting in self.submissions if waiting.obstacle]

    @property
    def others_to_clear(self) -> list[Rushed]:
        """Emergencies that somebody else has to approve."""
        return [rushed for rushed in self.rushed if rushed.obstacle]

    @property
    def mine(self) -> int:
        """How many wait for this reviewer."""
        return len(self.to_decide) + len(self.to_clear)

    @property
    def not_mine(self) -> int:
        """How many wait for somebody else."""
        return len(self.submissions) + len(self.rushed) - self.mine


def of(user, at: datetime | None = None) -> Queue | None:
    """What waits in the units where `user` reviews; None for those who review nowhere.

    As many queries for one post as for a hundred, if `scope.remember` was called for `user`.
    """
    units = scope.unit_ids(user, scope.Role.REVIEWER)
    if not units:
        return None
    at = at or timezone.now()
    submitted = Article.objects.filter(
        state=Article.State.SUBMITTED, unit__in=units, deleted_at=None
    )
    articles = list(
        submitted.select_related("unit", "author", "claim__by")
        .prefetch_related("about", "photos")
        .order_by()  # in the order of the key SQLite would read the whole table
    )
    rushed = emergencies.uncleared().filter(article__unit__in=units).order_by("starts_at")
    editions = list(rushed.defer("body").select_related("article__unit", "approved_by"))
    trail.remember([*articles, *(edition.article for edition in editions)])
    stands, late = standing.of_all(articles, at), late_since(at)
    waiting = [_waiting(user, article, stands[article.pk], late) for article in articles]
    return Queue(
        sorted(waiting, key=lambda one: (one.since, one.article.pk)),
        [Rushed(e, foureyes.own_hand_in_emergency(user, e)) for e in editions],
    )


def late_since(at: datetime) -> datetime:
    """What was submitted by then has waited too long by `at`."""
    return working_hours.ago(at, settings.REVIEW_HOURS, settings.HOLIDAYS)


def since(article: Article) -> datetime:
    """When `article` was submitted; one that skipped that step waits since it was last saved."""
    step = trail.submission(article)
    return step.at if step else article.updated_at


def _waiting(user, article: Article, stands: standing.Standing, late: datetime) -> Waiting:
    obstacle = rules.why_not(user, Action.APPROVE, article, stands)
    if obstacle and rules.can(user, Action.SIGN, article, stands):
        obstacle = None
    return Waiting(
        article,
        since(article),
        since(article) <= late,
        claims.current(article),
        obstacle,
        rules.can(user, Action.CLAIM, article, stands),
        rules.can(user, Action.RELEASE, article, stands),
    )
