"""How photos stand on pages: in sizes to choose from, in a gallery, on pages of their own."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings

from articles import publishing
from articles.models import ViewCount
from articles.public import pictures
from tests.articles.public.test_pages import text_of
from tests.makers import HOUR, NOON, add_photo

pytestmark = pytest.mark.django_db

STATIC = Path(settings.BASE_DIR) / "static" / "wardnews"


def page_of(client, edition) -> str:
    return client.get(edition.get_absolute_url()).content.decode()


def photo_pages(edition) -> list[str]:
    return [pictures.page_address(edition, photo) for photo in edition.photos.all()]


def elements(page: str, name: str) -> list[dict]:
    """The attributes of each `<name …>` in the page's main part."""
    main = page.split("<main", 1)[1]
    return [
        dict(re.findall(r'([a-z:-]+)="([^"]*)"', found))
        for found in re.findall(rf"<{name}\b([^>]*)>", main)
    ]


@pytest.fixture
def post(make_article, publish):
    """`post(sizes, **fields)`: a published post with a photo of each size."""

    def run(sizes, title="Ra quân dọn vệ sinh", at=NOON, **fields):
        article = make_article(title=title)
        for number, size in enumerate(sizes, start=1):
            add_photo(article, number, size=size, **fields)
        return publish(article, at=at)

    return run


# --- the picture ---


def test_a_browser_chooses_among_avif_and_jpeg_of_all_widths(client, post):
    edition = post([(1000, 600), (60, 40)])
    photo = edition.photos.first()
    sources, images = (elements(page_of(client, edition), name) for name in ("source", "img"))
    stem = f"/media/{photo.file.removesuffix('.jpg')}"
    for found, kind in ((sources[0], "avif"), (images[0], "jpg")):
        widths = (480, 960, 1000)
        assert found["srcset"] == ", ".join(f"{stem}-{w}.{kind} {w}w" for w in widths)
        assert "100vw" in found["sizes"]
    assert sources[0]["type"] == "image/avif"
    assert images[0]["src"] == f"{stem}-1000.jpg"
    assert [(i["width"], i["height"]) for i in images] == [("1000", "600"), ("60", "40")]
    for address in re.findall(r"/media/\S+", f"{sources[0]['srcset']} {images[0]['srcset']}"):
        assert b"".join(client.get(address))


def test_only_what_is_seen_first_is_fetched_at_once(client, post):
    for number in range(2):
        edition = post([(60, 40)] * 3, title=f"Tin {number}", at=NOON + number * HOUR)
    for address in (edition.get_absolute_url(), "/", "/don-vi/viet-hung/"):
        first, *others = elements(client.get(address).content.decode(), "img")
        assert first["fetchpriority"] == "high" and "loading" not in first, address
        assert others and {i["loading"] for i in others} == {"lazy"}, address
        assert not any("fetchpriority" in i for i in others), address


def test_lists_offer_small_files_for_small_pictures(client, post):
    edition = post([(1000, 500)])
    post([(1000, 500)], title="Tin sau", at=NOON + HOUR)
    first, second = elements(client.get("/luu-tru/2025/08/").content.decode(), "img")
    assert first["sizes"].endswith("calc(1.3 * 14rem)")  # its sides are cut off
    assert second["sizes"].startswith("(max-width: 39.99rem) calc(1.5 * 6.5rem)")
    assert edition.photos.get().digest in second["srcset"]


@pytest.mark.parametrize(
    ("fields", "classes"),
    [
        ({"tone": "a1b2c3"}, {"tone", "ra", "gb", "bc"}),
        ({"tone": "00ff9F"}, {"tone", "r0", "gf", "b9"}),
        ({"tone": ""}, set()),
        ({"tone": "", "focal_x": 0, "focal_y": 100}, {"x0", "y10"}),
        ({"tone": "", "focal_x": 72, "focal_y": 50}, {"x7"}),
        ({"tone": "", "focal_x": 54, "focal_y": 46}, set()),
    ],
)
def test_the_colour_and_the_focus_of_a_photo_are_classes(client, post, fields, classes):
    edition = post([(60, 40)], **fields)
    for page in (page_of(client, edition), client.get("/").content.decode()):
        image = elements(page, "img")[0]
        assert set(image.get("class", "").split()) == classes
        assert "style=" not in page


