"""What files of photos are called: the master by its content, its smaller versions after it.

Nothing here looks into a store. Which versions of a picture there should be follows from its width
and the settings alone, so no table has to agree with the files.
"""

import re
from dataclasses import dataclass

from django.conf import settings

# The best first: a browser takes the first that it can read.
KINDS = ("avif", "jpg")
PATTERN = r"photos/[0-9a-f]{2}/[0-9a-f]{64}(?:-[0-9]{1,5})?\.(?:avif|jpg)"
_PARTS = re.compile(r"photos/([0-9a-f]{2})/(\1[0-9a-f]{62})(?:-([1-9][0-9]{0,4}))?\.(avif|jpg)")


@dataclass(frozen=True)
class Named:
    """What a name says: of which master (SHA-256 in hex), how wide (None: the master itself)."""

    digest: str
    width: int | None
    kind: str


def master(digest: str) -> str:
    """The name of the stored picture whose bytes have that SHA-256, in the default storage."""
    return f"{folder(digest)}/{digest}.jpg"


def rendition(digest: str, width: int, kind: str) -> str:
    """The name of a version of the master that is `width` pixels wide, of one of `KINDS`."""
    return f"{folder(digest)}/{digest}-{width}.{kind}"


def folder(digest: str) -> str:
    """The folder in which all versions of the master lie, with those of others."""
    return f"photos/{digest[:2]}"


def widths(picture_width: int) -> tuple[int, ...]:
    """How wide the versions of a master of that width are, in pixels, the narrowest first.

    None is wider than the master; a narrow picture has one of its own width.
    """
    widest = min(picture_width, max(settings.PHOTO_WIDTHS))
    return (*sorted(width for width in settings.PHOTO_WIDTHS if width < widest), widest)


def nearest(picture_width: int, wanted: int) -> int:
    """The narrowest of `widths` that reaches `wanted` pixels, else the widest."""
    there = widths(picture_width)
    return next((width for width in there if width >= wanted), there[-1])


def parse(name: str) -> Named | None:
    """Return what `name` says; None if no photo has such a name."""
    found = _PARTS.fullmatch(name)
    if not found or (found[3] is None and found[4] != "jpg"):
        return None
    width = int(found[3]) if found[3] else None
    return Named(found[2], width, found[4])


def all_of(digest: str, picture_width: int) -> list[str]:
    """The names of all files of a picture: the master's, then those of its versions."""
    versions = [rendition(digest, w, kind) for w in widths(picture_width) for kind in KINDS]
    return [master(digest), *versions]
