"""The bridge between desk and public: working copy in, edition out. Nothing else makes editions.

Each function locks the article's row first and takes the instant after it holds the lock, so of two
people who act at once the second acts on what the first left. Each writes its `Event`, moves the
site version, and does all of it in one transaction or none.

Who may do it is asked before, in `editorial`. `at` is the present as the caller sees it; past
instants are for the importer and the demonstration. Where a clock was set back, what was published
meanwhile lies ahead again and counts as scheduled; a takedown is never called off that way.
"""

from dataclasses import replace
from datetime import datetime

from articles import content as contents
from articles.models import Article, Edition, Event
from articles.publishing import chain, emergencies
from articles.publishing.bulk import (
    DESK_HAS_IT,
    Import,
    publish_import_update,
    publish_imports,
    refuse_import,
)
from articles.publishing.chain import waits_first
from articles.publishing.redaction import redact_text
from articles.publishing.refusal import Refused
from articles.publishing.snapshot import closed_unit, day_of
from articles.publishing.takedown import lock_articles_with_photo, take_photo_down
from articles.wording import moment
from wards import clock
from wards.models import Unit

__all__ = [
    "DESK_HAS_IT",
    "Import",
    "Refused",
    "closed_unit",
    "lock_articles_with_photo",
    "publish",
    "publish_import_update",
    "publish_imports",
    "redact_text",
    "redirect",
    "refuse_import",
    "remove",
    "reschedule",
    "restore",
    "scheduled_past_closing",
    "take_photo_down",
    "unschedule",
    "waits_first",
    "withdraw",
]

Action = Event.Action
Form = Edition.Form


# --- Publishing and scheduling --------------------------------------------------------------


def publish(
    article_id: int,
    *,
    by,
    expected_hash: str | None = None,
    starts_at: datetime | None = None,
    change: str = Edition.Change.MINOR,
    public_note: str = "",
    emergency: str = "",
    expected_live: int | None = None,
    at: datetime | None = None,
) -> Edition:
    """Snapshot the working copy into the article's next edition.

    It holds from now, or from `starts_at` if given; its predecessor ends at that same instant.
    `expected_hash` is the hash of the content that `by` has read, `expected_live` the number of the
    edition that they saw it compared with (0: none). `emergency` is the reason for which a chief
    publishes alone. The first edition is always "first", whatever `change` says. Raises Refused.
    """
    with chain.locked(article_id) as article:
        now = at or clock.of_database()
        content = contents.of_article(article)
        if expected_hash not in (None, content.hash):
            raise Refused("Bài đã thay đổi sau khi bạn đọc. Hãy đọc lại bản mới rồi duyệt.")
        chain.refuse_if_scheduled(article, now)
        live = chain.live(article, now)
        if expected_live is not None and expected_live != (live.number if live else 0):
            holds = f"nay bạn đọc thấy bản {live.number}" if live else "nay không còn bản nào"
            raise Refused(
                f"Bản đang đăng đã thay đổi sau khi bạn đọc: {holds}. Hãy so sánh lại rồi duyệt."
            )
        if live and live.form != Form.TEXT:
            raise Refused("Bài đang bị gỡ. Hãy đăng lại bài trước khi đăng bản sửa.")
        start = chain.checked_start(starts_at, now)
        chain.refuse_closed_unit(article, content, start, now)
        edition = chain.follow(
            article,
            live,
            starts_at=start,
            content=content,
            change=change,
            public_note=public_note,
            written_by=article.author,
            approved_by=by,
            emergency=bool(emergency),
        )
        article.state, before = Article.State.SETTLED, article.state
        article.save(update_fields=["state"])
        action = Action.SCHEDULE if starts_at else Action.PUBLISH
        action = Action.EMERGENCY if emergency else action
        chain.record(article, action, by, now, edition, before, reason=emergency)
        return edition


def unschedule(article_id: int, *, by, at: datetime | None = None) -> Edition:
    """Call the scheduled edition off and let its predecessor go on. Returns the voided edition."""
    with chain.locked(article_id) as article:
        now = at or clock.of_database()
        edition = chain.void_scheduled(article, now)
        chain.record(article, Action.UNSCHEDULE, by, now, edition)
        return edition


