"""The pages that all processes of an installation share, where it has a Redis (CACHE_URL).

A second level behind each process' own: a page that one has made need not be made by the others.
Whether it is still true is asked of the database all the same, so nothing here can be stale; and
nothing here is needed, so a Redis that is gone, slow or full is left alone for a while.
"""

import hashlib
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.cache import caches
from django.core.cache.backends.redis import RedisCache

from articles.public.serving import packing, release
from articles.public.serving.breaker import Breaker
from articles.public.serving.entries import Entry
from articles.public.serving.opening import Opening

log = logging.getLogger(__name__)

KEPT = 24 * 60 * 60  # seconds after which Redis drops a page
LONGEST = 2**20  # bytes of a page, compressed
# Seconds that one process makes a page for all; who has waited so long makes it, too.
_TURN = 2
_LOOK = 0.02  # seconds between two looks for what another process makes


class Shared:
    """Entries by their keys in `behind`, a cache of Django's that takes bytes; in none if None."""

    def __init__(self, behind=None, breaker: Breaker | None = None):
        self._cache = behind
        self._breaker = breaker or Breaker("the cache of pages (CACHE_URL)")

    def get(self, key: str) -> Entry | None:
        """The page that was shared last under `key`; whether it is still true is to be asked."""
        name = _name(key)
        return self._read(name, self._ask("get", name))

    def put(self, key: str, entry: Entry) -> None:
        """Share `entry` under `key`, in place of what was shared there."""
        if self._cache is None:
            return
        name = _name(key)
        data = packing.pack(name, entry)
        if len(data) <= LONGEST:
            self._ask("set", name, data, KEPT)

    @contextmanager
    def turn(self, key: str, begun: Opening) -> Iterator[Entry | None]:
        """The page of this opening that another process has made, or makes just now.

        None if it is the caller's turn to make it, inside, and to `put` it.
        """
        if self._cache is None:
            yield None
            return
        if entry := _if_fits(self.get(key), begun):
            yield entry
            return
        lock = f"{_name(key)}-{begun.version}"
        if self._ask("add", lock, b"1", _TURN) is False:
            yield self._awaited(_name(key), lock, begun)
            return
        try:
            yield None
        finally:
            self._ask("delete", lock)

    def _awaited(self, name: str, lock: str, begun: Opening) -> Entry | None:
        deadline = time.monotonic() + _TURN
        while time.monotonic() < deadline:
            time.sleep(_LOOK)
            found = self._ask("get_many", [name, lock])
            if entry := _if_fits(self._read(name, (found or {}).get(name)), begun):
                return entry
            if not found or lock not in found:
                break  # it cannot be shared, or its maker is gone
        return None

    def _read(self, name: str, data: bytes | None) -> Entry | None:
        if data is None:
            return None
        try:
            return packing.unpack(name, data)
        except packing.Forged:
            log.warning("the cache holds a page that this site has not put there: %s", name)
            return None

    def _ask(self, what: str, *arguments):
        """What the cache answers; None if it does not."""
        if self._cache is None or not self._breaker.lets_through():
            return None
        try:
            answer = getattr(self._cache, what)(*arguments)
        except Exception as error:  # the client raises what it likes
            self._breaker.failed(error)
            return None
        self._breaker.worked()
        return answer


def of_settings() -> Shared:
    """What the settings name. Other caches than Redis are of one process, which keeps its own."""
    backend = settings.CACHES["default"]["BACKEND"]
    is_redis = backend == f"{RedisCache.__module__}.{RedisCache.__qualname__}"
    # One for all threads, with connections that they share: `cache` would be another in each.
    return Shared(caches.create_connection("default") if is_redis else None)


def _name(key: str) -> str:
    database = settings.DATABASES["default"]
    where = "\n".join(str(database.get(part, "")) for part in ("ENGINE", "HOST", "PORT", "NAME"))
    said = f"{release.digest()}\n{where}\n{key}"
    return f"page-{hashlib.sha256(said.encode()).hexdigest()}"


def _if_fits(entry: Entry | None, begun: Opening) -> Entry | None:
    fits = entry is not None and entry.version == begun.version and begun.now < entry.until
    return entry if fits else None
