"""A worker that dies, and a server that is told to end."""

import os
import signal
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPException

from django.conf import settings

from tests.server.running import COLLECTED

READERS = 4
FILE = "/static/ckeditor/ckeditor/ckeditor.js"


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
    """A form whose second half is still to come, and a file that is read slowly."""
    with closing(server.connect()) as staff, closing(server.connect()) as reader:
        for connection in (staff, reader):  # so both are with the server, not before its door
            connection.request("HEAD", "/")
            connection.getresponse().read()
        body = b"username=canbo&password=" + b"x" * 1000
        staff.putrequest("POST", "/admin/login/")
        staff.putheader("Content-Type", "application/x-www-form-urlencoded")
        staff.putheader("Content-Length", str(len(body)))
        staff.endheaders(body[:500])
        reader.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        reader.request("GET", FILE)
        file = reader.getresponse()
        begun = file.read(1000)

        server.ask_to_end()
        until(lambda: not can_connect(server), "it still takes new ones")
        staff.send(body[500:])
        answer = staff.getresponse()

        assert answer.status == 403  # Django's word: its token is missing
        assert 'lang="vi"' in answer.read().decode()
        assert begun + file.read() == (COLLECTED / FILE.removeprefix("/static/")).read_bytes()
    assert server.ask_to_end().wait(60) == 0


def can_connect(server) -> bool:
    with closing(server.connect()) as connection:
        try:
            connection.connect()
        except OSError:
            return False
        return True


def test_many_readers_at_once_take_no_more_connections_than_was_reckoned(server):
    """Of pages that are not kept, so that all of them want the database."""
    workers, at_once = len(server.workers()), 80
    are_there = threading.Barrier(at_once)

    def ask(number):
        are_there.wait(60)
        for address in (f"/tim-kiem/?q={number}", f"/?nid={number}", f"/khong-co/{number}/"):
            with closing(server.connect()) as connection:
                connection.request("GET", address)
                connection.getresponse().read()

    with ThreadPoolExecutor(at_once) as readers:
        asked = [readers.submit(ask, number) for number in range(at_once)]
        held = [server.connections() for _ in range(20)]
        for one in asked:
            one.result()
    held.append(server.connections())

    assert 0 < max(held) <= workers * (settings.WEB_THREADS + 3)


def test_new_code_is_taken_up_without_refusing_anybody(server):
    before = server.workers()
    with Readers(server) as readers:
        until(lambda: len(readers.answered) > 20, "nobody is answered")
        server.reload()
        until(lambda: server.workers() and not server.workers() & before, "none is new")

    assert set(readers.answered) == {200}
    assert readers.refused == 0
    assert len(server.workers()) == len(before)
