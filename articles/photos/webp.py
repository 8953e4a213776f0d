"""The size of a WebP, read from its head. Pure.

Its decoder asks for eight bytes for each pixel before it says how many there are.
"""


def size(data: bytes) -> tuple[int, int]:
    """Width and height that `data` claims; (0, 0) if its head cannot be read."""
    kind, body = data[12:16], data[20:30]
    if kind == b"VP8X":
        return _number(body[4:7]) + 1, _number(body[7:10]) + 1
    if kind == b"VP8L":
        bits = _number(body[1:5])
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 ":
        return _number(body[6:8]) & 0x3FFF, _number(body[8:10]) & 0x3FFF
    return 0, 0


def _number(part: bytes) -> int:
    return int.from_bytes(part, "little")
