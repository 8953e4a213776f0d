"""What a list says of each article."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import OuterRef, QuerySet, Subquery

from articles.editorial import standing
from articles.editorial.standing import Public
from articles.models import Article, Edition
from articles.publishing import forgetting
from articles.wording import moment, person


def with_public_state(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Annotate `articles` with what rows say of their public side: no further statement."""
    own = {"article": OuterRef("pk")}
    live = Edition.objects.live().filter(**own)
    waiting = Edition.objects.scheduled().filter(**own)
    return articles.annotate(
        live_form=Subquery(live.values("form")[:1]),
        live_date=Subquery(live.values("published_at")[:1]),
        due=Subquery(waiting.values("starts_at")[:1]),
    )


@dataclass(frozen=True)
class Row:
    """An article that `with_public_state` annotated, in words."""

    article: Article
    state: str
    public: Public
    due: datetime | None
    unit: str
    author: str
    changed_at: datetime
    published_at: datetime | None
    days_left: int | None  # of a deleted one: for how long it can be taken back

    @property
    def public_words(self) -> str:
        """What residents have of it, and what they will have."""
        if self.due is None:
            return self.public.label
        due = f"hẹn {moment(self.due)}"
        return (
            due.capitalize() if self.public is Public.SCHEDULED else f"{self.public.label}; {due}"
        )


def row(article: Article, at: datetime | None = None) -> Row:
    """Return what the list says of `article`, whose unit and author were read along."""
    public = standing.by_form(article.live_form)
    return Row(
        article=article,
        state=article.get_state_display(),
        public=public or (Public.SCHEDULED if article.due else Public.NEVER),
        due=article.due,
        unit=str(article.unit),
        author=person(article.author),
        changed_at=article.updated_at,
        published_at=article.live_date if public is Public.LIVE else None,
        days_left=days_left(article, at),
    )


def days_left(article: Article, at: datetime | None = None) -> int | None:
    """For how many more days, begun ones included, a deleted article can be taken back."""
    if article.deleted_at is None:
        return None
    left = article.deleted_at - forgetting.kept_since(at)
    return max(0, -(-left // timedelta(days=1)))
