"""Smaller versions: which there are, made at intake or when asked for, never an error page."""

import threading
from io import StringIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.utils import timezone
from PIL import Image

from articles.models import Redaction, Tombstone
from articles.photos import encode, intake, names, renditions, slots, storage
from tests.articles.photos.made import close_to, colour, noise, raw, upload, written


@pytest.fixture(autouse=True)
def _small_sizes(settings):
    settings.PHOTO_WIDTHS = (40, 80, 160)


def stored(image=None, versions=False) -> intake.Picture:
    picture = intake.encode(image or noise((200, 150)))
    intake.store(picture, renditions=versions)
    return picture


def files(picture) -> set[str]:
    folder = names.folder(picture.digest)
    return {f"{folder}/{name}" for name in default_storage.listdir(folder)[1]}


def test_at_intake_every_width_is_made_in_both_formats(settings):
    photo = intake.decode(upload(noise((200, 150)), "PNG"))
    intake.store(photo)
    assert files(photo) == set(names.all_of(photo.digest, 200))
    for width, height in ((40, 30), (80, 60), (160, 120)):
        for kind, form in (("avif", "AVIF"), ("jpg", "JPEG")):
            with default_storage.open(names.rendition(photo.digest, width, kind)) as file:
                image = Image.open(file)
                assert (image.format, image.size) == (form, (width, height))
                image.load()


def test_a_picture_narrower_than_a_width_has_one_of_its_own_width_instead():
    photo = stored(noise((100, 75)), versions=True)
    assert files(photo) == set(names.all_of(photo.digest, 100))
    assert names.rendition(photo.digest, 100, "avif") in files(photo)


def test_a_missing_version_is_made_when_it_is_asked_for_and_only_that():
    photo = stored(Image.new("RGB", (200, 150), (200, 30, 40)))
    name = names.rendition(photo.digest, 80, "avif")
    with renditions.open_or_make(name) as file:
        assert close_to(colour(Image.open(file), (40, 30)), (200, 30, 40))
    assert files(photo) == {photo.file, name}


def test_one_that_is_there_is_not_made_again(monkeypatch):
    photo = stored(versions=True)
    monkeypatch.setattr(encode, "version", lambda *args: pytest.fail("made again"))
    renditions.open_or_make(names.rendition(photo.digest, 80, "jpg")).close()
    assert renditions.make(photo.digest) == 0


@pytest.mark.parametrize("width", [39, 81, 200, 99999])
def test_a_width_that_does_not_belong_to_the_picture_is_not_made(width):
    photo = stored()
    with pytest.raises(FileNotFoundError):
        renditions.open_or_make(names.rendition(photo.digest, width, "avif"))
    assert files(photo) == {photo.file}


@pytest.mark.parametrize("name", ["photos/ab/" + "ab" * 32 + "-80.avif", "photos/x.jpg", "../x"])
def test_without_a_master_there_is_nothing_to_make_one_from(name):
    with pytest.raises(FileNotFoundError):
        renditions.open_or_make(name)


@pytest.mark.parametrize("content", [b"", b"no picture", written(noise(), "JPEG")[:2000]])
def test_a_broken_master_is_told_apart_and_leaves_nothing(content):
    photo = stored()
    Path(default_storage.path(photo.file)).write_bytes(content)
    with pytest.raises(renditions.Broken):
        renditions.open_or_make(names.rendition(photo.digest, 80, "avif"))
    assert files(photo) == {photo.file}


def test_many_who_ask_for_the_same_at_once_have_it_made_once(monkeypatch):
    photo, made, made_by = stored(), [], encode.version
    name = names.rendition(photo.digest, 80, "avif")
    started, answers = threading.Barrier(6), []

    def version(image, kind):
        made.append(kind)
        return made_by(image, kind)

    def ask():
        started.wait()
        with renditions.open_or_make(name) as file:
            answers.append(file.read())

    monkeypatch.setattr(encode, "version", version)
    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(made), len(answers), len(set(answers))) == (1, 6, 1)


def test_who_waits_too_long_is_told_so_politely(settings):
    settings.PHOTO_PATIENCE = 0.05
    photo = stored()
    with slots.slot(1):
        with pytest.raises(ValidationError, match="Máy chủ đang bận") as busy:
            intake.decode(raw(written(noise(), "JPEG")))
        assert busy.value.code == "busy"
        with pytest.raises(renditions.Busy):
            renditions.open_or_make(names.rendition(photo.digest, 80, "avif"))
        intake.store(photo)  # the master is kept; its versions come when they are asked for
    assert files(photo) == {photo.file}
    intake.decode(raw(written(noise(), "JPEG")))  # and all is well again


def test_versions_of_what_was_taken_down_meanwhile_do_not_stay(monkeypatch):
    photo, made_by = stored(), encode.version

    def version(image, kind):
        if default_storage.exists(photo.file):
            default_storage.delete(photo.file)
        return made_by(image, kind)

    monkeypatch.setattr(encode, "version", version)
    with pytest.raises(FileNotFoundError):
        renditions.make(photo.digest)
    assert files(photo) == set()


# --- the command ---


def run() -> str:
    out = StringIO()
    call_command("make_renditions", stdout=out, stderr=StringIO())
    return out.getvalue()


def test_a_size_added_later_is_made_for_all_and_only_once(make_article, settings):
    article = make_article(photos=2)
    settings.PHOTO_WIDTHS = (40,)
    run()
    photos = list(article.photos.all())
    settings.PHOTO_WIDTHS = (20, 40)
    assert "Đã tạo 4 tệp; 0 ảnh có đủ từ trước, 0 ảnh" in run()
    for photo in photos:
        assert set(names.all_of(photo.digest, photo.width)) == files(photo)
    assert "Đã tạo 0 tệp; 2 ảnh có đủ từ trước" in run()


def test_one_broken_photo_does_not_keep_the_others_from_theirs(make_article):
    article = make_article(photos=3)
    broken, gone, good = sorted(article.photos.all(), key=lambda photo: photo.digest)
    Path(default_storage.path(broken.file)).write_bytes(b"no picture")
    default_storage.delete(gone.file)
    errors = StringIO()
    with pytest.raises(CommandError, match="2 ảnh không làm được"):
        call_command("make_renditions", stdout=StringIO(), stderr=errors)
    assert f"{broken.digest}: tệp ảnh gốc bị hỏng" in errors.getvalue()
    assert f"{gone.digest}: không có tệp ảnh gốc" in errors.getvalue()
    assert files(good) == set(names.all_of(good.digest, good.width))


def test_what_is_whole_is_not_read_again(make_article, monkeypatch):
    make_article(photos=2)
    run()
    monkeypatch.setattr(renditions, "make", lambda digest: pytest.fail("read again"))
    assert "Đã tạo 0 tệp; 2 ảnh có đủ từ trước" in run()


def test_one_that_is_taken_down_while_the_command_runs_is_no_failure(make_article, people):
    article = make_article(photos=1)
    photo = article.photos.get()
    default_storage.delete(photo.file)
    taken = Redaction.objects.create(article=article, by=people.chief, opened_at=timezone.now())
    Tombstone.objects.create(hash=photo.digest, redaction=taken)
    assert "0 ảnh không làm được" in run()


def test_a_store_that_is_away_ends_the_command_in_words(make_article, monkeypatch):
    make_article(photos=2)

    def away(*args):
        raise storage.Unavailable("no route to the store")

    monkeypatch.setattr(default_storage, "listdir", away)
    with pytest.raises(CommandError, match="Không dùng được kho tệp: no route"):
        run()
