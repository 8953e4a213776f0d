"""The site as `make run` serves it: a server of several processes on a database of its own.

Nothing here goes through Django's connection: pytest-django would keep it from this database, and a
test that looks on from outside sees what was committed and nothing else.
"""

import fcntl
import os
import resource
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2
from django.conf import settings

from articles.models import DailyViews, ViewCount
from wardnews.processes import die_with_parent, stop

ROOT = Path(__file__).resolve().parents[2]
COLLECTED = ROOT / "staticfiles"  # what servers serve, as settings.py names it
NAME = "wardnews_server"
VIEWS = 999  # of the article, before anybody reads it here

_FILL = f"""
from articles.importing import importer, page
from articles.models import Edition
from wards.models import Unit
from wards.structure import save_unit

save_unit(Unit(kind=Unit.Kind.WARD, name="Phường Đức Giang", slug="duc-giang"))
taken = importer.Importer("duc-giang").take(page.read('''
TIN HOẠT ĐỘNG CÁC PHƯỜNG
Phường Đức Giang ra quân dọn vệ sinh
Ngày đăng 19/05/2022 | 09:00  | Lượt xem: {VIEWS}
Sáng thứ bảy, bà con cùng quét dọn.
Mọi người đến rất sớm.
'''))
print(Edition.objects.get(article_id=taken.article_id).get_absolute_url())
"""


@dataclass(frozen=True)
class Installation:
    """A migrated database with one article at `path`, and the settings to run the site on it."""

    environment: dict[str, str]
    path: str

    @property
    def article_id(self) -> int:
        return int(self.path.strip("/").rpartition("-")[2])

    def total(self) -> int:
        """The article's views, those it came with included."""
        return self._read(f"SELECT total FROM {ViewCount._meta.db_table} WHERE article_id =")

    def daily(self) -> int:
        """The sum of the article's views by day: those of finished days and the running one's."""
        days, running = DailyViews._meta.db_table, ViewCount._meta.db_table
        finished = f"SELECT coalesce(sum(views), 0) FROM {days} WHERE article_id ="
        return self._read(finished) + self._read(f"SELECT today FROM {running} WHERE article_id =")

    def read_long_ago(self, times: int) -> None:
        """Make it as if the last readings, so many, had been on a day long gone."""
        update = f"UPDATE {ViewCount._meta.db_table} SET"
        where = f"WHERE article_id = {self.article_id}"
        with closing(self._connect()) as connection, closing(connection.cursor()) as cursor:
            # The day that was being counted is filed as this moves it.
            cursor.execute(f"{update} day = '2022-05-19', today = 0 {where}")
            cursor.execute(f"{update} total = total + {times}, today = {times} {where}")
            connection.commit()

    def _read(self, query: str) -> int:
        with closing(self._connect()) as connection, closing(connection.cursor()) as cursor:
            cursor.execute(f"{query} {self.article_id}")
            return int(cursor.fetchone()[0])

    def settled(self) -> None:
        """Wait until the database has ended what a killed server had asked of it.

        SQLite runs inside the server's processes and dies with them; a PostgreSQL server still
        carries out the statement that it received.
        """
        if not _on_postgresql():
            return
        others = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND pid <> %s"
        with closing(self._connect()) as connection, connection.cursor() as cursor:
            connection.autocommit = True

            def alone() -> bool:
                cursor.execute(others, [connection.info.dbname, connection.info.backend_pid])
                return cursor.fetchone()[0] == 0

            until(alone, 10, "the killed server still has connections to the database")

    def _connect(self):
        url = self.environment["DATABASE_URL"]
        if _on_postgresql():
            return psycopg2.connect(url)
        return sqlite3.connect(urlsplit(url).path.removeprefix("/"), timeout=60)


