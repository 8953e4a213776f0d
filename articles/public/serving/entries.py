"""A finished page as it is kept, and as it is told to one reader."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from django.utils.formats import get_format

from articles.public.counting import cookie_header
from articles.public.serving import exchange
from articles.public.serving.held import Answer, Headers, Held, is_known, not_modified
from articles.public.serving.pieces import Pieces

_MARKS = {"total": exchange.TOTAL.encode(), "notice": exchange.NOTICE.encode()}
_AROUND = 4096  # bytes that an entry takes beside its body
_LONGEST = 200  # signs of what browsers say in Accept-Encoding; these are kept in memory
_ABOUT_BODY = {"content-length", "content-encoding"}


@dataclass
class Entry(Held):
    """A page of one address."""

    headers: Headers
    body: Pieces
    article_id: int | None = None
    is_counted: bool = False
    etag: str = ""
    cookie: str = ""
    total: int = field(default=0, compare=False)  # that was told last

    @property
    def size(self) -> int:
        """See `Held`."""
        return self.body.size + _AROUND

    def answer(
        self,
        environ: dict,
        *,
        total: int | None = None,
        is_view: bool = False,
        notice: str = "",
    ) -> Answer:
        """See `Held`."""
        headers = list(self.headers)
        if self.etag and not notice:
            headers.append(("ETag", self.etag))
            if is_known(environ, self.etag):
                return not_modified(headers)
        if is_view and self.cookie:
            headers.append(("Set-Cookie", self.cookie))
        words = {"notice": notice.encode()} if notice else {}
        if self.article_id is not None:
            self.total = self.total if total is None else total
            words["total"] = _grouped(self.total).encode()
        if takes_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")):
            body = self.body.zipped(words)
            headers.append(("Content-Encoding", "gzip"))
        else:
            body = self.body.filled(words)
        headers.append(("Content-Length", str(len(body))))
        return "200 OK", headers, b"" if environ["REQUEST_METHOD"] == "HEAD" else body


def make(
    path: str,
    headers: Sequence[tuple[str, str]],
    body: bytes,
    version: int,
    made_at: datetime,
    about: exchange.Exchange,
) -> Entry | None:
    """Return the entry for a page that Django answered with 200; None if it is not to be kept."""
    names = {name.lower(): value for name, value in headers}
    if "set-cookie" in names or "no-store" in names.get("cache-control", ""):
        return None
    kept = [(n, v) for n, v in headers if n.lower() not in (*_ABOUT_BODY, "etag", "vary")]
    kept.append(("Vary", "Accept-Encoding"))
    counts = about.article_id is not None
    pieces = Pieces.of(body, _MARKS)
    etag = "" if counts else names.get("etag") or _tag(pieces.filled({}))
    return Entry(
        version,
        made_at,
        about.until,
        kept,
        pieces,
        about.article_id,
        about.is_counted,
        etag,
        cookie_header(path) if about.is_counted else "",
    )


def takes_gzip(said: str) -> bool:
    """Whether who says this in Accept-Encoding takes gzip."""
    return (_takes_gzip if len(said) <= _LONGEST else _takes_gzip.__wrapped__)(said)


@lru_cache(maxsize=256)
def _takes_gzip(said: str) -> bool:
    weights = {}
    for part in said.lower().split(","):
        name, *parameters = (word.strip() for word in part.split(";"))
        weights[name.removeprefix("x-")] = _weight(parameters)
    return weights.get("gzip", weights.get("*", 0)) > 0


def _weight(parameters: list[str]) -> float:
    for parameter in parameters:
        if parameter.startswith("q"):
            try:
                return float(parameter.partition("=")[2])
            except ValueError:
                return 0
    return 1


def _tag(body: bytes) -> str:
    # Of the words, not of the marks between them, which are others in each process.
    return f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'


def _grouped(number: int) -> str:
    """As `number_format` groups it, which takes as long as all the rest of an answer."""
    return f"{number:,}".replace(",", get_format("THOUSAND_SEPARATOR"))
