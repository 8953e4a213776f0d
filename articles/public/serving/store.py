"""The pages that this process keeps: those that are read, as many as fit into so many bytes."""

import threading
from collections import OrderedDict

from articles.public.serving.held import Held

_NEW_SHARE = 8  # an eighth of the room is for pages that were asked for once


class _Part:
    """Some of the pages, up to so many bytes; who was asked for longest ago makes room."""

    def __init__(self, most: int):
        self.size = 0
        self._most = most
        self._rows: OrderedDict[str, Held] = OrderedDict()

    def __len__(self):
        return len(self._rows)

    def get(self, key: str) -> Held | None:
        return self._rows.get(key)

    def renew(self, key: str) -> None:
        self._rows.move_to_end(key)

    def take(self, key: str) -> Held | None:
        entry = self._rows.pop(key, None)
        if entry is not None:
            self.size -= _bytes(key, entry)
        return entry

    def put(self, key: str, entry: Held) -> None:
        if _bytes(key, entry) > self._most:
            return
        self._rows[key] = entry
        self.size += _bytes(key, entry)
        while self.size > self._most:
            self.size -= _bytes(*self._rows.popitem(last=False))


class Store:
    """Entries by their keys, bounded in bytes.

    A new page stands among those that are on trial; only one that is asked for again comes among
    the others. So a robot that walks through ten thousand pages pushes out its own, not those that
    people read.
    """

    def __init__(self, most_bytes: int):
        self._lock = threading.Lock()
        self._on_trial = _Part(most_bytes // _NEW_SHARE)
        self._proven = _Part(most_bytes - most_bytes // _NEW_SHARE)

    def get(self, key: str) -> Held | None:
        """What is kept under `key`, if anything is; whether it is still true is to be asked."""
        with self._lock:
            entry = self._proven.get(key)
            if entry is not None:
                self._proven.renew(key)
            elif (entry := self._on_trial.take(key)) is not None:
                self._proven.put(key, entry)
            return entry

    def peek(self, key: str) -> Held | None:
        """The same, without taking it for a reader's asking."""
        with self._lock:
            return self._proven.get(key) or self._on_trial.get(key)

    def put(self, key: str, entry: Held) -> None:
        """Keep `entry` under `key`, in place of what was kept there."""
        with self._lock:
            if self._proven.take(key) is not None:
                self._proven.put(key, entry)
            else:
                self._on_trial.take(key)
                self._on_trial.put(key, entry)

    @property
    def size(self) -> int:
        """How many bytes the pages take, about."""
        return self._on_trial.size + self._proven.size

    def __len__(self):
        return len(self._on_trial) + len(self._proven)


def _bytes(key: str, entry: Held) -> int:
    return len(key) + entry.size
