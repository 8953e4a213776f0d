"""Whether the database can be read at all. While it cannot, a thread tries until it can again.

What this promises: as long as `is_on`, somebody is trying, so it ends by itself and without
readers; and no thread waits for ever for a database that says nothing (`let_go`).
"""

import logging
import select
import threading
import time

from django.db import connection
from psycopg2 import OperationalError, extensions

from articles.public.direct.lines import PATIENCE, Gone

log = logging.getLogger(__name__)

_AGAIN = 1.0  # seconds between two tries
_TICK = 0.5  # seconds between two looks at whether waiting is of any use
_POLL = {extensions.POLL_READ: select.POLLIN, extensions.POLL_WRITE: select.POLLOUT}


class Outage:
    """What this process knows of the database."""

    def __init__(self, open_line):
        self._open_line = open_line
        self._lock = threading.Lock()  # of what follows
        self.is_on = False
        self._since = 0.0
        self._is_doubted = False

    def begins(self, error: Exception) -> None:
        """The database did not answer: from now on nobody waits for it, until it does again."""
        with self._lock:
            if self.is_on:
                return
            self._since = time.monotonic()
            # Started before anybody is told: without this thread it would never end.
            threading.Thread(target=self._wait, daemon=True).start()
            self.is_on = True
        log.error("the database cannot be read: %s", " ".join(str(error).split()))

    def is_long(self) -> bool:
        """Whether there is no use in waiting for an answer that has not come for long. If nobody
        knows of an outage, somebody looks now."""
        with self._lock:
            if self.is_on:
                return time.monotonic() >= self._since + PATIENCE
            if not self._is_doubted:
                self._is_doubted = True
                threading.Thread(target=self._look, daemon=True).start()
        return False

    def _look(self) -> None:
        error = self._error()
        with self._lock:
            self._is_doubted = False
        if error:
            self.begins(error)

    def _wait(self) -> None:
        while self._error():
            time.sleep(_AGAIN)
        with self._lock:
            self.is_on = False
        log.error("the database can be read again")

    def _error(self) -> Exception | None:
        """Why the database cannot be read; None if it can."""
        try:
            line = self._open_line()
            try:
                line.look([])
            finally:
                line.close()
        except Gone as error:
            return error
        except Exception as error:  # a thread that ended here would leave the outage for ever
            log.exception("whether the database can be read is not known")
            return error
        return None


def let_go(outage: Outage) -> None:
    """Have Django's connections to PostgreSQL given up once the outage `is_long`.

    A server that is stopped in the middle keeps them open and says nothing, and each would hold a
    thread of ours as long. (SQLite has its own limit.) It costs a few microseconds a statement.
    """
    if connection.vendor != "postgresql":
        return

    def wait(asked) -> None:
        begun = time.monotonic()
        while (state := asked.poll()) != extensions.POLL_OK:
            poll = select.poll()
            poll.register(asked.fileno(), _POLL[state])
            is_silent = not poll.poll(_TICK * 1000)
            if is_silent and time.monotonic() >= begun + PATIENCE and outage.is_long():
                raise OperationalError("the database does not answer")

    extensions.set_wait_callback(wait)
