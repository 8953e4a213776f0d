"""Texts of another portal: published as of their own dates, approved by nobody here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from articles.content import Content
from articles.models import Article, Edition, Event, OldAddress, ViewCount, old_address
from articles.publishing import chain, derived
from articles.publishing.refusal import Refused
from articles.publishing.snapshot import UnitNames, closed_unit, day_of, edition_of, store_parts
from wards import clock, siteversion
from wards.models import Unit

DESK_HAS_IT = "ban biên tập đã tiếp nhận và sửa bài này; hãy sửa trong trang quản trị"


@dataclass(frozen=True)
class Import:
    """An article of another portal: stored working copy, its content, its date, views, address."""

    article: Article
    content: Content
    published_at: datetime
    views: int
    source_url: str = ""


def refuse_import(unit: Unit, published_at: datetime, at: datetime | None = None) -> None:
    """Raise Refused if no text of `unit` can have been published then."""
    if not unit.is_open(day_of(published_at)):
        raise Refused(closed_unit(unit, day_of(published_at)))
    if published_at > (at or timezone.now()):
        raise Refused("Ngày đăng nằm trong tương lai.")


def publish_imports(imports: Iterable[Import], at: datetime | None = None) -> list[Edition]:
    """Publish new articles of another portal as of their own dates: the bulk form of `publish`.

    A handful of statements for the whole batch, under the same constraints. The articles must be
    new; nobody approved them here, and their editions say so. Raises Refused, and then publishes
    none.
    """
    imports = list(imports)
    now = at or clock.of_database()
    with transaction.atomic():
        siteversion.bump()
        names = UnitNames(i.content for i in imports)
        editions = []
        for item in imports:
            refuse_import(names.units[item.content.unit_id], item.published_at, now)
            editions.append(
                edition_of(
                    item.article,
                    1,
                    item.content,
                    names,
                    published_at=item.published_at,
                    starts_at=item.published_at,
                    origin=Edition.Origin.IMPORT,
                )
            )
        Edition.objects.bulk_create(editions)
        store_parts([(e, i.content) for e, i in zip(editions, imports, strict=True)], names)
        ViewCount.objects.bulk_create(
            ViewCount(article=i.article, total=i.views, day=timezone.localdate(now))
            for i in imports
        )
        addresses = (old_address.of(i.article, i.source_url) for i in imports)
        OldAddress.objects.bulk_create(address for address in addresses if address)
        Event.objects.bulk_create(
            Event(
                article=e.article,
                action=Event.Action.IMPORT,
                at=now,
                to_state=e.article.state,
                version=e.article.version,
                edition=e,
            )
            for e in editions
        )
        derived.refresh(e.article_id for e in editions)
    return editions


def publish_import_update(article_id: int, content: Content, at: datetime | None = None) -> Edition:
    """Publish changed text of an imported article as a new edition; "Ngày đăng" stays.

    Refused where the desk has taken the article over: its work must not be lost to an import.
    """
    with chain.locked(article_id) as article:
        now = at or clock.of_database()
        chain.refuse_if_scheduled(article, now)
        live = chain.live(article, now)
        ours = live and live.form == Edition.Form.TEXT and live.origin == Edition.Origin.IMPORT
        if not ours or article.state != Article.State.SETTLED:
            raise Refused(DESK_HAS_IT)
        edition = chain.follow(
            article,
            live,
            starts_at=now,
            content=content,
            change=Edition.Change.MINOR,
            public_note="",
            origin=Edition.Origin.IMPORT,
        )
        chain.record(article, Event.Action.UPDATE_IMPORT, None, now, edition)
        return edition
