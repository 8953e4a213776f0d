"""What a file is, by its first bytes: the pictures that are taken, and names for what is not.

Pure: no Django, no decoder. A file's name and the type that a browser states say nothing here.
"""

import re
from collections.abc import Mapping

TAKEN = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF", "GIF")
NAMES = "JPEG, PNG, WebP, AVIF, HEIC, GIF"

_AVIF_BRANDS = {b"avif", b"avis"}
_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"}
# What clerks are likely to pick by mistake, told by name so that they see their mistake.
_OTHERS: Mapping[bytes, str] = {
    b"BM": "ảnh BMP",
    b"II*\0": "ảnh TIFF hoặc ảnh thô của máy ảnh",
    b"MM\0*": "ảnh TIFF hoặc ảnh thô của máy ảnh",
    b"8BPS": "tệp Photoshop",
    b"\0\0\1\0": "biểu tượng ICO",
    b"\xff\x0a": "ảnh JPEG XL",
    b"\0\0\0\x0cJXL ": "ảnh JPEG XL",
    b"\0\0\0\x0cjP  ": "ảnh JPEG 2000",
    b"%PDF": "tệp PDF",
    b"%!PS": "tệp PostScript",
    b"PK\3\4": "tệp nén hoặc văn bản Word, Excel",
    b"\xd0\xcf\x11\xe0": "văn bản Word, Excel kiểu cũ",
    b"\x1a\x45\xdf\xa3": "video",
}
_SVG = re.compile(rb"\s*(<\?xml[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE svg[^>]*>\s*)*<svg[\s>]", re.S)


def of(data: bytes) -> str | None:
    """Which of TAKEN `data` is; None when it is none of them."""
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "WEBP"
    brands = _brands(data)
    if brands & _AVIF_BRANDS:
        return "AVIF"
    return "HEIF" if brands & _HEIF_BRANDS else None


def name_of_other(data: bytes) -> str | None:
    """What `data` is called in Vietnamese if it is something well known that is not taken."""
    if _brands(data) or data.startswith(b"RIFF"):
        return "video hoặc ghi âm"
    if _SVG.match(data[:1000].removeprefix(b"\xef\xbb\xbf")):
        return "hình vẽ SVG"
    return next((name for start, name in _OTHERS.items() if data.startswith(start)), None)


def _brands(data: bytes) -> set[bytes]:
    """The brands of a file of boxes (HEIC, AVIF, MP4): its own first, then those it fits."""
    if data[4:8] != b"ftyp":
        return set()
    end = min(int.from_bytes(data[:4], "big"), 512)
    return {data[at : at + 4] for at in (8, *range(16, end, 4))}
