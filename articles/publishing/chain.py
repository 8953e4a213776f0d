"""One article's chain of editions: which holds, which waits, what follows what.

Only functions of this package call these; each needs the article's row locked.
"""

from contextlib import contextmanager
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from articles.content import Content
from articles.models import Article, Edition, Event, ViewCount
from articles.publishing.refusal import Refused
from articles.publishing.snapshot import UnitNames, edition_of, store_parts
from wards import siteversion


@contextmanager
def locked(article_id: int):
    """A transaction that holds the article's row; its last act moves the site version."""
    with transaction.atomic():
        yield (
            Article.objects.select_for_update(of=("self",))
            .select_related("author")
            .get(pk=article_id)
        )
        siteversion.bump()


def texts(article: Article):
    """The article's texts that were not called off, oldest first."""
    return article.editions.not_called_off().filter(form=Edition.Form.TEXT).order_by("number")


def live(article: Article, now: datetime) -> Edition | None:
    """The edition that holds at `now`, of whatever form."""
    return article.editions.live(now).first()


def checked_start(starts_at: datetime | None, now: datetime) -> datetime:
    """`starts_at`, or `now` if it is None; raise Refused if it is not ahead."""
    if starts_at is not None and starts_at <= now:
        raise Refused(
            f"Giờ hẹn {timezone.localtime(starts_at):%H:%M ngày %d/%m/%Y} đã qua. Hãy chọn giờ "
            "khác hoặc đăng ngay."
        )
    return starts_at or now


def refuse_if_scheduled(article: Article, now: datetime) -> None:
    """Raise Refused while an edition waits: what happens to it must be decided first."""
    waiting = article.editions.scheduled(now).first()
    if waiting:
        raise Refused(
            f"Bản {waiting.number} đang hẹn đăng lúc "
            f"{timezone.localtime(waiting.starts_at):%H:%M ngày %d/%m/%Y}. Hãy đổi giờ hoặc hủy "
            "hẹn trước."
        )


def void_scheduled(article: Article, now: datetime) -> Edition:
    """End the scheduled edition at its start, and reopen the edition that it would have ended."""
    edition = article.editions.scheduled(now).first()
    if edition is None:
        raise Refused("Bài không có bản nào đang hẹn giờ; có thể bản đó vừa được đăng.")
    predecessor = article.editions.not_called_off().filter(ends_at=edition.starts_at).first()
    end(edition, edition.starts_at)
    if predecessor:
        end(predecessor, None)
    return edition


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
    names.refuse_closed(content, published_at)
    if predecessor:
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
        reason=reason,
    )
