"""The pages that this process keeps: those that are read, as many as fit into so many bytes."""

import threading
from collections import OrderedDict

from articles.public.serving.entries import Entry

_NEW_SHARE = 8  # an eighth of the room is for pages that were asked for once


class Store:
    """Entries by their keys, bounded in bytes.

    A new page stands among those that are on trial; only one that is asked for again comes among
    the others. So a robot that walks through ten thousand pages pushes out its own, not those that
    people read.
    """

    def __init__(self, most_bytes: int):
        self._most = most_bytes
        self._lock = threading.Lock()
        self._on_trial: OrderedDict[str, Entry] = OrderedDict()
        self._proven: OrderedDict[str, Entry] = OrderedDict()
        self._sizes = {id(self._on_trial): 0, id(self._proven): 0}

    def get(self, key: str) -> Entry | None:
        """The page kept under `key`, if there is one; whether it is still true is to be asked."""
        with self._lock:
            entry = self._proven.get(key)
            if entry is not None:
                self._proven.move_to_end(key)
                return entry
            entry = self._take(self._on_trial, key)
            if entry is not None:
                self._put(self._proven, key, entry, self._most - self._most // _NEW_SHARE)
            return entry

    def peek(self, key: str) -> Entry | None:
        """The same, without taking it for a reader's asking."""
        with self._lock:
            return self._proven.get(key) or self._on_trial.get(key)

    def put(self, key: str, entry: Entry) -> None:
        """Keep `entry` under `key`, in place of what was kept there."""
        with self._lock:
            if self._take(self._proven, key) is not None:
                self._put(self._proven, key, entry, self._most - self._most // _NEW_SHARE)
            else:
                self._take(self._on_trial, key)
                self._put(self._on_trial, key, entry, self._most // _NEW_SHARE)

    @property
    def size(self) -> int:
        """How many bytes the pages take, about."""
        return sum(self._sizes.values())

    def __len__(self):
        return len(self._on_trial) + len(self._proven)

    def _take(self, part: OrderedDict[str, Entry], key: str) -> Entry | None:
        entry = part.pop(key, None)
        if entry is not None:
            self._sizes[id(part)] -= entry.size
        return entry

    def _put(self, part: OrderedDict[str, Entry], key: str, entry: Entry, most: int) -> None:
        if entry.size > most:
            return
        part[key] = entry
        self._sizes[id(part)] += entry.size
        while self._sizes[id(part)] > most:
            _, oldest = part.popitem(last=False)
            self._sizes[id(part)] -= oldest.size
