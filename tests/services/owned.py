"""A throwaway PostgreSQL server that a test may stop, start again and freeze: it has no other."""

import os
import shlex
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit

import psycopg2

from tests.services import postgres
from wardnews.processes import die_with_parent, stop


class Owned:
    """The server of `url`, which listens on a socket in `folder`."""

    def __init__(self, url: str):
        self.url = url
        self.folder = Path(unquote(urlsplit(url).hostname))
        self._again: subprocess.Popen | None = None  # as it was started again

    @property
    def socket(self) -> Path:
        """Where it listens."""
        return self.folder / postgres.SOCKET

    def set(self, name: str, value: str) -> None:
        """Change a setting, for those who are connected too."""
        with closing(psycopg2.connect(self.url)) as connection, connection.cursor() as cursor:
            connection.autocommit = True
            cursor.execute("SET default_transaction_read_only = off")
            cursor.execute(f"ALTER SYSTEM SET {name} = {value}")
            cursor.execute("SELECT pg_reload_conf()")

    def stop(self) -> None:
        """End it at once: connections break, and none is taken any more."""
        self.thaw()
        os.kill(self._pid(), signal.SIGINT)
        if self._again:
            self._again.wait()
        self._until(lambda: not self._marks().exists())

    def start(self) -> None:
        """Start it again as it was, and wait until it answers."""
        with (self.folder / "log").open("ab") as output:
            self._again = subprocess.Popen(
                shlex.split((self.folder / "data" / "postmaster.opts").read_text()),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=self.folder,
                start_new_session=True,
                preexec_fn=die_with_parent(signal.SIGQUIT),
                **postgres._account(),
            )
        self._until(self._answers)

    def freeze(self) -> None:
        """Stop all its processes where they are: connections stay open, and nothing answers."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Have them go on."""
        self._signal(signal.SIGCONT)

    def end(self) -> None:
        """End what was started here."""
        with suppress(FileNotFoundError):
            self.thaw()
        if self._again:
            stop(self._again, signal.SIGQUIT)

    def _signal(self, number: int) -> None:
        # The one that makes the others first, so that none is missed.
        pid = self._pid()
        os.kill(pid, number)
        found = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True)
        for child in found.stdout.split():
            with suppress(ProcessLookupError):
                os.kill(int(child), number)

    def _pid(self) -> int:
        return int(self._marks().read_text().split()[0])

    def _marks(self) -> Path:
        return self.folder / "data" / "postmaster.pid"

    def _answers(self) -> bool:
        with suppress(psycopg2.OperationalError):
            psycopg2.connect(self.url).close()
            return True
        return False

    def _until(self, condition) -> None:
        deadline = time.monotonic() + 60
        while not condition():
            assert time.monotonic() < deadline, (self.folder / "log").read_text()[-2000:]
            time.sleep(0.05)


@contextmanager
def owned_server() -> Iterator[Owned]:
    """Run one; gone with everything in it afterwards."""
    with postgres.throwaway_server() as url:
        server = Owned(url)
        try:
            yield server
        finally:
            server.end()
