"""The world of extremes as the site answers for it, kept: each page with its headers, each file.

A browser that is given these needs no server and no database. So the world is built once for all
walks, they cannot get into each other's way, and none has to run on a second database.
"""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.db.transaction import atomic, set_rollback
from django.test import Client, override_settings

from tests.site import kinds, world
from tests.site.kinds import Kind

ORIGIN = "http://localhost"  # which browsers trust as they do HTTPS
FORM = "application/x-www-form-urlencoded"
STATIC = "/static/"
_FILE = re.compile(
    r"""(?:src|data-large)="(/[^"]+)"|srcset="([^"]+)"|<link [^>]*href="(/[^"]+)\""""
)
_STATIC = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
           ".svg": "image/svg+xml", ".png": "image/png", ".ico": "image/x-icon"}  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """What the site answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(frozen=True)
class Recorded:
    """A kind of page, the address at which the world has it, and what was answered there."""

    kind: Kind
    address: str
    answer: Answer


@dataclass(repr=False)
class Recording:
    """All answers: those of the kinds by their names, files by their addresses."""

    kinds: dict[str, Recorded] = field(default_factory=dict)
    files: dict[str, Answer] = field(default_factory=dict)

    @property
    def pages(self) -> dict[str, Recorded]:
        """The kinds that are pages for people."""
        return {name: found for name, found in self.kinds.items() if found.kind.is_page}

    def file(self, address: str) -> Answer | None:
        """The file at `address`, a style or script read now, None if there is none."""
        if address.startswith(STATIC):
            found = finders.find(address.removeprefix(STATIC))
            if found is None:
                return None
            path = Path(found)
            kind = _STATIC.get(path.suffix, "application/octet-stream")
            return Answer(200, {"Content-Type": kind}, path.read_bytes())
        return self.files.get(address)


def record(draw: Callable = world.plain, between: Callable = lambda: None) -> Recording:
    """Build the world in the database as it stands, and record it.

    `between` is called once the pages that need a site with little on it were recorded.
    """
    recorded, made = Recording(), world.World(draw)
    for stage in made.stages():
        for kind in kinds.KINDS:
            if kind.stage == stage:
                add(recorded, kind, kind.address(made))
        if stage == "one":
            between()
    return recorded


def record_and_forget() -> Recording:
    """Like `record`, leaving neither rows nor files."""
    try:
        with TemporaryDirectory() as folder, override_settings(MEDIA_ROOT=folder), atomic():
            recorded = record()
            set_rollback(True)
    finally:
        cache.clear()
    return recorded


def add(recorded: Recording, kind: Kind, address: str) -> None:
    """Record the page at `address`, as one of `kind`, with the files that it shows."""
    client = Client(raise_request_exception=False)
    urls = "wardnews.urls" if kind.route else "tests.site.errors"
    with override_settings(ROOT_URLCONF=urls, DEBUG=False):
        if not kind.route:
            logging.disable()  # the error is wanted
        answer = _fetch(client, address, dict(kind.posted))
        logging.disable(logging.NOTSET)
        recorded.kinds[kind.name] = Recorded(kind, address, answer)
        if kind.is_page:
            for found in files_in(answer.text) - recorded.files.keys():
                recorded.files[found] = _fetch(client, found)


def _fetch(client: Client, address: str, posted: dict | None = None) -> Answer:
    headers = {"User-Agent": "Mozilla/5.0", "Origin": settings.SITE_URL}
    if posted:
        response = client.post(address, urlencode(posted), FORM, headers=headers)
    else:
        response = client.get(address, headers=headers)
    body = response.getvalue()
    return Answer(response.status_code, dict(response.headers), body)


def files_in(html: str) -> set[str]:
    """Addresses of the files that a browser may fetch with the page `html`; not the static ones."""
    found = set()
    for one, several, linked in _FILE.findall(html):
        found |= {part.split()[0] for part in several.split(",")} if several else {one or linked}
    return {
        unescape(address)
        for address in found
        if address.startswith("/") and not address.startswith(STATIC)
    }
