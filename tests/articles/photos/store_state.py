"""What is in the store and in the rows, and what must be true of both at any time."""

from contextlib import suppress

from django.core.files.storage import default_storage
from django.core.management import call_command
from PIL import Image

from articles.models import Photo, PhotoUpload
from articles.photos import names, storage


def rows() -> set[str]:
    """The files that rows name."""
    return {row.file for model in (Photo, PhotoUpload) for row in model.objects.all()}


def files() -> set[str]:
    """All names in the store."""
    with suppress(FileNotFoundError):
        folders = [f"photos/{folder}" for folder in default_storage.listdir("photos")[0]]
        return {f"{f}/{name}" for f in folders for name in default_storage.listdir(f)[1]}
    return set()


def assert_nothing_is_half_there() -> None:
    """Every file that has a name of its own is whole, and every row has its file."""
    there = files()
    for name in there:
        if storage.INCOMING in name:
            continue
        assert names.parse(name), name
        with default_storage.open(name) as file, Image.open(file) as image:
            image.load()
    assert rows() <= there


def assert_the_sweep_leaves_only_what_rows_name() -> None:
    """After a sweep every file belongs to a row, and no row lacks one."""
    call_command("sweep_files", "--delete", "--grace", "0", verbosity=0)
    digests = {names.parse(name).digest for name in rows()}
    assert {names.parse(name).digest for name in files()} == digests
    assert rows() <= files()
