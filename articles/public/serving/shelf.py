"""What many pages of a front have in common, held while the site is as it was."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

_MOST = 16  # names; they stand in the program, not in addresses


@dataclass(frozen=True, slots=True)
class _Held:
    version: int
    until: datetime
    value: Any


class Shelf:
    """Values by their names, each of a version of the site and until an instant.

    Threads share them: nobody may change one. Two that miss the same make it both.
    """

    def __init__(self):
        self._held: dict[str, _Held] = {}

    def of_version(
        self, name: str, version: int, now: datetime, until: datetime, make: Callable[[], Any]
    ) -> Any:
        """The value called `name` that is true for this version at `now`, else what `make` makes,
        which is true until `until`."""
        held = self._held.get(name)
        if held is not None and held.version == version and now < held.until:
            return held.value
        value = make()
        has_room = name in self._held or len(self._held) < _MOST
        if has_room and (held is None or held.version <= version):
            self._held[name] = _Held(version, until, value)
        return value
