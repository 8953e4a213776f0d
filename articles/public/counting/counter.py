"""Counts the views that one process of the server answers: many in one statement, each once.

Every batch has a number, and the statement that counts it moves the process' lane (`ViewLane`) from
the number before to this one. A batch whose answer got lost is sent again under its number; at most
one of the two finds the lane where it has to be. While the database takes none, they are kept in
the journal, with their numbers, and counted when it does again.
"""

import logging
import secrets
import threading
import time
from collections import Counter as Tally
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from articles.public.counting.journal import Journal, Line, Pending, left_behind
from articles.public.direct import lines
from articles.public.direct.lines import Batch, Counted, Gone, Site, View
from articles.public.direct.together import Together
from wards import clock

log = logging.getLogger(__name__)

_AGAIN = 1.0  # seconds between two tries to reach a database that was gone


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a view: it was counted if it has a total; `is_kept` for later if the database
    was lost meanwhile; neither if the page is not of the site's version, or none are counted now
    (`site` is None then)."""

    site: Site | None = None
    total: int | None = None
    is_kept: bool = False


_NOT_NOW = Outcome()
_KEPT = Outcome(is_kept=True)


class Counter:
    """The counter of this process. `folder` is where what cannot be counted is kept."""

    def __init__(self, open_line, folder: Path):
        self._open_line = open_line
        self._line: lines.Line = open_line()
        self._folder = folder
        self._lock = threading.RLock()  # of the line, the lane and the journal
        self._journal: Journal | None = None
        self._number = 0  # of the last batch, sent or kept
        self._is_away = False
        self._count = Together(self._send)
        self._keep = Together(self._write)

    def count(self, view: View) -> Outcome:
        """Count one view and return once it is committed, or why it is not."""
        return _NOT_NOW if self._is_away else self._count.ask(view)

    def keep(self, article_id: int) -> None:
        """Keep a view that cannot be counted now, and return once it is on the disk."""
        self._keep.ask(article_id)

    def pending(self, article_id: int) -> int:
        """How many views of an article this process has kept and not counted."""
        with self._lock:
            return self._journal.pending.of(article_id) if self._journal else 0

    def _send(self, views: list[View]) -> Sequence[Outcome]:
        with self._lock:
            if self._is_away:
                return [_NOT_NOW] * len(views)
            outcomes = self._sent(views)
            site = outcomes[0].site
            if any(outcome.total is not None for outcome in outcomes) or site is None:
                return outcomes
            # Refused: those of pages that are old by now hold up no others.
            fresh = [n for n, view in enumerate(views) if _is_of(view, site)]
            again = self._sent([View(views[n].article_id) for n in fresh]) if fresh else []
            for n, outcome in zip(fresh, again, strict=True):
                outcomes[n] = outcome
            return outcomes

    def _sent(self, views: list[View]) -> list[Outcome]:
        batch, places = self._batch(views)
        try:
            counted = self._counted(batch)
        except Gone as error:
            log.error("views cannot be counted: %s", error)
            tally = Tally({view.article_id: view.times for view in batch.views})
            self._away(Line(self._number, batch.day, tally, was_sent=True))
            return [_KEPT if place else _NOT_NOW for place in places]
        if not counted.is_counted:
            return [Outcome(counted.site)] * len(views)
        before = {v.article_id: counted.totals.get(v.article_id, 0) - v.times for v in batch.views}
        return [
            Outcome(counted.site, max(0, before[view.article_id] + place) if place else None)
            for view, place in zip(views, places, strict=True)
        ]

    def _batch(self, views: list[View]) -> tuple[Batch, list[int | None]]:
        """The batch of `views`, and the place of each among those of its article: None for one
        that another version of the page was read for; it has to ask again."""
        first: dict[int, View] = {}
        times: Tally = Tally()
        places: list[int | None] = []
        for view in views:
            known = first.setdefault(view.article_id, view)
            if known == view:
                times[view.article_id] += 1
                places.append(times[view.article_id])
            else:
                places.append(None)
        items = [
            View(article, view.version, view.until, times[article])
            for article, view in sorted(first.items())
        ]
        if self._journal is None:
            self._begin()
        lane = self._journal.pending.lane
        after, self._number = self._number, self._number + 1
        return Batch(lane, after, self._number, clock.today(), items), places

    def _counted(self, batch: Batch) -> Counted:
        """Send a batch; where its answer is lost, find out. Raises Gone."""
        begun = time.monotonic()
        try:
            counted = self._line.count(batch)
        except Gone:
            if time.monotonic() - begun > lines.PATIENCE / 2:
                raise
            counted = self._line.count(batch)  # a connection that was cut, perhaps after all
        if counted.is_counted:
            return counted
        if counted.lane == batch.number:  # the lost one had been counted
            site, totals = self._line.look([view.article_id for view in batch.views])
            return Counted(site, counted.lane, True, totals)
        if counted.lane == batch.after:  # refused, so nothing was written
            self._number = batch.after
            return counted
        if batch.after or counted.lane is not None:  # another database stands in its place
            self._begin()
        self._line.open_lane(self._journal.pending.lane, batch.day)
        self._number = 1
        counted = self._line.count(
            replace(batch, lane=self._journal.pending.lane, after=0, number=1)
        )
        self._number = int(counted.is_counted)
        return counted

    def _begin(self) -> None:
        """Take a new lane, which has counted nothing."""
        self._journal = Journal(self._folder, secrets.randbits(62))
        self._number = 0
        if any(self._folder.glob("*")):
            threading.Thread(target=self._adopt, daemon=True).start()

    # --- While the database takes no views ---------------------------------------------------

    def _write(self, article_ids: list[int]) -> Sequence[None]:
        with self._lock:
            if self._journal is None:
                self._begin()
            self._number += 1
            self._away(Line(self._number, clock.today(), Tally(article_ids), was_sent=False))
        return [None] * len(article_ids)

    def _away(self, line: Line) -> None:
        self._journal.keep(line)
        if not self._is_away:
            self._is_away = True
            threading.Thread(target=self._come_back, daemon=True).start()

    def _come_back(self) -> None:
        """Try until the database takes views again, and count those that were kept."""
        while True:
            time.sleep(_AGAIN)
            probe = self._open_line()
            try:
                probe.look([])  # on its own: those who keep views need the lock meanwhile
                with self._lock:
                    self._number = settle(self._line, self._journal.pending)
                    self._journal.settle()
                    self._is_away = False
                break
            except Gone:
                continue
            except Exception:
                log.exception("kept views cannot be counted")
            finally:
                probe.close()
        self._adopt()

    def _adopt(self) -> None:
        """Count what processes kept that are no more."""
        line = self._open_line()
        try:
            for pending in left_behind(self._folder):
                settle(line, pending)
        except Gone as error:
            log.warning("views of an earlier process are not counted yet: %s", error)
        except Exception:
            log.exception("views of an earlier process cannot be counted")
        finally:
            line.close()


def _is_of(view: View, site: Site) -> bool:
    """Whether the page that was viewed is true for the site."""
    return view.version is None or (view.version == site.version and site.now < view.until)


def settle(line: lines.Line, pending: Pending) -> int:
    """Count what is pending and was not counted; returns where the lane stands. Raises Gone."""
    stands = pending.lines[0].number - 1 if pending else 0
    while left := pending.beyond(stands):
        first = left[0]
        views = [View(article, times=times) for article, times in sorted(first.views.items())]
        counted = line.count(Batch(pending.lane, stands, first.number, first.day, views))
        if counted.is_counted:
            stands = first.number
        elif counted.lane is None:
            line.open_lane(pending.lane, first.day)
            stands = 0
        else:
            stands = counted.lane
    return stands
