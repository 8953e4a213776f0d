"""The markers of a JPEG, read before its decoder is let loose on it. Pure."""

import re

# Cameras write one scan or about ten. Each is decoded over the whole picture, however few bytes
# it has: some megabytes of tiny ones would keep a processor busy for hours.
MOST_SCANS = 64

_SCAN, _END = 0xDA, 0xD9
_ALONE = {0x01, *range(0xD0, 0xD9)}  # markers without a length: TEM, RSTn, SOI
# In the data of a scan FF is followed by 00, by a restart marker or by more FF.
_NEXT_MARKER = re.compile(rb"\xff([\x01-\xcf\xd9-\xfe])")


class Cut(Exception):
    """The file ends before its picture does."""


class TooManyScans(Exception):
    """Decoding it would take longer than any real photo."""


def check(data: bytes) -> None:
    """Walk the JPEG `data` to the end of its first picture.

    Raises Cut if there is no end: the decoder would fill in grey what is missing, also where the
    rest of the file is zeros, as after a broken copy. Raises TooManyScans.
    """
    at, scans = 2, 0
    while True:
        marker = _NEXT_MARKER.search(data, at)
        if marker is None:
            raise Cut
        kind, at = marker[1][0], marker.end()
        if kind == _END:
            return
        scans += kind == _SCAN
        if scans > MOST_SCANS:
            raise TooManyScans
        if kind not in _ALONE:
            at += int.from_bytes(data[at : at + 2], "big")
