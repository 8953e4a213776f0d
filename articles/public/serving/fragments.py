"""What many pages are made with, kept in this process while it holds.

Only for pages that the front has made (see `exchange`): elsewhere all is made anew each time.
"""

import threading
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from articles.public.serving import exchange
from wards import clock

Thing = TypeVar("Thing")

_KEPT: dict[str, tuple[date, object]] = {}
_MAKING = threading.Lock()


def of_day(name: str, make: Callable[[], Thing]) -> Thing:
    """Return what `make` gives, which must follow from the local day alone: made once a day.

    Whoever comes meanwhile waits: what is worth keeping takes long to make.
    """
    if exchange.current() is None:
        return make()
    day = clock.today()
    with _MAKING:
        if _KEPT.get(name, (None,))[0] != day:
            _KEPT[name] = (day, make())
        return _KEPT[name][1]


def of_version(name: str, make: Callable[[], Thing]) -> Thing:
    """Return what `make` gives, or gave for another page of the same version of the site, before
    the calendar changed anything. Nobody may change it."""
    talk = exchange.current()
    if talk is None or talk.shelf is None:
        return make()
    return talk.shelf.of_version(name, talk.version, clock.now(), talk.until, make)


def forget() -> None:
    """Keep nothing, for tests: they change what happened on a day."""
    _KEPT.clear()
