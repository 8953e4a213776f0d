"""The same site with its files in a bucket of a real S3-compatible server."""

import io
from urllib.request import urlopen

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.urls import reverse

from articles import publishing
from articles.models import Photo
from articles.photos import storage
from tests.articles.photos.store_state import files, rows
from tests.articles.photos.uploads import TAKEN, assert_refused, form_of, phone_photo
from tests.processes import hear, running, tell
from tests.services import s3
from wardnews import media

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        bool(s3.missing()),
        reason=f"not tried against S3, not installed: {s3.missing()}; "
        "python -m pip install -r tests/requirements-s3.txt",
    ),
]


@pytest.fixture(scope="module")
def server():
    """A server for this module."""
    with s3.throwaway_server() as started:
        yield started


@pytest.fixture
def bucket(server, settings, monkeypatch):
    """The site keeps its files in a bucket of `server`, in which there are none."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", s3.KEY)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", s3.SECRET)
    monkeypatch.setenv("MEDIA_STORAGE", server.setting)  # for processes of their own
    settings.STORAGES = settings.STORAGES | {"default": media.storage(server.setting)}
    for name in files():
        default_storage.delete(name)
    return server


def keys(server) -> set[str]:
    """All that is in the bucket, told by another client."""
    found = server.client().list_objects_v2(Bucket=s3.BUCKET).get("Contents", ())
    return {entry["Key"] for entry in found}


def stored(photo) -> bytes:
    """What the site finds in the bucket."""
    with default_storage.open(photo.file) as file:
        return file.read()


@pytest.fixture
def post(sign_in, people):
    """`post(article, photo)`: a clerk saves it; gives the answer."""

    def run(article, photo):
        address, fields = form_of(article, photo, people.clerk)
        return sign_in(people.clerk).post(address, fields)

    return run


def test_a_photo_goes_into_the_bucket_and_residents_get_it_from_the_site(
    bucket, make_article, post, publish, client, settings
):
    assert post(make_article(), phone_photo((640, 480))).status_code == TAKEN
    assert len(rows()) == 1
    assert {f"trang-tin/{name}" for name in files()} == keys(bucket)
    article = make_article(photos=1)
    photo = article.photos.get()
    assert rows() <= files()
    assert f"trang-tin/{photo.file}" in keys(bucket)
    with pytest.raises(OSError, match="403"):
        urlopen(f"{bucket.endpoint}/{s3.BUCKET}/trang-tin/{photo.file}")
    publish(article)
    shown = article.editions.get().photos.get()
    assert shown.url == f"{settings.MEDIA_URL}{photo.file}" == default_storage.url(photo.file)
    answer = client.get(shown.url)
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == stored(photo)
    # What is gone is no outage.
    default_storage.delete(photo.file)
    default_storage.delete(photo.file)
    assert client.get(shown.url).status_code == 404


def test_a_takedown_empties_the_bucket_of_the_photo(bucket, make_article, publish, people, client):
    article = make_article(photos=1)
    publish(article)
    photo = article.photos.get()
    url = article.editions.get().photos.get().url
    publishing.take_photo_down(
        article.pk, by=people.chief, digest=photo.digest, public_reason="mistaken", reason="Nhầm"
    )
    call_command("sweep_files", "--delete", stdout=io.StringIO())
    assert keys(bucket) == set()
    assert client.get(url).status_code == 410


def test_the_sweep_removes_what_no_row_names_and_misses_what_one_does(bucket, make_article, capsys):
    kept, over = make_article(photos=1), make_article(photos=5)
    over.photos.all().delete()
    call_command("sweep_files", "--delete")
    assert len(files()) > 1, "too young"
    call_command("sweep_files", "--delete", "--grace", "0")
    digest = kept.photos.get().digest
    assert {digest in name for name in files()} == {True}
    default_storage.delete(kept.photos.get().file)
    with pytest.raises(CommandError, match="1 tệp bị thiếu"):
        call_command("sweep_files")
    assert "thiếu tệp" in capsys.readouterr().err


@pytest.mark.parametrize("stop", ["looked", "asked", "deleted"])
def test_an_upload_that_needs_the_file_just_being_swept_ends_up_with_it(
    bucket, make_article, settings, stop
):
    photo = make_article(photos=1).photos.get()
    data = stored(photo)
    Photo.objects.filter(pk=photo.pk).delete()
    with running("-m", "tests.articles.photos.swept_slowly", stop, "1") as process:
        assert hear(process) == stop
        settings.SWEEP_GRACE_HOURS = 0  # as if the file had lain there for long
        storage.put(photo.file, data)
        tell(process)
        photo.save(force_insert=True)
        assert hear(process) == "swept"
    assert default_storage.exists(photo.file)


def test_while_the_server_is_down_the_site_says_so_and_loses_nothing(
    bucket, make_article, post, publish, client, settings
):
    article, other = make_article(photos=1), make_article()
    publish(article)
    url = article.editions.get().photos.get().url
    up, port = settings.STORAGES, bucket.ports["s3"]
    down = media.storage(bucket.setting.replace(str(port), "9"))  # where nobody listens
    settings.STORAGES = up | {"default": down}
    page = post(other, phone_photo((640, 480)))
    words = "Kho tệp tạm thời không dùng được."
    assert_refused(page.status_code, page.content.decode(), words)
    answer = client.get(url)
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert answer["Cache-Control"] == "no-store"
    picture = client.get(url, headers={"accept": "image/*"})
    assert (picture.status_code, picture["Content-Type"][:13]) == (503, "image/svg+xml")
    own = reverse("admin:articles_article_photo", args=[article.pk, article.photos.get().pk])
    answer = client.get(own)
    assert answer.status_code == 503
    assert "hãy báo người quản trị" in answer.content.decode()
    assert client.get(own, headers={"accept": "application/json"}).json()["error"]
    assert client.get(article.editions.get().get_absolute_url()).status_code == 200
    with pytest.raises(CommandError, match="Không dùng được kho tệp"):
        call_command("sweep_files")
    settings.STORAGES = up
    assert post(other, phone_photo((640, 480))).status_code == TAKEN
    assert client.get(url).status_code == 200
