"""A photo of which it is known that residents may see it: its bytes stay where they lie."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from django.core.files.storage import default_storage

from articles.public.serving import exchange
from articles.public.serving.held import TO_DJANGO, Answer, Held, is_known, not_modified

# Bytes of a file that is told from here, in one piece: the server holds it until a slow reader has
# it. A longer one Django streams.
LONGEST = 256 * 1024


@dataclass
class File(Held):
    """The file at `path`, which is None where the store is not of this machine."""

    headers: tuple[tuple[str, str], ...]
    etag: str
    path: Path | None

    size = 1024

    def answer(self, environ: dict, **_) -> Answer:
        """See `Held`. Django answers for a file that is long, or elsewhere, or not there."""
        headers = [*self.headers, ("ETag", self.etag)]
        if is_known(environ, self.etag):
            return not_modified(headers)
        data = self._read()
        if data is None:
            return TO_DJANGO
        headers.append(("Content-Length", str(len(data))))
        return "200 OK", headers, b"" if environ["REQUEST_METHOD"] == "HEAD" else data

    def _read(self) -> bytes | None:
        if self.path is None:
            return None
        try:
            with self.path.open("rb") as file:
                data = file.read(LONGEST + 1)
        except OSError:
            return None
        return data if len(data) <= LONGEST else None


def make(
    headers: Sequence[tuple[str, str]], version: int, made_at: datetime, about: exchange.Exchange
) -> File | None:
    """Return what is held of a file that Django answered with 200; None if nothing is to be."""
    names = {name.lower(): value for name, value in headers}
    if "etag" not in names or "no-store" in names.get("cache-control", ""):
        return None
    kept = tuple((n, v) for n, v in headers if n.lower() not in ("content-length", "etag"))
    path = _path(about.file)
    return File(version, made_at, about.until, _one(kept), names["etag"], path)


@lru_cache(maxsize=64)
def _one(headers: tuple) -> tuple:
    """The headers of all files of a kind are the same ones, so they are there once."""
    return headers


def _path(name: str) -> Path | None:
    try:
        return Path(default_storage.path(name))
    except NotImplementedError:
        return None
