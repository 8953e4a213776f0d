"""A worker that dies, and a server that is told to end."""

import os
import signal
import threading
import time
from contextlib import closing
from http.client import HTTPException

READERS = 4


class Readers:
    """People who read one page after the other, each over a new connection, until told to end."""

    def __init__(self, server):
        self.answered, self.broken, self.refused = [], [], 0
        self._server, self._end = server, threading.Event()
        self._threads = [threading.Thread(target=self._go_on) for _ in range(READERS)]

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self._end.set()
        for thread in self._threads:
            thread.join()

    def _go_on(self):
        while not self._end.is_set():
            with closing(self._server.connect()) as connection:
                try:
                    connection.connect()
                except OSError:
                    self.refused += 1
                    return
                try:
                    connection.request("GET", self._server.installation.path)
                    answer = connection.getresponse()
                    answer.read()
                    self.answered.append(answer.status)
                except (OSError, HTTPException) as problem:
                    self.broken.append(repr(problem))


def until(condition, what: str) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline, what
        time.sleep(0.02)


def test_a_worker_that_is_killed_comes_back_while_others_answer(server):
    before = server.workers()
    with Readers(server) as readers:
        until(lambda: len(readers.answered) > 50, "nobody is answered")
        os.kill(min(before), signal.SIGKILL)
        seen = len(readers.answered)
        until(lambda: len(readers.answered) > seen + 100, "nobody is answered any more")
        until(lambda: len(server.workers() - before) == 1, "no worker comes back")

    assert set(readers.answered) == {200}
    assert readers.refused == 0
    assert len(server.workers()) == len(before)


def test_a_server_that_is_told_to_end_answers_what_was_begun(server):
    with Readers(server) as readers:
        until(lambda: len(readers.answered) > 50, "nobody is answered")
        ended = server.ask_to_end().wait(60)

    assert ended == 0
    assert set(readers.answered) == {200}
    assert readers.broken == []
