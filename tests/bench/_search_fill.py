"""A portal with very many varied posts, written past the bridge, and its index."""

from datetime import timedelta
from itertools import islice

from django.db import connection, transaction
from django.utils import timezone

from articles import models
from articles.search import engines, index
from tests.bench._search_corpus import Corpus, Text
from wards.models import Unit
from wards.structure import save_unit

AT_ONCE = 1000
WARDS, CELLS, SECTIONS = 14, 21, 12
UNITS = WARDS * (1 + CELLS)
_HEX = "0" * 64


def fill(count: int) -> None:
    """Write `count` posts and their index."""
    units, sections = _units(), _sections()
    numbered = enumerate(Corpus(count, UNITS, SECTIONS))
    cursor = connection.cursor()
    if connection.vendor == "postgresql":  # made at the end: row by row it takes minutes more
        cursor.execute("DROP INDEX articles_search_gin")
    while batch := list(islice(numbered, AT_ONCE)):
        with transaction.atomic():
            ids = _write(batch, units, sections)
        with transaction.atomic():
            index.refresh(ids)
    for statement in (*engines.current().create, "ANALYZE"):
        cursor.execute(statement)


def _units() -> list[Unit]:
    city = save_unit(Unit(kind="city", name="Thành phố Hà Nội", slug="thanh-pho"))
    found = []
    for number in range(WARDS):
        ward = save_unit(
            Unit(kind="ward", name=f"Phường Số {number}", slug=f"p-{number}", parent=city)
        )
        found.append(ward)
        found += Unit.objects.bulk_create(
            Unit(
                kind="party_cell", name=f"Chi bộ {c}", slug=f"c-{number}-{c}", parent=ward,
                name_words=f"chi bo {c}", name_order=b"%03d" % c,
            )
            for c in range(CELLS)
        )  # fmt: skip
    return found


def _sections() -> list[models.Category]:
    return models.Category.objects.bulk_create(
        models.Category(name=f"Mục {number}", slug=f"muc-{number}") for number in range(SECTIONS)
    )


def _write(batch: list[tuple[int, Text]], units, sections) -> list[int]:
    """Write posts with all that belongs to them; one in fifty is not for residents now."""
    articles = models.Article.objects.bulk_create(
        models.Article(state="settled", **_words(text, units, sections)) for _, text in batch
    )
    editions = models.Edition.objects.bulk_create(
        _edition(article, number, text, _words(text, units, sections))
        for article, (number, text) in zip(articles, batch, strict=True)
    )
    models.EditionPhoto.objects.bulk_create(
        models.EditionPhoto(
            edition=edition, position=place, caption=caption, alt=caption, file=f"{place}.jpg",
            digest=f"{number:032}{place:032}", width=4, height=3,
        )
        for edition, (number, text) in zip(editions, batch, strict=True)
        for place, caption in enumerate(text.captions, start=1)
    )  # fmt: skip
    return [article.pk for article in articles]


def _words(text: Text, units, sections) -> dict:
    return {
        "title": text.title, "lead": text.lead, "body": text.body,
        "unit": units[text.unit], "category": sections[text.section],
    }  # fmt: skip


def _edition(article, number: int, text: Text, fields: dict) -> models.Edition:
    is_withdrawn, is_to_come = number % 100 == 7, number % 1000 == 9
    starts_at = timezone.now() + timedelta(days=1) if is_to_come else text.published_at
    return models.Edition(
        article=article, number=1, origin="import", form="withdrawn" if is_withdrawn else "text",
        listed=not is_withdrawn, unit_name=fields["unit"].name, photo_count=len(text.captions),
        content_hash=_HEX, published_at=text.published_at, starts_at=starts_at, **fields,
    )  # fmt: skip
