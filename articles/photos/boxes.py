"""The boxes of a HEIC or AVIF, walked before its decoder is let loose on it. Pure."""

from articles.photos.jpeg import Cut

_ZEROS = b"\0" * 64  # compressed pixels never have so many


def check(data: bytes) -> None:
    """Raise Cut if the file ends before its boxes do, or its pixels are zeros from some place on.

    The decoder would fill in grey the tiles that are missing.
    """
    at, kind = 0, b""
    while at + 8 <= len(data):
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if size == 1:  # too long for four bytes
            size = int.from_bytes(data[at + 8 : at + 16], "big")
        if size == 0:  # the rest of the file
            size = len(data) - at
        if size < 8 or at + size > len(data):
            raise Cut
        at += size
    if kind == b"mdat" and data.endswith(_ZEROS):
        raise Cut
