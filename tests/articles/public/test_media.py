"""The files of photos, as residents may have them: while they are public, and in a size that is."""

import io
import re
from xml.etree import ElementTree

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from PIL import Image

from articles import publishing
from articles.models import Edition
from articles.photos import names, slots, storage
from articles.public.pictures import page_address
from tests.makers import HOUR, NOON, add_photo

pytestmark = pytest.mark.django_db

SIZES = ["", "-480", "-700"]


@pytest.fixture
def edition(make_article, publish) -> Edition:
    """A post with one photo, 700 pixels wide."""
    article = make_article(title="Hội nghị tổng kết, Đức Giang")
    add_photo(article, size=(700, 400), colour="teal")
    return publish(article, at=NOON)


def address(edition, ending=".jpg") -> str:
    return "/media/" + edition.photos.get().file.replace(".jpg", ending)


def files(edition) -> list[str]:
    """The addresses of the photo in all its sizes."""
    photo = edition.photos.get()
    return [f"/media/{name}" for name in names.all_of(photo.digest, photo.width)]


def read(response) -> bytes:
    assert response.status_code == 200
    return b"".join(response)  # to its end, which closes the file


@pytest.mark.parametrize("kind", ["avif", "jpg"])
@pytest.mark.parametrize("width", [480, 700])
def test_a_size_is_made_when_it_is_asked_for_and_served_as_what_it_is(client, edition, width, kind):
    where = address(edition, f"-{width}.{kind}")
    assert not default_storage.exists(where.removeprefix("/media/"))
    for _ in range(2):
        response = client.get(where)
        assert response["Content-Type"] == {"avif": "image/avif", "jpg": "image/jpeg"}[kind]
        assert response["X-Content-Type-Options"] == "nosniff"
        data = read(response)
        assert int(response["Content-Length"]) == len(data)
        with Image.open(io.BytesIO(data)) as image:
            assert image.format == {"avif": "AVIF", "jpg": "JPEG"}[kind]
            assert image.width == width


def test_the_site_map_knows_the_address_that_pages_name(edition):
    photo = edition.photos.get()
    assert reverse("photo", args=[photo.file]) == photo.url


@pytest.mark.parametrize("ending", ["-0480.jpg", "-0.jpg", ".avif", "-480.webp", "-700.JPG", "/"])
def test_a_name_that_no_photo_has_is_404(client, edition, ending):
    assert client.get(address(edition, ending)).status_code == 404


@pytest.mark.parametrize(
    ("was", "nearest"),
    [("-320.avif", "-480.avif"), ("-481.jpg", "-700.jpg"), ("-7000.jpg", "-700.jpg")],
)
def test_an_address_of_a_size_that_was_given_up_leads_to_the_nearest(client, edition, was, nearest):
    led = client.get(address(edition, was) + "?tai-ve")
    assert (led.status_code, led["Location"]) == (302, address(edition, nearest) + "?tai-ve")
    assert led["Cache-Control"] == "no-store"


def test_while_other_photos_are_being_made_the_large_one_stands_in(client, edition, settings):
    settings.PHOTO_PATIENCE = 0.05
    with slots.slot(1):
        led = client.get(address(edition, "-480.avif"))
        assert (led.status_code, led["Location"]) == (302, address(edition))
        assert (led["Cache-Control"], led.has_header("ETag")) == ("no-store", False)
        assert read(client.get(led["Location"]))
    assert read(client.get(address(edition, "-480.avif")))


def test_with_no_room_for_a_size_the_large_one_stands_in(client, edition, monkeypatch):
    def full(name, data):
        raise storage.Full

    monkeypatch.setattr(storage, "put", full)
    response = client.get(address(edition, "-480.jpg"))
    assert response.headers["Location"] == address(edition)
    assert read(client.get(response.headers["Location"]))


@pytest.mark.parametrize("size", [(1, 1), (1, 20_000), (20_000, 1), (300, 8)])
def test_a_photo_of_any_shape_stands_on_its_pages_in_all_its_sizes(
    client, make_article, publish, size
):
    photo = add_photo(make_article(), size=size, colour="teal")
    edition = publish(photo.article, at=NOON)
    for page in ("/", edition.get_absolute_url(), page_address(edition, photo)):
        assert client.get(page).status_code == 200
    for where in files(edition):
        with Image.open(io.BytesIO(read(client.get(where)))) as image:
            assert image.width in (photo.width, 480, 960, 1440)
            image.load()


def test_a_photo_is_saved_under_the_title_of_the_newest_post_that_shows_it(
    client, edition, make_article, publish
):
    later = make_article(title="Bài mới hơn")
    add_photo(later, size=(700, 400), colour="teal")
    publish(later, at=NOON + HOUR)
    saved = client.get(address(edition) + "?tai-ve")
    assert saved["Content-Disposition"] == 'attachment; filename="bai-moi-hon-1.jpg"'
    read(saved)


