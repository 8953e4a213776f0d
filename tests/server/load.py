"""Readers who read one page over and over while something happens to what is behind it."""

import re
import threading
import time
from contextlib import closing
from dataclasses import dataclass, field

from tests.server.running import Server, until

CONNECTIONS = 16
NOTICE = 'page-banner" role="status"'
_SHOWN = re.compile(r"Lượt xem: ([\d.]+)")


@dataclass
class Readers:
    """They read until they are to stop; each over a connection of its own. What they were answered
    stands here: views that were answered, and what was none."""

    server: Server
    answered: int = 0
    noticed: int = 0  # of them, those with a word about an outage
    failures: list[str] = field(default_factory=list)

    def __post_init__(self):
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._had_notice = [None] * CONNECTIONS
        self._threads = [
            threading.Thread(target=self._read, args=[n], daemon=True) for n in range(CONNECTIONS)
        ]

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        self.see_notice(False)  # so each process has made the page
        self.go_on(200)
        return self

    def __exit__(self, *failure):
        self.stop()

    def stop(self) -> None:
        """Have them read the page that they are at to its end, and no more."""
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def go_on(self, times: int) -> None:
        """Wait until they have read so many more."""
        goal = self.answered + times
        until(lambda: self.answered >= goal or self.failures, 60, "nobody is answered")

    def see_notice(self, whether: bool) -> None:
        """Wait until all of them see the notice; or none does any more."""
        until(
            lambda: self.failures or all(seen is whether for seen in self._had_notice),
            60,
            f"the notice: {self._had_notice}",
            self.server.log,
        )

    def _read(self, number: int) -> None:
        try:
            with closing(self.server.connect()) as connection:
                while not self._stop.is_set():
                    self._read_once(number, connection)
        except Exception as failure:
            self.failures.append(repr(failure))

    def _read_once(self, number: int, connection) -> None:
        connection.request("GET", self.server.installation.path)
        answer = connection.getresponse()
        page = answer.read().decode()
        if answer.status != 200 or not _SHOWN.search(page):
            self.failures.append(f"{answer.status}: {page[:500]}")
            self._stop.set()
            return
        has_notice = NOTICE in page
        with self._lock:
            self.answered += 1
            self.noticed += has_notice
        self._had_notice[number] = has_notice
        if has_notice:
            time.sleep(0.005)  # these cost nothing; the machine has something else to do


def ask(server: Server, path: str):
    """The status, the headers and the text of a page."""
    with closing(server.connect()) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode()