def test_every_class_of_colour_and_focus_is_in_the_style_sheet():
    css = (STATIC / "site.css").read_text()
    for channel in "rgb":
        for digit in range(16):
            assert f".{channel}{digit:x}{{--{channel}:{digit * 17}}}" in css
    for axis in "xy":
        for tenth in set(range(11)) - {5}:
            assert f".{axis}{tenth}{{--{axis}:{tenth * 10}%}}" in css


def test_other_sites_are_shown_a_picture_of_fitting_size(client, post):
    edition = post([(1700, 850), (60, 40)])
    page = page_of(client, edition)
    meta = dict(re.findall(r'<meta property="(og:image[^"]*)" content="([^"]*)"', page))
    stem = edition.photos.first().file.removesuffix(".jpg")
    assert meta == {
        "og:image": f"{settings.SITE_URL}/media/{stem}-1440.jpg",
        "og:image:width": "1440",
        "og:image:height": "720",
        "og:image:alt": "Mô tả 1",
    }


def test_what_an_article_page_loads_stays_small():
    size = sum(
        len(gzip.compress((STATIC / name).read_bytes()))
        for name in ("site.css", "gallery.css", "viewer.js")
    )
    assert size < 20_000


# --- the gallery ---


@pytest.mark.parametrize(
    ("sizes", "layout"),
    [
        ([(60, 40)], "few"),
        ([(40, 60)], "few"),
        ([(60, 40)] * 4, "few"),
        ([(40, 60)] * 3, "few upright"),
        ([(60, 40)] * 5, "many"),
        ([(60, 40)] * 12, "many"),
        ([(60, 40)] * 13, "crowd"),
    ],
)
def test_photos_are_arranged_by_their_number_and_shape(client, post, sizes, layout):
    page = page_of(client, post(sizes))
    assert f'class="photos {layout}" data-count="{len(sizes)}"' in page
    assert ("<h2>Ảnh trong bài" in page) == (len(sizes) > 4)
    assert page.count("<figure") == len(sizes)


def test_a_photo_that_only_adorns_is_read_as_nothing_and_its_link_has_a_name(client, post):
    edition = post([(60, 40)] * 2, decorative=True)
    for link in re.findall(r"<a [^>]*data-large.*?</a>", page_of(client, edition), re.S):
        assert 'alt=""' in link and re.search(r'aria-label="Ảnh [12] trong 2"', link)
    page = client.get(photo_pages(edition)[0]).content.decode()
    assert 'alt=""' in page and 'aria-label="Ảnh cỡ lớn"' in page


def test_a_post_without_photos_loads_no_viewer(client, post):
    page = page_of(client, post([]))
    assert "viewer" not in page and "gallery" not in page
    assert page_of(client, post([(60, 40)], title="Có ảnh")).count("viewer.js") == 1


# --- the photo's own page ---


@pytest.fixture
def edition(post, make_article, publish):
    return post([(60, 40)] * 3)


def test_each_photo_has_a_page_between_its_neighbours(client, edition):
    first, second, third = photo_pages(edition)
    assert re.fullmatch(
        rf"{edition.get_absolute_url()}anh/{edition.photos.first().digest[:12]}/", first
    )
    gallery = page_of(client, edition)
    assert all(f'href="{address}"' in gallery for address in (first, second, third))
    response = client.get(second)
    page = response.content.decode()
    text = text_of(response)
    for part in ("Ảnh 2/3", "Chú thích 2", "Ra quân dọn vệ sinh", "Phường Việt Hưng", "01/08/2025"):
        assert part in text
    assert re.search(rf'<a rel="prev" href="{first}"', page)
    assert re.search(rf'<a rel="next" href="{third}"', page)
    assert '<meta name="robots" content="noindex">' in page
    assert f'<link rel="canonical" href="{settings.SITE_URL}{second}">' in page
    assert f'property="og:image" content="{settings.SITE_URL}/media/' in page
    assert f'href="{edition.get_absolute_url()}#anh-2"' in page and 'id="anh-2"' in gallery
    assert f'href="{edition.photos.all()[1].url}?tai-ve" download' in page
    assert 'rel="prev"' not in client.get(first).content.decode()
    assert 'rel="next"' not in client.get(third).content.decode()


def test_a_wrong_slug_leads_to_the_photos_page(client, edition):
    address = photo_pages(edition)[1]
    response = client.get(re.sub("/tin/[^/]*-", "/tin/khac-", address) + "?utm_source=zalo")
    assert response.status_code == 301
    assert response["Location"] == address + "?utm_source=zalo"
    assert response["Cache-Control"] == "no-cache"


