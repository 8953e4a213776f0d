"""Load on a server, made by wrk, and what one run of it shows."""

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from tests.bench._serving_database import Database
from tests.bench._serving_servers import Server

CONNECTIONS, THREADS = 16, 2
HINT = "Cần wrk để tạo tải. Hãy cài (Debian/Ubuntu: sudo apt install wrk) rồi chạy lại."
_SCRIPT = Path(__file__).with_name("_serving_load.lua")


@dataclass(frozen=True)
class Sample:
    """What one run of wrk showed; times in microseconds, those of processors per answer."""

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
    seen, logged = database.views(), database.statements()
    worked, asked = server.cpu(), database.cpu()
    said = _wrk(server.url, paths, seconds, headers)
    # What wrk did not wait for is answered, and counted, a moment later.
    views, statements = database.settled_views(), database.statements()
    answers = max(1, said["answers"])
    return Sample(
        answers=said["answers"],
        speed=said["answers"] / said["micros"] * 1e6,
        p50=said["p50"],
        p99=said["p99"],
        refused=said["refused"],
        broken=said["broken"],
        server_cpu=(server.cpu() - worked) / answers * 1e6,
        database_cpu=(database.cpu() - asked) / answers * 1e6,
        statements=(statements - logged) / answers,
        counted=views - seen,
    )


def _wrk(url: str, paths: list[str], seconds: int, headers: dict[str, str]) -> dict:
    command = ["wrk", "-c", str(CONNECTIONS), "-t", str(THREADS), "-d", f"{seconds}s"]
    command += ["--timeout", "30s", "-s", str(_SCRIPT)]
    for name, value in headers.items():
        command += ["-H", f"{name}: {value}"]
    rest = paths if len(paths) > 1 else []
    command += [url + paths[0], "--", *rest]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"wrk {urlsplit(url).netloc}: {done.stderr or done.stdout}")
    return json.loads(done.stdout.strip().splitlines()[-1])
