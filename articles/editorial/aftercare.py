"""What happens to an article once it is out, or is to go out at a time.

Each asks the rules, leaves its audit row, and tells the writer after the commit.
"""

from datetime import datetime

from articles import content, publishing, richtext
from articles.editorial import notices
from articles.editorial.rules import Action
from articles.editorial.step import Refused, allowed, record
from articles.models import Article, Edition, Event
from articles.publishing import emergencies


def unschedule(article_id: int, *, by, at: datetime | None = None) -> Edition:
    """Hủy hẹn giờ. Raises Refused."""
    with allowed(article_id, by, Action.UNSCHEDULE, at) as article:
        edition = publishing.unschedule(article_id, by=by, at=at)
        notices.unscheduled(article, edition, by)
        return edition


def reschedule(article_id: int, *, by, starts_at: datetime, at: datetime | None = None) -> Edition:
    """Đổi giờ hẹn. Raises Refused."""
    with allowed(article_id, by, Action.RESCHEDULE, at) as article:
        edition = publishing.reschedule(article_id, by=by, starts_at=starts_at, at=at)
        notices.approved(article, edition, by)
        return edition


def withdraw(article_id: int, *, by, public_note: str, at: datetime | None = None) -> Edition:
    """Gỡ, còn đọc được: out of lists and search, readable under `public_note`. Raises Refused."""
    with allowed(article_id, by, Action.WITHDRAW, at) as article:
        edition = publishing.withdraw(article_id, by=by, public_note=public_note, at=at)
        notices.taken_down(article, edition, by)
        return edition


def remove(article_id: int, *, by, public_note: str, at: datetime | None = None) -> Edition:
    """Gỡ hẳn: the address answers 410 with `public_note`. Raises Refused."""
    with allowed(article_id, by, Action.REMOVE, at) as article:
        edition = publishing.remove(article_id, by=by, public_note=public_note, at=at)
        notices.taken_down(article, edition, by)
        return edition


def redirect(article_id: int, *, by, to: Article, at: datetime | None = None) -> Edition:
    """Chuyển hướng: send readers to the article `to`. Raises Refused."""
    with allowed(article_id, by, Action.REDIRECT, at) as article:
        edition = publishing.redirect(article_id, by=by, to=to, at=at)
        notices.taken_down(article, edition, by)
        return edition


def restore(article_id: int, *, by, at: datetime | None = None) -> Edition:
    """Đăng lại: the last approved text is public again. Raises Refused."""
    with allowed(article_id, by, Action.RESTORE, at) as article:
        edition = publishing.restore(article_id, by=by, at=at)
        notices.approved(article, edition, by)
        return edition


def publish_in_emergency(
    article_id: int, *, by, reason: str, expected_hash: str, at: datetime | None = None
) -> Edition:
    """Đăng khẩn: a chief publishes the version read, alone, for a `reason`. Raises Refused.

    The flag stays on that edition until somebody who contributed nothing approves it.
    """
    with allowed(article_id, by, Action.EMERGENCY, at) as article:
        if not reason.strip():
            raise Refused("Hãy ghi lý do đăng khẩn.")
        text = content.of_article(article)
        if not (text.title and richtext.to_text(text.body)):
            raise Refused("Bài chưa có tiêu đề hoặc nội dung nên chưa đăng được.")
        edition = publishing.publish(
            article_id, by=by, expected_hash=expected_hash, emergency=reason.strip(), at=at
        )
        notices.published_in_emergency(article, edition, by)
        return edition


def confirm(article_id: int, *, by, expected_hash: str, at: datetime | None = None) -> Event:
    """Duyệt lại bản đăng khẩn: clear the flag of the emergency edition read. Raises Refused."""
    with allowed(article_id, by, Action.CONFIRM, at) as article:
        edition = emergencies.uncleared_of(article)
        if expected_hash != edition.content_hash:
            raise Refused("Bản đăng khẩn đã thay đổi sau khi bạn đọc. Hãy đọc lại rồi duyệt.")
        event = record(
            article, Event.Action.CONFIRM, by, at, edition=edition, content_hash=expected_hash
        )
        notices.approved(article, edition, by)
        return event
