"""Whether the database can be read at all. While it cannot, a thread tries until it can again."""

import logging
import threading
import time

from articles.public.direct.lines import Gone

log = logging.getLogger(__name__)

_AGAIN = 1.0  # seconds between two tries


class Outage:
    """What this process knows of the database."""

    def __init__(self, open_line):
        self._open_line = open_line
        self._lock = threading.Lock()
        self.is_on = False

    def begins(self, error: Exception) -> None:
        """The database did not answer: from now on nobody waits for it, until it does again."""
        with self._lock:
            if self.is_on:
                return
            self.is_on = True
        log.error("the database cannot be read: %s", error)
        threading.Thread(target=self._wait, daemon=True).start()

    def _wait(self) -> None:
        while True:
            line = self._open_line()
            try:
                line.look([])
                break
            except Gone:
                time.sleep(_AGAIN)
            finally:
                line.close()
        self.is_on = False
        log.error("the database can be read again")
