"""How often one visitor may send. Kept in the memory of this process and nowhere else."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

MINUTE, DAY = 60, 24 * 60 * 60
RULES = ((5, 10 * MINUTE), (20, DAY))  # so many within so many seconds
MOST_VISITORS = 10_000  # some megabytes, however many addresses come


class Limiter:
    """Counts by visitor; of those who came longest ago nothing is known any more."""

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, most_visitors: int = MOST_VISITORS
    ):
        self._clock, self._most = clock, most_visitors
        self._sent: OrderedDict[str, list[float]] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self):
        return len(self._sent)

    def take(self, visitor: str) -> int:
        """Count one more by `visitor` and return 0; or the seconds until they may, uncounted."""
        with self._lock:
            now = self._clock()
            sent = [at for at in self._sent.pop(visitor, []) if at > now - DAY]
            waits = [sent[-most] + within - now for most, within in RULES if len(sent) >= most]
            wait = max([0, *waits])
            self._sent[visitor] = sent if wait else [*sent, now]
            while len(self._sent) > self._most:
                self._sent.popitem(last=False)
            return int(-(-wait // 1))

    def give_back(self, visitor: str) -> None:
        """Forget the last one by `visitor`: nothing came of it."""
        with self._lock:
            if sent := self._sent.get(visitor):
                sent.pop()

    def clear(self) -> None:
        """Forget everybody."""
        with self._lock:
            self._sent.clear()


visitors = Limiter()
