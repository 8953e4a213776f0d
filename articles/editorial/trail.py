"""What happened to an article, as far as decisions on it need it: read once for many articles."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from articles.models import Article, Event

_MEMORY = "_trail"


class Step(NamedTuple):
    """One event, with when the edition that came of it holds."""

    pk: int
    action: str
    actor: int | None
    at: datetime
    content_hash: str
    edition: int | None
    starts_at: datetime | None
    ends_at: datetime | None


_COLUMNS = (
    *("pk", "action", "actor", "at", "content_hash"),
    *("edition", "edition__starts_at", "edition__ends_at"),
)


def of(article: Article) -> list[Step]:
    """All steps of `article`, oldest first. One query, unless `remember` read them."""
    known = article.__dict__.get(_MEMORY)
    return _read([article])[article.pk] if known is None else known


def remember(articles: Iterable[Article]) -> None:
    """Let these very objects keep their steps: for one page that decides nothing. One query."""
    articles = list(articles)
    steps = _read(articles)
    for article in articles:
        article.__dict__[_MEMORY] = steps[article.pk]


def submission(article: Article) -> Step | None:
    """The last time that `article` was submitted."""
    submitted = (step for step in reversed(of(article)) if step.action == Event.Action.SUBMIT)
    return next(submitted, None)


def _read(articles: list[Article]) -> dict[int, list[Step]]:
    found: dict[int, list[Step]] = {article.pk: [] for article in articles}
    events = Event.objects.filter(article__in=found).order_by("pk")
    for article, *columns in events.values_list("article", *_COLUMNS):
        found[article].append(Step(*columns))
    return found
