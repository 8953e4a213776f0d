"""How many pictures a process works on at once.

One picture takes some hundred megabytes while it is decoded; eight threads must not each hold one.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

_slots = threading.BoundedSemaphore(settings.PHOTO_SLOTS)


class Busy(Exception):
    """Others were still at it when the patience ran out."""


@contextmanager
def slot(patience: float) -> Iterator[None]:
    """Hold one of the places for work on pictures. Raises Busy after `patience` seconds."""
    if not _slots.acquire(timeout=patience):
        raise Busy
    try:
        yield
    finally:
        _slots.release()
