"""What stands before the application, so that slow and large requests keep nobody else waiting.

The server gives each request a thread at once, before its body has come. A thread that waits for
somebody's telephone costs next to nothing; what costs is one that works, and its connection to the
database. So the server has many threads, and few work at once:

    Limits(… Turns(django) …)

`Limits` waits for bodies, `Turns` (turns.py) lets few work. What is between them answers without a
turn.
"""

import tempfile
import time
from http import HTTPStatus
from threading import BoundedSemaphore

from wardnews.refusals import refuse

IN_MEMORY = 1024 * 1024  # of a body; what is longer waits in a file
SLOWEST = 2048  # bytes a second; a telephone at the edge of the village sends faster
PATIENCE = 20  # seconds before the rate matters
_FIRST_PIECE, _LARGEST_PIECE = 16, 64 * 1024
_TIMELY = 0.1  # seconds within which a piece should come


class Limits:
    """Hands a request on when all of its body is here; refuses what is too long or too slow.

    `places` bounds how many bodies are waited for at a time: the server's other threads are for
    those who read. The application must be done with a body when it returns.
    """

    def __init__(
        self, application, most_bytes: int, places: BoundedSemaphore, clock=time.monotonic
    ):
        self._application, self._most = application, most_bytes
        self._places, self._clock = places, clock

    def __call__(self, environ, start_response):
        """Answer one request."""
        if not _has_body(environ):
            return self._application(environ, start_response)
        try:
            with self._received(environ) as body:
                return self._application(environ | {"wsgi.input": body}, start_response)
        except _Refused as refused:
            return refuse(refused.status, environ, start_response)

    def _received(self, environ):
        """All of a body, as a file at its beginning. Raises _Refused."""
        length = environ.get("CONTENT_LENGTH", "")
        if "HTTP_TRANSFER_ENCODING" in environ or not (length.isascii() and length.isdecimal()):
            raise _Refused(HTTPStatus.LENGTH_REQUIRED)
        if len(length) > 15 or int(length) > self._most:
            raise _Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if not self._places.acquire(blocking=False):
            raise _Refused(HTTPStatus.SERVICE_UNAVAILABLE)
        body = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed by whoever asked
        try:
            self._copy(environ["wsgi.input"], body, int(length))
            body.seek(0)
        except OSError as error:  # no room on the disk
            body.close()
            raise _Refused(HTTPStatus.INSUFFICIENT_STORAGE) from error
        except BaseException:
            body.close()
            raise
        finally:
            self._places.release()
        return body

    def _copy(self, stream, body, length: int) -> None:
        """Copy `length` bytes from the server.

        Its read() waits until all that is asked for is here. So little is asked for at first, and
        more of those who send quickly: a slow one is found out while it still sends. One that
        sends nothing at all keeps its place until it goes.
        """
        begun, left, piece = self._clock(), length, _FIRST_PIECE
        while left:
            asked = self._clock()
            read = stream.read(min(piece, left))
            if not read:
                raise _Refused(HTTPStatus.BAD_REQUEST)  # cut short: not what was meant
            body.write(read)
            left -= len(read)
            now = self._clock()
            if now - begun > PATIENCE + (length - left) / SLOWEST:
                raise _Refused(HTTPStatus.REQUEST_TIMEOUT)
            is_timely = now - asked < _TIMELY
            piece = min(piece * 4, _LARGEST_PIECE) if is_timely else max(piece // 4, _FIRST_PIECE)


class _Refused(Exception):
    def __init__(self, status: HTTPStatus):
        super().__init__(status)
        self.status = status


def _has_body(environ) -> bool:
    length = environ.get("CONTENT_LENGTH", "")
    return length.strip("0") != "" or "HTTP_TRANSFER_ENCODING" in environ
