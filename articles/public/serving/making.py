"""Making a page: Django is asked for it as somebody of whom nothing is known would ask."""

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from articles.public.serving import entries, exchange, files
from articles.public.serving.addresses import Address
from articles.public.serving.held import Answer, Headers, Held, Passed
from articles.public.serving.opening import Opening
from articles.public.serving.shelf import Shelf
from articles.public.serving.visit import Visit
from wards import clock

# Of what came with a request, all that a page that is kept may see.
_SEEN = {"HTTP_HOST", "HTTP_X_FORWARDED_PROTO"}
# What says that there is nothing to keep, and goes on being so until something changes.
_LASTING = {"200", "301", "302", "303", "307", "308", "404", "410"}


@dataclass(frozen=True)
class Made:
    """What came of it: what is to be kept, if anything is, and the answer where it is no page.

    That answer is None if it may be another one for the reader's own request.
    """

    kept: Held | None
    answer: Answer | None = None
    is_failure: bool = False


def page(django, visit: Visit, begun: Opening, shelf: Shelf) -> Made:
    """Make the page that is asked for, as of the instant of `begun`."""
    about = exchange.Exchange(begun.until, version=begun.version, shelf=shelf)
    bare = _bare(visit.environ, visit.address)
    with (
        clock.as_of(begun.now),
        exchange.about(about),
        _asked(django, bare) as (status, headers, result),
    ):
        if about.file:
            return _of_file(status, headers, begun, about)
        body = b"".join(result)
    if status.startswith("200 "):
        path = visit.address.path.encode("latin-1").decode()
        entry = entries.make(path, headers, body, begun.version, begun.now, about)
        if entry:
            return Made(entry)
    answer = _told(status, headers, body, visit.environ["REQUEST_METHOD"])
    if status[:3] not in _LASTING:
        return Made(None, answer, is_failure=status.startswith("5"))
    is_whole = not status.startswith("200 ") and not visit.environ.get("QUERY_STRING")
    passed = Passed(begun.version, begun.now, about.until)
    return Made(passed, answer if is_whole else None)


def _of_file(status: str, headers: Headers, begun: Opening, about: exchange.Exchange) -> Made:
    """What came of a file, whose bytes are not looked at: they stay where they lie. In place of one
    that cannot be had, who asks for a picture gets another answer than who asks for a page."""
    if status.startswith("200 "):
        return Made(files.make(headers, begun.version, begun.now, about))
    if status[:3] in ("404", "410"):
        return Made(Passed(begun.version, begun.now, about.until))
    # Nor is it for long that another size is given: others are being made at this moment.
    return Made(None, is_failure=status.startswith("5"))


def _told(status: str, headers: Headers, body: bytes, method: str) -> Answer:
    """An answer that is no page to keep, as it is told at once."""
    body = body.replace(exchange.NOTICE.encode(), b"")
    told = [header for header in headers if header[0].lower() != "content-length"]
    told.append(("Content-Length", str(len(body))))
    return status, told, b"" if method == "HEAD" else body


@contextmanager
def _asked(application, environ: dict) -> Iterator[tuple[str, Headers, Iterable[bytes]]]:
    """Ask a WSGI application; yields what it answers, which may be read inside."""
    told: list = []

    def start_response(status, headers, exc_info=None):
        told[:] = [status, headers]

    result = application(environ, start_response)
    try:
        yield *told, result
    finally:
        if hasattr(result, "close"):
            result.close()


def _bare(environ: dict, address: Address) -> dict:
    """The request as a page that is kept may see it: its address, and nothing of who asks."""
    bare = {
        name: value
        for name, value in environ.items()
        if not name.startswith(("HTTP_", "REMOTE_", "CONTENT_")) or name in _SEEN
    }
    bare |= {
        "REQUEST_METHOD": "GET",
        "QUERY_STRING": address.query,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.input": io.BytesIO(),
    }
    return bare
