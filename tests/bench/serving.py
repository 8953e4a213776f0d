"""The portal under load, beside a constant page and a plain Django site: one table.

On a PostgreSQL of its own with made-up posts; two workers of eight threads, sixteen connections of
wrk, runs of a few seconds in turn, so that what else the machine does falls on all alike. Words
choose lines: python -m tests.bench.serving bài trang

BENCH_SECONDS, BENCH_ROUNDS and BENCH_ARTICLES make it shorter (a try: 1, 1 and 2000).
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from importlib.metadata import version
from pathlib import Path

from tests.bench import _serving_load as load
from tests.bench import _serving_table as table
from tests.bench._serving_database import Database
from tests.bench._serving_lines import Line, chosen
from tests.bench._serving_servers import ROOT, Server
from tests.services.postgres import throwaway_server

SECONDS = int(os.environ.get("BENCH_SECONDS", "4"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "6"))
ARTICLES = int(os.environ.get("BENCH_ARTICLES", "20000"))
WARM_UP = 2  # seconds; the first readers of a page wait for it to be made
TIMES = 10  # how often each page is asked for then: each worker gets about half
# As a real one is set: a view is on the disk before it is answered.
DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}

Servers = dict[tuple[str, str], Server]
Addresses = dict[str, list[str]]


class Bench:
    """Running servers, and what they are asked."""

    def __init__(self, database: Database, servers: Servers, addresses: Addresses):
        self.database, self.servers, self.addresses = database, servers, addresses

    def run(self, line: Line, seconds: int) -> load.Sample:
        """One run of a line."""
        paths = self.addresses[_asked(line)]
        return load.run(self.servers[line.server], self.database, paths, seconds, line.headers)

    def size(self, line: Line) -> int:
        """Bytes of an answer's body; ends the measuring if the answer is not the one wanted."""
        path = self.addresses[_asked(line)][0]
        status, _, body = self.servers[line.server].get(path, line.headers)
        if status != line.status:
            raise SystemExit(f"{path} ({line.application}, {line.kind}): {status}")
        return len(body)

    def logged(self, lines: list[Line]) -> dict[Line, load.Sample]:
        """Short runs with the database's log switched on, after others that warm up."""
        for line in lines:
            self._warm_up(line)
        self.database.log_statements(True)
        found = {line: self.run(line, 1) for line in lines}
        self.database.log_statements(False)
        return found

    def _warm_up(self, line: Line) -> None:
        """Ask until each worker has made each page, or for a minute if that is out of reach."""
        wanted = TIMES * len(self.addresses[_asked(line)])
        for _ in range(60 // WARM_UP):
            wanted -= self.run(line, WARM_UP).answers
            if wanted <= 0:
                return


def _asked(line: Line) -> str:
    return "home" if line.application == "bare" else line.asked


@contextmanager
def bench(lines: list[Line]) -> Iterator[Bench]:
    """A filled database and the servers of `lines`, all gone afterwards."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="wardnews-bench-")))
        url = stack.enter_context(throwaway_server(settings=DURABLE))
        environment = os.environ | {
            "DEBUG": "false",
            "SECRET_KEY": "bench",
            "ALLOWED_HOSTS": "127.0.0.1",
            "DATABASE_URL": url,
            "MEDIA_ROOT": str(folder / "media"),
            "PENDING_VIEWS": str(folder / "pending-views"),
        }
        addresses = _fill(environment, folder / "addresses.json")
        database = stack.enter_context(closing(Database(url)))
        servers = {}
        for application, kind in dict.fromkeys(line.server for line in lines):
            server = servers[application, kind] = Server(application, kind, environment)
            server.start(folder / f"{application}-{kind}.log")
            stack.callback(server.stop)
        yield Bench(database, servers, addresses)


def _fill(environment: dict[str, str], path: Path) -> Addresses:
    code = f"from tests.bench import _serving_fill as f; f.fill({ARTICLES}, {str(path)!r})"
    for step in (
        ("migrate", "--verbosity", "0"),
        ("collectstatic", "--noinput", "--verbosity", "0"),
        ("shell", "--verbosity", "0", "--command", code),
    ):
        command = [sys.executable, "manage.py", *step]
        subprocess.run(command, cwd=ROOT, env=environment, check=True)
    return json.loads(path.read_text())


def _show_circumstances(database: Database) -> None:
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    wrk = subprocess.run(["wrk", "-v"], capture_output=True, text=True).stdout.split()[1]
    packages = ", ".join(f"{name} {version(name)}" for name in ("django", "granian", "gunicorn"))
    print(f"{model[1] if model else 'CPU'} × {os.cpu_count()} · Python {sys.version.split()[0]}")
    print(f"{packages}, PostgreSQL {database.version}, wrk {wrk}")
    print(
        f"{ARTICLES} bài · {load.CONNECTIONS} kết nối · {ROUNDS} vòng, mỗi lần {SECONDS} s · "
        f"ghi một dòng và chờ xong: {database.commit_micros():.0f} µs",
        flush=True,
    )


def _show_memory(servers: Servers) -> None:
    for (application, kind), server in servers.items():
        workers = " · ".join(
            f"{one['Rss'] / 1024:.0f} / {one['Pss'] / 1024:.0f}" for one in server.memory() if one
        )
        print(f"{application:<8}{kind:<9} bộ nhớ mỗi tiến trình, RSS / PSS, MB: {workers}")


def main(words: list[str]) -> int:
    """Measure and print; 1 if something does not hold."""
    if not load.is_there():
        raise SystemExit(load.HINT)
    lines = chosen(words)
    with bench(lines) as running:
        _show_circumstances(running.database)
        sizes = {line: running.size(line) for line in lines}
        logged = running.logged(lines)
        runs: table.Runs = {line: [] for line in lines}
        for number in range(ROUNDS):
            # Turned in each round: nobody always follows the same neighbour.
            first = number * len(lines) // ROUNDS
            for line in (*lines[first:], *lines[:first]):
                runs[line].append(running.run(line, SECONDS))
        for row in table.rows(runs, logged, sizes):
            print(row)
        _show_memory(running.servers)
    for failure in (found := table.failures(runs)):
        print(f"KHÔNG ĐẠT: {failure}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
