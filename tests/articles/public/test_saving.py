"""A post saved as one file: whole, safe on any disk, and in pieces on its way."""

import base64
import re
import tracemalloc
from html import unescape
from urllib.parse import unquote

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from articles import publishing
from articles.models import ViewCount
from articles.photos import intake, names, renditions, storage
from articles.public.post import saving
from tests import attached
from tests.makers import HOUR, NOON, add_photo

pytestmark = pytest.mark.django_db


def address(edition) -> str:
    return f"{edition.get_absolute_url()}luu/"


def saved(client, edition) -> str:
    response = client.get(address(edition))
    assert response.status_code == 200
    return response.getvalue().decode()


def pictures(page: str) -> list[bytes]:
    return [
        base64.b64decode(data) for data in re.findall(r'src="data:image/jpeg;base64,([^"]*)"', page)
    ]


@pytest.fixture
def story(make_article, city):
    return make_article(
        photos=2,
        about=[city.cell],
        byline="Thu Hương",
        source="UBND phường",
        event_date=NOON.date(),
        body='<h2>Mục</h2><p>Xem <a href="/don-vi/">đơn vị</a>, <a href="#doan-muc">mục</a>.</p>',
        attachments=[attached.entry(attached.pdf(), "kế hoạch.pdf")],
    )


def test_the_file_has_the_whole_post_with_its_address_and_the_day(client, story, publish, settings):
    settings.SITE_URL = "https://tin.example.vn"
    edition = publish(story, at=NOON)
    page = saved(client, edition)
    for part in (
        *("<h1>Ra quân dọn vệ sinh</h1>", "Sáng thứ bảy", "Thu Hương", "Nguồn: UBND phường"),
        *("Phường Việt Hưng", "Chi bộ 19", "Chú thích 1", 'alt="Mô tả 2"', "01/08/2025 | 12:00"),
        f"https://tin.example.vn{edition.get_absolute_url()}",
        *('href="https://tin.example.vn/don-vi/"', "kế hoạch"),
    ):
        assert part in page
    assert re.search(r"Bài lưu lúc \d\d:\d\d ngày \d\d/\d\d/\d{4}", page)


def test_nothing_in_the_file_comes_from_elsewhere_or_runs(client, story, publish):
    page = saved(client, publish(story, at=NOON))
    assert "<script" not in page
    assert not re.findall(r'(?:src|srcset|action|poster)="(?!data:image/jpeg;base64,)', page)
    assert re.findall(r"<link[^>]*>", page) == re.findall(r'<link rel="canonical"[^>]*>', page)
    assert "@import" not in page and "url(" not in page
    assert not re.findall(r'href="(?!https?://|mailto:|tel:|#)[^"]*"', page)
    assert "default-src 'none'" in page


def test_links_within_the_text_stay_within_the_file(client, make_article, publish):
    body = "<h2>Mục</h2><p>Chữ.</p>"
    page = saved(client, publish(make_article(body=body), at=NOON))
    assert 'id="doan-muc"' in page


def test_photos_are_in_the_file_at_the_size_of_a_column(client, make_article, publish):
    article = make_article()
    photo = add_photo(article, 1, size=(1500, 1000))
    renditions.make(photo.digest)
    page = saved(client, publish(article, at=NOON))
    with default_storage.open(names.rendition(photo.digest, 960, "jpg")) as file:
        assert pictures(page) == [file.read()]


def test_the_large_photo_stands_in_where_the_size_is_missing(client, make_article, publish):
    article = make_article()
    photo = add_photo(article, 1, size=(1500, 1000))
    page = saved(client, publish(article, at=NOON))
    with default_storage.open(photo.file) as file:
        assert pictures(page) == [file.read()]


def test_a_file_that_is_lost_leaves_its_words(client, make_article, publish):
    article = make_article(photos=2)
    default_storage.delete(article.photos.first().file)
    page = saved(client, publish(article, at=NOON))
    assert [bool(data) for data in pictures(page)] == [False, True]
    assert "Chú thích 1" in page and page.rstrip().endswith("</html>")


def test_a_store_that_does_not_answer_is_waited_for_once(
    client, make_article, publish, monkeypatch
):
    edition, asked = publish(make_article(photos=3), at=NOON), []

    def down(name):
        asked.append(name)
        raise storage.Unavailable("s3")

    monkeypatch.setattr(default_storage, "open", down)
    page = saved(client, edition)
    assert len(asked) == 1 and pictures(page) == [b"", b"", b""]
    assert "Chú thích 3" in page and page.rstrip().endswith("</html>")


def test_a_photo_that_was_taken_down_is_said_to_be_gone(client, make_article, publish, people):
    article = make_article(photos=2)
    edition = publish(article, at=NOON)
    digest = article.photos.first().digest
    publishing.take_photo_down(
        article.pk, by=people.chief, digest=digest, public_reason="privacy", reason="Tòa."
    )
    page = saved(client, edition)
    assert "Ảnh này đã được gỡ ngày" in page
    assert "Chú thích 1" not in page
    assert len(pictures(page)) == 1


