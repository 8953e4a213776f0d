"""Many ask at once, one statement answers them: a leader carries out what others wait for.

While a statement is under way, those who come wait for the next one together. Nobody joins one that
was sent already: it may have looked before they asked.

Those who were just answered ask again soon. Without waiting for them half of a crowd would be in
one statement and half in the next, for ever, at twice the commits. So a leader waits a moment after
a statement for as many as there were; one who comes alone, or after a pause, never waits.
"""

import threading
import time
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

Asked = TypeVar("Asked")
Told = TypeVar("Told")

_MOMENT = 0.001  # seconds, and never more than a quarter of what the last statement took


class _Batch:
    """Those who wait for one statement, and what it said."""

    __slots__ = ("asked", "done", "failure", "is_full", "told")

    def __init__(self):
        self.asked: list = []
        self.told: Sequence = ()
        self.failure: BaseException | None = None
        self.is_full = threading.Event()
        self.done = threading.Event()


class Together(Generic[Asked, Told]):
    """Carries out what several threads ask, `carry_out` by `carry_out`, never two at a time.

    `carry_out` takes what was asked, at most `most` of it, and returns as many answers in the same
    order. What it raises, it raises for each of those who asked.
    """

    def __init__(self, carry_out: Callable[[list[Asked]], Sequence[Told]], most: int = 500):
        self._carry_out = carry_out
        self._most = most
        self._lock = threading.Lock()  # of what follows
        self._open: _Batch | None = None
        self._crowd = 1  # how many were answered or waited when the last statement ended
        self._turn = threading.Lock()  # held while a statement is under way
        self._waits_until = 0.0

    def ask(self, asked: Asked) -> Told:
        """Return the answer to `asked`, which is looked for after this call began."""
        with self._lock:
            batch = self._open
            leads = batch is None or len(batch.asked) >= self._most
            if leads:
                batch = self._open = _Batch()
            place = len(batch.asked)
            batch.asked.append(asked)
            if len(batch.asked) >= self._crowd:
                batch.is_full.set()
        if leads:
            self._lead(batch)
        else:
            batch.done.wait()
        if batch.failure is not None:
            raise batch.failure
        return batch.told[place]

    def _lead(self, batch: _Batch) -> None:
        with self._turn:
            if (left := self._waits_until - time.monotonic()) > 0:
                batch.is_full.wait(left)
            with self._lock:
                if self._open is batch:
                    self._open = None  # closed: it is sent now
            begun = time.monotonic()
            try:
                batch.told = self._carry_out(batch.asked)
            except BaseException as failure:
                batch.failure = failure
            ended = time.monotonic()
            self._waits_until = ended + min(_MOMENT, (ended - begun) / 4)
            with self._lock:
                waiting = self._open
                self._crowd = len(batch.asked) + (len(waiting.asked) if waiting else 0)
            # Before the turn is over: those who are answered now are to come into the next one.
            batch.done.set()
