"""Telling a kept page to a reader: only while it is true, with its view counted.

Without the database nobody knows whether it is. Then it is told as it was, with a word about that.
"""

import threading

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from articles.public.counting.counter import Counter
from articles.public.direct import open_line
from articles.public.direct.lines import Gone, Site, View
from articles.public.serving.held import Answer, Held
from articles.public.serving.outage import Outage
from articles.public.serving.reader import Reader
from articles.public.serving.visit import Visit


class Teller:
    """Asks the database for the readers of this process."""

    def __init__(self, outage: Outage):
        self._outage = outage
        self._reader = Reader(open_line)
        self._counter = Counter(open_line, settings.PENDING_VIEWS)
        self._lock = threading.Lock()  # of what follows
        self._newest = 0  # version of the site that this process has met

    def close(self) -> None:
        """Give the connections back, for tests. They are opened again if they are needed."""
        self._reader.close()
        self._counter.close()

    def has_met(self, version: int) -> None:
        """The site came to this version: what was before is not told any more, come what may."""
        if version > self._newest:
            with self._lock:
                self._newest = max(self._newest, version)

    def told(self, visit: Visit, entry: Held) -> Answer | None:
        """The answer with a page that is kept; None if it is not true any more."""
        if self._outage.is_on:
            return self.saved(visit, entry)
        try:
            if visit.is_to_count(entry):
                site, total = self._count(visit, entry)
            else:
                site, total = self._look(entry.article_id)
        except Gone as error:
            self._outage.begins(error)
            return self.saved(visit, entry)
        if not entry.fits(site):
            return None
        return entry.answer(visit.environ, total=total, is_view=visit.is_view)

    def is_lost(self) -> bool:
        """Whether the database cannot be read; asked where something has failed."""
        try:
            self._look()
        except Gone as error:
            self._outage.begins(error)
            return True
        return False

    def first_told(self, visit: Visit, entry: Held) -> Answer | None:
        """The answer with a page that was made just now for this reader; None as in `saved`."""
        total = None
        if entry.article_id is not None:
            try:
                total = self._first_total(visit, entry)
            except Gone as error:
                self._outage.begins(error)
                return self.saved(visit, entry)
        return entry.answer(visit.environ, total=total, is_view=visit.is_view)

    def saved(self, visit: Visit, entry: Held) -> Answer | None:
        """A page as it was last, with a word about it: the database cannot be asked.

        None if the site is known to have changed since: it may show what was taken down.
        """
        if entry.version < self._newest:
            return None
        if visit.is_to_count(entry):
            self._keep(visit, entry.article_id)
        context = {"made_at": timezone.localtime(entry.made_at)}
        notice = render_to_string("components/outage.html", context).strip()
        return entry.answer(visit.environ, is_view=visit.is_view, notice=notice)

    def _count(self, visit: Visit, entry: Held) -> tuple[Site, int | None]:
        """Count the view if the page is still true. Raises Gone if nobody knows whether it is."""
        article_id = entry.article_id
        outcome = self._counter.count(View(article_id, entry.version, entry.until))
        if outcome.site is not None:
            self.has_met(outcome.site.version)
            visit.is_settled = outcome.total is not None
            return outcome.site, outcome.total
        visit.is_settled = outcome.is_kept
        site, total = self._look(article_id)
        if entry.fits(site):
            self._keep(visit, article_id)
        return site, self._with_pending(article_id, total)

    def _first_total(self, visit: Visit, entry: Held) -> int:
        if visit.is_to_count(entry):
            outcome = self._counter.count(View(entry.article_id))
            visit.is_settled = outcome.total is not None or outcome.is_kept
            if outcome.total is not None:
                return outcome.total
            self._keep(visit, entry.article_id)
        _, total = self._look(entry.article_id)
        return self._with_pending(entry.article_id, total)

    def _look(self, article_id: int | None = None) -> tuple[Site, int | None]:
        site, total = self._reader.look(article_id)
        self.has_met(site.version)
        return site, total

    def _with_pending(self, article_id: int, total: int | None) -> int:
        return (total or 0) + self._counter.pending(article_id)

    def _keep(self, visit: Visit, article_id: int) -> None:
        if not visit.is_settled:
            self._counter.keep(article_id)
            visit.is_settled = True
