"""What happens to a working copy on its way out: each with its reasons for refusal and audit row.

What happens after publication is in `aftercare`, what keeps the desk tidy in `housekeeping`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from articles import content, publishing, richtext
from articles.editorial import notices, standing, working_copy
from articles.editorial.rules import Action
from articles.editorial.step import Refused, allowed, move, record
from articles.models import Article, Edition, Event, Remark, Submission

__all__ = [
    "Refused",
    "RemarkOn",
    "approve",
    "discard",
    "not_ready",
    "note_edit",
    "recall",
    "revise",
    "send_back",
    "sign",
    "submit",
]

State = Article.State
_CHANGED = "Bài đã thay đổi sau khi bạn đọc. Hãy đọc lại bản mới rồi quyết định."


@dataclass(frozen=True)
class RemarkOn:
    """A reviewer's `text` on the paragraph that reads `quote`, or on the photo of that `digest`.

    Of a photo, `quote` is its caption then.
    """

    text: str
    quote: str = ""
    digest: str = ""


def note_edit(article: Article, by, *, created: bool, at: datetime | None = None) -> None:
    """Record that `by` wrote into the working copy; who touched it cannot approve it."""
    action = Event.Action.CREATE if created else Event.Action.EDIT
    record(article, action, by, at)


def submit(article_id: int, *, by, at: datetime | None = None) -> Article:
    """Trình duyệt: freeze the working copy for review. Raises Refused."""
    with allowed(article_id, by, Action.SUBMIT, at) as article:
        if problems := not_ready(article, at):
            raise Refused(*problems)
        text = content.of_article(article)
        event = move(article, State.SUBMITTED, Event.Action.SUBMIT, by, at, content_hash=text.hash)
        Submission.objects.create(event=event, content=content.to_json(text))
        notices.submitted(article, by)
        return article


def recall(article_id: int, *, by, at: datetime | None = None) -> Article:
    """Rút lại: take the submission back. Raises Refused."""
    with allowed(article_id, by, Action.RECALL, at) as article:
        move(article, State.DRAFT, Event.Action.RECALL, by, at)
        return article


def send_back(
    article_id: int,
    *,
    by,
    reason: str,
    remarks: Iterable[RemarkOn] = (),
    expected_hash: str | None = None,
    at: datetime | None = None,
) -> Article:
    """Trả lại: return the submission to its writer, with a reason or remarks on places.

    Raises Refused.
    """
    with allowed(article_id, by, Action.RETURN, at) as article:
        remarks = [r for r in remarks if r.text.strip()]
        if not reason.strip() and not remarks:
            raise Refused(
                "Hãy ghi lý do trả lại, hoặc góp ý ở một đoạn, để người viết biết cần sửa gì."
            )
        text_hash = content.of_article(article).hash
        if expected_hash not in (None, text_hash):  # remarks would stand beside other words
            raise Refused(_CHANGED)
        event = move(
            article,
            State.RETURNED,
            Event.Action.RETURN,
            by,
            at,
            reason=reason.strip(),
            content_hash=text_hash,
        )
        Remark.objects.bulk_create(
            Remark(event=event, text=r.text.strip(), quote=r.quote, digest=r.digest)
            for r in remarks
        )
        notices.returned(article, event)
        return article


def revise(article_id: int, *, by, at: datetime | None = None) -> Article:
    """Open a settled article for a revision; what is live stays up. Raises Refused."""
    with allowed(article_id, by, Action.REVISE, at) as article:
        # What residents have now: should that change meanwhile, the reviewer sees both.
        begun_from = standing.of(article, at).live
        move(article, State.DRAFT, Event.Action.REVISE, by, at, edition=begun_from)
        return article


def discard(article_id: int, *, by, at: datetime | None = None) -> Article:
    """Bỏ bản sửa: the working copy is again the last text that was published or scheduled."""
    with allowed(article_id, by, Action.DISCARD, at) as article:
        last = working_copy.last_text(article)
        working_copy.fill(article, content.visible(content.of_edition(last)))
        move(article, State.SETTLED, Event.Action.DISCARD, by, at, edition=last)
        return article


def sign(article_id: int, *, by, expected_hash: str, at: datetime | None = None) -> Event:
    """Ký lần một: the first of two signatures, under exactly what was read. Raises Refused."""
    with allowed(article_id, by, Action.SIGN, at) as article:
        if expected_hash != content.of_article(article).hash:
            raise Refused(_CHANGED)
        event = record(article, Event.Action.SIGN, by, at, content_hash=expected_hash)
        notices.signed(article)
        return event


def approve(
    article_id: int,
    *,
    by,
    expected_hash: str,
    expected_live: int | None = None,
    starts_at: datetime | None = None,
    change: str = Edition.Change.MINOR,
    public_note: str = "",
    at: datetime | None = None,
) -> Edition:
    """Duyệt đăng / Hẹn giờ: publish exactly the content that `by` has read. Raises Refused."""
    with allowed(article_id, by, Action.APPROVE, at) as article:
        if change == Edition.Change.CORRECTION and not public_note.strip():
            raise Refused("Đính chính cần có lời giải thích cho bạn đọc.")
        edition = publishing.publish(
            article_id,
            by=by,
            expected_hash=expected_hash,
            expected_live=expected_live,
            starts_at=starts_at,
            change=change,
            # Readers see a note on corrections only; one typed beside a minor change is not stored.
            public_note=public_note if change == Edition.Change.CORRECTION else "",
            at=at,
        )
        notices.approved(article, edition, by)
        return edition


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
    without_alt = [
        str(place)
        for place, photo in enumerate(text.photos, start=1)
        if not (photo.decorative or photo.alt.strip())
    ]
    if without_alt:
        problems.append(
            f"Ảnh {', '.join(without_alt)} chưa có mô tả ảnh. Nếu ảnh chỉ để trang trí, hãy đánh "
            "dấu như vậy."
        )
    if not article.unit.is_open(timezone.localdate(at)) and not article.editions.exists():
        problems.append(publishing.closed_unit(article.unit, timezone.localdate(at)))
    return problems
