"""What is put into the store: bounded, once, whole or not at all."""

import errno
import os
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from articles.photos.storage import DurableFileStorage
from tests.articles.photos.made import (
    accept,
    exif,
    stored_files,
    stored_image,
    upload,
)
from tests.makers import jpeg


@pytest.mark.parametrize(
    ("size", "kept"),
    [((400, 200), (100, 50)), ((200, 400), (50, 100)), ((100, 100), (100, 100)), ((9, 5), (9, 5))],
)
def test_no_edge_is_longer_than_the_limit_and_nothing_is_blown_up(size, kept, settings):
    settings.PHOTO_LONGEST_EDGE = 100
    photo = accept(upload(Image.new("RGB", size), "PNG"))
    assert (photo.width, photo.height) == kept == stored_image(photo).size


def test_the_same_picture_is_stored_once():
    first = accept(jpeg(exif=exif(taken="2022:05:18 19:30:00")))
    second = accept(jpeg(comment=b"sent twice"))
    other = accept(jpeg(colour="olive"))
    assert first.file == second.file != other.file
    assert len(stored_files()) == 2


def test_a_stored_picture_can_be_read_by_the_web_server():
    photo = accept(jpeg())
    assert Path(default_storage.path(photo.file)).stat().st_mode & 0o777 == 0o644


class FullDisk(ContentFile):
    """A file whose second half no longer fits."""

    def chunks(self, chunk_size=None):
        yield b"first half"
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_disk_that_fills_up_leaves_no_half_of_a_file():
    with pytest.raises(OSError, match="No space left") as failed:
        DurableFileStorage().save("photos/ab/ab.jpg", FullDisk(b"first half and second"))
    assert failed.value.errno == errno.ENOSPC
    assert stored_files() == []


@pytest.mark.parametrize("step", ["fsync", "chmod", "replace"])
def test_a_failure_at_the_end_leaves_nothing_and_is_told(step, monkeypatch):
    def fail(*args, **options):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(OSError, match="Input/output error"):
        accept(jpeg())
    assert stored_files() == []


def test_a_file_has_its_name_only_once_it_is_whole_and_on_the_disk(monkeypatch):
    seen, fsync = [], os.fsync

    def look(handle):
        seen.append(default_storage.exists("photos/ab/ab.jpg"))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", look)
    default_storage.save("photos/ab/ab.jpg", ContentFile(b"whole"))
    assert seen[-2:] == [False, True]  # the file before its renaming, then its folder
    assert Path(default_storage.path("photos/ab/ab.jpg")).read_bytes() == b"whole"
    assert [file.name for file in stored_files()] == ["ab.jpg"]


def test_after_a_failure_the_same_picture_can_be_sent_again(monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(os, "replace", lambda *args: (_ for _ in ()).throw(OSError("full")))
        with pytest.raises(OSError, match="full"):
            accept(jpeg())
    assert stored_image(accept(jpeg())).size == (80, 60)
