"""The desk's list of articles: how long does it take with a hundred thousand of them?

On an empty database of each kind, filled with nothing but `bulk_create`. The aim is an answer
within 300 ms whatever is asked. A size may be given: python -m tests.bench.admin_list 10000
"""

import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from tests.services.postgres import throwaway_server

ROOT = Path(__file__).resolve().parents[2]
SIZE = 100_000


@contextmanager
def sqlite_file():
    """The address of a database file that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="wardnews-bench-") as folder:
        yield f"sqlite:///{folder}/bench.sqlite3"


def run(url: str, count: int) -> None:
    """Fill the database at `url` and measure there, in processes of their own."""
    settings = {"DATABASE_URL": url, "DEBUG": "true", "SECRET_KEY": "b", "ALLOWED_HOSTS": "*"}
    steps = (
        ("migrate", "--verbosity", "0"),
        _shell(f"_long_list.fill({count})"),
        _shell("_long_list.measure()"),
    )
    for step in steps:
        command = [sys.executable, "manage.py", *step]
        subprocess.run(command, cwd=ROOT, env=os.environ | settings, check=True)


def _shell(call: str) -> tuple[str, ...]:
    setup = "from django.test.utils import setup_test_environment; setup_test_environment(False)"
    return (
        "shell",
        "--verbosity",
        "0",
        "-c",
        f"{setup}\nfrom tests.bench import _long_list\n{call}",
    )


def main(count: int) -> None:
    """Measure on both kinds of database and print."""
    for database in (sqlite_file, throwaway_server):
        with database() as url:
            run(url, count)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
