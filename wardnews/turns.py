"""How many requests work at once, and how a long answer leaves without keeping one of them."""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from http import HTTPStatus
from threading import BoundedSemaphore, local

from django.http import FileResponse

from wardnews.refusals import refuse

IN_MEMORY = 256 * 1024  # of a streamed answer; the server holds it until a slow reader has it
_PIECE = 64 * 1024


_of_thread = local()


class Turns:
    """Runs Django in `threads` threads of its own, so that it has as many database connections.

    What asks waits in the server's thread. An answer is whole before it is passed on, so that a
    slow reader keeps neither thread nor connection; a long one waits in a file, or is one already,
    and `places` bounds how many of these leave at once.
    """

    def __init__(self, application, threads: int, places: BoundedSemaphore):
        self._application, self._places = application, places
        self._workers = ThreadPoolExecutor(threads, "turn", initializer=_begin)

    def __call__(self, environ, start_response) -> Iterable[bytes]:
        """Answer one request."""
        try:
            started, answer = self.run(self._work, environ)
        except _NoRoom:
            return refuse(HTTPStatus.SERVICE_UNAVAILABLE, environ, start_response)
        if not isinstance(answer, list):
            if not self._places.acquire(blocking=False):
                answer.close()
                return refuse(HTTPStatus.SERVICE_UNAVAILABLE, environ, start_response)
            answer = _Leaving(answer, self._places)
        start_response(*started)
        return answer

    def run(self, function: Callable, *arguments):
        """Call `function` in a turn, and return what it returns. What has a turn needs no other.

        The caller's context goes along: it holds what a request is rendered as of.
        """
        if getattr(_of_thread, "has_turn", False):
            return function(*arguments)
        return self._workers.submit(copy_context().run, function, *arguments).result()

    def _work(self, environ) -> tuple[tuple, object]:
        started = ()

        def start_response(*arguments):
            nonlocal started
            started = arguments

        answer = self._application(environ, start_response)
        if isinstance(answer, FileResponse) and _length(answer) > IN_MEMORY:
            return started, answer  # it needs no database any more
        try:
            whole = _whole(answer)
        finally:
            if hasattr(answer, "close"):
                answer.close()
        return started, whole


def _begin() -> None:
    _of_thread.has_turn = True


class _Leaving:
    """A long answer on its way; its place is free when it has left, or nobody takes it any more."""

    def __init__(self, answer, places: BoundedSemaphore):
        self._answer, self._places, self._is_over = answer, places, False

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._answer)

    def close(self) -> None:
        if not self._is_over:
            self._is_over = True
            self._places.release()
            self._answer.close()


class _NoRoom(Exception):
    """The disk has no room for an answer."""


class _Filed:
    """An answer that lies in a file without a name."""

    def __init__(self):
        with _room():
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed when it has left
        self.close = self._file.close

    def write(self, piece: bytes) -> None:
        try:
            with _room():
                self._file.write(piece)
        except _NoRoom:
            self.close()
            raise

    def __iter__(self) -> Iterator[bytes]:
        self._file.seek(0)
        return iter(lambda: self._file.read(_PIECE), b"")


@contextmanager
def _room():
    try:
        yield
    except OSError as error:
        raise _NoRoom from error


def _length(answer) -> int:
    length = answer.headers.get("Content-Length", "")
    return int(length) if length.isdecimal() else IN_MEMORY + 1


def _whole(answer) -> list[bytes] | _Filed:
    """All of `answer`. What Django has in memory stays there; a stream does while it is short."""
    if not getattr(answer, "streaming", True):
        return list(answer)
    pieces, size, filed = [], 0, None
    for piece in answer:
        if filed:
            filed.write(piece)
            continue
        pieces.append(piece)
        size += len(piece)
        if size > IN_MEMORY:
            filed = _Filed()
            filed.write(b"".join(pieces))
    return filed or pieces
