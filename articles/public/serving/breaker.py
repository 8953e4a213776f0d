"""Leaves alone for a while what has failed, so that nobody waits for it again and again."""

import logging
import threading
import time

log = logging.getLogger(__name__)

REST = 5.0  # seconds


class Breaker:
    """What this process knows of `name`, a service that it can do without."""

    def __init__(self, name: str, clock=time.monotonic):
        self._name = name
        self._clock = clock
        self._lock = threading.Lock()
        self._is_broken = False
        self._rests_until = 0.0

    def lets_through(self) -> bool:
        """Whether to try. Once it has failed, one does after each rest, the others go on."""
        if not self._is_broken:
            return True
        with self._lock:
            now = self._clock()
            if now < self._rests_until:
                return False
            self._rests_until = now + REST
            return True

    def failed(self, error: Exception) -> None:
        """It did not answer."""
        with self._lock:
            is_new, self._is_broken = not self._is_broken, True
            self._rests_until = self._clock() + REST
        if is_new:
            log.error("%s does not answer; going on without it: %s", self._name, error)

    def worked(self) -> None:
        """It answered."""
        if self._is_broken:
            with self._lock:
                is_over, self._is_broken = self._is_broken, False
            if is_over:
                log.error("%s answers again", self._name)