def reschedule(article_id: int, *, by, starts_at: datetime, at: datetime | None = None) -> Edition:
    """Move the scheduled edition to `starts_at`: a new edition with the same hash."""
    with chain.locked(article_id) as article:
        now = at or clock.of_database()
        start = chain.checked_start(starts_at, now)
        old = chain.void_scheduled(article, now)
        chain.refuse_if_scheduled(article, now)  # several wait once the clock was set back
        content = contents.visible(contents.of_edition(old))
        chain.refuse_closed_unit(article, content, start, now)
        edition = chain.follow(
            article,
            chain.live(article, now),
            starts_at=start,
            content=content,
            change=old.change,
            public_note=old.public_note,
            origin=old.origin,
            written_by=old.written_by,
            approved_by=old.approved_by,
        )
        chain.record(article, Action.RESCHEDULE, by, now, edition)
        return edition


def scheduled_past_closing(unit: Unit, at: datetime | None = None) -> str | None:
    """Say in Vietnamese which scheduled post would start after `unit` closed; None if none."""
    if unit.closed_on is None:
        return None
    waiting = Edition.objects.scheduled(at).filter(unit=unit, form=Form.TEXT)
    for edition in waiting.order_by("starts_at"):
        if not unit.is_open(day_of(edition.starts_at)):
            return (
                f"Bài “{edition.title}” đang hẹn đăng lúc {moment(edition.starts_at)}, sau khi đơn "
                "vị kết thúc. Hãy đổi giờ hoặc hủy hẹn trước."
            )
    return None


# --- After publication ----------------------------------------------------------------------


def withdraw(article_id: int, *, by, public_note: str, at: datetime | None = None) -> Edition:
    """Take the text out of lists and search; it stays readable under `public_note`."""
    return _take_down(article_id, Form.WITHDRAWN, Action.WITHDRAW, by, public_note, at)


def remove(article_id: int, *, by, public_note: str, at: datetime | None = None) -> Edition:
    """Take the text away; its address answers 410 with `public_note`."""
    return _take_down(article_id, Form.REMOVED, Action.REMOVE, by, public_note, at)


def redirect(article_id: int, *, by, to: Article, at: datetime | None = None) -> Edition:
    """Send readers of the article to the article `to`, which residents must be able to read."""
    target = Edition.objects.live(at).filter(article=to, form__in=(Form.TEXT, Form.WITHDRAWN))
    if to.pk == article_id or not target.exists():
        raise Refused("Chỉ chuyển hướng được đến một bài khác đang đọc được.")
    return _take_down(article_id, Form.REDIRECT, Action.REDIRECT, by, "", at, redirect_to=to)


def restore(article_id: int, *, by, at: datetime | None = None) -> Edition:
    """Publish again the last approved text of an article that was taken down; hash equal."""
    with chain.locked(article_id) as article:
        now = at or clock.of_database()
        chain.refuse_if_scheduled(article, now)
        live = chain.live(article, now)
        if not live or live.form == Form.TEXT:
            raise Refused("Bài không bị gỡ nên không cần đăng lại.")
        last = emergencies.last_approved(article)
        if last is None:
            raise Refused(emergencies.ONLY_RUSHED)
        edition = chain.follow(
            article,
            live,
            starts_at=now,
            content=contents.visible(contents.of_edition(last)),
            change=Edition.Change.MINOR,
            public_note="",
            written_by=last.written_by,
            approved_by=by,
        )
        chain.record(article, Action.RESTORE, by, now, edition)
        return edition


def _take_down(article_id, form, action, by, public_note, at, redirect_to=None) -> Edition:
    if form != Form.REDIRECT and not public_note.strip():
        raise Refused("Hãy ghi lời giải thích cho bạn đọc.")
    with chain.locked(article_id) as article:
        now = at or clock.of_database()
        live = chain.live(article, now)
        if live is None:
            raise Refused("Bài chưa đăng nên không có gì để gỡ.")
        last = article.editions.not_called_off().latest("number")
        if form == Form.WITHDRAWN and {live.form, last.form} - {Form.TEXT, Form.WITHDRAWN}:
            raise Refused("Bài đang không đọc được. Hãy đăng lại trước rồi mới gỡ khỏi danh mục.")
        chain.void_all_ahead(article, now)
        text = chain.texts(article).last()
        content = contents.visible(contents.of_edition(text))
        if form != Form.WITHDRAWN:  # nothing of the text may be left where readers could meet it
            content = replace(
                content, title="", lead="", body="", byline="", source="", event_date=None,
                about=(), photos=(), attachments=(),
            )  # fmt: skip
        edition = chain.follow(
            article,
            live,
            starts_at=now,
            content=content,
            form=form,
            change=Edition.Change.MINOR,
            public_note=public_note.strip(),
            listed=False,
            redirect_to=redirect_to,
            written_by=text.written_by,
            approved_by=by,
        )
        chain.record(article, action, by, now, edition, reason=public_note.strip())
        return edition
