"""What processes use, as Linux tells it: processor time and memory of one and all below it."""

import os
from collections import defaultdict
from contextlib import suppress
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_GONE = (FileNotFoundError, ProcessLookupError)


def family(pid: int) -> list[int]:
    """`pid` and all that it started, or those started."""
    below = defaultdict(list)
    for other, fields in _all():
        below[int(fields[1])].append(other)
    found = [pid]
    for one in found:
        found += below[one]
    return found


def cpu(pid: int) -> float:
    """Seconds of processor time of `pid` and all below it, those that have ended among them."""
    wanted = set(family(pid))
    # utime, stime, and the same of children that have ended.
    ticks = sum(int(part) for other, f in _all() if other in wanted for part in f[11:15])
    return ticks / _TICKS


def memory(pid: int) -> dict[str, int]:
    """Kilobytes: Rss, all that is mapped; Pss, where shared pages count in part."""
    found = {}
    with suppress(*_GONE):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]:
            name, _, value = line.partition(":")
            found[name] = int(value.split()[0])
    return found


def _all():
    """(pid, what /proc/PID/stat holds after the name, from the state on) of every process."""
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            with suppress(*_GONE):
                yield int(folder.name), (folder / "stat").read_text().rpartition(")")[2].split()
