"""Smaller versions of stored pictures, so that a phone loads no more than it shows.

They are made from the master alone, also at intake: so it does not matter when one is made.
"""

import io

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage
from PIL import Image

from articles.photos import encode, names, slots, storage

# Seconds for which somebody waits who asked for one version and has the master to fall back on.
# A page shows dozens; each that waits holds one of the server's few threads.
_PATIENCE = 2


class Unmade(FileNotFoundError):
    """There is a master, but this version of it cannot be had."""


class Broken(Unmade):
    """The master is not a picture any more."""


class Busy(Unmade):
    """Other pictures are being made; the same question may be asked again in a moment."""


def make(digest: str, data: bytes | None = None) -> int:
    """Make the missing versions of the master of `digest`. Returns how many files that were.

    `data` is the master where the caller has it. Raises FileNotFoundError without a master, Broken
    and Busy.
    """
    data = data or _master(digest)
    widths = names.widths(_width(digest, data))
    wanted = [names.rendition(digest, w, k) for w in widths for k in names.KINDS]
    return _make(digest, data, wanted, settings.PHOTO_PATIENCE)


def open_or_make(name: str) -> File:
    """Open the file of a photo called `name`, made first where it is missing.

    Raises FileNotFoundError where there is no master, or no version of that width belongs to it;
    its heirs Broken and Busy where it cannot be made, or not now.
    """
    named = names.parse(name)
    if named is None:
        raise FileNotFoundError(name)
    try:
        return default_storage.open(name)
    except FileNotFoundError:
        if named.width is None:
            raise
    data = _master(named.digest)
    if named.width not in names.widths(_width(named.digest, data)):
        raise FileNotFoundError(name)
    _make(named.digest, data, [name], min(_PATIENCE, settings.PHOTO_PATIENCE))
    return default_storage.open(name)


def _make(digest: str, data: bytes, wanted: list[str], patience: float) -> int:
    """Make and store those of `wanted` that are missing; returns how many that were."""
    if not _missing(wanted):
        return 0
    try:
        with slots.alone(digest, patience):
            return _make_alone(digest, data, wanted, patience)
    except slots.Busy as error:
        raise Busy(digest) from error


def _make_alone(digest: str, data: bytes, wanted: list[str], patience: float) -> int:
    made = slots.work(_encoded, digest, data, wanted, patience=patience)
    # Here, and not where they are made: a store may ask the database for a lock.
    for name, version in made.items():
        storage.put(name, version)
    if made and not default_storage.exists(names.master(digest)):
        # It was taken down meanwhile, by somebody who could not know of these: masters go first.
        for name in made:
            default_storage.delete(name)
        raise FileNotFoundError(names.master(digest))
    return len(made)


def _missing(wanted: list[str]) -> list[str]:
    return [name for name in wanted if not default_storage.exists(name)]


def _encoded(digest: str, data: bytes, wanted: list[str]) -> dict[str, bytes]:
    """The missing ones of `wanted` by name, the widest first: each is made from the one before."""
    missing = _missing(wanted)  # somebody may have made them while this one waited
    if not missing:
        return {}
    named = sorted(map(names.parse, missing), key=lambda one: one.width, reverse=True)
    own, last = _pixels(digest, data, named[0].width)
    made = {}
    for one in named:
        if last.width != one.width:
            last = last.resize(_size(own, one.width), Image.Resampling.LANCZOS)
        made[names.rendition(digest, one.width, one.kind)] = encode.version(last, one.kind)
    return made


def _master(digest: str) -> bytes:
    with default_storage.open(names.master(digest)) as file:
        return file.read()


def _width(digest: str, data: bytes) -> int:
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG",)) as image:
            return image.width
    except Exception as error:  # as with uploads: there is no telling what a decoder raises
        raise Broken(digest) from error


def _pixels(digest: str, data: bytes, width: int) -> tuple[tuple[int, int], Image.Image]:
    """The master's own size, and its pixels, at least so wide."""
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG",)) as image:
            own = image.size
            image.draft(None, _size(own, width))
            return own, image.convert("RGB")
    except Exception as error:
        raise Broken(digest) from error


def _size(own: tuple[int, int], width: int) -> tuple[int, int]:
    return width, max(1, round(own[1] * width / own[0]))
