"""Views that could not be counted yet, on disk: a file for each process, counted when they can be.

What stands in a file was answered to readers, so a line is written through to the disk before that.
A file belongs to whoever has it locked, and is so from the moment it has its name; of one that
nobody has, the process is dead, and another counts it (`left_behind`).
"""

import fcntl
import json
import logging
import os
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

from articles.public.counting.pending import Line, Pending

log = logging.getLogger(__name__)

_ROOM = 20_000  # articles in lines, after which they are put together
_AGAIN = 1.0  # seconds after which a disk that took nothing is tried again
_ENDING, _FRESH, _UNREADABLE = ".views", ".new", ".unreadable"


class Journal:
    """The file of one process. Not for two threads at once."""

    def __init__(self, folder: Path, lane: int):
        self.pending = Pending(lane)
        self._path = folder / f"{lane}{_ENDING}"
        self._file: int | None = None  # its descriptor
        self._room = _ROOM
        self._refused_at: float | None = None  # when the disk took less than all of it

    def keep(self, line: Line) -> None:
        """Keep a line. A disk that takes nothing is told of in the log; the views are still in
        memory then, and written as soon as it takes them."""
        self.pending.add(line)
        is_full = self.pending.size > self._room
        if is_full:
            self.pending.compact()
            self._room = max(_ROOM, 2 * self.pending.size)
        if self._refused_at is not None and time.monotonic() < self._refused_at + _AGAIN:
            return
        try:
            if self._file is None or is_full or self._refused_at is not None:
                self._rewrite()
            else:
                _write(self._file, _said(line))
            self._refused_at = None
        except OSError as error:
            if self._refused_at is None:
                log.error("views cannot be kept in %s: %s", self._path, error)
            self._refused_at = time.monotonic()

    def forget(self) -> None:
        """Remove the file: everything was counted. One that cannot be removed does no harm, as the
        lane stands behind all that it says."""
        self._refused_at, self._room = None, _ROOM
        if self._file is not None:
            with suppress(OSError):
                self._path.unlink()
            self._close()

    def _rewrite(self) -> None:
        """Write everything anew. A file that has its name is whole and locked."""
        lines = "".join(map(_said, self.pending.lines))
        self._path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._path.with_suffix(_FRESH)
        file = os.open(fresh, os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _write(file, _head(self.pending.lane) + lines)
            fresh.replace(self._path)
        except OSError:
            os.close(file)
            with suppress(OSError):
                fresh.unlink()
            raise
        self._close()
        self._file = file
        _sync_names(self._path.parent)

    def _close(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None


def left_behind(folder: Path) -> Iterator[Pending]:
    """The views that processes left which are no more; each file goes once its views are counted,
    that is when the next one is asked for. One that cannot be read is put aside."""
    for path in sorted(folder.glob(f"*{_ENDING}")):
        try:
            with closing(path.open("r+b")) as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if not _is_still(path, file.fileno()):
                    continue
                pending, is_whole = _read(file.read().decode(errors="replace"))
                if not is_whole:
                    log.error("not all views in %s can be read", path)
                if pending:
                    yield pending
                if is_whole:
                    path.unlink(missing_ok=True)
                else:
                    path.rename(path.with_suffix(_UNREADABLE))
        except (FileNotFoundError, BlockingIOError):
            continue  # another process was quicker, or its own is alive
        except OSError as error:
            log.error("the views in %s cannot be read: %s", path, error)


def _is_still(path: Path, file: int) -> bool:
    """Whether `path` is the file that we opened: its process may have put another in its place."""
    here, there = os.fstat(file), path.stat()
    return (here.st_dev, here.st_ino) == (there.st_dev, there.st_ino)


def _write(file: int, text: str) -> None:
    """Add a text and write it through to the disk; all of it, or raise OSError."""
    left = text.encode()
    while left:
        left = left[os.write(file, left) :]
    os.fsync(file)


def _sync_names(folder: Path) -> None:
    """A power cut could take away the name of a file that is on the disk itself."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _head(lane: int) -> str:
    return json.dumps({"lane": lane}) + "\n"


def _said(line: Line) -> str:
    said = {"number": line.number, "day": line.day.isoformat(), "views": line.views}
    return json.dumps(said) + "\n"


def _read(text: str) -> tuple[Pending, bool]:
    """What a file says, and whether all of it could be read.

    A last line that was not written to its end was answered to nobody.
    """
    head, *lines = text.split("\n")[:-1] or [""]
    try:
        pending = Pending(int(json.loads(head)["lane"]))
    except (ValueError, KeyError, TypeError):
        return Pending(0), False
    is_whole = True
    for text_of_line in lines:
        try:
            said = json.loads(text_of_line)
            views = Counter({int(article): int(n) for article, n in said["views"].items()})
            pending.add(Line(int(said["number"]), date.fromisoformat(said["day"]), views))
        except (ValueError, KeyError, TypeError, AttributeError):
            is_whole = False
    if pending:
        pending.stands = pending.lines[0].number - 1
    return pending, is_whole
