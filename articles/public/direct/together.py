"""Many ask at once, one statement answers them: a leader carries out what others wait for.

While a statement is under way, those who come wait for the next one together. Nobody joins one that
was sent already: it may have looked before they asked.
"""

import threading
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

Asked = TypeVar("Asked")
Told = TypeVar("Told")


class _Batch:
    """Those who wait for one statement, and what it said."""

    __slots__ = ("asked", "done", "failure", "told")

    def __init__(self):
        self.asked: list = []
        self.told: Sequence = ()
        self.failure: BaseException | None = None
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
        self._turn = threading.Lock()  # held while a statement is under way

    def ask(self, asked: Asked) -> Told:
        """Return the answer to `asked`, which is looked for after this call began."""
        with self._lock:
            batch = self._open
            leads = batch is None or len(batch.asked) >= self._most
            if leads:
                batch = self._open = _Batch()
            place = len(batch.asked)
            batch.asked.append(asked)
        if leads:
            self._lead(batch)
        else:
            batch.done.wait()
        if batch.failure is not None:
            raise batch.failure
        return batch.told[place]

    def _lead(self, batch: _Batch) -> None:
        with self._turn:
            with self._lock:
                if self._open is batch:
                    self._open = None  # closed: it is sent now
            try:
                batch.told = self._carry_out(batch.asked)
            except BaseException as failure:
                batch.failure = failure
        batch.done.set()