def test_a_look_at_a_photo_counts_no_view_and_knows_no_visitor(client, edition, people):
    address = photo_pages(edition)[0]
    client.force_login(people.root)
    signed_in = client.get(address)
    client.cookies.clear()
    assert client.get(address).content == signed_in.content
    assert not client.cookies
    assert ViewCount.objects.get(article=edition.article_id).total == 0


def test_a_photo_of_a_withdrawn_post_says_so_as_the_post_does(client, edition, people):
    publishing.withdraw(edition.article_id, by=people.chief, public_note="Đang xem lại số liệu.")
    for address in (edition.get_absolute_url(), photo_pages(edition)[0]):
        page = text_of(client.get(address))
        assert "Bài này đã được gỡ khỏi các danh sách tin" in page
        assert "Đang xem lại số liệu." in page


def test_a_photo_that_an_edit_left_out_says_so_and_leads_to_the_post(client, edition, publish):
    address = photo_pages(edition)[0]
    edition.article.photos.order_by("position").first().delete()
    publish(edition.article, at=NOON + HOUR)
    response = client.get(address)
    assert response.status_code == 410
    assert "Ảnh này đã được gỡ khỏi bài" in text_of(response)
    assert f'href="{edition.get_absolute_url()}"' in response.content.decode()
    assert "Chú thích 1" not in text_of(response)


def test_a_long_gallery_says_how_many_photos_there_are_to_see(client, post, people):
    edition = post([(60, 40)] * 6)
    assert "6 ảnh" in text_of(client.get(edition.get_absolute_url()))
    publishing.take_photo_down(
        edition.article_id,
        by=people.chief,
        digest=edition.photos.last().digest,
        public_reason="privacy",
        reason="Tòa.",
    )
    assert "5 ảnh" in text_of(client.get(edition.get_absolute_url()))


def test_a_photo_that_was_taken_away_has_no_page(client, edition, people):
    first, second, _ = photo_pages(edition)
    digest = edition.photos.first().digest
    publishing.take_photo_down(
        edition.article_id, by=people.chief, digest=digest, public_reason="privacy", reason="Tòa."
    )
    assert client.get(first).status_code == 410
    assert "Chú thích 1" not in text_of(client.get(first))
    assert "Ảnh 1/2" in text_of(client.get(second))
    assert digest[:12] not in client.get(second).content.decode()


def test_a_photo_goes_where_its_post_goes(client, edition, make_article, publish, people):
    address = photo_pages(edition)[0]
    publishing.withdraw(edition.article_id, by=people.chief, public_note="Xem lại.")
    assert client.get(address).status_code == 200
    other = publish(make_article(title="Bài đầy đủ"), at=NOON)
    publishing.redirect(edition.article_id, by=people.chief, to=other.article)
    assert client.get(address)["Location"] == other.get_absolute_url()
    publishing.remove(edition.article_id, by=people.chief, public_note="Sai sự việc.")
    response = client.get(address)
    assert response.status_code == 410 and "Sai sự việc." in text_of(response)


def test_what_never_was_a_photo_of_the_post_is_404(client, edition, make_article):
    base = edition.get_absolute_url()
    draft = make_article(title="Nháp")
    for start in ("0" * 12, add_photo(draft, colour="red").digest[:12]):
        assert client.get(f"{base}anh/{start}/").status_code == 404
        assert client.get(f"/tin/nhap-{draft.pk}/anh/{start}/").status_code == 404
    assert client.get(f"{base}anh/khong-co/").status_code == 404


def test_a_photo_that_stands_twice_has_one_page(client, make_article, publish):
    article = make_article()
    for number, colour in enumerate(("teal", "navy", "teal"), start=1):
        add_photo(article, number, colour=colour)
    edition = publish(article, at=NOON)
    assert page_of(client, edition).count("<figure") == 3
    twice, once, again = photo_pages(edition)
    assert twice == again
    assert "Ảnh 1/2" in text_of(client.get(twice))
    assert "Ảnh 2/2" in text_of(client.get(once))
    assert 'rel="next"' not in client.get(once).content.decode()


def test_a_photos_page_costs_the_same_whatever_the_number(
    client, post, django_assert_max_num_queries
):
    for count in (1, 12):
        edition = post([(60, 40)] * count, title=f"Bài {count} ảnh")
        with django_assert_max_num_queries(6):
            assert client.get(photo_pages(edition)[-1]).status_code == 200
