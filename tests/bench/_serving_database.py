"""The database under the servers: its log, its counters, and what it costs."""

import statistics
import time
from pathlib import Path
from urllib.parse import unquote, urlsplit

import psycopg2

from tests.bench import _serving_processes as processes

COMMITS = 500
_MARKS = (b"LOG:  statement: ", b"LOG:  execute ")


class Database:
    """A throwaway PostgreSQL server, seen from beside."""

    def __init__(self, url: str):
        self.url = url
        self._folder = Path(unquote(urlsplit(url).netloc.rpartition("@")[2]))
        self._connection = psycopg2.connect(url)
        self._connection.autocommit = True
        self._ask("SET log_statement = 'none'")  # what we ask ourselves is not to be counted
        self._read, self._logged = 0, 0
        postmaster = (self._folder / "data" / "postmaster.pid").read_text()
        self._pid = int(postmaster.split()[0])

    def close(self) -> None:
        """End our own connection."""
        self._connection.close()

    @property
    def version(self) -> str:
        """The server's version, as in 15.18."""
        return self._ask("SHOW server_version").split()[0]

    def views(self) -> int:
        """All views there are."""
        return int(self._ask("SELECT coalesce(sum(total), 0) FROM articles_viewcount"))

    def log_statements(self, on: bool) -> None:
        """Have the server write each statement to its log, or stop that."""
        self._ask(f"ALTER SYSTEM SET log_statement = '{'all' if on else 'none'}'")
        self._ask("SELECT pg_reload_conf()")
        time.sleep(0.3)  # each connection takes it up before its next statement

    def statements(self) -> int:
        """How many statements the log has told of so far."""
        with (self._folder / "log").open("rb") as log:
            log.seek(self._read)
            new = log.read()
        whole = new.rfind(b"\n") + 1
        self._read += whole
        self._logged += sum(new[:whole].count(mark) for mark in _MARKS)
        return self._logged

    def cpu(self) -> float:
        """Seconds of processor time of the server with all its connections."""
        return processes.cpu(self._pid)

    def commit_micros(self) -> float:
        """Median microseconds of a transaction that changes one row: no view can be quicker."""
        self._ask("CREATE TABLE IF NOT EXISTS bench_commit (id int primary key, n int)")
        self._ask("INSERT INTO bench_commit VALUES (1, 0) ON CONFLICT DO NOTHING")
        took = []
        for _ in range(COMMITS):
            started = time.perf_counter()
            self._ask("UPDATE bench_commit SET n = n + 1 WHERE id = 1")
            took.append(time.perf_counter() - started)
        return 1e6 * statistics.median(took)

    def _ask(self, statement: str):
        with self._connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchone()[0] if cursor.description else None
