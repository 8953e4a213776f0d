"""What is held for an address, and until when it is true."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import datetime

from articles.public.direct.lines import Site

Headers = list[tuple[str, str]]
Answer = tuple[str, Headers, bytes]  # the status line, the headers, the body
TO_DJANGO: Answer = ("", [], b"")  # in place of an answer: Django is to give it

_NOT_IN_304 = {"content-type", "content-language"}


@dataclass
class Held(ABC):
    """True for `version` of the site until the instant `until`; made as of the instant `made_at`.

    What shows an article's total has its id; `is_counted` says whether reading it counts.
    """

    version: int
    made_at: datetime
    until: datetime

    article_id = None
    is_counted = False

    def fits(self, site: Site) -> bool:
        """Whether it is still true for the site as it was when `site` was read."""
        return site.version == self.version and site.now < self.until

    @property
    @abstractmethod
    def size(self) -> int:
        """How many bytes it takes in memory, about."""

    @abstractmethod
    def answer(
        self,
        environ: dict,
        *,
        total: int | None = None,
        is_view: bool = False,
        notice: str = "",
    ) -> Answer:
        """Return the answer for one reader.

        `total` goes where the page shows it, `notice` where one of an outage has its place; the
        cookie of a reader goes along if it `is_view`.
        """


@dataclass
class Passed(Held):
    """Stands for a page that cannot be kept, such as a redirect: Django answers for it."""

    size = 512

    def answer(self, environ: dict, **_) -> Answer:
        """See `Held`."""
        return TO_DJANGO


def is_known(environ: dict, etag: str) -> bool:
    """Whether a reader has what is marked by `etag`. Weak and strong marks are alike."""
    asked = environ.get("HTTP_IF_NONE_MATCH", "")
    if not asked:
        return False
    bare = etag.removeprefix("W/")
    return asked.strip() == "*" or any(
        known.strip().removeprefix("W/") == bare for known in asked.split(",")
    )


def not_modified(headers: Headers) -> Answer:
    """The answer to a reader who has it already, where `headers` go with the whole."""
    told = [header for header in headers if header[0].lower() not in _NOT_IN_304]
    return "304 Not Modified", told, b""