@pytest.mark.parametrize("pieces", [[], [b"a", b"bcd", b"", b"ef"], [b"abc", b"d"], [b"a"]])
def test_pieces_of_any_length_make_one_picture(pieces):
    assert base64.b64decode(b"".join(saving._encoded(pieces)), validate=True) == b"".join(pieces)


def test_people_type_no_marks(client, make_article, publish):
    body = f"<p>[{saving._SECRET}]</p>"
    page = saved(client, publish(make_article(body=body, photos=1), at=NOON))
    assert len(pictures(page)) == 1


def test_saving_counts_no_view_and_sets_no_cookie(client, story, publish):
    edition = publish(story, at=NOON)
    response = client.get(address(edition))
    response.getvalue()
    assert ViewCount.objects.get(article=story).total == 0
    assert not response.cookies
    assert response["X-Robots-Tag"] == "noindex"
    assert client.head(address(edition)).content == b""
    assert client.post(address(edition)).status_code == 405


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Đức Giang: ra quân", "Đức Giang ra quân.html"),
        ("Nghị quyết 35-NQ/ĐU", "Nghị quyết 35-NQ-ĐU.html"),
        ("../../etc/passwd", "-..-etc-passwd.html"),
        ('a"b\r\nSet-Cookie: x=1', "a b Set-Cookie x=1.html"),
        ("con", "_con.html"),
        ("?", "tep-dinh-kem.html"),
    ],
)
def test_the_file_is_called_as_the_post(title, name):
    assert saving.file_name(title) == name


def test_the_name_travels_with_its_accents(client, make_article, publish):
    edition = publish(make_article(title="Đức Giang ra quân"), at=NOON)
    said = client.get(address(edition))["Content-Disposition"]
    assert said.startswith("attachment; filename*=utf-8''")
    assert unquote(said.split("''")[1]) == "Đức Giang ra quân.html"


def test_a_name_of_three_hundred_letters_fits_into_a_folder():
    assert 200 < len(saving.file_name("ế" * 300).encode()) <= 255


def test_the_slug_and_what_became_of_the_post_decide_as_on_its_page(
    client, make_article, publish, people
):
    edition = publish(make_article(), at=NOON)
    moved = client.get(f"/tin/khac-{edition.article_id}/luu/?utm_source=zalo")
    assert (moved.status_code, moved["Location"]) == (301, f"{address(edition)}?utm_source=zalo")
    publishing.withdraw(edition.article_id, by=people.chief, public_note="Đang xem lại số liệu.")
    assert "Đang xem lại số liệu." in saved(client, edition)
    publishing.remove(edition.article_id, by=people.chief, public_note="Sai sự việc.")
    gone = client.get(address(edition))
    assert gone.status_code == 410 and "Sai sự việc." in gone.content.decode()
    target = publish(make_article(title="Bài đầy đủ"), at=NOON)
    publishing.redirect(edition.article_id, by=people.chief, to=target.article)
    led = client.get(address(edition))
    assert (led.status_code, led["Location"]) == (302, target.get_absolute_url())
    assert client.get("/tin/khong-co-99999/luu/").status_code == 404


def test_a_correction_is_told_in_the_file(client, make_article, publish):
    article = make_article()
    publish(article, at=NOON)
    edition = publish(article, at=NOON + HOUR, change="correction", public_note="Ngày là 12/7.")
    assert "Ngày là 12/7." in saved(client, edition)


def test_what_people_type_stays_text(client, make_article, publish):
    article = make_article(title="<script>alert(1)</script>", lead="</style><b>", byline="<i>")
    add_photo(article, 1, "<img src=x onerror=alert(1)>", '"><svg onload=alert(1)>')
    page = saved(client, publish(article, at=NOON))
    assert "<script" not in page and "<svg" not in page and "onerror=alert(1)>" not in page
    assert "<script>alert(1)</script>" in unescape(page)


def test_sixty_photos_take_no_more_memory_than_one_at_a_time(client, make_article, publish):
    article = make_article()
    for number in range(1, 61):
        add_photo(article, number)
    noise = Image.effect_noise((1200, 900), 90).convert("RGB")
    big = intake.encode(noise)
    data = big.data
    for photo in article.photos.all():
        default_storage.delete(photo.file)
        with default_storage.open(photo.file, "wb") as file:
            file.write(data)
    edition = publish(article, at=NOON)
    response = client.get(address(edition))
    length = most = 0
    tracemalloc.start()
    for piece in response.streaming_content:
        length += len(piece)
        most = max(most, tracemalloc.get_traced_memory()[1])
    tracemalloc.stop()
    assert length > 60 * len(data)
    assert most < 3 * len(data) < length / 20
