"""A throwaway PostgreSQL server: made in a private folder, gone with everything in it."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg2

from tests.services.binaries import INSTALL_HINT, OLDEST, PROGRAMS, WHEEL, find_binaries
from wardnews.processes import die_with_parent, stop, stop_signals_raise

NAME = "wardnews"  # of the superuser and of the database

# sun_path holds 104 bytes on BSD and macOS, 108 on Linux, with the closing zero.
LONGEST_SOCKET = 103
SOCKET = ".s.PGSQL.5432"

# Nothing here outlives a crash, so nothing needs to reach the disk.
SETTINGS = {
    "listen_addresses": "",
    "max_connections": "100",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "timezone": "UTC",
}


class Unavailable(RuntimeError):
    """No PostgreSQL server could be had; the message tells people what to do."""


@contextmanager
def throwaway_server(
    binaries: Path | None = None, settings: dict[str, str] | None = None
) -> Iterator[str]:
    """Run a PostgreSQL server of our own; yields the DATABASE_URL of an empty database in it.

    `settings` are beside those that it has here anyway, or instead of them.

    It listens on a Unix socket alone, in the folder that the URL names as its host; the server's
    log lies beside the socket, as `log`. As root it runs as another user: PostgreSQL insists.
    """
    binaries = binaries or find_binaries()
    if binaries is None:
        raise Unavailable(f"Không tìm thấy máy chủ PostgreSQL {OLDEST} trở lên. {INSTALL_HINT}")
    account = _account()
    with stop_signals_raise(), _private_folder(account) as folder:
        binaries = _runnable(binaries, folder, account)
        _initdb(binaries, folder, account)
        with _running(binaries, folder, account, SETTINGS | (settings or {})):
            yield f"postgres://{NAME}@{quote(str(folder), safe='')}/{NAME}"


def _account() -> dict:
    """Whom to run the server as, as keywords for subprocess: nobody else unless we are root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    raise Unavailable("PostgreSQL không chạy bằng root, mà máy không có người dùng nobody.")


@contextmanager
def _private_folder(account: dict) -> Iterator[Path]:
    # The system's choice may be too long for a socket, closed to the other user, or hold capitals,
    # which a URL's host does not keep.
    for base in dict.fromkeys((tempfile.gettempdir(), "/tmp", "/var/tmp")):
        try:
            folder = Path(tempfile.mkdtemp(prefix="wardnews-pg-", dir=base))
        except OSError:
            continue
        try:
            _give(folder, account)
            fits = len(os.fsencode(folder / SOCKET)) <= LONGEST_SOCKET
            if fits and str(folder) == str(folder).lower() and _reaches(folder, account):
                yield folder
                return
        finally:
            _remove(folder)
    raise Unavailable("Không có thư mục tạm nào dùng được cho PostgreSQL. Hãy thử TMPDIR=/tmp.")


def _remove(folder: Path) -> None:
    # An interrupted initdb leaves a child that writes on for a moment, behind our back.
    for _ in range(50):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(0.1)


def _give(path: Path, account: dict) -> None:
    if account:
        os.chown(path, account["user"], account["group"], follow_symlinks=False)


def _reaches(folder: Path, account: dict) -> bool:
    return subprocess.run(["test", "-w", folder], **account).returncode == 0


def _runnable(binaries: Path, folder: Path, account: dict) -> Path:
    """`binaries`, or a copy where `account` may not go there, as into a venv of root's."""
    if _runs(binaries, account):
        return binaries
    # The programs find their libraries and their share/ by the way from where they lie.
    copy, prefix = folder / "server", binaries.parent
    target = copy / prefix.relative_to(prefix.parents[1])
    shutil.copytree(prefix, target, symlinks=True, ignore=shutil.ignore_patterns("include"))
    libraries = prefix.parents[1] / f"{WHEEL}.libs"
    if prefix.parent.name == WHEEL and libraries.is_dir():
        shutil.copytree(libraries, copy / libraries.name, symlinks=True)
    for path in (copy, *copy.rglob("*")):
        _give(path, account)
    if not _runs(target / binaries.name, account):
        raise Unavailable(f"Không chạy được PostgreSQL ở {binaries}. {INSTALL_HINT}")
    return target / binaries.name


def _runs(binaries: Path, account: dict) -> bool:
    try:
        for program in PROGRAMS:
            command = [binaries / program, "--version"]
            subprocess.run(command, capture_output=True, check=True, cwd="/", **account)
    except (OSError, subprocess.SubprocessError):
        return False
    return True


def _environment(folder: Path) -> dict[str, str]:
    # PGDATA, PGPORT and their kind are about some other server.
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return kept | {"HOME": str(folder), "LC_ALL": "C"}


def _initdb(binaries: Path, folder: Path, account: dict) -> None:
    command = [binaries / "initdb", "--pgdata", folder / "data", "--username", NAME, "--auth=trust"]
    # C.UTF-8: sorts by code point and still knows that Đ is the capital of đ.
    command += ["--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=folder,
        env=_environment(folder),
        preexec_fn=die_with_parent(signal.SIGKILL),
        **account,
    )
    if done.returncode:
        raise Unavailable(f"Không tạo được cơ sở dữ liệu PostgreSQL (initdb):\n{done.stdout}")


@contextmanager
def _running(binaries: Path, folder: Path, account: dict, settings: dict) -> Iterator[None]:
    command = [binaries / "postgres", "-D", folder / "data", "-k", folder]
    for name, value in settings.items():
        command += ["-c", f"{name}={value}"]
    log = folder / "log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env=_environment(folder),
            # Out of reach of the terminal's Ctrl-C: whoever uses the database ends first.
            start_new_session=True,
            preexec_fn=die_with_parent(signal.SIGQUIT),
            **account,
        )
    try:
        _create_database(server, folder, log)
        yield
    finally:
        # SIGQUIT is "immediate": there is nothing to save.
        stop(server, signal.SIGQUIT)


def _create_database(server: subprocess.Popen, folder: Path, log: Path) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            connection = psycopg2.connect(host=str(folder), user=NAME, dbname="postgres")
            break
        except psycopg2.OperationalError:
            if server.poll() is None and time.monotonic() < deadline:
                time.sleep(0.05)
                continue
            said = log.read_text(errors="replace")[-2000:]
            raise Unavailable(f"PostgreSQL không khởi động được:\n{said}") from None
    with closing(connection):
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {NAME}")
