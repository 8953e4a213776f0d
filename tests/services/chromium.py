"""Where Chromium is, for the tests that need a browser."""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

# With which it is started: as root too, and quietly.
ARGUMENTS = [
    "--no-sandbox",  # CI runs as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# fonts-liberation: without a font that has Vietnamese letters, pages are measured in empty boxes.
PACKAGES = ("chromium", "fonts-liberation")


def find() -> str | None:
    """The path of a Chromium or Chrome that starts, or None."""
    for command in COMMANDS:
        path = shutil.which(command)
        if path and _starts(path):
            return path
    return next((str(path) for path in _playwright_downloads() if _starts(path)), None)


def ensure() -> str | None:
    """Like `find`, but installs one if there is none; says what to do if that fails."""
    if found := find():
        return found
    root_on_debian = os.geteuid() == 0 and shutil.which("apt-get")
    if root_on_debian and (found := _from_apt()):
        return found
    return _from_playwright(with_libraries=bool(root_on_debian))


def _starts(path: str | Path) -> bool:
    # Ubuntu's chromium-browser may be a stub that only says where to get the real one.
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _playwright_downloads() -> Iterator[Path]:
    """Playwright's own browsers, newest first, found without starting Playwright."""
    chosen = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    if chosen == "0":  # Playwright's way of saying "inside the package"
        spec = importlib.util.find_spec("playwright")
        if spec is None or spec.origin is None:
            return
        folder = Path(spec.origin).parent / "driver" / "package" / ".local-browsers"
    elif chosen:
        folder = Path(chosen)
    elif sys.platform == "darwin":
        folder = Path.home() / "Library" / "Caches" / "ms-playwright"
    else:
        folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "ms-playwright")
    revisions = [path for path in folder.glob("chromium-*") if path.name[9:].isdecimal()]
    for revision in sorted(revisions, key=lambda path: int(path.name[9:]), reverse=True):
        yield from revision.glob("chrome-linux*/chrome")
        yield from revision.glob("chrome-mac*/*.app/Contents/MacOS/*")


def _from_apt() -> str | None:
    print("Máy chưa có Chromium; đang cài bằng apt-get…", flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    # An update that fails may still have left a list good enough to install from.
    _quietly("apt-get", "update", env=environment)
    command = ("apt-get", "install", "--yes", "--no-install-recommends", *PACKAGES)
    if _quietly(*command, env=environment) and (found := find()):
        return found
    print("apt-get không cài được Chromium. Hãy thử: apt-get install chromium", file=sys.stderr)
    return None


def _from_playwright(with_libraries: bool) -> str | None:
    print("Đang tải Chromium của Playwright…", flush=True)
    # The libraries come from apt, which asks for root.
    extra = ("--with-deps",) if with_libraries else ()
    if _quietly(sys.executable, "-m", "playwright", "install", *extra, "chromium"):
        if found := find():
            return found
        problem = "Chromium của Playwright không chạy được trên máy này."
    else:
        problem = "Không tải được Chromium của Playwright."
    print(problem, file=sys.stderr)
    print("Hãy cài Chromium (Debian: sudo apt install chromium) hoặc Chrome.", file=sys.stderr)
    return None


def _quietly(*command: str, env: dict[str, str] | None = None) -> bool:
    """Run it; its output is shown only if it failed."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            env=env,
            timeout=900,
        )
    except subprocess.TimeoutExpired:
        print(f"Quá lâu, đã dừng: {' '.join(command)}", file=sys.stderr)
        return False
    if done.returncode:
        print(done.stdout[-2000:], file=sys.stderr)
    return done.returncode == 0
