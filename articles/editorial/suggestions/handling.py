"""What becomes of a suggestion: taken over into the working copy, or declined.

Each asks the rules with the article's row locked, and tells the reader after the commit.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from articles.editorial import workflow
from articles.editorial.rules import Action, why_not
from articles.editorial.step import Refused, allowed
from articles.editorial.suggestions import thanks
from articles.editorial.suggestions.placing import place
from articles.models import Article, Suggestion
from articles.wording import moment, person

State = Suggestion.State
ADDRESS_KEPT_FOR = timedelta(days=180)


@dataclass(frozen=True)
class Taken:
    """What taking over did: opened a revision, put the sentence into the text."""

    opened: bool
    placed: bool


def take(article_id: int, suggestion_id: int, *, by, at: datetime | None = None) -> Taken:
    """Tiếp thu: bring the proposal into the working copy, which is opened if it is settled.

    Where the sentence cannot be placed for sure, the text stays as it is, for `by` to change it.
    Raises Refused.
    """
    with allowed(article_id, by, Action.ANSWER, at) as article:
        suggestion = _open(article, suggestion_id)
        opened = article.state == Article.State.SETTLED
        if opened:
            workflow.revise(article_id, by=by, at=at)
            article.refresh_from_db()
        if reason := why_not(by, Action.EDIT, article):
            raise Refused(f"{reason} Góp ý vẫn chờ: hãy tiếp thu khi bài sửa lại được.")
        placed = place(article, suggestion.quote, suggestion.proposal)
        if placed:
            setattr(article, placed.field, placed.text)
            article.version += 1
            article.save()
            workflow.note_edit(article, by, created=False, at=at)
        thanks.taken(suggestion)
        _close(suggestion, State.TAKEN, by, at)
        return Taken(opened, placed is not None)


def decline(
    article_id: int, suggestion_id: int, *, by, answer: str = "", at: datetime | None = None
) -> None:
    """Không tiếp thu, with an answer to the reader or without a word. Raises Refused."""
    with allowed(article_id, by, Action.ANSWER, at) as article:
        suggestion = _open(article, suggestion_id)
        suggestion.answer = answer.strip()
        if suggestion.answer:
            thanks.declined(suggestion)
        _close(suggestion, State.DECLINED, by, at)


def _open(article: Article, suggestion_id: int) -> Suggestion:
    """The suggestion, its row locked, if it still waits. Raises Refused."""
    rows = article.suggestions.select_for_update(of=("self",), no_key=True)
    suggestion = rows.get(pk=suggestion_id)
    if suggestion.state != State.NEW:
        raise Refused(
            f"{person(suggestion.handled_by)} đã xử lý góp ý này lúc "
            f"{moment(suggestion.handled_at)}: {suggestion.get_state_display()}."
        )
    return suggestion


def _close(suggestion: Suggestion, state: str, by, at: datetime | None) -> None:
    suggestion.state, suggestion.handled_by = state, by
    suggestion.handled_at = at or timezone.now()
    suggestion.email = ""  # it was left for the one mail that is on its way
    suggestion.save()


def addresses_to_forget(at: datetime | None = None):
    """Suggestions that keep an address for nothing: dealt with, or nobody looked in half a year."""
    since = (at or timezone.now()) - ADDRESS_KEPT_FOR
    return Suggestion.objects.exclude(email="").filter(~Q(state=State.NEW) | Q(sent_at__lte=since))
