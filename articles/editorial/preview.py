"""An article as residents will see it, before they do: by the very renderer of their pages."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max
from django.utils import timezone
from django.utils.formats import number_format

from articles import content as contents
from articles.content import Content, PhotoContent
from articles.models import Article, Edition, ViewCount
from articles.public.post import article_page
from articles.publishing.snapshot import UnitNames, edition_of
from wards.models import Unit

UNPUBLISHED = "Bản xem trước – chưa đăng"
PUBLISHED = "Bản xem trước – giống bản đang đăng"


@dataclass(frozen=True)
class _About:
    unit: Unit
    unit_name: str


def of_working_copy(
    article: Article,
    photo_url: Callable[[int], str],
    at: datetime | None = None,
    attachment_url: Callable[[str], str] | None = None,
) -> str:
    """Return the page that publishing the working copy at `at` (default: now) would give.

    `photo_url` leads from a photo's id to its address, `attachment_url` from the key of an attached
    file: residents' addresses do not show them yet.
    """
    photos = list(article.photos.all())
    ids = {photo.digest: photo.pk for photo in photos}
    text = contents.of_parts(article, article.about.values_list("pk", flat=True), photos)
    return render(article, text, lambda photo: photo_url(ids[photo.digest]), at, attachment_url)


def render(
    article: Article,
    text: Content,
    photo_url: Callable[[PhotoContent], str],
    at: datetime | None = None,
    attachment_url: Callable[[str], str] | None = None,
) -> str:
    """Return the page that publishing `text` as `article`'s next edition at `at` would give.

    Nothing is stored and no view is counted: the total is what the article has now.
    """
    now = at or timezone.now()
    text = contents.visible(text)
    names = UnitNames([text])
    edition = _next_edition(article, text, names, now)
    total = ViewCount.objects.filter(article=article).values_list("total", flat=True).first()
    live = article.editions.live(now).filter(form=Edition.Form.TEXT, content_hash=text.hash)
    return article_page.render(
        edition,
        total=number_format(total or 0, force_grouping=True),
        photos=[article_page.PhotoAt.of(photo, photo_url(photo)) for photo in text.photos],
        about=[_About(names.units[pk], names.on(pk, edition.published_at)) for pk in text.about],
        attachment_url=attachment_url,
        at=now,
        banner=PUBLISHED if live.exists() else UNPUBLISHED,
    )


def _next_edition(article: Article, text: Content, names: UnitNames, now: datetime) -> Edition:
    """The unsaved edition that the bridge would store."""
    first = article.editions.not_called_off().filter(form=Edition.Form.TEXT).order_by("number")
    published_at = first.values_list("published_at", flat=True).first() or now
    number = (article.editions.aggregate(last=Max("number"))["last"] or 0) + 1
    return edition_of(article, number, text, names, starts_at=now, published_at=published_at)
