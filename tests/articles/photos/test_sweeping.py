"""No row without a file and no file without a row: what the sweep finds, removes and leaves."""

import io
import os
import time
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from PIL import Image

from articles import publishing
from articles.models import EditionPhoto, Photo, PhotoUpload
from articles.photos import holding, intake, names, storage
from tests.articles.photos.store_state import files
from tests.processes import hear, running, tell

DAY = 86_400


def sweep(*arguments, error=io.StringIO) -> SimpleNamespace:
    """What the command says and complains of, and what it ends with."""
    out, complaint, failed = io.StringIO(), error(), None
    try:
        call_command("sweep_files", *arguments, stdout=out, stderr=complaint)
    except CommandError as raised:
        failed = raised
    return SimpleNamespace(said=out.getvalue(), complaint=complaint.getvalue(), failed=failed)


def picture(colour="teal", size=(60, 40)) -> intake.Picture:
    """A stored picture that no row names yet."""
    made = intake.encode(Image.new("RGB", size, colour))
    intake.store(made)
    return made


def age(*wanted: str, days: float = 2) -> None:
    """Make files as old as that."""
    then = time.time() - days * DAY
    for name in wanted or files():
        os.utime(default_storage.path(name), (then, then))


def upload_row(user, made: intake.Picture, **fields) -> PhotoUpload:
    """A picture that `user` uploaded and has not saved."""
    values = {"key": "k", "name": "anh.jpg", "uploaded_at": timezone.now()} | made.fields | fields
    return PhotoUpload.objects.create(user=user, **values)


# --- what is there and in order ---


@pytest.mark.django_db
def test_files_that_some_row_names_stay_however_old(make_article, publish, people):
    article = make_article(photos=2)
    publish(article)
    Photo.objects.filter(article=article, position=2).delete()  # the edition shows it still
    upload_row(people.clerk, picture("navy"))
    age()
    before = files()
    assert sweep("--delete").failed is None
    assert files() == before


@pytest.mark.django_db
def test_of_a_picture_that_others_were_cut_from_the_master_stays(people):
    root, cut = picture("olive", (90, 60)), picture("olive", (50, 50))
    upload_row(people.clerk, cut, root=root.digest)
    age()
    sweep("--delete")
    whole = {name for name in files() if names.parse(name).digest == cut.digest}
    assert len(whole) == 3
    assert files() - whole == {root.file}
    default_storage.delete(root.file)
    assert f"{root.file}: có trong bài nhưng thiếu tệp" in sweep().complaint


@pytest.mark.django_db
def test_a_store_in_order_is_told_so(make_article):
    make_article(photos=1)
    age()
    result = sweep("--delete")
    assert "của 1 nội dung: 0 tệp thừa, đã xóa 0; 0 tệp mới chưa xét; 0 tệp thiếu." in result.said
    assert (result.complaint, result.failed) == ("", None)


@pytest.mark.django_db
def test_an_empty_installation_has_nothing_to_sweep():
    assert "Đã xem 0 tệp" in sweep("--delete").said


# --- what should not be there ---


@pytest.mark.django_db
def test_files_that_no_row_names_go_once_they_are_old_and_only_if_asked():
    made = picture()
    everything = files()
    assert f"{len(everything)} tệp mới chưa xét" in sweep("--delete").said
    assert files() == everything
    age()
    result = sweep()
    assert f"{made.file}: không bài nào dùng" in result.said
    assert f"{len(everything)} tệp thừa" in result.said
    assert files() == everything
    assert f"đã xóa {len(everything)}" in sweep("--delete").said
    assert files() == set()


@pytest.mark.django_db
def test_an_upload_of_which_the_process_died_goes_once_it_cannot_be_under_way():
    made = picture()
    torso = f"{made.file.rpartition('/')[0]}/{storage.INCOMING}x1y2"
    default_storage.save(torso, ContentFile(b"half"))
    sweep("--delete")
    assert torso in files()
    age(torso)
    assert "1 dở dang" in sweep("--delete").said
    assert torso not in files()


@pytest.mark.django_db
def test_versions_of_a_width_that_is_no_longer_wanted_go(make_article, settings):
    settings.PHOTO_WIDTHS = (20, 40)
    photo = make_article(photos=1).photos.get()
    intake.versions.make(photo.digest)
    age()
    settings.PHOTO_WIDTHS = (30, 40)
    assert "2 cỡ ảnh không còn dùng" in sweep("--delete").said
    widths = {names.parse(name).width for name in files()}
    assert 20 not in widths and {None, 40} <= widths


@pytest.mark.django_db
def test_files_of_a_photo_that_was_taken_down_go_however_young(make_article, people, publish):
    article = make_article(photos=2)
    publish(article)
    digest = article.photos.first().digest
    publishing.take_photo_down(
        article.pk, by=people.chief, digest=digest, public_reason="mistaken", reason="Nhầm"
    )
    late = names.rendition(digest, 60, "jpg")
    default_storage.save(late, ContentFile(b"made by somebody who was reading it just then"))
    assert f"{late}: của ảnh đã gỡ" in sweep().said
    result = sweep("--delete")
    assert late not in files()
    assert result.failed is None, "its rows have no file, as it must be"


