"""Looks at the site for many readers at once: its version, its clock, the totals of articles."""

import time
from collections.abc import Sequence

from articles.public.direct import lines
from articles.public.direct.lines import Gone, Site
from articles.public.direct.together import Together

_MOMENT = 0.5  # seconds: those who waited behind one who waited in vain do not do so once more


class Reader:
    """Those of this process who look wait for one statement together."""

    def __init__(self, open_line):
        self._line: lines.Line = open_line()
        self._look = Together(self._seen)
        self._silent_at = -_MOMENT  # when somebody last waited in vain

    def look(self, article_id: int | None = None) -> tuple[Site, int | None]:
        """The site as it is after this call began, and the total of an article. Raises Gone."""
        return self._look.ask(article_id)

    def close(self) -> None:
        """Give the connection back."""
        self._line.close()

    def _seen(self, article_ids: list[int | None]) -> Sequence[tuple[Site, int | None]]:
        wanted = sorted({pk for pk in article_ids if pk is not None})
        begun = time.monotonic()
        if begun < self._silent_at + _MOMENT:
            raise Gone("the database did not answer those before")
        try:
            site, totals = self._line.look(wanted)
        except Gone:
            if time.monotonic() - begun > lines.PATIENCE / 2:
                self._silent_at = time.monotonic()
                raise
            site, totals = self._line.look(wanted)  # a connection that was cut
        return [(site, totals.get(pk)) for pk in article_ids]
