"""A disk that is really full: the clerk reads why, nothing is lost, and with room it works."""

import os
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings

from tests.articles.photos.store_state import (
    assert_nothing_is_half_there,
    assert_the_sweep_leaves_only_what_rows_name,
    files,
    rows,
)
from tests.articles.photos.uploads import TAKEN, Clerk, assert_refused, phone_photo, sites

pytestmark = pytest.mark.django_db(transaction=True)

SIZE = 6 * 1024 * 1024  # bytes of the disk


@contextmanager
def small_disk(folder: Path):
    """A disk of its own at `folder`; the test is skipped where nobody lets us mount one."""
    folder.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    done = subprocess.run(mount, capture_output=True, text=True) if os.geteuid() == 0 else None
    if done is None or done.returncode:
        said = done.stderr.strip() if done else "not root"
        pytest.skip(f"no small disk ({said}); as root: {' '.join(mount)}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(folder: Path) -> Path:
    """A file that takes all the room there is."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while file.write(b"x" * 4096):
                pass
        except OSError:
            return filler


@pytest.mark.parametrize("where", ["media", "temporary"])
def test_a_full_disk_is_told_in_words_and_costs_nothing(
    people, make_article, where, monkeypatch, tmp_path
):
    """`where`: the disk of the stored files, or that on which large uploads come in."""
    clerk, photo = Clerk(people.clerk, make_article()), phone_photo((1200, 900))
    # Phones append a second of film. It makes the upload one that comes in through a file.
    photo.seek(0, os.SEEK_END)
    photo.write(bytes(settings.FILE_UPLOAD_MAX_MEMORY_SIZE))
    folder = Path(settings.MEDIA_ROOT) if where == "media" else tmp_path / "temporary"
    with small_disk(folder):
        if where == "temporary":
            monkeypatch.setenv("TMPDIR", str(folder))
        with sites() as serve, serve() as site:
            filler = fill(folder)
            status, page = clerk.send(site.port, photo)
            assert_refused(status, page, "Máy chủ hết chỗ chứa nên chưa nhận được tệp.")
            assert rows() == set()
            assert files() == set(), "not even the beginning of one"
            filler.unlink()
            assert clerk.send(site.port, photo)[0] == TAKEN
        assert len(rows()) == 1
        assert_nothing_is_half_there()
        assert_the_sweep_leaves_only_what_rows_name()
