"""Where files are kept so that a full disk or a killed process leaves no half of one.

Names are made from contents, so a file is written once and never changed; whoever comes second with
the same bytes may as well write them again.
"""

import contextlib
import errno
import fcntl
import os
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from django.utils import timezone

INCOMING = ".incoming-"  # begins the names of files that are being written
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


class Failed(OSError):
    """The store did not do what it was asked to; what it held before, it still holds."""


class Full(Failed):
    """There is no room for another file."""


class Unavailable(Failed):
    """The store cannot be reached, or lets us read or write nothing."""


def explain(error: Failed) -> str:
    """Return what to tell a clerk whose file could not be kept, or not be shown."""
    if isinstance(error, Full):
        return (
            "Máy chủ hết chỗ chứa nên chưa nhận được tệp. Hãy báo người quản trị, rồi tải lên lại "
            "khi họ đã dọn chỗ. Những gì đã lưu trước đó vẫn còn nguyên."
        )
    return (
        "Kho tệp tạm thời không dùng được. Hãy thử lại sau ít phút; nếu vẫn vậy, hãy báo người "
        "quản trị. Những gì đã lưu trước đó vẫn còn nguyên."
    )


def failure(error: OSError) -> Failed:
    """Return what an error of the operating system means for whoever wanted to keep a file."""
    if isinstance(error, Failed):
        return error
    kind = Full if error.errno in _NO_ROOM else Unavailable
    return kind(*error.args)


def put(name: str, data: bytes) -> None:
    """Keep `data` under `name`, which must be made from it: whole or not at all. Raises Failed.

    It is written once, however often it comes. A file that has lain there for half of the sweep's
    grace is written anew, which makes it young: if nobody used it so far, a sweep may be about to
    take it away, and the row that is to name it is not there yet.
    """
    grace = timedelta(hours=settings.SWEEP_GRACE_HOURS)
    with _told():
        with contextlib.suppress(FileNotFoundError):
            if timezone.now() - default_storage.get_modified_time(name) < grace / 2:
                return
        saved = default_storage.save(name, ContentFile(data))
        if saved != name:  # a storage that overwrites nothing: another was first with these bytes
            default_storage.delete(saved)


def discard(name: str, *, before: datetime) -> bool:
    """Delete the file called `name` if it was last written before that instant; return whether.

    With the storages of this project nobody can write it between the look and the deletion. Raises
    Failed.
    """
    exactly = getattr(default_storage, "discard", None)
    if exactly:
        return exactly(name, before)
    try:
        if default_storage.get_modified_time(name) >= before:
            return False
    except FileNotFoundError:
        return False
    default_storage.delete(name)
    return True


class DurableFileStorage(FileSystemStorage):
    """Files appear under their name whole or not at all: temporary file, fsync, rename.

    Django's own storage writes under the final name and leaves the torso there when the disk fills.
    A process killed in the middle leaves a file called INCOMING…, which the sweep removes.
    """

    def __init__(self, *args, **options):
        # Never "name_x7f.jpg" for the second who comes with the same content.
        super().__init__(*args, **{"allow_overwrite": True} | options)

    def _open(self, name, mode="rb"):
        with _told(FileNotFoundError):
            return super()._open(name, mode)

    def _save(self, name, content):
        final = Path(self.path(name))
        with _told():
            _make_folder(final.parent)
            with _locked(final.parent, fcntl.LOCK_SH) as folder:
                self._write(final, content)
                os.fsync(folder)  # the rename itself has to survive a power cut
        return name

    def _write(self, final: Path, content) -> None:
        handle, path = tempfile.mkstemp(prefix=INCOMING, dir=final.parent)
        temporary = Path(path)
        try:
            with os.fdopen(handle, "wb") as file:
                for chunk in content.chunks():
                    file.write(chunk)
                temporary.chmod(self.file_permissions_mode or 0o644)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(final)
        except BaseException:
            with contextlib.suppress(FileNotFoundError):
                temporary.unlink()
            raise

    def listdir(self, path):
        """As any storage does. Raises Failed, or FileNotFoundError."""
        with _told(FileNotFoundError):
            return super().listdir(path)

    def get_modified_time(self, name):
        """As any storage does. Raises Failed, or FileNotFoundError."""
        with _told(FileNotFoundError):
            return super().get_modified_time(name)

    def delete(self, name):
        """Delete the file; nothing happens if there is none. Raises Failed."""
        with _told():
            super().delete(name)

    def discard(self, name: str, before: datetime) -> bool:
        """See `discard`: writers hold the folder's lock shared, this holds it alone."""
        path = Path(self.path(name))
        try:
            with _told(FileNotFoundError), _locked(path.parent, fcntl.LOCK_EX):
                if path.stat().st_mtime >= before.timestamp():
                    return False
                path.unlink()
                return True
        except FileNotFoundError:
            return False


@contextlib.contextmanager
def _told(*expected: type[OSError]):
    """Raise Failed for what the operating system refuses, but for `expected` errors."""
    try:
        yield
    except expected:
        raise
    except OSError as error:
        raise failure(error) from error


@contextlib.contextmanager
def _locked(folder: Path, how: int):
    """A lock on `folder` between processes, which ends with them; yields its file descriptor."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, how)
        yield handle
    finally:
        os.close(handle)


def _make_folder(folder: Path) -> None:
    """Make `folder` and those above it, each so that a power cut does not take it back."""
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    with _locked(folder.parent, fcntl.LOCK_SH) as above:
        os.fsync(above)
