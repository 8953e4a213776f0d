"""Asking the front in this process, as a server would; and what was asked of Django behind it."""

import gzip
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from urllib.parse import unquote_to_bytes

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection

from articles.models import ViewCount
from articles.public.direct.lines import Site as Seen
from articles.public.serving.front import Front
from wards import siteversion

HOST = "testserver"


@dataclass(frozen=True)
class Answer:
    """What was answered."""

    status: int
    headers: dict[str, str]
    sent: bytes

    @property
    def body(self) -> bytes:
        """What the reader gets to see."""
        is_packed = self.headers.get("Content-Encoding") == "gzip" and self.sent
        return gzip.decompress(self.sent) if is_packed else self.sent

    @property
    def text(self) -> str:
        return self.body.decode()


def ask(application, address: str, method: str = "GET", body: bytes = b"", **environ) -> Answer:
    """Ask a WSGI application for `address`."""
    path, _, query = address.partition("?")
    asked = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": HOST,
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": HOST,
        "REMOTE_ADDR": "127.0.0.1",
        "CONTENT_LENGTH": str(len(body)) if body else "",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(body),
        "wsgi.errors": BytesIO(),
    }
    told: list = []

    def start_response(status, headers, exc_info=None):
        told[:] = [status, headers]

    answer = application(asked | environ, start_response)
    sent = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    status, headers = told
    return Answer(int(status[:3]), {name.title(): value for name, value in headers}, sent)


class Django:
    """Django, with what it was asked for. Whoever looks on `meanwhile` is called at each."""

    def __init__(self):
        self._django = WSGIHandler()
        self.asked: list[str] = []
        self.meanwhile = lambda: None

    def __call__(self, environ, start_response):
        self.asked.append(environ["PATH_INFO"])
        self.meanwhile()
        return self._django(environ, start_response)


class Site:
    """The front and Django behind it."""

    def __init__(self):
        self.django = Django()
        self.front = Front(self.django)

    def get(self, address: str, **environ) -> Answer:
        """Ask the front."""
        return ask(self.front, address, **environ)

    def renderings(self, address: str, **environ) -> int:
        """How often Django is asked when the front is asked for `address`."""
        before = len(self.django.asked)
        self.get(address, **environ)
        return len(self.django.asked) - before


class SameLine:
    """A line that is Django's own connection: it sees what a test has not committed."""

    def look(self, article_ids):
        """The site, and totals."""
        totals = ViewCount.objects.filter(pk__in=article_ids).values_list("pk", "total")
        return Seen(siteversion.current(), datetime.now(UTC)), dict(totals)

    def close(self):
        """Nothing to give back."""


def of_connection(patience: float = 0) -> SameLine:
    """For `open_line`."""
    assert connection.in_atomic_block
    return SameLine()
