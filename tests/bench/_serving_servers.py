"""The servers that are measured: the portal and two baselines, under granian and gunicorn."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench import _serving_processes as processes
from wardnews import serve
from wardnews.processes import die_with_parent, stop

ROOT = Path(__file__).resolve().parents[2]
PORTAL = "wardnews.wsgi:application"
APPLICATIONS = {
    "portal": PORTAL,
    "bare": "tests.bench.baselines.bare:application",
    "plain": "tests.bench.baselines.plain:application",
}
_GUNICORN = [sys.executable, "-m", "gunicorn", "--workers", "2", "--log-level", "error"]
# Where they are a matter of taste, threads and processes are those of the portal's own server.
KINDS = {
    "sync": [*_GUNICORN, "--worker-class", "sync"],
    "gthread": [*_GUNICORN, "--worker-class", "gthread", "--threads", "8"],
}


@dataclass
class Server:
    """An application under a server of some kind: sync and gthread are gunicorn's."""

    application: str
    kind: str
    environment: dict[str, str]
    port: int = field(init=False)

    def __post_init__(self):
        with closing(socket.socket()) as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def start(self, log: Path) -> None:
        """Start it; what it says goes to the file `log`."""
        with log.open("ab") as output:
            self._process = subprocess.Popen(
                self._command(),
                cwd=ROOT,
                env=self.environment | {"PORT": str(self.port), "SITE_URL": self.url},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # a group of its own, so that all of it can be ended
                preexec_fn=die_with_parent(signal.SIGTERM),
            )
        self._wait(log)

    def stop(self) -> None:
        """End it and all its workers."""
        stop(self._process, signal.SIGTERM)
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def get(self, path: str, headers: dict[str, str] | None = None) -> tuple[int, dict, bytes]:
        """Status, headers and body of an answer."""
        asked = urllib.request.Request(self.url + path, headers=headers or {})
        try:
            with urllib.request.urlopen(asked, timeout=60) as answer:
                return answer.status, dict(answer.headers), answer.read()
        except urllib.error.HTTPError as error:
            return error.code, dict(error.headers), error.read()

    def cpu(self) -> float:
        """Seconds of processor time of all its processes."""
        return processes.cpu(self._process.pid)

    def memory(self) -> list[dict[str, int]]:
        """The memory of each worker."""
        return [processes.memory(pid) for pid in processes.family(self._process.pid)[1:]]

    def _command(self) -> list[str]:
        application = APPLICATIONS[self.application]
        if self.kind in KINDS:
            return [*KINDS[self.kind], "--bind", f"127.0.0.1:{self.port}", application]
        if self.application == "portal":
            return [sys.executable, "-m", "wardnews.serve"]
        return [application if word == PORTAL else word for word in serve.command(str(self.port))]

    def _wait(self, log: Path) -> None:
        deadline = time.monotonic() + 60
        while True:
            with suppress(OSError):
                if self.get("/")[0] < 500:
                    return
            if self._process.poll() is not None or time.monotonic() > deadline:
                said = log.read_text(errors="replace")[-2000:]
                raise SystemExit(f"{self.application} ({self.kind}) không chạy được:\n{said}")
            time.sleep(0.05)
