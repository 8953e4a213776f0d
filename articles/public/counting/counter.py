"""Counts the views that one process of the server answers: many in one statement, each once.

What this promises, whatever happens to the process, the database and what lies between them:

- A view that was told its total, or that `is_kept`, is counted once. A process that is killed has
  counted it or has it on the disk; only if the disk takes nothing it is in memory alone, which the
  log says.
- A view that was told neither was not counted, and may be told again.
- Nobody waits for a database that is gone longer than `lines.PATIENCE`, and a little; who comes
  later does not wait at all.
- Once the database takes views again, those that were kept are counted, without anybody's doing.

How: every batch has a number, and the statement that counts it moves the process' lane from the
number before to this one (`sending`). While the database takes none, they are kept in the journal
with their numbers. A process takes its lane at its first view: fork before, not after.
"""

import logging
import secrets
import threading
import time
from collections import Counter as Tally
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from articles.public.counting import sending
from articles.public.counting.journal import Journal, left_behind
from articles.public.counting.pending import Line
from articles.public.direct import lines
from articles.public.direct.lines import Batch, Gone, Site, View
from articles.public.direct.together import Together
from wards import clock

log = logging.getLogger(__name__)

_AGAIN = 1.0  # seconds between two tries to reach a database that was gone
_LATE = 3 * lines.PATIENCE  # seconds in which somebody may still believe that none are counted


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

    def __init__(self, open_line, folder: Path, again: float = _AGAIN):
        self._open_line = open_line
        self._again = again
        self._line: lines.Line = open_line()
        self._folder = folder
        self._lock = threading.Lock()  # of the line, the lane and the journal
        self._journal: Journal | None = None
        self._number = 0  # of the last batch or line; each has another
        self._is_away = False
        self._back_at = -_LATE
        self._count = Together(self._send)
        self._keep = Together(self._write)
        self._adopt()

    def count(self, view: View) -> Outcome:
        """Count one view and return once it is committed, or why it is not."""
        return _NOT_NOW if self._is_away else self._count.ask(view)

    def keep(self, article_id: int) -> None:
        """Keep a view that cannot be counted now, and return once it is on the disk."""
        self._keep.ask(article_id)

    def pending(self, article_id: int) -> int:
        """How many views of an article this process has kept and not counted."""
        return self._journal.pending.of(article_id) if self._is_away else 0

    def close(self) -> None:
        """Give the connection back."""
        with self._lock:
            self._line.close()

    # --- While the database takes views -------------------------------------------------------

    def _send(self, views: list[View]) -> Sequence[Outcome]:
        with self._lock:
            outcomes = [_NOT_NOW] * len(views)
            newest = max((v.version for v in views if v.version is not None), default=None)
            first = [n for n, view in enumerate(views) if view.version in (None, newest)]
            site = self._try(views, first, outcomes, newest)
            if site is not None:
                # Pages that are old by now hold up no others.
                left = [n for n, view in enumerate(views) if outcomes[n].total is None]
                self._try(views, [n for n in left if _is_of(views[n], site)], outcomes)
                for n in left:
                    if outcomes[n] is _NOT_NOW:
                        outcomes[n] = Outcome(site)
            return outcomes

    def _try(self, views, chosen: list[int], outcomes: list, version=None) -> Site | None:
        """Count the chosen views in one statement, if `version` is the site's or is None, and fill
        in what became of them. Returns the site; None if it cannot be asked."""
        if self._is_away or not chosen:
            return None
        times = Tally(views[n].article_id for n in chosen)
        ends = [views[n].until for n in chosen if version and views[n].until]
        lane = self._lane()
        self._number += 1
        batch = Batch(
            lane.lane,
            lane.stands,
            self._number,
            clock.today(),
            times,
            version,
            min(ends, default=None),
        )
        try:
            counted = sending.send(self._line, batch)
        except Gone as error:
            log.error("views cannot be counted: %s", error)
            self._go_away(Line(batch.number, batch.day, times, is_end=True))
            for n in chosen:
                outcomes[n] = _KEPT
            return None
        if counted.is_counted:
            lane.came_to(batch.number)
            seen: Tally = Tally()
            for n in chosen:
                article = views[n].article_id
                seen[article] += 1
                total = counted.totals.get(article, 0) - times[article] + seen[article]
                outcomes[n] = Outcome(counted.site, max(0, total))
        else:
            lane.came_to(counted.lane)
        return counted.site

    def _lane(self):
        """The lane of this process and what is pending in it: nothing while views are counted."""
        if self._journal is None:
            self._journal = Journal(self._folder, secrets.randbits(62))
        return self._journal.pending

    # --- While the database takes no views ---------------------------------------------------

    def _write(self, article_ids: list[int]) -> Sequence[None]:
        with self._lock:
            self._lane()
            if not self._is_away and time.monotonic() < self._back_at + _LATE:
                # They were told so before it came back. If they were kept, it would be away again,
                # for others to be told so, and so on.
                views = [View(article_id) for article_id in article_ids]
                self._try(views, list(range(len(views))), [_NOT_NOW] * len(views))
            else:
                self._number += 1
                self._go_away(Line(self._number, clock.today(), Tally(article_ids)))
        return [None] * len(article_ids)

    def _go_away(self, line: Line) -> None:
        self._journal.keep(line)
        if not self._is_away:
            self._is_away = True
            _in_background(self._come_back)

    def _come_back(self) -> None:
        """Try until the database takes views again, and count those that were kept."""
        with closing(self._open_line()) as line:
            is_away = True
            while is_away:
                time.sleep(self._again)
                try:
                    is_away = not self._settle(line)
                except Gone:
                    continue
                except Exception:
                    log.exception("kept views cannot be counted")
        log.error("views are counted again")
        self._adopt()

    def _settle(self, line: lines.Line) -> bool:
        """Count what was kept, and go on counting. Those who keep views meanwhile do not wait for
        the database; only at the end, when it has just answered, so that there is an end."""
        pending = self._journal.pending
        answered = False
        while True:
            with self._lock:
                batch = sending.next_of(pending)
                if batch is None or (answered and batch.number == pending.lines[-1].number):
                    sending.settle(line, pending)
                    self._journal.forget()
                    self._is_away, self._back_at = False, time.monotonic()
                    return True
            stands = sending.send_next(line, batch)
            with self._lock:
                pending.came_to(stands)
            answered = True

    # --- What other processes left -----------------------------------------------------------

    def _adopt(self) -> None:
        """Count what processes kept that are no more, however long it takes."""
        if any(self._folder.glob("*")):
            _in_background(self._count_left)

    def _count_left(self) -> None:
        with closing(self._open_line()) as line:
            while True:
                try:
                    self._count_files(line)
                    return
                except Gone:
                    time.sleep(self._again)
                except Exception:
                    log.exception("views of an earlier process cannot be counted")
                    return

    def _count_files(self, line: lines.Line) -> None:
        for pending in left_behind(self._folder):
            sending.settle(line, pending)


def _in_background(what) -> None:
    threading.Thread(target=what, daemon=True).start()


def _is_of(view: View, site: Site) -> bool:
    """Whether the page that was viewed is true for the site."""
    return view.version is None or (view.version == site.version and site.now < view.until)
