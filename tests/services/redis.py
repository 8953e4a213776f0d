"""A throwaway Redis server with nothing in it, on a port of its own."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from wardnews.processes import die_with_parent

REQUIREMENTS = Path(__file__).parent.parent / "requirements-redis.txt"
PACKAGE = "redis-server"
PROGRAMS = ("redis-server", "valkey-server")
_PATIENCE = 30  # seconds until a server that does not answer counts as broken


def ensure() -> bool:
    """Whether the server and its client are there; installs what is not where it can."""
    if not program() and os.geteuid() == 0 and shutil.which("apt-get"):
        print("Máy chưa có Redis; đang cài bằng apt-get…", flush=True)
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for command in (("update",), ("install", "--yes", "--no-install-recommends", PACKAGE)):
            subprocess.run(["apt-get", *command], env=environment, capture_output=True)
    if not find_spec("redis"):
        command = [sys.executable, "-m", "pip", "install", "--disable-pip-version-check", "-q"]
        subprocess.run([*command, "-r", REQUIREMENTS])
    return not missing()


def missing() -> str:
    """What is not installed, in one line; empty if all is there."""
    client = [] if find_spec("redis") else ["redis"]
    return ", ".join(client if program() else [*client, PACKAGE])


def program() -> str | None:
    """The path of the server."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


@dataclass
class Server:
    """A server, and the means to do to it what happens to servers."""

    folder: Path
    port: int
    process: subprocess.Popen | None = None

    @property
    def url(self) -> str:
        """CACHE_URL for it."""
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        """Start it, empty; return once it answers."""
        options = {"port": self.port, "bind": "127.0.0.1", "save": "", "appendonly": "no"}
        options |= {"maxmemory": "32mb", "maxmemory-policy": "allkeys-lru", "dir": self.folder}
        command = [program()]
        for name, value in options.items():
            command += [f"--{name}", str(value)]
        with (self.folder / "log").open("ab") as output:
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                preexec_fn=die_with_parent(signal.SIGKILL),
            )
        deadline = time.monotonic() + _PATIENCE
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                said = (self.folder / "log").read_text(errors="replace")[-2000:]
                raise RuntimeError(f"the Redis server does not come up:\n{said}")
            time.sleep(0.02)

    def stop(self) -> None:
        """End it at once, frozen or not."""
        if self.process:
            self.process.kill()
            self.process.wait()

    def freeze(self) -> None:
        """Have it take connections and say nothing."""
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """End that."""
        self.process.send_signal(signal.SIGCONT)

    def client(self):
        """A client of its own, past the site."""
        from redis import Redis

        return Redis(port=self.port)

    def _answers(self) -> bool:
        from redis.exceptions import RedisError

        with closing(self.client()) as client, suppress(RedisError):
            return client.ping()
        return False


@contextmanager
def throwaway_server() -> Iterator[Server]:
    """A running server."""
    with tempfile.TemporaryDirectory(prefix="wardnews-redis-", dir="/tmp") as folder:
        with closing(socket.socket()) as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        server = Server(Path(folder), port)
        try:
            server.start()
            yield server
        finally:
            server.stop()