def test_a_photo_is_kept_for_a_short_time_and_asked_about_again(client, edition):
    for where in files(edition):
        response = client.get(where)
        assert response["Cache-Control"] == "public, no-cache"
        assert read(response)
        again = client.get(where, headers={"if-none-match": response["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert again["ETag"] == response["ETag"]
        assert again["Cache-Control"] == response["Cache-Control"]
    other = client.get(where, headers={"if-none-match": '"khac"'})
    assert read(other)


def test_head_says_what_get_would_and_nothing_else_is_answered(client, edition):
    for where in files(edition):
        response = client.head(where)
        assert response.status_code == 200
        assert b"".join(response) == b""
        assert int(response["Content-Length"]) == len(read(client.get(where)))
    assert client.post(where).status_code == 405


def test_a_photo_goes_in_all_sizes_with_the_last_edition_that_shows_it(client, edition, people):
    publishing.withdraw(edition.article_id, by=people.chief, public_note="Xem lại.")
    kept = [client.get(where) for where in files(edition)]
    assert all(read(response) for response in kept)
    publishing.remove(edition.article_id, by=people.chief, public_note="Sai.")
    for where, before in zip(files(edition), kept, strict=True):
        gone = client.get(where, headers={"if-none-match": before["ETag"]})
        assert gone.status_code == 410
        assert gone.content.decode() == "Ảnh này đã được gỡ."
        assert gone["Cache-Control"] == "no-cache"
    assert client.get(address(edition, "-481.jpg")).status_code == 410, "as all of it"


def test_a_photo_that_an_edit_left_out_is_gone(client, edition, publish):
    edition.article.photos.all().delete()
    publish(edition.article, at=NOON + HOUR)
    assert {client.get(where).status_code for where in files(edition)} == {410}


def test_a_photo_that_was_taken_away_is_gone_in_all_sizes(client, edition, people):
    photo = edition.photos.get()
    for where in files(edition):
        read(client.get(where))
    publishing.take_photo_down(
        edition.article_id,
        by=people.chief,
        digest=photo.digest,
        public_reason="privacy",
        reason="Tòa.",
    )
    assert {client.get(where).status_code for where in files(edition)} == {410}


def test_a_photo_of_a_draft_has_no_public_address(client, make_article):
    photo = make_article(photos=1).photos.get()
    for name in names.all_of(photo.digest, photo.width):
        assert client.get(f"/media/{name}").status_code == 404
        assert client.get(f"/media/{name}?tai-ve").status_code == 404


def test_a_photo_that_is_not_stored_is_404_in_words(client, edition):
    default_storage.delete(edition.photos.get().file)
    for where in files(edition):
        response = client.get(where)
        assert response.status_code == 404
        assert response.content.decode() == "Không tìm thấy ảnh này."
        picture = client.get(where, headers={"accept": "image/*"})
        assert (picture.status_code, painted(picture)) == (404, "Không tìm thấy ảnh này")


def painted(response) -> str:
    """What a picture in place of a photo says, once it is known to fit any frame."""
    assert response["Content-Type"].startswith("image/svg+xml")
    assert "sandbox" in response["Content-Security-Policy"]
    root = ElementTree.fromstring(response.content)
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("100%", "100%", None)
    assert not re.search(r"<script|\son\w+=|href=|url\(", response.content.decode())
    return root.findtext("{*}title")


def test_a_folder_that_cannot_be_read_leaves_pages_whole_and_photos_told_of(
    client, edition, settings, tmp_path
):
    before = client.get(edition.get_absolute_url()).content
    (tmp_path / "file").write_text("no folder")
    settings.MEDIA_ROOT = str(tmp_path / "file")
    for where in files(edition):
        picture = client.get(where, headers={"accept": "image/*"})
        assert picture.status_code == 503
        assert painted(picture) == "Ảnh tạm thời chưa xem được"
        page = "text/html,image/avif,image/webp,*/*;q=0.8"  # somebody opens the photo by itself
        words = client.get(where, headers={"accept": page})
        assert (words.status_code, words["Content-Type"][:10]) == (503, "text/plain")
    after = client.get(edition.get_absolute_url())
    assert after.status_code == 200
    photos = re.compile(rb"<img[^>]*>")
    assert photos.findall(after.content) == photos.findall(before) != []


def test_a_store_that_is_away_says_when_to_come_back(client, edition, monkeypatch, caplog):
    def away(*args, **kwargs):
        raise ConnectionError("no route to the store")

    monkeypatch.setattr(default_storage, "open", away)
    monkeypatch.setattr(default_storage, "exists", away)
    for where in files(edition):
        response = client.get(where)
        assert response.status_code == 503
        assert response["Retry-After"] == "60"
        assert response["Cache-Control"] == "no-store"
        assert "thử lại sau" in response.content.decode()
        picture = client.get(where, headers={"accept": "image/avif,image/webp,*/*;q=0.8"})
        assert (picture.status_code, picture["Retry-After"]) == (503, "60")
        assert picture["Cache-Control"] == "no-store"
        assert "Ảnh tạm thời chưa xem được" in painted(picture)
    assert "no route to the store" in caplog.text


@pytest.mark.parametrize("ending", [".jpg", "-480.avif"])
def test_a_download_bears_the_title_and_the_place_of_the_photo(client, edition, ending):
    shown = client.get(address(edition, ending))
    assert "attachment" not in shown.get("Content-Disposition", "")
    read(shown)
    saved = client.get(address(edition, ending) + "?tai-ve")
    kind = ending.rsplit(".", 1)[1]
    name = f"hoi-nghi-tong-ket-duc-giang-1.{kind}"
    assert saved["Content-Disposition"] == f'attachment; filename="{name}"'
    read(saved)


def test_a_photo_costs_one_query_however_many_posts_show_it(
    client, edition, make_article, publish, django_assert_num_queries
):
    for number in range(3):
        article = make_article(title=f"Bài {number}")
        add_photo(article, size=(700, 400), colour="teal")
        publish(article, at=NOON)
    for where in files(edition):
        read(client.get(where))  # makes what is not there yet
        with django_assert_num_queries(1):
            read(client.get(where))
