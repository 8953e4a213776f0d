"""What grows with the archive: p50 of each kind of page with ten thousand articles and a million.

Cold: Django's own handler in one process, nothing of a page kept. Then through the portal's server,
where pages are kept. All sizes are asked in turn, so that what else the machine does falls on all
alike. The largest database takes some 15 GB and a quarter of an hour to fill.

GROWTH_SIZES and GROWTH_TIMES make it shorter (a try: 2000,20000 and 5).
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import psycopg2

from tests.bench import _growth_table as table
from tests.bench import _growth_warm as warm
from tests.services.postgres import throwaway_server

ROOT = Path(__file__).resolve().parents[2]
SIZES = tuple(map(int, os.environ.get("GROWTH_SIZES", "10000,100000,1000000").split(",")))
TIMES = int(os.environ.get("GROWTH_TIMES", "25"))
_SETUP = "from django.test.utils import setup_test_environment; setup_test_environment(False)"


def growth(sizes: tuple[int, ...] = SIZES, times: int = TIMES) -> bool:
    """Fill, measure and print; whether all limits hold."""
    with throwaway_server() as url, tempfile.TemporaryDirectory(prefix="wardnews-bench-") as folder:
        places = {size: _environment(url, size, Path(folder)) for size in sizes}
        for size in sizes:
            _create(url, size)
            _manage(places[size], "migrate", "--verbosity", "0")
            _shell(places[size], f"from tests.bench import _growth_fill as f; f.fill({size})")
        _manage(places[sizes[0]], "collectstatic", "--noinput", "--verbosity", "0")
        held = table.show("không qua bộ nhớ trang", cold(places, times))
        kept = {size: warm.measured(place, Path(folder)) for size, place in places.items()}
        return table.show("qua máy chủ", kept) and held


def cold(places: dict[int, dict[str, str]], times: int = TIMES) -> dict[int, dict]:
    """What each size's pages take, all sizes asked in turn; the first answers are not counted."""
    asked = {size: _Asked(place) for size, place in places.items()}
    found: dict[int, dict] = {size: {"lines": {}, "memory": 0} for size in places}
    for name in next(iter(asked.values())).names:
        took: dict[int, list[dict]] = {size: [] for size in places}
        for _ in range(times + 2):
            for size, process in asked.items():
                took[size].append(process.ask(name))
        for size, some in took.items():
            p50 = statistics.median(one["ms"] for one in some[2:])
            last = {part: some[-1][part] for part in ("queries", "kilobytes")}
            found[size]["lines"][name] = {"ms": p50, **last}
            found[size]["memory"] = some[-1]["memory"]
    for process in asked.values():
        process.end()
    return found


class _Asked:
    """A process of the portal beside a database, which asks for pages as it is told."""

    def __init__(self, environment: dict[str, str]):
        command = [sys.executable, "-W", "ignore", "manage.py", "shell", "--verbosity", "0", "-c"]
        self._process = subprocess.Popen(
            [*command, f"{_SETUP}\nfrom tests.bench import _growth_measure as m; m.obey()"],
            cwd=ROOT, env=environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        self.names: list[str] = json.loads(self._process.stdout.readline())

    def ask(self, name: str) -> dict:
        """Have a line asked for once."""
        self._process.stdin.write(f"{name}\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def end(self) -> None:
        """It ends where its input does."""
        self._process.stdin.close()
        self._process.wait()


def _environment(url: str, size: int, folder: Path) -> dict[str, str]:
    return os.environ | {
        "DATABASE_URL": f"{url.rpartition('/')[0]}/growth_{size}",
        "DEBUG": "false",
        "SECRET_KEY": "bench",
        "ALLOWED_HOSTS": "*",
        "SITE_URL": "http://127.0.0.1",
        "PENDING_VIEWS": str(folder / "pending-views"),
    }


def _create(url: str, size: int) -> None:
    with closing(psycopg2.connect(url)) as connection:
        connection.autocommit = True
        connection.cursor().execute(f"CREATE DATABASE growth_{size}")


def _manage(environment: dict[str, str], *arguments: str) -> None:
    command = [sys.executable, "-W", "ignore", "manage.py", *arguments]
    subprocess.run(
        command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL
    )  # what a login says


def _shell(environment: dict[str, str], code: str) -> None:
    _manage(environment, "shell", "--verbosity", "0", "-c", f"{_SETUP}\n{code}")


if __name__ == "__main__":
    sys.exit(0 if growth() else 1)
