"""What `make test` runs: pytest on SQLite and on PostgreSQL. Arguments go to pytest."""

import os
import signal
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.services.postgres import Unavailable, throwaway_server
from wardnews.processes import die_with_parent, stop, stop_signals_raise, wait

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = {
    "DEBUG": "false",
    "SECRET_KEY": "tests",
    "ALLOWED_HOSTS": "*",
    "SITE_URL": "http://testserver",
    # Set, not only dropped: a person's .env must not reach the tests either.
    "CACHE_URL": "locmem://",
    "EMAIL_URL": "console://",
    "SECOND_FACTOR": "offered",
    "TRUSTED_PROXIES": "0",
    "REVIEW_HOURS": "8",
    "HOLIDAYS": "",
    "MEDIA_STORAGE": "",
    "SWEEP_GRACE_HOURS": "24",
}
DROPPED = ("PYTHONWARNINGS", "WARDNEWS_TESTS")
PASSED, NO_TESTS = 0, 5  # pytest's exit codes


def run(arguments: list[str]) -> int:
    """Run all tests on both databases; returns an exit code."""
    with ExitStack() as stack:
        stack.enter_context(stop_signals_raise())
        temporary = tempfile.TemporaryDirectory(prefix="wardnews-", ignore_cleanup_errors=True)
        folder = Path(stack.enter_context(temporary))
        url = stack.enter_context(throwaway_server())
        sqlite = {"DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}"}
        # Tests that touch no database have run on SQLite; tests/conftest.py leaves them out here.
        postgres = {"DATABASE_URL": url, "WARDNEWS_TESTS": "database"}
        runs = _at_once if _cores() > 1 else _in_turn
        return _verdict(runs(sqlite, postgres, folder, arguments))


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):  # knows of taskset and of containers, unlike cpu_count
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _in_turn(sqlite: dict, postgres: dict, folder: Path, arguments: list[str]) -> dict[str, int]:
    _heading("SQLite")
    codes = {"SQLite": wait(_start("sqlite", sqlite, folder, arguments))}
    _heading("PostgreSQL")
    return codes | {"PostgreSQL": wait(_start("postgresql", postgres, folder, arguments))}


def _at_once(sqlite: dict, postgres: dict, folder: Path, arguments: list[str]) -> dict[str, int]:
    """One is watched live; what the other one says is kept for when the first has ended."""
    kept = folder / "postgresql.out"
    coloured = ["--color=yes"] if sys.stdout.isatty() else []
    with kept.open("wb") as output:
        behind = _start("postgresql", postgres, folder, [*coloured, *arguments], output)
    _heading("SQLite")
    try:
        codes = {"SQLite": wait(_start("sqlite", sqlite, folder, arguments))}
        code = wait(behind)
    except BaseException:
        # At SIGINT pytest still says how far it came, unless it was started in the background.
        stop(behind, signal.SIGINT, signal.SIGTERM, patience=5)
        raise
    finally:
        _heading("PostgreSQL")
        sys.stdout.buffer.write(kept.read_bytes())
        sys.stdout.flush()
    return codes | {"PostgreSQL": code}


def _start(
    name: str, settings: dict, folder: Path, arguments: list[str], output=None
) -> subprocess.Popen:
    media = folder / f"media-{name}"
    media.mkdir()
    environment = {key: value for key, value in os.environ.items() if key not in DROPPED}
    # Each its own cache: they would overwrite each other's list for --last-failed.
    command = [sys.executable, "-m", "pytest", "-o", f"cache_dir=.pytest_cache/{name}", *arguments]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment | SETTINGS | {"MEDIA_ROOT": str(media)} | settings,
        stdin=subprocess.DEVNULL if output else None,
        stdout=output,
        stderr=subprocess.STDOUT if output else None,
        preexec_fn=die_with_parent(signal.SIGTERM),
    )


def _heading(text: str) -> None:
    print(f"\n━━━ {text} " + "━" * (60 - len(text)), flush=True)


def _verdict(codes: dict[str, int]) -> int:
    # A choice such as `-k slug` may leave nothing to run on one of them; not on both.
    ran = [code for code in codes.values() if code != NO_TESTS]
    failed = [name for name, code in codes.items() if code not in (PASSED, NO_TESTS)]
    if failed:
        print(f"\nKhông đạt trên {', '.join(failed)}.", flush=True)
        return 1
    if not ran:
        print("\nKhông có ca kiểm thử nào được chạy.", flush=True)
        return NO_TESTS
    return 0


def main() -> int:
    try:
        return run(sys.argv[1:])
    except Unavailable as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
