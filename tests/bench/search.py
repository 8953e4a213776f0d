"""Searching: is it still quick with a hundred thousand posts, and for a word that is in all?

Two hundred fixed queries over made-up news, each text its own, on an empty database of each kind;
beside them, some of the same asked with `icontains`. Only ratios have limits, since machines
differ. Sizes may be given: python -m tests.bench.search 2000 20000
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.admin_list import sqlite_file
from tests.services.postgres import throwaway_server

ROOT = Path(__file__).resolve().parents[2]
SIZES = (10_000, 100_000)
MOST_GROWTH = 2  # of p95, from the first size to the second
MOST_COMMON = 5  # times what a rare word takes
EVERYWHERE, RARELY = "từ có trong mọi bài", "từ hiếm"
ENGINES = {"SQLite": sqlite_file, "PostgreSQL": throwaway_server}


def measured(database, count: int) -> dict:
    """Fill an empty database and measure there, in processes of their own."""
    with database() as url, tempfile.TemporaryDirectory(prefix="wardnews-bench-") as folder:
        started, path = time.monotonic(), Path(folder) / "measured.json"
        settings = {"DATABASE_URL": url, "DEBUG": "true", "SECRET_KEY": "b", "ALLOWED_HOSTS": "*"}
        _run(settings, "migrate", "--verbosity", "0")
        _shell(settings, f"from tests.bench import _search_fill; _search_fill.fill({count})")
        filled = time.monotonic() - started
        _shell(settings, f"from tests.bench import _search_measure as m; m.measure({str(path)!r})")
        return json.loads(path.read_text()) | {"filled": filled}


def _run(settings: dict, *arguments: str) -> None:
    command = [sys.executable, "manage.py", *arguments]
    subprocess.run(command, cwd=ROOT, env=os.environ | settings, check=True)


def _shell(settings: dict, code: str) -> None:
    setup = "from django.test.utils import setup_test_environment; setup_test_environment(False)"
    code = f"{setup}\n{code}"
    _run(settings, "shell", "--verbosity", "0", "-c", code)


def of(run: dict, name: str, kind: str = "") -> list[float]:
    """What was measured as `name`, of all queries or of one kind, from the least to the most."""
    rows = (row for row in run["asked"] if kind in ("", row["kind"]))
    return sorted(row[name] for row in rows if name in row)


def p95(some: list[float]) -> float:
    """The value that 95 of 100 do not exceed."""
    return some[max(0, -(-len(some) * 95 // 100) - 1)]


def show(engine: str, count: int, run: dict) -> None:
    """Print what was measured with one engine and size."""
    ours, page = of(run, "ms"), of(run, "page")
    print(
        f"{engine}, {_number(count)} bài: p50 {_ms(statistics.median(ours))}, p95 {_ms(p95(ours))}"
        f" · cả trang ({len(page)} câu): p50 {_ms(statistics.median(page))}, p95 {_ms(p95(page))}"
    )
    both = [row for row in run["asked"] if "icontains" in row]
    plain = sorted(row["icontains"] for row in both)
    same = sorted(row["ms"] for row in both)
    print(
        f"  icontains ({len(both)} câu trong đó): p50 {_ms(statistics.median(plain))}, "
        f"p95 {_ms(p95(plain))}; gấp {_ratio(statistics.median(plain), statistics.median(same))} "
        f"và {_ratio(p95(plain), p95(same))} lần"
    )
    for kind in dict.fromkeys(row["kind"] for row in run["asked"]):
        some = of(run, "ms", kind)
        print(
            f"    {kind:<20} {len(some):>3} câu   p50 {_ms(statistics.median(some)):>9}   "
            f"lâu nhất {_ms(some[-1]):>9}"
        )
    print(
        f"  mỗi bài: {_number(run['bytes']['entry'])} byte trong bảng, "
        f"{_number(run['bytes']['index'])} byte chỉ mục; ghi lại khi đăng {_ms(run['refresh'])}; "
        f"một lần tìm dùng nhiều nhất {run['peak']:.1f} MB; nạp dữ liệu mất {run['filled']:.0f} s",
        flush=True,
    )


def limits(engine: str, runs: list[dict]) -> bool:
    """Print the limits and whether they hold."""
    small, large = (p95(of(run, "ms")) for run in runs)
    held = large <= MOST_GROWTH * small
    print(f"{engine}: p95 tăng {_ratio(large, small)} lần (giới hạn {MOST_GROWTH}): {_held(held)}")
    for run in runs:
        common, rare = (statistics.median(of(run, "ms", kind)) for kind in (EVERYWHERE, RARELY))
        holds = common <= MOST_COMMON * rare
        print(
            f"{engine}: từ có trong mọi bài lâu gấp {_ratio(common, rare)} lần từ hiếm "
            f"(giới hạn {MOST_COMMON}): {_held(holds)}"
        )
        held = held and holds
    return held


def _held(holds: bool) -> str:
    return "đạt" if holds else "KHÔNG ĐẠT"


def _number(count: float) -> str:
    return f"{count:,.0f}".replace(",", ".")


def _ms(value: float) -> str:
    return f"{value:.1f} ms".replace(".", ",")


def _ratio(one: float, other: float) -> str:
    return f"{one / other:.1f}".replace(".", ",")


def main(sizes: list[int]) -> int:
    """Measure and print; 1 if a limit does not hold."""
    runs: dict[str, list[dict]] = {}
    for engine, database in ENGINES.items():
        for count in sizes:
            runs.setdefault(engine, []).append(measured(database, count))
            show(engine, count, runs[engine][-1])
    held = [limits(engine, some) for engine, some in runs.items()]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main([int(size) for size in sys.argv[1:]] or list(SIZES)))
