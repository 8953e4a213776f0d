"""How many pictures a process works on at once, and in which threads.

One picture takes some hundred megabytes while it is decoded; eight threads must not each hold one.
Nor may each have been the one that did: the allocator keeps what a thread freed for that thread, so
the work is done in threads of its own, as many as there are places.
"""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from django.conf import settings

_slots = threading.BoundedSemaphore(settings.PHOTO_SLOTS)
_locks = [threading.Lock() for _ in range(64)]
_threads = ThreadPoolExecutor(settings.PHOTO_SLOTS, thread_name_prefix="photos")


class Busy(Exception):
    """Others were still at it when the patience ran out."""


@contextmanager
def alone(digest: str, patience: float) -> Iterator[None]:
    """Let nobody else of this process work on the picture of `digest`.

    Raises Busy after `patience` seconds.

    A few other pictures have to wait as well: there are fewer locks than pictures.
    """
    lock = _locks[int(digest[:2], 16) % len(_locks)]
    if not lock.acquire(timeout=patience):
        raise Busy
    try:
        yield
    finally:
        lock.release()


@contextmanager
def slot(patience: float) -> Iterator[None]:
    """Hold one of the places for work on pictures. Raises Busy after `patience` seconds."""
    if not _slots.acquire(timeout=patience):
        raise Busy
    try:
        yield
    finally:
        _slots.release()


def work(function: Callable, *args, patience: float | None = None):
    """Return what `function` returns or raises, when it is its turn.

    Raises Busy after `patience` seconds (default: the setting's). It runs in another thread, so it
    must not touch the database.
    """
    with slot(settings.PHOTO_PATIENCE if patience is None else patience):
        return _threads.submit(function, *args).result()
