"""Finished pages as bytes that leave the process, and come back from where others may write."""

import hashlib
import hmac
import json
import struct
import zlib
from datetime import datetime
from functools import cache

from django.conf import settings

from articles.public.serving.entries import Entry
from articles.public.serving.pieces import Pieces

_MARK = hashlib.sha256().digest_size
_LENGTH = struct.Struct("<I")


class Forged(Exception):
    """These bytes are not what this site packed under that name."""


def pack(name: str, entry: Entry) -> bytes:
    """Return `entry` as bytes that are good under `name` alone."""
    about = {
        "headers": entry.headers,
        "gaps": entry.body.gaps,
        "sizes": [len(packed) for packed in entry.body.packed],
        "version": entry.version,
        "made_at": entry.made_at.isoformat(),
        "until": entry.until.isoformat(),
        "article_id": entry.article_id,
        "is_counted": entry.is_counted,
        "etag": entry.etag,
        "cookie": entry.cookie,
        "total": entry.total,
    }
    head = json.dumps(about).encode()
    data = b"".join([_LENGTH.pack(len(head)), head, *entry.body.packed])
    return _signed(name, data) + data


def unpack(name: str, data: bytes) -> Entry:
    """Return the entry that was packed under `name`. Raises Forged."""
    mark, data = data[:_MARK], data[_MARK:]
    if not hmac.compare_digest(mark, _signed(name, data)):
        raise Forged
    (length,) = _LENGTH.unpack_from(data)
    start = _LENGTH.size + length
    about = json.loads(data[_LENGTH.size : start])
    sizes, gaps = about.pop("sizes"), tuple(about.pop("gaps"))
    packed = []
    for size in sizes:
        packed.append(data[start : start + size])
        start += size
    about["headers"] = [(header, value) for header, value in about["headers"]]
    for instant in ("made_at", "until"):
        about[instant] = datetime.fromisoformat(about[instant])
    return Entry(body=_body(tuple(packed), gaps), **about)


def _body(packed: tuple[bytes, ...], gaps: tuple[str, ...]) -> Pieces:
    # The blocks refer to none before them, so each opens by itself.
    plain = tuple(zlib.decompressobj(-zlib.MAX_WBITS).decompress(part) for part in packed)
    return Pieces(plain, gaps, packed, tuple(zlib.crc32(text) for text in plain))


def _signed(name: str, data: bytes) -> bytes:
    return hmac.digest(_key(settings.SECRET_KEY), name.encode() + b"\0" + data, "sha256")


@cache
def _key(secret: str) -> bytes:
    return hashlib.sha256(b"articles.public.serving.packing\0" + secret.encode()).digest()
