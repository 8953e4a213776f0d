"""The store of files: whole or not at all, one name for one content, errors with words."""

import errno
import os
import threading
import time
from datetime import timedelta
from importlib import util
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from articles.photos import storage
from wardnews import media

NAME = "photos/ab/ab.jpg"


def stored() -> list[Path]:
    return [path for path in Path(default_storage.location).rglob("*") if path.is_file()]


def test_every_new_folder_survives_a_power_cut_as_well(monkeypatch):
    """Each folder above the file is synced after what is new in it."""
    synced, fsync = [], os.fsync

    def look(handle):
        synced.append(Path(f"/proc/self/fd/{handle}").readlink())
        fsync(handle)

    monkeypatch.setattr(os, "fsync", look)
    storage.put(NAME, b"whole")
    root = Path(default_storage.location)
    assert synced[:3] == [root.parent, root, root / "photos"]
    assert synced[3].name.startswith(storage.INCOMING)
    assert synced[4:] == [root / "photos" / "ab"]


def test_eight_who_store_one_content_at_once_make_one_file():
    start = threading.Barrier(8)

    def run():
        start.wait()
        names.append(default_storage.save(NAME, ContentFile(b"same" * 100_000)))

    names = []
    threads = [threading.Thread(target=run) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert names == [NAME] * 8
    assert [path.name for path in stored()] == ["ab.jpg"]


@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [
        (errno.ENOSPC, storage.Full, "hết chỗ chứa"),
        (errno.EDQUOT, storage.Full, "hết chỗ chứa"),
        (errno.EROFS, storage.Unavailable, "tạm thời không dùng được"),
        (errno.EACCES, storage.Unavailable, "tạm thời không dùng được"),
    ],
)
def test_what_the_system_refuses_has_words_for_a_clerk(monkeypatch, number, kind, words):
    def fail(*args, **kwargs):
        raise OSError(number, "refused")

    monkeypatch.setattr("tempfile.mkstemp", fail)
    with pytest.raises(kind) as failed:
        storage.put(NAME, b"whole")
    assert failed.value.errno == number
    assert words in storage.explain(failed.value)
    assert stored() == []


def test_a_file_that_is_missing_is_missing_and_no_outage():
    with pytest.raises(FileNotFoundError):
        default_storage.open(NAME)
    default_storage.delete(NAME)
    assert not storage.discard(NAME, before=timezone.now())


def test_a_deletion_waits_for_who_writes_that_file_and_then_leaves_it(monkeypatch):
    """Both want the same file at the same instant; the sweep has seen the old one already."""
    storage.put(NAME, b"whole")
    path = Path(default_storage.path(NAME))
    os.utime(path, (0, 0))
    replace, writing, go_on = Path.replace, threading.Event(), threading.Event()

    def slowly(self, target):
        writing.set()
        go_on.wait(10)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", slowly)
    before, said = timezone.now() - timedelta(hours=24), []
    writer = threading.Thread(target=storage.put, args=(NAME, b"whole"))
    sweeper = threading.Thread(target=lambda: said.append(storage.discard(NAME, before=before)))
    writer.start()
    assert writing.wait(10)
    sweeper.start()
    time.sleep(0.1)
    assert said == [], "it waits"
    go_on.set()
    writer.join()
    sweeper.join()
    assert said == [False]
    assert path.read_bytes() == b"whole"


# --- the setting ---


def test_files_are_kept_on_this_machine_unless_said_otherwise():
    assert media.storage("") == {"BACKEND": media.LOCAL}


def test_any_class_of_django_can_be_named_with_its_options():
    found = media.storage("django.core.files.storage.InMemoryStorage?location=/x&base_url=/y/")
    options = {"location": "/x", "base_url": "/y/"}
    assert found == {"BACKEND": "django.core.files.storage.InMemoryStorage", "OPTIONS": options}


@pytest.mark.parametrize("wrong", ["S3", "ftp://x/y", "//bucket", "https://s3.example.vn/anh"])
def test_a_setting_that_means_nothing_stops_the_start(wrong):
    with pytest.raises(ImproperlyConfigured, match="MEDIA_STORAGE phải"):
        media.storage(wrong)


def test_a_bucket_is_named_with_folder_and_server(monkeypatch):
    monkeypatch.setattr(media, "find_spec", lambda name: util.find_spec("json"))
    value = "s3://anh-phuong/trang-tin/?endpoint=https://s3.example.vn&region=hn-1"
    assert media.storage(value) == {
        "BACKEND": media.S3,
        "OPTIONS": {
            **{"bucket_name": "anh-phuong", "location": "trang-tin"},
            **{"endpoint_url": "https://s3.example.vn", "region_name": "hn-1"},
        },
    }
    with pytest.raises(ImproperlyConfigured, match="không có mục key"):
        media.storage("s3://anh?key=1")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ("s3://?region=1", "còn thiếu tên thùng"),
        ("s3://khoa:mat@anh", "AWS_ACCESS_KEY_ID"),
        ("s3://s3.example.vn:9000/anh", "endpoint"),
        ("s3://anh?endpoint=s3.example.vn:9000", "phải bắt đầu bằng http"),
        ("s3://anh?endpoint=", "phải bắt đầu bằng http"),
        ("s3://anh?region=", "có mục để trống"),
        ("s3://anh?addressing=Path", "addressing phải là path"),
        ("kho.anh.Storage", "không có mô-đun Python kho.anh"),
    ],
)
def test_what_is_meant_otherwise_is_told(monkeypatch, wrong, words):
    monkeypatch.setattr(media, "S3_PACKAGES", {})
    with pytest.raises(ImproperlyConfigured, match=words):
        media.storage(wrong)


def test_a_bucket_without_its_packages_says_what_to_install(monkeypatch):
    monkeypatch.setattr(media, "find_spec", lambda name: None)
    with pytest.raises(ImproperlyConfigured, match=r"pip install django-storages==\S+ boto3==\S+"):
        media.storage("s3://anh")


def test_what_the_setting_asks_for_is_what_the_tests_install():
    wanted = Path(__file__).parents[2].joinpath("requirements-s3.txt").read_text("utf-8")
    assert all(package in wanted for package in media.S3_PACKAGES.values())
