"""One article's chain of editions: which holds, which waits, what follows what.

Only functions of this package call these; each needs the article's row locked.
"""

from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from articles.content import Content
from articles.models import Article, Edition, Event, ViewCount
from articles.publishing import derived
from articles.publishing.refusal import Refused
from articles.publishing.snapshot import UnitNames, closed_unit, day_of, edition_of, store_parts
from articles.wording import moment
from wards import siteversion
from wards.models import Unit

_INSTANT = timedelta(microseconds=1)


@contextmanager
def locked(article_id: int):
    """A transaction that holds the article's row and, after it, the site version's.

    The second makes publishing and the closing of a unit follow one another. No key of the row
    changes, so a post that redirects to this one need not wait (and two that redirect to each other
    do not wait for ever). It ends by making anew what is derived from the article's editions.
    """
    with transaction.atomic():
        article = (
            Article.objects.select_for_update(of=("self",), no_key=True)
            .select_related("author")
            .get(pk=article_id)
        )
        siteversion.bump()
        yield article
        derived.refresh([article.pk])


def texts(article: Article):
    """The article's texts that were not called off, oldest first."""
    return article.editions.not_called_off().filter(form=Edition.Form.TEXT).order_by("number")


def live(article: Article, now: datetime) -> Edition | None:
    """The edition that holds at `now`, of whatever form."""
    return article.editions.live(now).first()


def checked_start(starts_at: datetime | None, now: datetime) -> datetime:
    """`starts_at`, or `now` if it is None; raise Refused if it is not ahead."""
    if starts_at is not None and starts_at <= now:
        raise Refused(f"Giờ hẹn {moment(starts_at)} đã qua. Hãy chọn giờ khác hoặc đăng ngay.")
    return starts_at or now


def refuse_closed_unit(
    article: Article, content: Content, starts_at: datetime, now: datetime
) -> None:
    """Raise Refused unless the responsible unit exists on the day on which an edition starts.

    Corrections of a unit that is gone by now stay possible: its posts are its archive.
    """
    unit = Unit.objects.get(pk=content.unit_id)
    last = texts(article).last()
    is_archive = last and last.unit_id == unit.pk and not unit.is_open(day_of(now))
    if not is_archive and not unit.is_open(day_of(starts_at)):
        raise Refused(closed_unit(unit, day_of(starts_at)))


def refuse_if_scheduled(article: Article, now: datetime) -> None:
    """Raise Refused while an edition waits: what happens to it must be decided first."""
    if edition := _scheduled_text(article, now):
        raise Refused(waits_first(edition))


def waits_first(edition: Edition) -> str:
    """Say in Vietnamese that `edition` waits, and that this must be decided first."""
    return (
        f"Bản {edition.number} đang hẹn đăng lúc {moment(edition.starts_at)}. Hãy đổi giờ hoặc hủy "
        "hẹn trước."
    )


def void_scheduled(article: Article, now: datetime) -> Edition:
    """Call the scheduled edition off, and reopen the edition that it would have ended."""
    edition = _scheduled_text(article, now)
    if edition is None:
        raise Refused("Bài không có bản nào đang hẹn giờ; có thể bản đó vừa được đăng.")
    _void(article, edition)
    return edition


def void_all_ahead(article: Article, now: datetime) -> None:
    """Call off whatever would start after `now`, a takedown too: what comes now replaces it."""
    for edition in _ahead(article, now):
        _void(article, edition)


def _ahead(article: Article, now: datetime):
    """Editions that start after `now`, the last one first.

    It is one scheduled text or nothing, unless the clock was set back: then what was published or
    taken down meanwhile lies ahead again.
    """
    return article.editions.scheduled(now).order_by("-number")


def _scheduled_text(article: Article, now: datetime) -> Edition | None:
    edition = _ahead(article, now).first()
    if edition and edition.form != Edition.Form.TEXT:  # nobody can schedule that
        raise Refused(
            f"Bài đã bị gỡ lúc {moment(edition.starts_at)}, nhưng đồng hồ máy chủ mới chỉ "
            f"{moment(now)}. Hãy báo quản trị viên chỉnh lại đồng hồ rồi làm lại."
        )
    return edition


def _void(article: Article, edition: Edition) -> None:
    """End `edition`, the last of the chain, at its start, and reopen its predecessor."""
    predecessor = article.editions.not_called_off().filter(ends_at=edition.starts_at).first()
    try:
        with transaction.atomic():
            end(edition, edition.starts_at)
            if predecessor:
                end(predecessor, None)
    except IntegrityError as error:  # by the database's clock its time has come
        raise Refused(
            f"Bản {edition.number} đã có hiệu lực theo giờ của cơ sở dữ liệu nên không hủy được. "
            "Hãy thử lại; nếu vẫn vậy thì đồng hồ máy chủ chạy chậm, hãy báo quản trị viên."
        ) from error


def end(edition: Edition, at: datetime | None) -> None:
    """Set the one field of an edition that may change."""
    Edition.objects.filter(pk=edition.pk).update(ends_at=at)
    edition.ends_at = at


def follow(
    article: Article,
    predecessor: Edition | None,
    *,
    starts_at: datetime,
    content: Content,
    change: str,
    **fields,
) -> Edition:
    """End the `predecessor` at `starts_at` and store the article's next edition from there on."""
    first = texts(article).first()
    published_at = first.published_at if first else starts_at
    names = UnitNames([content])
    if predecessor:
        # Of two in the same microsecond the second comes after: an edition that ended at its start
        # would count as called off.
        starts_at = max(starts_at, predecessor.starts_at + _INSTANT)
        end(predecessor, starts_at)
    number = (article.editions.aggregate(last=Max("number"))["last"] or 0) + 1
    edition = edition_of(
        article,
        number,
        content,
        names,
        starts_at=starts_at,
        published_at=published_at,
        change=change if first else Edition.Change.FIRST,
        **fields,
    )
    edition.save(force_insert=True)
    store_parts([(edition, content)], names)
    ViewCount.objects.get_or_create(
        article=article, defaults={"day": timezone.localdate(starts_at)}
    )
    return edition


def record(article, action, by, now, edition, from_state=None, reason="") -> None:
    """Write the audit row for what happened to `article` at `now`."""
    Event.objects.create(
        article=article,
        action=action,
        actor=by,
        at=now,
        from_state=from_state or article.state,
        to_state=article.state,
        version=article.version,
        edition=edition,
        content_hash=edition.content_hash,
        reason=reason,
    )
