"""Counts batches of a lane so that each counts once, whatever gets lost on the way.

The statement that counts a batch moves the lane (`ViewLane`) from the number before to the batch's
own. One that is sent again, since its answer was lost, finds the lane where it may not be if the
first one was carried out, however late.
"""

import time
from dataclasses import replace

from articles.public.counting.pending import Pending
from articles.public.direct import lines
from articles.public.direct.lines import Batch, Counted, Gone

_TURNS = 5  # in which a lane that only we count in has to be where we left it


def send(line: lines.Line, batch: Batch) -> Counted:
    """Count a batch and return what became of it. Raises Gone if nobody knows."""
    begun = time.monotonic()
    try:
        return _certain(line, batch)
    except Gone:
        if time.monotonic() - begun > lines.PATIENCE / 2:
            raise
        return _certain(line, batch)  # a connection that was cut, perhaps after it was carried out


def _certain(line: lines.Line, batch: Batch) -> Counted:
    for _ in range(_TURNS):
        counted = line.count(batch)
        if counted.is_counted or counted.lane == batch.after:
            return counted
        if counted.lane == batch.number:  # one whose answer was lost had been carried out
            site, totals = line.look(list(batch.views))
            return Counted(site, counted.lane, True, totals)
        if counted.lane is None:  # the first batch of this process; or the database is another one
            line.open_lane(batch.lane, batch.after, batch.day)
        else:  # the database was brought back from a backup
            batch = replace(batch, after=counted.lane)
    raise Gone(f"lane {batch.lane} does not stay where it is")


def send_next(line: lines.Line, batch: Batch) -> int:
    """Count a batch of views that are pending; return where the lane stands now, which may be
    elsewhere: then other views are next. Raises Gone."""
    counted = line.count(batch)
    if counted.is_counted:
        return batch.number
    if counted.lane is None:
        line.open_lane(batch.lane, batch.after, batch.day)
        return batch.after
    if counted.lane == batch.after:
        raise Gone(f"lane {batch.lane} does not take a batch")
    return counted.lane


def settle(line: lines.Line, pending: Pending) -> None:
    """Count all that is pending. Raises Gone."""
    while batch := next_of(pending):
        pending.came_to(send_next(line, batch))


def next_of(pending: Pending) -> Batch | None:
    """What the next statement about these views is; None if all are counted."""
    part = pending.take()
    return part and Batch(pending.lane, pending.stands, part.number, part.day, part.views)
