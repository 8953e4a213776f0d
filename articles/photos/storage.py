"""Where files are kept so that a full disk or a killed process leaves no half of one."""

import contextlib
import os
import tempfile
from pathlib import Path

from django.core.files.storage import FileSystemStorage


class DurableFileStorage(FileSystemStorage):
    """Files appear under their name whole or not at all: temporary file, fsync, rename.

    Django's own storage writes under the final name and leaves the torso there when the disk fills.
    """

    def _save(self, name, content):
        final = Path(self.path(name))
        final.parent.mkdir(parents=True, exist_ok=True)
        handle, path = tempfile.mkstemp(prefix=".incoming-", dir=final.parent)
        temporary = Path(path)
        try:
            with os.fdopen(handle, "wb") as file:
                for chunk in content.chunks():
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            temporary.chmod(self.file_permissions_mode or 0o644)
            temporary.replace(final)
        except BaseException:
            with contextlib.suppress(FileNotFoundError):
                temporary.unlink()
            raise
        _fsync_folder(final.parent)
        return name


def _fsync_folder(folder: Path) -> None:
    """Make the rename itself survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
