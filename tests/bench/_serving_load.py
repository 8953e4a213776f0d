"""Load on a server, made by wrk, and what one run of it shows."""

import json
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from tests.bench._serving_database import Database
from tests.bench._serving_servers import Server

CONNECTIONS, THREADS = 16, 2
HINT = "Cần wrk để tạo tải. Hãy cài (Debian/Ubuntu: sudo apt install wrk) rồi chạy lại."
PATIENCE = 30.0
IDLE = 0.02  # seconds of processor time in a fifth of one
_SCRIPT = Path(__file__).with_name("_serving_load.lua")


@dataclass(frozen=True)
class Sample:
    """What one run of wrk showed; times in microseconds, those of processors per request."""

    answers: int
    speed: float
    p50: int
    p99: int
    refused: int  # answered, but with 400 or more
    broken: int
    server_cpu: float
    database_cpu: float
    statements: float
    counted: int


def is_there() -> bool:
    """Whether wrk is installed."""
    return shutil.which("wrk") is not None


def run(
    server: Server, database: Database, paths: list[str], seconds: int, headers: dict[str, str]
) -> Sample:
    """Ask `server` for `paths` in turn for so many seconds."""
    _settle(server)  # a slow one still works for readers who left when the last run ended
    seen, logged = database.views(), database.statements()
    worked, asked = server.cpu(), database.cpu()
    said = _wrk(server.url, paths, seconds, headers)
    _settle(server)  # what wrk did not wait for is answered, and counted, a moment later
    views, statements = database.views(), database.statements()
    made = said["answers"] + CONNECTIONS  # those that wrk left without an answer were made, too
    return Sample(
        answers=said["answers"],
        speed=said["answers"] / said["micros"] * 1e6,
        p50=said["p50"],
        p99=said["p99"],
        refused=said["refused"],
        broken=said["broken"],
        server_cpu=(server.cpu() - worked) / made * 1e6,
        database_cpu=(database.cpu() - asked) / made * 1e6,
        statements=(statements - logged) / made,
        counted=views - seen,
    )


def _settle(server: Server) -> None:
    """Wait until it does nothing any more."""
    deadline, worked = time.monotonic() + PATIENCE, -1.0
    while (now := server.cpu()) - worked > IDLE and time.monotonic() < deadline:
        worked = now
        time.sleep(0.2)


def _wrk(url: str, paths: list[str], seconds: int, headers: dict[str, str]) -> dict:
    command = ["wrk", "-c", str(CONNECTIONS), "-t", str(THREADS), "-d", f"{seconds}s"]
    command += ["--timeout", f"{PATIENCE:.0f}s", "-s", str(_SCRIPT)]
    for name, value in headers.items():
        command += ["-H", f"{name}: {value}"]
    rest = paths if len(paths) > 1 else []
    command += [url + paths[0], "--", *rest]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"wrk {urlsplit(url).netloc}: {done.stderr or done.stdout}")
    return json.loads(done.stdout.strip().splitlines()[-1])
