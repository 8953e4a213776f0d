"""Where the Nu HTML checker is: the one that the W3C runs, for what markup is right."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

PACKAGE = "vnu-jar@26.9.27"  # of npm; the program is Java's
FOLDER = Path(sys.prefix) / "vnu"  # goes away with the virtualenv
JAR = FOLDER / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
UNKNOWN = ".*(container-type|@container).*"  # of CSS: in browsers since 2023, not in its grammar
INSTALL_HINT = (
    "Hãy cài Java 17 trở lên và npm (Debian/Ubuntu: sudo apt install default-jre-headless npm), "
    "rồi chạy: python -m tests.services prepare"
)


def find() -> str | None:
    """The path of the checker, or None where it or Java is missing."""
    return str(JAR) if JAR.exists() and shutil.which("java") else None


def ensure() -> str | None:
    """Like `find`, but fetches it where Java and npm are at hand. Java itself is large: not it."""
    if (found := find()) or not shutil.which("java") or not shutil.which("npm"):
        return found
    print("Đang tải bộ kiểm tra HTML (vnu-jar)…", flush=True)
    command = ["npm", "install", "--prefix", FOLDER, "--no-audit", "--no-fund", "--ignore-scripts"]
    FOLDER.mkdir(exist_ok=True)
    subprocess.run([*command, PACKAGE], capture_output=True, env=os.environ)
    return find()


def errors(folder: Path) -> list[str]:
    """What the checker has against the pages, drawings and styles in `folder`, file by file."""
    command = ["java", "-Xss4m", "-jar", str(JAR), "--errors-only", "--also-check-svg"]
    command += ["--also-check-css", "--filterpattern", UNKNOWN, "--exit-zero-always", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    lines = (done.stdout + done.stderr).splitlines()
    return [unquote(line.replace(folder.as_uri() + "/", "")) for line in lines]
