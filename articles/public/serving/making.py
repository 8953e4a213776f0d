"""Making a page: Django is asked for it as somebody of whom nothing is known would ask."""

import io
from dataclasses import dataclass

from articles.public.serving import entries, exchange
from articles.public.serving.addresses import Address
from articles.public.serving.entries import Entry, Headers, Passed
from articles.public.serving.opening import Opening
from articles.public.serving.shelf import Shelf
from articles.public.serving.visit import Answer, Visit
from wards import clock

# Of what came with a request, all that a page that is kept may see.
_SEEN = {"HTTP_HOST", "HTTP_X_FORWARDED_PROTO"}
# What says that there is nothing to keep, and goes on being so until something changes.
_LASTING = {"200", "301", "302", "303", "307", "308", "404", "410"}


@dataclass(frozen=True)
class Made:
    """What came of it: what is to be kept, if anything is, and the answer where it is no page.

    That answer is None if the reader's own address may lead to another one.
    """

    kept: Entry | Passed | None
    answer: Answer | None = None

    @property
    def is_failure(self) -> bool:
        """Whether making it failed: the answer is an error page."""
        return self.answer is not None and self.answer[0].startswith("5")


def page(django, visit: Visit, begun: Opening, shelf: Shelf) -> Made:
    """Make the page that is asked for, as of the instant of `begun`."""
    about = exchange.Exchange(begun.until, version=begun.version, shelf=shelf)
    with clock.as_of(begun.now), exchange.about(about):
        status, headers, body = _captured(django, _bare(visit.environ, visit.address))
    if status.startswith("200 "):
        path = visit.address.path.encode("latin-1").decode()
        entry = entries.make(path, headers, body, begun.version, begun.now, about)
        if entry:
            return Made(entry)
    answer = _told(status, headers, body, visit.environ["REQUEST_METHOD"])
    if status[:3] not in _LASTING:
        return Made(None, answer)
    is_whole = not status.startswith("200 ") and not visit.environ.get("QUERY_STRING")
    return Made(Passed(begun.version, about.until), answer if is_whole else None)


def _told(status: str, headers: Headers, body: bytes, method: str) -> Answer:
    """An answer that is no page to keep, as it is told at once."""
    body = body.replace(exchange.NOTICE.encode(), b"")
    told = [header for header in headers if header[0].lower() != "content-length"]
    told.append(("Content-Length", str(len(body))))
    return status, told, b"" if method == "HEAD" else body


def _captured(application, environ: dict) -> Answer:
    """Call a WSGI application and return what it answered."""
    told: list = []

    def start_response(status, headers, exc_info=None):
        told[:] = [status, headers]

    result = application(environ, start_response)
    try:
        body = b"".join(result)
    finally:
        if hasattr(result, "close"):
            result.close()
    return (*told, body)


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
