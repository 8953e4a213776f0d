"""One makes a page, the others who want it wait: not forty renderings after a publication."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

_PATIENCE = 15.0  # seconds; who waited so long makes the page without the others


class Flights:
    """The pages that are being made in this process, by their keys."""

    def __init__(self):
        self._lock = threading.Lock()
        self._under_way: dict[str, threading.Event] = {}

    @contextmanager
    def turn(self, key: str) -> Iterator[bool]:
        """Whether it is this thread's turn to make the page. If not, it was made meanwhile, or it
        turned out that it cannot be kept."""
        with self._lock:
            other = self._under_way.get(key)
            if other is None:
                mine = self._under_way[key] = threading.Event()
        if other is not None:
            yield not other.wait(_PATIENCE)
            return
        try:
            yield True
        finally:
            with self._lock:
                del self._under_way[key]
            mine.set()
