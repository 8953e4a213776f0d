"""Where exiftool is: a second reader, written by others, for what a stored picture still says."""

import os
import shutil
import subprocess

PACKAGE = "libimage-exiftool-perl"
INSTALL_HINT = f"Hãy cài exiftool (Debian/Ubuntu: sudo apt install {PACKAGE})."


def find() -> str | None:
    """The path of exiftool, or None."""
    return shutil.which("exiftool")


def ensure() -> str | None:
    """Like `find`, but installs it if there is none and that can be done."""
    if (found := find()) or os.geteuid() != 0 or not shutil.which("apt-get"):
        return found
    print("Máy chưa có exiftool; đang cài bằng apt-get…", flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    # An update that fails may still have left a list good enough to install from.
    for command in (("update",), ("install", "--yes", "--no-install-recommends", PACKAGE)):
        subprocess.run(["apt-get", *command], env=environment, capture_output=True)
    return find()
