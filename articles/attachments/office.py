"""DOCX and XLSX, opened with suspicion: a zip in bounds, XML without a DTD, plain contents only.

Pure; runs in the child of `examine`. Every part is unpacked and every XML part is parsed once, a
piece at a time: what Word would open later has been opened here before.
"""

import io
import re
import struct
import zipfile
from collections.abc import Iterator
from xml.parsers import expat

from articles.attachments.parts import Package
from articles.attachments.unfit import Unfit

MOST_PARTS = 2000
MOST_UNPACKED = 150 * 2**20
MOST_RATIO = 300  # of a part to its packed size, where it is larger than …
SMALL = 4 * 2**20

_DIRECTORY = 2**20  # bytes that a list of so many parts can take
_END = struct.Struct("<4s4H2LH")  # of the zip: "end of central directory"
# What documents consist of; whatever else is in one is another file inside it.
_ENDINGS = {
    *("xml", "rels", "vml", "png", "jpg", "jpeg", "jpe", "jfif", "gif", "bmp", "dib", "tif"),
    *("tiff", "emf", "wmf", "svg", "wdp", "odttf", "fntdata", "psmdcp"),
}
_SETTINGS = re.compile(r"xl/printerSettings/[\w.-]+\.bin", re.IGNORECASE)
_PIECE = 64 * 1024


def examine(data: bytes) -> tuple[str, set[str], set[str]]:
    """Return the kind of the document in `data`, codes of what it carries along, names of people.

    Raises Unfit; errors of the zip reader may come through, each of which means that it is broken.
    """
    _refuse_odd_frame(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        _refuse_odd_parts(parts)
        package = Package()
        for part in parts:
            _read(archive, part, package)
    return package.conclude()


def _refuse_odd_frame(data: bytes) -> None:
    """Refuse what does not begin and end as nothing but a zip, or lists too many parts."""
    if len(data) < _END.size:
        raise Unfit("broken")
    sign, disk, _, here, total, size, _, comment = _END.unpack(data[-_END.size :])
    if sign != b"PK\x05\x06" or comment or disk or here != total:
        raise Unfit("broken")
    if total > MOST_PARTS or size > _DIRECTORY:
        raise Unfit("heavy")


def _refuse_odd_parts(parts: list[zipfile.ZipInfo]) -> None:
    names = [part.filename for part in parts]
    if len({name.casefold() for name in names}) < len(names) or len(names) > MOST_PARTS:
        raise Unfit("broken")
    if any(part.flag_bits & 1 for part in parts):
        raise Unfit("password")
    unpacked = sum(part.file_size for part in parts)
    ratios = (p.file_size / max(p.compress_size, 1) for p in parts if p.file_size > SMALL)
    if unpacked > MOST_UNPACKED or any(ratio > MOST_RATIO for ratio in ratios):
        raise Unfit("heavy")
    end = 0
    for part in sorted(parts, key=lambda part: part.header_offset):
        # Two parts over the same bytes unpack to more than is there; a gap in front hides a file.
        if part.header_offset < end or (not end and part.header_offset):
            raise Unfit("broken")
        end = part.header_offset + 30 + len(part.filename) + part.compress_size
    for name in names:
        _refuse_odd_name(name)


def _refuse_odd_name(name: str) -> None:
    segments = name.removesuffix("/").split("/")
    if not name.isprintable() or "\\" in name or any(s in ("", ".", "..") for s in segments):
        raise Unfit("broken")
    if "vbaproject" in name.casefold():
        raise Unfit("macro")
    ending = name.rpartition(".")[2].casefold()
    if not name.endswith("/") and ending not in _ENDINGS and not _SETTINGS.fullmatch(name):
        raise Unfit("inside" if name != "mimetype" else "unknown")


def _read(archive: zipfile.ZipFile, part: zipfile.ZipInfo, package: Package) -> None:
    """Unpack `part` to its end, which checks its size and sum, and tell `package` what is in it."""
    name = part.filename
    if not name.casefold().endswith((".xml", ".rels")):
        # Excel's old drawings are not well-formed; no reader resolves entities in them either.
        before = b""
        for piece in _pieces(archive, part):
            if name.casefold().endswith((".vml", ".svg")) and b"<!ENTITY" in before + piece:
                raise Unfit("broken")
            before = piece[-16:]
        return
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    package.listen(name, parser)
    for piece in _pieces(archive, part):
        parser.Parse(piece, False)
    parser.Parse(b"", True)


def _pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(part) as file:
        while piece := file.read(_PIECE):
            yield piece


def _refuse_doctype(*_) -> None:
    """With it go all entities, those that grow and those that fetch."""
    raise Unfit("broken")
