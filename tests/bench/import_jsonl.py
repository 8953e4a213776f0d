"""Importing records: does memory stay flat, and how far from a bare `bulk_create` is the speed?

Both imports and the bare writing of the same rows run in processes of their own, each on an empty
PostgreSQL database. Sizes may be given: python -m tests.bench.import_jsonl 1000 10000
"""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.articles.importing.made import numbered, write
from tests.services.postgres import throwaway_server

ROOT = Path(__file__).resolve().parents[2]
SIZES = (10_000, 100_000)
MOST_MEMORY = 1.2

_UNITS = """
from wards.models import Unit
from wards.structure import save_unit

city = save_unit(Unit(kind=Unit.Kind.CITY, name="Thành phố", slug="thanh-pho"))
for number in range(14):
    save_unit(Unit(kind=Unit.Kind.WARD, name=f"Phường {number}", slug=f"p-{number}", parent=city))
"""
_BARE = "from tests.bench import _bare_rows; _bare_rows.write({count})"


@dataclass(frozen=True)
class Run:
    """What a process took."""

    seconds: float
    peak: int  # kilobytes


def records(count: int):
    """So many records, over fourteen units."""
    return (numbered(number, f"p-{number % 14}") for number in range(count))


def measured(environment: dict, *arguments: str) -> Run:
    """Run manage.py with `arguments` and measure the process."""
    command = [sys.executable, "manage.py", *arguments]
    started = time.monotonic()
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Run(time.monotonic() - started, usage.ru_maxrss)


def on_empty_database(count: int, *arguments: str) -> Run:
    """The same on a new database with units in it; starting Python is not counted."""
    with throwaway_server() as url:
        settings = {"DATABASE_URL": url, "DEBUG": "false", "SECRET_KEY": "b", "ALLOWED_HOSTS": "*"}
        environment = os.environ | settings
        measured(environment, "migrate", "--verbosity", "0")
        measured(environment, "shell", "--verbosity", "0", "-c", _UNITS)
        idle = measured(environment, "shell", "--verbosity", "0", "-c", "import articles.importing")
        run = measured(environment, *arguments)
        return Run(run.seconds - idle.seconds, run.peak)


def main(sizes: list[int]) -> int:
    """Measure and print; 1 if memory is not flat."""
    small, large = sizes
    runs, bare = {}, None
    with tempfile.TemporaryDirectory(prefix="wardnews-bench-") as folder:
        for count in sizes:
            path = write(Path(folder) / f"{count}.jsonl", records(count))
            runs[count] = on_empty_database(count, "import_articles", str(path))
            path.unlink()
    bare = on_empty_database(small, "shell", "--verbosity", "0", "-c", _BARE.format(count=small))
    for count, run in runs.items():
        print(
            f"{count:>7} records: {run.seconds:6.1f} s, {count / run.seconds:6.0f} articles/s, "
            f"peak memory {run.peak / 1024:.0f} MB"
        )
    print(f"   bare bulk_create of the same rows: {small / bare.seconds:6.0f} articles/s")
    for count, run in runs.items():
        print(f"{count:>7}: {count / run.seconds * bare.seconds / small:.2f} of the bare speed")
    ratio = runs[large].peak / runs[small].peak
    flat = ratio <= MOST_MEMORY
    print(f"peak memory of {large} to {small}: {ratio:.3f} (aim: up to {MOST_MEMORY})")
    return 0 if flat else 1


if __name__ == "__main__":
    sys.exit(main([int(size) for size in sys.argv[1:]] or list(SIZES)))