@pytest.mark.django_db
def test_what_is_not_ours_is_named_and_left_alone():
    for name in (
        *("photos/ab/ghi-chu.txt", "photos/ab/trong/anh.jpg"),
        *("photos/la/anh.jpg", "photos/ngoai.jpg"),
    ):
        default_storage.save(name, ContentFile(b"?"))
    age("photos/ab/ghi-chu.txt")
    result = sweep("--delete", "--grace", "0")
    assert "photos/ab/ghi-chu.txt: tệp lạ" in result.said
    assert "photos/ab/trong: tệp lạ" in result.said
    assert "photos/la: tệp lạ" in result.said
    assert "photos/ngoai.jpg: tệp lạ" in result.said
    assert default_storage.exists("photos/ab/ghi-chu.txt")


@pytest.mark.django_db
def test_uploads_that_nobody_saved_in_three_months_go_with_their_files(people):
    old, new = picture("red"), picture("blue")
    long_ago = timezone.now() - timedelta(days=91)
    upload_row(people.clerk, old, uploaded_at=long_ago)
    upload_row(people.clerk, new)
    age()
    assert "1 ảnh tải lên quá 90 ngày mà không lưu: sẽ bỏ" in sweep().said
    assert PhotoUpload.objects.count() == 2
    sweep("--delete")
    assert PhotoUpload.objects.get().digest == new.digest
    assert {names.parse(name).digest for name in files()} == {new.digest}


# --- what should be there ---


@pytest.mark.django_db
def test_a_row_without_a_file_is_an_alarm_that_says_where_it_stands(make_article, publish):
    article = make_article(photos=2)
    publish(article)
    lost = article.photos.first().file
    default_storage.delete(lost)
    result = sweep("--delete")
    assert f"{lost}: có trong bài nhưng thiếu tệp (bài {article.pk})" in result.complaint
    assert result.failed.returncode == 1
    assert EditionPhoto.objects.filter(file=lost).exists(), "a row is never taken away"


@pytest.mark.django_db
def test_a_store_that_cannot_be_read_ends_the_sweep_with_words(make_article, monkeypatch):
    make_article(photos=1)

    def fail(path):
        raise storage.Unavailable("down")

    monkeypatch.setattr(default_storage, "listdir", fail)
    result = sweep("--delete")
    assert "Không dùng được kho tệp" in str(result.failed)
    assert result.failed.returncode == 2


@pytest.mark.django_db
def test_a_bar_shows_on_a_terminal_how_far_it_is(make_article):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    make_article(photos=1)
    bar = sweep(error=Terminal).complaint
    assert "50%" in bar and "100%" in bar


@pytest.mark.django_db
def test_any_storage_of_django_is_swept(make_article, settings):
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    }
    make_article(photos=1)
    kept = files()
    made, again = picture("red"), picture("red")
    assert made.file == again.file and not any("_" in name for name in files())
    assert "đã xóa 3" in sweep("--delete", "--grace", "0").said
    assert files() == kept


# --- while people upload ---


@pytest.mark.django_db
def test_a_file_that_lay_unused_for_long_is_young_again_for_who_sends_it_again():
    made = picture()
    age()
    picture()
    sweep("--delete")
    assert files() == {made.file}  # smaller versions are made again when somebody asks for them


@pytest.mark.django_db
def test_a_row_that_comes_while_the_sweep_is_on_its_way_keeps_its_file(people, monkeypatch):
    made = picture()
    age()
    taken = holding.PHOTOS.taken

    def taken_and_meanwhile(digests):  # after the rows were read, before the files are judged
        if made.digest in digests and not PhotoUpload.objects.exists():
            upload_row(people.clerk, made)
        return taken(digests)

    changed = holding.Holding(**vars(holding.PHOTOS) | {"taken": taken_and_meanwhile})
    monkeypatch.setattr("articles.management.commands.sweep_files.HOLDINGS", [changed])
    assert "đã xóa 0" in sweep("--delete").said
    assert default_storage.exists(made.file)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("stop", ["looked", "asked", "deleted"])
def test_an_upload_that_needs_the_file_just_being_swept_ends_up_with_it(people, stop):
    """In a process of its own the sweep is stopped at each step; the upload comes right then."""
    made = picture()
    age()
    with running("-m", "tests.articles.photos.swept_slowly", stop) as process:
        assert hear(process) == stop
        intake.store(made)
        tell(process)
        upload_row(people.clerk, made)
        assert hear(process) == "swept"
    assert default_storage.exists(made.file)
    connection.close()
    assert sweep().failed is None
