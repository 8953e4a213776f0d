"""An open redaction: while it lasts, the guards let it change what is never changed otherwise."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from articles.models import Article, Event, Redaction
from articles.publishing.refusal import Refused


class Opened:
    """An open redaction of the first of `articles`, closed and recorded in all of them at the end.

    `fields` are those of the redaction that only some have. Raises Refused without a reason.
    """

    def __init__(
        self,
        articles: Sequence[Article],
        action: str,
        by,
        reason: str,
        at: datetime | None = None,
        **fields,
    ):
        if not reason.strip():
            raise Refused("Hãy ghi lý do (quyết định của tòa, nhầm lẫn…).")
        self.articles, self.action, self.by, self.reason = articles, action, by, reason.strip()
        self.at, self.fields = at or timezone.now(), fields

    def __enter__(self) -> Redaction:
        self.redaction = Redaction.objects.create(
            article=self.articles[0],
            reason=self.reason,
            by=self.by,
            opened_at=self.at,
            **self.fields,
        )
        return self.redaction

    def __exit__(self, kind, error, trace):
        if kind is None:
            Redaction.objects.filter(pk=self.redaction.pk).update(applied_at=self.at)
            Event.objects.bulk_create(
                Event(
                    article=article,
                    action=self.action,
                    actor=self.by,
                    at=self.at,
                    from_state=article.state,
                    to_state=article.state,
                    version=article.version,
                    reason=self.reason,
                )
                for article in self.articles
            )
