"""The same pages through the portal's server: each made once, then asked for again and again."""

import http.client
import json
import statistics
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from tests.bench._serving_servers import ROOT, Server

TIMES = 60


def measured(environment: dict[str, str], folder: Path) -> dict:
    """p50 of each line that residents meet, in ms, and the largest worker's memory in MB."""
    asked = _addresses(environment, folder / "lines.json")
    server = Server("portal", "granian", environment | {"DEBUG": "false"})
    server.start(folder / "growth.log")
    try:
        with closing(http.client.HTTPConnection("127.0.0.1", server.port)) as connection:
            found = {name: _p50(connection, some) for name, some in asked.items()}
        workers = [one["Rss"] for one in server.memory() if one]
    finally:
        server.stop()
    lines = {name: {"queries": 1, **some} for name, some in found.items()}
    return {"lines": lines, "memory": max(workers) / 1024}


def _addresses(environment: dict[str, str], path: Path) -> dict[str, list[str]]:
    code = f"from tests.bench import _growth_measure as m; m.write_addresses({str(path)!r})"
    command = [sys.executable, "manage.py", "shell", "--verbosity", "0", "-c", code]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    return json.loads(path.read_text())


def _p50(connection: http.client.HTTPConnection, addresses: list[str]) -> dict[str, float]:
    took, kilobytes = [], 0.0
    # Twice each first: two workers make their own.
    for turn in range(-4 * len(addresses), TIMES):
        started = time.perf_counter()
        connection.request("GET", addresses[turn % len(addresses)])
        answer = connection.getresponse()
        kilobytes = len(answer.read()) / 1000
        if answer.status != 200:
            raise SystemExit(f"{addresses[turn % len(addresses)]}: {answer.status}")
        if turn >= 0:
            took.append(1000 * (time.perf_counter() - started))
    return {"ms": statistics.median(took), "kilobytes": kilobytes}