class Server:
    """A server of an installation, and the means to end it in more than one way."""

    def __init__(self, installation: Installation, folder: Path):
        self.installation = installation
        self.log = folder / "server.log"
        self.port = _free_port()
        self._process: subprocess.Popen | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        with self.log.open("ab") as output:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "wardnews.serve"],
                cwd=ROOT,
                env=self.installation.environment | {"PORT": str(self.port)},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # a group of its own, so that all of it can be ended
                preexec_fn=die_with_parent(signal.SIGTERM),
            )
        until(self._answers, 60, "the server does not answer", self.log)

    def kill(self) -> None:
        """End all its processes at once by -9: nobody gets to finish anything."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def workers(self) -> set[int]:
        """The processes that answer, by number."""
        pid = self._process.pid
        return {int(n) for n in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}

    def connections(self) -> int:
        """How many connections to the database it holds."""
        url = self.installation.environment["DATABASE_URL"]
        if _on_postgresql():
            others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            with closing(psycopg2.connect(url)) as looking, looking.cursor() as cursor:
                cursor.execute(f"{others} AND pid <> pg_backend_pid()")
                return cursor.fetchone()[0]
        file = "/" + urlsplit(url).path.lstrip("/")
        links = [link for pid in self.workers() for link in Path(f"/proc/{pid}/fd").iterdir()]
        return sum(os.path.realpath(link) == os.path.realpath(file) for link in links)

    def reload(self) -> None:
        """Have it take up new code, worker by worker."""
        self._process.send_signal(signal.SIGHUP)

    def ask_to_end(self) -> subprocess.Popen:
        """Ask it to end as systemd does, and go on at once; what is returned can be waited for."""
        self._process.terminate()
        return self._process

    def stop(self) -> None:
        """End it as Ctrl-C does, and whatever is left of its group."""
        if self._process is None:
            return
        stop(self._process, signal.SIGTERM)
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def limit_files(self, size: int) -> None:
        """Let its processes write no file beyond this size, as a full disk would; -1: any."""
        group = subprocess.run(
            ["pgrep", "-g", str(self._process.pid)], capture_output=True, text=True, check=True
        )
        for pid in group.stdout.split():
            hard = resource.prlimit(int(pid), resource.RLIMIT_FSIZE)[1]
            resource.prlimit(int(pid), resource.RLIMIT_FSIZE, (size, hard))

    def connect(self) -> HTTPConnection:
        """A connection to it; kept open by whoever reads each answer to its end."""
        return HTTPConnection("127.0.0.1", self.port, timeout=60)

    def _answers(self) -> bool:
        if self._process.poll() is not None:
            raise AssertionError(f"the server has ended:\n{self.log.read_text(errors='replace')}")
        with closing(self.connect()) as connection, suppress(OSError, HTTPException):
            connection.request("HEAD", "/")
            return connection.getresponse().status == 200
        return False


@contextmanager
def installation(folder: Path, url: str | None = None) -> Iterator[Installation]:
    """A new installation on the same kind of database as this run of the tests; removed after.

    Or on the database at `url`, which is empty.
    """
    collect_static_files()
    with nullcontext(url) if url else _database(folder) as url:
        environment = os.environ | {
            "DEBUG": "false",
            "SECRET_KEY": "tests",
            "ALLOWED_HOSTS": "127.0.0.1",
            "SITE_URL": "http://127.0.0.1",
            "DATABASE_URL": url,
            "MEDIA_ROOT": str(folder / "media"),
            "PENDING_VIEWS": str(folder / "pending-views"),
        }
        manage(environment, "migrate", "--verbosity", "0")
        path = manage(environment, "shell", "--verbosity", "0", "--command", _FILL).strip()
        yield Installation(environment, path)


@contextmanager
def _database(folder: Path) -> Iterator[str]:
    if not _on_postgresql():
        yield f"sqlite:///{folder / 'server.sqlite3'}"
        return
    url, name = os.environ["DATABASE_URL"], f"{NAME}_{os.getpid()}"
    _execute(url, f"CREATE DATABASE {name}")
    try:
        yield urlsplit(url)._replace(path=f"/{name}").geturl()
    finally:
        _execute(url, f"DROP DATABASE {name}")  # refused while anything is left that uses it


def _execute(url: str, statement: str) -> None:
    with closing(psycopg2.connect(url)) as connection, connection.cursor() as cursor:
        connection.autocommit = True
        cursor.execute(statement)


def _on_postgresql() -> bool:
    return settings.DATABASES["default"]["ENGINE"].endswith("postgresql")


def collect_static_files() -> None:
    """Make staticfiles/ unless it is newer than what it is made from."""
    COLLECTED.mkdir(exist_ok=True)
    lock = os.open(COLLECTED, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)  # `make test` runs two pytests at once
        made = COLLECTED / "staticfiles.json"
        sources = [ROOT / "wardnews" / "staticfiles.py", *(ROOT / "static").rglob("*")]
        newest = max(path.stat().st_mtime for path in sources)
        if not made.exists() or made.stat().st_mtime < newest:
            manage({**os.environ, "DEBUG": "false"}, "collectstatic", "--noinput")
    finally:
        os.close(lock)


def manage(environment: dict[str, str], *arguments: str) -> str:
    """Run a command of manage.py in an installation; return what it said."""
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def until(condition, seconds: float, complaint: str, log: Path | None = None) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        said = log.read_text(errors="replace") if log else ""
        assert time.monotonic() < deadline, f"{complaint}\n{said}"
        time.sleep(0.02)
