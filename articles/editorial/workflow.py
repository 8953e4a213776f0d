"""What happens to a working copy: transitions, each with its reasons for refusal and audit row."""

from contextlib import contextmanager
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from articles import content, publishing, richtext
from articles.editorial.rules import Action, why_not
from articles.models import Article, Edition, Event

Refused = publishing.Refused
State = Article.State


def note_edit(article: Article, by, *, created: bool, at: datetime | None = None) -> None:
    """Record that `by` wrote into the working copy; who touched it cannot approve it."""
    action = Event.Action.CREATE if created else Event.Action.EDIT
    _record(article, action, by, article.state, at)


def submit(article_id: int, *, by, at: datetime | None = None) -> Article:
    """Trình duyệt: freeze the working copy for review. Raises Refused."""
    with _allowed(article_id, by, Action.SUBMIT) as article:
        if problems := not_ready(article, at):
            raise Refused(*problems)
        return _move(article, State.SUBMITTED, Event.Action.SUBMIT, by, at)


def recall(article_id: int, *, by, at: datetime | None = None) -> Article:
    """Rút lại: take the submission back. Raises Refused."""
    with _allowed(article_id, by, Action.RECALL) as article:
        return _move(article, State.DRAFT, Event.Action.RECALL, by, at)


def send_back(article_id: int, *, by, reason: str, at: datetime | None = None) -> Article:
    """Trả lại: return the submission to its writer with a reason. Raises Refused."""
    with _allowed(article_id, by, Action.RETURN) as article:
        if not reason.strip():
            raise Refused("Hãy ghi lý do trả lại để người viết biết cần sửa gì.")
        return _move(article, State.RETURNED, Event.Action.RETURN, by, at, reason.strip())


def revise(article_id: int, *, by, at: datetime | None = None) -> Article:
    """Open a settled article for a revision; what is live stays up. Raises Refused."""
    with _allowed(article_id, by, Action.REVISE) as article:
        return _move(article, State.DRAFT, Event.Action.REVISE, by, at)


def approve(
    article_id: int,
    *,
    by,
    expected_hash: str,
    starts_at: datetime | None = None,
    change: str = Edition.Change.MINOR,
    public_note: str = "",
    at: datetime | None = None,
) -> Edition:
    """Duyệt đăng / Hẹn giờ: publish exactly the content that `by` has read. Raises Refused."""
    with _allowed(article_id, by, Action.APPROVE):
        return publishing.publish(
            article_id,
            by=by,
            expected_hash=expected_hash,
            starts_at=starts_at,
            change=change,
            # Readers see a note on corrections only; one typed beside a minor change is not stored.
            public_note=public_note if change == Edition.Change.CORRECTION else "",
            at=at,
        )


def not_ready(article: Article, at: datetime | None = None) -> list[str]:
    """Say in Vietnamese what the working copy lacks before it can be submitted; [] if nothing."""
    problems = []
    text = content.of_article(article)
    if not text.title:
        problems.append("Chưa có tiêu đề.")
    if not text.lead:
        problems.append("Chưa có lời dẫn.")
    if not richtext.to_text(text.body):
        problems.append("Chưa có nội dung.")
    without_alt = [str(i) for i, photo in enumerate(text.photos, start=1) if not photo.alt.strip()]
    if without_alt:
        problems.append(f"Ảnh {', '.join(without_alt)} chưa có mô tả ảnh.")
    if not article.unit.is_open(timezone.localdate(at)) and not article.editions.exists():
        problems.append(publishing.closed_unit(article.unit, timezone.localdate(at)))
    return problems


@contextmanager
def _allowed(article_id: int, by, action: Action):
    """The article, its row locked, once it is sure that `by` may do `action` with it."""
    with transaction.atomic():
        article = (
            Article.objects.select_for_update(of=("self",), no_key=True)
            .select_related("unit")
            .get(pk=article_id)
        )
        if reason := why_not(by, action, article):
            raise Refused(reason)
        yield article


def _move(article, state, action, by, at, reason="") -> Article:
    before, article.state = article.state, state
    article.save(update_fields=["state"])
    _record(article, action, by, before, at, reason)
    return article


def _record(article, action, by, before, at, reason="") -> None:
    Event.objects.create(
        article=article,
        action=action,
        actor=by,
        at=at or timezone.now(),
        from_state=before,
        to_state=article.state,
        version=article.version,
        reason=reason,
    )
