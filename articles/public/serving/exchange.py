"""What a view tells the front about the page that it makes, and what the front lets it know.

Set around Django by the front for each page that may be kept. None elsewhere: in tests of pages,
and for what is never kept.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from articles.public.serving.shelf import Shelf

# Stand in the rendered page where the view total and the notice of an outage go. The random part
# keeps them out of what people write.
TOTAL = f"[total-{secrets.token_hex(16)}]"
NOTICE = f"[notice-{secrets.token_hex(16)}]"


@dataclass
class Exchange:
    """One page in the making. `until` is when the calendar makes another of it.

    Made for `version` of the site; what other pages of it have in common stands on the `shelf`.
    """

    until: datetime
    article_id: int | None = None
    is_counted: bool = False
    file: str = ""
    version: int = 0
    shelf: Shelf | None = None

    def shows_total(self, article_id: int, *, is_counted: bool) -> None:
        """The page has the total of an article in it, at `TOTAL`; reading it counts, or not."""
        self.article_id, self.is_counted = article_id, is_counted

    def shows_file(self, name: str) -> None:
        """The answer is the file of that name in the store, as it lies there."""
        self.file = name

    def ends(self, at: datetime) -> None:
        """The page is another one from this instant on."""
        self.until = min(self.until, at)


_CURRENT: ContextVar[Exchange | None] = ContextVar("exchange", default=None)


def current() -> Exchange | None:
    """The exchange about the page that this thread makes."""
    return _CURRENT.get()


@contextmanager
def about(exchange: Exchange) -> Iterator[Exchange]:
    """Have `exchange` be the current one inside."""
    token = _CURRENT.set(exchange)
    try:
        yield exchange
    finally:
        _CURRENT.reset(token)
