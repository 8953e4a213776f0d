"""Views that could not be counted yet, on disk: a file for each process, counted when they can be.

What stands in a file was answered to readers, so a line is written through to the disk before that.
A file belongs to whoever has it locked; of one that nobody has, the process is dead, and another
counts it (`left_behind`).
"""

import fcntl
import json
import logging
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

log = logging.getLogger(__name__)

_MOST_BYTES = 256 * 1024  # then lines are put together: what remains is bounded by the articles
_ENDING = ".views"


@dataclass
class Line:
    """One batch; or several of one day in one, none of which was ever sent."""

    number: int
    day: date
    views: Counter
    was_sent: bool


@dataclass
class Pending:
    """The views of a lane that are not known to be counted, in the order of their numbers."""

    lane: int
    lines: list[Line] = field(default_factory=list)

    def __bool__(self):
        return bool(self.lines)

    def add(self, line: Line) -> None:
        """Take in one more batch."""
        last = self.lines[-1] if self.lines else None
        if last and last.day == line.day and not (last.was_sent or line.was_sent):
            last.number = line.number
            last.views.update(line.views)
        else:
            self.lines.append(line)

    def beyond(self, counted: int) -> list[Line]:
        """What is left of it if the lane stands at `counted`: one batch a day."""
        left: list[Line] = []
        for line in self.lines:
            if line.number <= counted:
                continue
            if left and left[-1].day == line.day:
                left[-1].number = line.number
                left[-1].views.update(line.views)
            else:
                left.append(Line(line.number, line.day, Counter(line.views), True))
        return left

    def of(self, article_id: int) -> int:
        """How many of these views are of one article."""
        return sum(line.views[article_id] for line in self.lines)


class Journal:
    """The file of one process. Not for two threads at once."""

    def __init__(self, folder: Path, lane: int):
        self.pending = Pending(lane)
        self._path = folder / f"{lane}{_ENDING}"
        self._file = None
        self._is_behind = False  # the disk took not all of it

    def keep(self, line: Line) -> None:
        """Keep a batch. A disk that takes nothing is told of in the log; the views are still in
        memory then, and written as soon as it takes them."""
        said = _said(line)
        self.pending.add(line)
        try:
            if self._is_behind or self._size() > _MOST_BYTES:
                self._rewrite()
            else:
                self._append(said)
        except OSError as error:
            if not self._is_behind:
                log.error("views cannot be kept in %s: %s", self._path, error)
            self._is_behind = True

    def settle(self) -> None:
        """Forget everything: it was counted."""
        self.pending = Pending(self.pending.lane)
        self._is_behind = False
        if self._file is not None:
            self._path.unlink(missing_ok=True)
            self._file.close()
            self._file = None

    def _size(self) -> int:
        return self._file.tell() if self._file else 0

    def _append(self, line: str) -> None:
        if self._file is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = _locked(self._path)
            line = _head(self.pending.lane) + line
        begin = self._file.tell()
        try:
            self._file.write(line.encode())
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError:
            # Half a line would make the next one unreadable.
            with suppress(OSError):
                self._file.truncate(begin)
                self._file.seek(begin)
            raise

    def _rewrite(self) -> None:
        """Write everything anew: what was never sent in one line a day."""
        said = _head(self.pending.lane) + "".join(map(_said, self.pending.lines))
        self._path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._path.with_suffix(".new")
        file = _locked(fresh)
        try:
            file.truncate(0)
            file.write(said.encode())
            file.flush()
            os.fsync(file.fileno())
            fresh.replace(self._path)
        except OSError:
            file.close()
            fresh.unlink(missing_ok=True)
            raise
        if self._file is not None:
            self._file.close()
        self._file, self._is_behind = file, False


def left_behind(folder: Path) -> Iterator[Pending]:
    """The views that processes left which are no more; each file goes once its views are counted,
    that is when the next one is asked for. One that cannot be read is put aside."""
    for path in sorted(folder.glob(f"*{_ENDING}")):
        with suppress(OSError), path.open("r+b") as file:  # gone: another process was quicker
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # fails while its process lives
            try:
                pending = _read(file.read().decode(errors="replace"))
            except ValueError:
                log.error("the views in %s cannot be read", path)
                path.rename(path.with_suffix(".unreadable"))
                continue
            if pending:
                yield pending
            path.unlink(missing_ok=True)


def _locked(path: Path):
    file = path.open("ab")
    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return file


def _head(lane: int) -> str:
    return json.dumps({"lane": lane}) + "\n"


def _said(line: Line) -> str:
    said = {
        "number": line.number,
        "day": line.day.isoformat(),
        "sent": line.was_sent,
        "views": line.views,
    }
    return json.dumps(said) + "\n"


def _read(text: str) -> Pending:
    """What a file says; a last line that was not written to its end was answered to nobody.

    Raises ValueError for what no process has written.
    """
    lines = text.split("\n")[:-1]
    if not lines:
        return Pending(0)
    try:
        pending = Pending(json.loads(lines[0])["lane"])
        for line in lines[1:]:
            said = json.loads(line)
            views = Counter({int(article): n for article, n in said["views"].items()})
            day = date.fromisoformat(said["day"])
            pending.add(Line(said["number"], day, views, said["sent"]))
    except (KeyError, AttributeError, TypeError) as error:
        raise ValueError(text[:200]) from error
    return pending
