"""Small makers of units, articles and editions, as fixtures where tests share them."""

import io
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
from PIL import Image

from articles import content, publishing
from articles.models import Article, Category, Photo
from articles.photos import intake
from wards.models import Unit
from wards.structure import save_unit

REFORM = date(2025, 7, 1)
NOON = datetime(2025, 8, 1, 5, tzinfo=UTC)  # 12:00 in Hà Nội
HOUR = timedelta(hours=1)


def unit(kind, name, slug, parent=None, **fields) -> Unit:
    """A stored unit, through the door that code uses."""
    return save_unit(Unit(kind=kind, name=name, slug=slug, parent=parent, **fields))


@pytest.fixture
def city(db) -> SimpleNamespace:
    """A city with a former district (two wards, a cell, a group) and one ward of today."""
    kind = Unit.Kind
    top = unit(kind.CITY, "Thành phố Hà Nội", "ha-noi")
    district = unit(kind.DISTRICT, "Quận Long Biên", "long-bien", top, closed_on=REFORM)
    old = {"closed_on": REFORM}
    duc_giang = unit(kind.WARD, "Phường Đức Giang", "duc-giang", district, **old)
    bo_de = unit(kind.WARD, "Phường Bồ Đề", "bo-de", district, **old)
    committee = unit(
        kind.PARTY_COMMITTEE, "Đảng bộ phường Đức Giang", "dang-bo-duc-giang", duc_giang, **old
    )
    return SimpleNamespace(
        top=top,
        district=district,
        duc_giang=duc_giang,
        bo_de=bo_de,
        committee=committee,
        cell=unit(kind.PARTY_CELL, "Chi bộ 19", "chi-bo-19-duc-giang", committee, **old),
        group=unit(kind.RESIDENTIAL_GROUP, "Tổ dân phố 19", "tdp-19-duc-giang", duc_giang, **old),
        other_cell=unit(kind.PARTY_CELL, "Chi bộ 19", "chi-bo-19-bo-de", bo_de, **old),
        viet_hung=unit(kind.WARD, "Phường Việt Hưng", "viet-hung", top, opened_on=REFORM),
        new_bo_de=unit(kind.WARD, "Phường Bồ Đề", "bo-de-2025", top, opened_on=REFORM),
    )


@pytest.fixture
def category(db) -> Category:
    return Category.objects.create(name="Hoạt động các phường", slug="hoat-dong-cac-phuong")


@pytest.fixture
def make_article(city, category, people):
    """A maker of working copies: `make_article(title=…, photos=2, about=[…])`."""

    def make(photos: int = 0, about=(), **fields) -> Article:
        defaults = {
            "title": "Ra quân dọn vệ sinh",
            "lead": "Sáng thứ bảy, bà con cùng quét dọn.",
            "body": "<p>Mọi người đến rất sớm.</p>",
            "unit": city.viet_hung,
            "category": category,
            "author": people.clerk,
        }
        article = Article.objects.create(**(defaults | fields))
        article.about.set(about)
        for number in range(1, photos + 1):
            add_photo(article, number)
        return article

    return make


def add_photo(
    article, number=1, caption=None, alt=None, *, size=(60, 40), colour=None, **fields
) -> Photo:
    """A photo in the working copy, of its own colour if none is given."""
    colour = colour or (number * 20 % 256, article.pk % 256, 90)
    picture = intake.encode(Image.new("RGB", size, colour))
    intake.store(picture, renditions=False)
    return Photo.objects.create(
        article=article,
        caption=f"Chú thích {number}" if caption is None else caption,
        alt=f"Mô tả {number}" if alt is None else alt,
        position=number,
        **picture.fields | fields,
    )


@pytest.fixture
def publish(people):
    """`publish(article, at=…, **options)`: through the bridge, approved by a reviewer."""

    def run(article, **options):
        return publishing.publish(article.pk, by=people.reviewer, **options)

    return run


def import_item(article, published_at, views=0) -> publishing.Import:
    """An article as the importer hands it to the bridge."""
    return publishing.Import(article, content.of_article(article), published_at, views)


def jpeg(size=(80, 60), colour="teal", **options) -> io.BytesIO:
    """A JPEG file in memory, with `size` as an upload has it."""
    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, "JPEG", **options)
    file.size = file.tell()
    file.name = "anh.jpg"
    file.seek(0)
    return file
