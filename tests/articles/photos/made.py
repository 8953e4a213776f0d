"""Files of pictures made for the tests: sound ones, odd ones, and ones that only pretend."""

import io
import struct
import zlib
from pathlib import Path

import pillow_heif
import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from articles.photos import intake

pillow_heif.register_heif_opener()  # so that tests can write HEIC; the site never does

KINDS = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF", "GIF")
RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)


def written(image: Image.Image, kind: str, **options) -> bytes:
    """`image` as a file of that kind."""
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def upload(image: Image.Image, kind: str, **options) -> SimpleUploadedFile:
    """The same as a browser sends it."""
    return raw(written(image, kind, **options))


def raw(content: bytes, name="anh.jpg") -> SimpleUploadedFile:
    """Any bytes as a browser sends them."""
    return SimpleUploadedFile(name, content)


def accept(file) -> intake.Picture:
    """Take the file in: decoded, then stored, without smaller versions."""
    picture = intake.decode(file)
    intake.store(picture, renditions=False)
    return picture


def refusal(file) -> str:
    """What the clerk reads when `file` is not taken; nothing of it must have been kept."""
    with pytest.raises(ValidationError) as refused:
        accept(file)
    assert stored_files() == []
    return refused.value.messages[0]


def stored_bytes(photo: intake.Picture) -> bytes:
    """What lies in the store."""
    return Path(default_storage.path(photo.file)).read_bytes()


def stored_image(photo: intake.Picture) -> Image.Image:
    """The same, opened."""
    return Image.open(io.BytesIO(stored_bytes(photo)))


def stored_files() -> list[Path]:
    """All files in the store, hidden ones too."""
    return sorted(f for f in Path(default_storage.location).rglob("*") if f.is_file())


def colour(image: Image.Image, where=(0, 0)) -> tuple[int, ...]:
    """Red, green and blue of one pixel."""
    return image.convert("RGB").getpixel(where)


def close_to(seen, wanted, within=12) -> bool:
    """Whether two colours look the same; lossy formats are a shade off."""
    return all(abs(a - b) <= within for a, b in zip(seen, wanted, strict=True))


def exif(orientation=None, taken=None, offset=None, place=False) -> Image.Exif:
    """What a phone writes beside the pixels."""
    block = Image.Exif()
    block[0x010F] = "MAY ANH CUA BAC HOA"  # Make
    if orientation:
        block[0x0112] = orientation
    if taken:
        block.get_ifd(0x8769)[0x9003] = taken
    if offset:
        block.get_ifd(0x8769)[0x9011] = offset
    if place:
        block.get_ifd(0x8825).update({1: "N", 2: (21.0, 3.0, 27.5), 3: "E", 4: (105.0, 53.0, 9.0)})
    return block


def noise(size=(200, 200)) -> Image.Image:
    """A picture in which no two places are alike."""
    return Image.merge("RGB", [Image.effect_noise(size, 80) for _ in range(3)])


def chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk of a PNG."""
    crc = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + crc


def png(width=8, height=8, depth=8, colours=2, between=b"", pixels=b"\0" * 1000) -> bytes:
    """A PNG that claims what it is told to, with `pixels` before compression."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + header + between + body


def webp_that_claims(width: int, height: int) -> bytes:
    """The head of a WebP of that size, and nothing after it."""
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF" + struct.pack("<I", 22) + b"WEBPVP8X" + struct.pack("<I", 10) + b"\0" * 4 + size


def boxes_that_claim(width: int, height: int, kind: str) -> bytes:
    """An AVIF or HEIC whose head tells another size than its pixels have."""
    data = bytearray(written(Image.new("RGB", (64, 64), RED), kind))
    at = data.find(b"ispe")
    while at >= 0:
        data[at + 8 : at + 16] = struct.pack(">II", width, height)
        at = data.find(b"ispe", at + 4)
    return bytes(data)


def gif_that_claims(width: int, height: int) -> bytes:
    """A GIF of one pixel on a screen of that size."""
    data = bytearray(written(Image.new("P", (1, 1)), "GIF"))
    data[6:10] = struct.pack("<HH", width, height)
    return bytes(data)


def jpeg_with_scans(count: int, size=(64, 64)) -> bytes:
    """A progressive JPEG whose last scan comes so many times."""
    data = written(noise(size), "JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:last] + data[last:-2] * count + b"\xff\xd9"
