"""The rows of an import written with nothing but `bulk_create`, for comparison."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from articles import models
from articles.importing import sources
from tests.articles.importing.made import numbered
from wards.models import Unit


def write(count: int) -> None:
    """Write the rows that importing `count` records writes, with nothing but `bulk_create`."""
    section = models.Category.objects.create(name="Mục", slug="muc")
    units = list(Unit.objects.filter(kind=Unit.Kind.WARD).order_by("pk"))
    now, hexes = timezone.now(), "0" * 64
    for start in range(0, count, sources.BATCH):
        numbers = range(start, min(start + sources.BATCH, count))
        with transaction.atomic():
            _write_batch([numbered(n) for n in numbers], numbers, section, units, now, hexes)


def _write_batch(made, numbers, section, units, now, hexes) -> None:
    texts = [
        {"title": one["title"], "lead": one["lead"], "body": one["body"], "category": section}
        | {"unit": units[number % 14]}
        for one, number in zip(made, numbers, strict=True)
    ]
    articles = models.Article.objects.bulk_create(
        models.Article(state="settled", **text) for text in texts
    )
    when = [datetime.fromisoformat(one["published_at"]) for one in made]
    editions = models.Edition.objects.bulk_create(
        models.Edition(
            article=article, number=1, origin="import", unit_name=text["unit"].name,
            content_hash=hexes, published_at=at, starts_at=at, **text,
        )
        for article, text, at in zip(articles, texts, when, strict=True)
    )  # fmt: skip
    models.ViewCount.objects.bulk_create(
        models.ViewCount(article=article, total=one["views"], day=now.date())
        for article, one in zip(articles, made, strict=True)
    )
    models.Event.objects.bulk_create(
        models.Event(
            article=edition.article, action="import", at=now, to_state="settled", version=1,
            edition=edition,
        )
        for edition in editions
    )  # fmt: skip
    models.ImportedPage.objects.bulk_create(
        models.ImportedPage(
            article=article, key=f"{number:064}", source_url=one["source_url"], digest=hexes,
            imported_at=now,
        )
        for article, one, number in zip(articles, made, numbers, strict=True)
    )  # fmt: skip
    models.OldAddress.objects.bulk_create(
        models.OldAddress(article=article, path="/view", query=f"nid={number}")
        for article, number in zip(articles, numbers, strict=True)
    )
