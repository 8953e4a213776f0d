"""Photos through the front: told without Django while they may be seen, and at once no more."""

import pytest
from django.core.files.storage import Storage, default_storage

from articles import publishing
from articles.models import Edition
from articles.photos import names, slots
from articles.public.serving import files
from tests.articles.public.serving import test_saved
from tests.articles.public.serving.asking import ask
from tests.makers import HOUR, NOON, add_photo
from wards import siteversion

pytestmark = pytest.mark.django_db
database = test_saved.database


@pytest.fixture
def edition(make_article, publish) -> Edition:
    """A post with one photo, 700 pixels wide."""
    article = make_article()
    add_photo(article, size=(700, 400), colour="teal")
    return publish(article, at=NOON)


def addresses(edition) -> list[str]:
    """Of the photo in all its sizes."""
    photo = edition.photos.get()
    return [f"/media/{name}" for name in names.all_of(photo.digest, photo.width)]


def warm(site, edition) -> list[str]:
    """The addresses, each asked for once."""
    for where in addresses(edition):
        assert site.get(where).status == 200
    return addresses(edition)


def test_a_photo_is_told_as_django_tells_it_and_django_asked_once(site, edition):
    for where in warm(site, edition):
        own = ask(site.django, where)
        asked = len(site.django.asked)
        got = site.get(where)
        assert (got.status, got.headers, got.sent) == (200, own.headers, own.sent)
        with default_storage.open(where.removeprefix("/media/")) as stored:
            assert got.sent == stored.read()
        head = site.get(where, method="HEAD")
        assert (head.status, head.headers, head.sent) == (200, own.headers, b"")
        known = site.get(where, HTTP_IF_NONE_MATCH=f'"x", W/{own.headers["Etag"]}')
        assert (known.status, known.sent) == (304, b"")
        same = ask(site.django, where, HTTP_IF_NONE_MATCH=own.headers["Etag"])
        assert known.headers.items() <= same.headers.items()
        assert site.get(where, HTTP_IF_NONE_MATCH='"another"').sent == own.sent
        assert len(site.django.asked) == asked + 1


def test_no_copy_of_a_photo_is_packed(site, edition):
    where = warm(site, edition)[0]
    answer = site.get(where, HTTP_ACCEPT_ENCODING="gzip, br")
    assert "Content-Encoding" not in answer.headers
    assert "Vary" not in answer.headers


@pytest.mark.parametrize("query", ["tai-ve", "tai-ve=", "tai-ve=1", "x=1&tai-ve"])
def test_a_download_of_a_photo_that_is_kept_is_still_one(site, edition, query):
    for where in warm(site, edition):
        saved = site.get(f"{where}?{query}")
        assert saved.headers["Content-Disposition"].startswith("attachment")
        assert "Content-Disposition" not in site.get(where).headers


@pytest.mark.parametrize("of", ["the post", "the photo", "an edit"])
def test_a_photo_that_is_taken_away_is_gone_for_those_who_have_it_too(
    site, edition, people, publish, of
):
    kept = warm(site, edition)
    tags = [site.get(where).headers["Etag"] for where in kept]
    article, by = edition.article_id, people.chief
    if of == "the post":
        publishing.remove(article, by=by, public_note="Sai.")
    elif of == "the photo":
        digest = edition.photos.get().digest
        publishing.take_photo_down(
            article, by=by, digest=digest, public_reason="privacy", reason="Tòa."
        )
    else:
        edition.article.photos.all().delete()
        publish(edition.article, at=NOON + HOUR)
    for where, tag in zip(kept, tags, strict=True):
        for _ in range(2):
            assert site.get(where, HTTP_IF_NONE_MATCH=tag).status == 410
            assert site.get(where).status == 410


def test_a_photo_of_a_draft_is_there_once_it_is_published(site, make_article, publish):
    photo = make_article(photos=1).photos.get()
    where = f"/media/{photo.file}"
    for _ in range(2):
        assert site.get(where).status == 404
    publish(photo.article)
    assert site.get(where).status == 200


@pytest.mark.parametrize("is_changed", [False, True])
def test_a_photo_is_told_while_the_database_is_gone_unless_something_changed(
    database, site, edition, is_changed
):
    kept = warm(site, edition)
    if is_changed:
        siteversion.bump()
        site.get("/")  # now the front knows
    database.is_gone = True
    answers = [site.get(where, HTTP_ACCEPT="image/*") for where in kept]
    test_saved.comes_back(database, site)
    assert {answer.status for answer in answers} == {503 if is_changed else 200}
    kinds = {answer.headers["Content-Type"].partition(";")[0] for answer in answers}
    assert kinds == ({"image/svg+xml"} if is_changed else {"image/avif", "image/jpeg"})


def test_a_file_that_went_is_made_again_or_said_to_be_gone(site, edition):
    large, *sizes = warm(site, edition)
    for where in sizes:
        before = site.get(where).sent
        default_storage.delete(where.removeprefix("/media/"))
        assert site.get(where).sent == before
    for where in (large, *sizes):
        default_storage.delete(where.removeprefix("/media/"))
    picture = {"HTTP_ACCEPT": "image/avif,image/*"}
    for _ in range(2):
        assert site.get(large, **picture).headers["Content-Type"].startswith("image/svg+xml")
        assert site.get(large).status == 404


def test_a_store_that_cannot_be_read_has_placeholders_until_it_can(
    site, edition, settings, tmp_path
):
    (tmp_path / "file").write_text("no folder")
    folder = settings.MEDIA_ROOT
    settings.MEDIA_ROOT = str(tmp_path / "file")
    where = addresses(edition)[0]
    for _ in range(2):
        away = site.get(where, HTTP_ACCEPT="image/*")
        assert (away.status, away.headers["Content-Type"][:13]) == (503, "image/svg+xml")
    settings.MEDIA_ROOT = folder
    assert site.get(where, HTTP_ACCEPT="image/*").headers["Content-Type"] == "image/jpeg"


def test_a_size_is_told_once_it_is_made_however_busy_it_was_before(site, edition, settings):
    settings.PHOTO_PATIENCE = 0.05
    large, small = addresses(edition)[:2]
    with slots.slot(1):
        assert [site.get(small).headers["Location"] for _ in range(2)] == [large, large]
    assert site.get(small).status == 200
    assert site.renderings(small) == 0


def test_what_is_long_is_streamed_by_django_and_not_told_to_those_who_have_it(
    site, edition, monkeypatch
):
    monkeypatch.setattr(files, "LONGEST", 1000)
    where = warm(site, edition)[0]
    answer = site.get(where)
    assert len(answer.sent) > 1000
    assert int(answer.headers["Content-Length"]) == len(answer.sent)
    assert site.renderings(where) == 1
    assert site.renderings(where, HTTP_IF_NONE_MATCH=answer.headers["Etag"]) == 0


def test_a_store_elsewhere_is_asked_by_django_alone(site, edition, monkeypatch):
    monkeypatch.setattr(type(default_storage), "path", Storage.path, raising=False)
    where = warm(site, edition)[0]
    answer = site.get(where)
    assert answer.status == 200
    assert site.renderings(where) == 1
    assert site.renderings(where, HTTP_IF_NONE_MATCH=answer.headers["Etag"]) == 0
