"""What the servers are measured on: made-up posts, one of them with photos that are stored."""

import json
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from articles import models
from articles.photos import intake, names, picture
from articles.public.periods import Period
from tests.bench import _photos, _search_fill
from wards import siteversion

IN_TURN = 200  # articles, for the run that reads many
PHOTOS = 3
PARAGRAPHS = 8


def fill(count: int, path: str) -> None:
    """Write `count` posts, and to the file `path` the addresses to ask for."""
    _search_fill.fill(count)
    shown = _with_photos(models.Edition.objects.listed().filter(unit__slug="p-0").newest_first()[0])
    day = timezone.localdate()
    models.ViewCount.objects.bulk_create(
        (
            models.ViewCount(article_id=pk, total=pk % 1000, day=day)
            for pk in models.Article.objects.values_list("pk", flat=True)
        ),
        batch_size=5000,
    )
    siteversion.bump()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")
    Path(path).write_text(json.dumps(_addresses(shown)))


def _with_photos(like: models.Edition) -> models.Edition:
    """A new post of today in the unit and section of `like`, with photos whose files there are."""
    body = like.body * (PARAGRAPHS // max(1, like.body.count("<p>")) or 1)
    fields = {
        "title": "Ra quân tổng vệ sinh môi trường", "lead": like.lead, "body": body,
        "unit": like.unit, "category": like.category,
    }  # fmt: skip
    article = models.Article.objects.create(state="settled", **fields)
    at = timezone.now() - timedelta(hours=1)
    edition = models.Edition.objects.create(
        article=article, number=1, origin="import", unit_name=like.unit.name, photo_count=PHOTOS,
        content_hash="0" * 64, published_at=at, starts_at=at, **fields,
    )  # fmt: skip
    for place in range(PHOTOS):
        stored = picture.encode(_photos.photo((1600, 1200), seed=place))
        intake.store(stored)
        models.EditionPhoto.objects.create(
            edition=edition, position=place + 1, is_lead=not place, caption="Bà con quét dọn ngõ.",
            alt="Bà con quét dọn ngõ.", **stored.fields,
        )  # fmt: skip
    return edition


def _addresses(shown: models.Edition) -> dict[str, list[str]]:
    live = models.Edition.objects.listed().newest_first()
    day = timezone.localdate(live[1].published_at)
    smaller = names.rendition(shown.photos.first().digest, settings.PHOTO_WIDTHS[1], "jpg")
    return {
        "article": [shown.get_absolute_url()],
        "articles": [edition.get_absolute_url() for edition in live[1 : IN_TURN + 1]],
        "plain": [f"/{shown.article_id}/"],
        "home": [reverse("home")],
        "category": [reverse("category", args=[shown.category.slug])],
        "unit": [reverse("unit", args=[shown.unit.slug])],
        "month": [Period(day.year, day.month).url],
        "feed": [reverse("rss")],
        "missing": ["/khong-co-trang-nay/"],
        "search": [reverse("search") + "?q=" + quote("tổng vệ sinh")],
        "static": [staticfiles_storage.url("wardnews/article.css")],
        "photo": [settings.MEDIA_URL + smaller],
    }
