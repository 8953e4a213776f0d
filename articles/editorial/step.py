"""One step of an article through the desk: lock, ask the rules, change, write the audit row."""

from contextlib import contextmanager
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from articles import content, publishing
from articles.editorial import standing
from articles.editorial.rules import Action, why_not
from articles.models import Article, Event
from articles.wording import moment, person

Refused = publishing.Refused


@contextmanager
def allowed(article_id: int, by, action: Action, at: datetime | None = None):
    """The article, its row locked, once it is sure that `by` may do `action` with it.

    All in one transaction. Raises Refused.
    """
    with transaction.atomic():
        article = (
            Article.objects.select_for_update(of=("self",), no_key=True)
            .select_related("unit", "author")
            .get(pk=article_id)
        )
        if reason := why_not(by, action, article, standing.of(article, at)):
            raise Refused(reason)
        yield article


def last_step(article: Article) -> str:
    """Say in Vietnamese what was done last with `article`, by whom and when; "" if nothing."""
    event = article.events.select_related("actor").order_by("-pk").first()
    if event is None:
        return ""
    return f"{person(event.actor)}: “{event.get_action_display()}” lúc {moment(event.at)}."


def move(article: Article, state, action, by, at: datetime | None, **fields) -> Event:
    """Bring `article` into `state` and record the `action` that did it."""
    before, article.state = article.state, state
    article.save(update_fields=["state"])
    return record(article, action, by, at, before=before, **fields)


def record(article: Article, action, by, at: datetime | None, before=None, **fields) -> Event:
    """Write the audit row; `fields` are edition, content_hash, reason.

    Without a `content_hash` it is about the working copy as it stands now.
    """
    if "content_hash" not in fields:
        fields["content_hash"] = content.of_article(article).hash
    return Event.objects.create(
        article=article,
        action=action,
        actor=by,
        at=at or timezone.now(),
        from_state=before or article.state,
        to_state=article.state,
        version=article.version,
        **fields,
    )
