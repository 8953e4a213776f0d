"""Smaller versions of stored pictures, so that a phone loads no more than it shows."""

import io

from django.core.files.base import File
from django.core.files.storage import default_storage
from PIL import Image

from articles.photos import names, storage

_FORMATS = {"avif": "AVIF", "jpg": "JPEG"}


def make(digest: str) -> None:
    """Make the missing versions of the master of `digest`. Raises FileNotFoundError without it."""
    with default_storage.open(names.master(digest)) as file, Image.open(file) as image:
        pixels = image.convert("RGB")
    for width in reversed(names.widths(pixels.width)):
        for kind in names.KINDS:
            name = names.rendition(digest, width, kind)
            if not default_storage.exists(name):
                storage.put(name, _encoded(pixels, width, kind))


def open_or_make(name: str) -> File:
    """Open the file of a photo called `name`, made first where it is missing.

    Raises FileNotFoundError where there is no master, or no version of that width belongs to it.
    """
    named = names.parse(name)
    if named is None:
        raise FileNotFoundError(name)
    if named.width and not default_storage.exists(name):
        make(named.digest)
    return default_storage.open(name)


def _encoded(pixels: Image.Image, width: int, kind: str) -> bytes:
    height = max(1, round(pixels.height * width / pixels.width))
    buffer = io.BytesIO()
    small = pixels.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    small.save(buffer, _FORMATS[kind], quality=60 if kind == "avif" else 80)
    return buffer.getvalue()
