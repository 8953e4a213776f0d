"""What grows with the archive: p50 of each kind of page with ten thousand articles and a million.

Cold: Django's own handler in one process, nothing of a page kept. Then through the portal's server,
where pages are kept. All sizes are asked in turn, so that what else the machine does falls on all
alike. The largest database takes some 15 GB and a quarter of an hour to fill.

GROWTH_SIZES and GROWTH_ROUNDS make it shorter (a try: 2000,20000 and 1).
"""

import json
import os
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
ROUNDS = int(os.environ.get("GROWTH_ROUNDS", "3"))


def growth(sizes: tuple[int, ...] = SIZES, rounds: int = ROUNDS) -> bool:
    """Fill, measure and print; whether all limits hold."""
    with throwaway_server() as url, tempfile.TemporaryDirectory(prefix="wardnews-bench-") as folder:
        places = {size: _environment(url, size, Path(folder)) for size in sizes}
        for size in sizes:
            _create(url, size)
            _manage(places[size], "migrate", "--verbosity", "0")
            _shell(places[size], f"from tests.bench import _growth_fill as f; f.fill({size})")
        cold: table.Runs = {size: [] for size in sizes}
        for _ in range(rounds):
            for size in sizes:
                cold[size].append(_measured(places[size], Path(folder) / "measured.json"))
        held = table.show("không qua bộ nhớ trang", cold)
        _manage(places[sizes[0]], "collectstatic", "--noinput", "--verbosity", "0")
        kept = {size: [warm.measured(places[size], Path(folder))] for size in sizes}
        return table.show("qua máy chủ", kept) and held


def _environment(url: str, size: int, folder: Path) -> dict[str, str]:
    return os.environ | {
        "DATABASE_URL": f"{url.rpartition('/')[0]}/growth_{size}",
        "DEBUG": "true",
        "SECRET_KEY": "bench",
        "ALLOWED_HOSTS": "*",
        "PENDING_VIEWS": str(folder / "pending-views"),
    }


def _create(url: str, size: int) -> None:
    with closing(psycopg2.connect(url)) as connection:
        connection.autocommit = True
        connection.cursor().execute(f"CREATE DATABASE growth_{size}")


def _measured(environment: dict[str, str], path: Path) -> dict:
    _shell(environment, f"from tests.bench import _growth_measure as m; m.measure({str(path)!r})")
    return json.loads(path.read_text())


def _manage(environment: dict[str, str], *arguments: str) -> None:
    command = [sys.executable, "-W", "ignore", "manage.py", *arguments]
    subprocess.run(
        command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL
    )  # what a login says


def _shell(environment: dict[str, str], code: str) -> None:
    setup = "from django.test.utils import setup_test_environment; setup_test_environment(False)"
    _manage(environment, "shell", "--verbosity", "0", "-c", f"{setup}\n{code}")


if __name__ == "__main__":
    sys.exit(0 if growth() else 1)
