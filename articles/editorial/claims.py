"""Who reads a submission now. A claim tells others and locks nothing: anybody may still decide."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from articles.editorial import trail, working_hours
from articles.models import Article, Claim
from articles.wording import clock, person


def current(article: Article, at: datetime | None = None) -> Claim | None:
    """The claim that holds at `at`: not run out, and of what was submitted last.

    Two queries; none for an article that came with its claim and whose trail is remembered.
    """
    claim = getattr(article, "claim", None)
    if claim is None or article.state != Article.State.SUBMITTED:
        return None
    submitted = trail.submission(article)
    holds = submitted and submitted.pk == claim.submission_id
    return claim if holds and (at or timezone.now()) < claim.expires_at else None


def by_another(user, article: Article, at: datetime | None = None) -> str | None:
    """Say in Vietnamese who else reads `article`; None if nobody does."""
    claim = current(article, at)
    return said(claim, at) if claim and claim.by_id != user.pk else None


def said(claim: Claim, at: datetime | None = None) -> str:
    """Say who claimed and when: "Trần Lan nhận lúc 14:05"."""
    return f"{person(claim.by)} nhận lúc {clock(claim.at, at)}"


def put(article: Article, by, at: datetime | None = None) -> Claim:
    """Write that `by` reads what is submitted; needs the article's row locked."""
    at = at or timezone.now()
    expires = working_hours.after(at, settings.REVIEW_HOURS, settings.HOLIDAYS)
    return Claim.objects.update_or_create(
        article=article,
        defaults={
            "submission_id": trail.submission(article).pk,
            "by": by,
            "at": at,
            "expires_at": expires,
        },
    )[0]
