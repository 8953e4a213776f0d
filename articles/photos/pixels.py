"""The pixels of a file: size checked before they are decoded, upright, in sRGB, bounded.

Pure: Pillow alone, so that a process of its own can run it (see apart.py). Memory is what counts
here: the whole picture is held once, and never a second time in another mode.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PIL import Image

from articles.photos import boxes, colour, jpeg, webp

# What a picture is measured by is ours; Pillow's own limit only gets in the way of the words.
Image.MAX_IMAGE_PIXELS = None

_EXIF, _ORIENTATION = 0x8769, 0x0112
# DateTimeOriginal with its offset, then DateTimeDigitized with its own.
_TAKEN = ((0x9003, 0x9011), (0x9004, 0x9012))
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_STRIP = 256  # rows of the result


class TooManyPixels(Exception):
    """The head of the file claims more pixels than are taken."""


@dataclass(frozen=True)
class Pixels:
    """A picture as RGB, and when it says that it was taken: (local time, offset), as written."""

    image: Image.Image
    taken: tuple[str, str]


def read(data: bytes, kind: str, most: int, edge: int, opener: Callable | None = None) -> Pixels:
    """Return the picture in `data`, no edge longer than `edge`. Of an animation the first frame.

    `kind` is one of formats.TAKEN; `opener` stands in for Pillow's where it knows no such kind.
    Raises TooManyPixels if there are more than `most`, undecoded;
    jpeg.Cut and jpeg.TooManyScans; and nearly anything else that a decoder raises on bad input.
    """
    if kind == "JPEG":
        jpeg.check(data)
    if kind in ("HEIF", "AVIF"):
        boxes.check(data)
    if kind == "WEBP":
        _refuse_many(webp.size(data), most)
    with (opener or partial(Image.open, formats=(kind,)))(io.BytesIO(data)) as image:
        _refuse_many(image.size, most)
        taken, turn = _past(image)
        profile = image.info.get("icc_profile")
        size = bounded(image.size, edge)
        image.draft(None, size)  # a JPEG decoder can skip what a smaller picture does not need
        image.load()
        small = _small(image, size)
    if turn is not None:  # the first of Pillow's turns is 0
        small = small.transpose(turn)
    return Pixels(colour.to_srgb(small, profile), taken)


def _refuse_many(size: tuple[int, int], most: int) -> None:
    if size[0] * size[1] > most:
        raise TooManyPixels


def bounded(size: tuple[int, int], edge: int) -> tuple[int, int]:
    """The size of the same proportions with no edge longer than `edge`; never larger."""
    scale = min(edge / max(size), 1)
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _past(image: Image.Image) -> tuple[tuple[str, str], Image.Transpose | None]:
    """When the picture was taken, and how it must be turned to stand upright."""
    try:
        exif = image.getexif()
        turn = _TURNS.get(exif.get(_ORIENTATION))
    except Exception:  # a broken EXIF block says nothing about the picture
        return ("", ""), None
    try:
        details = exif.get_ifd(_EXIF)
        found = ((str(details.get(at) or ""), str(details.get(zone) or "")) for at, zone in _TAKEN)
        return next((taken for taken in found if taken[0]), ("", "")), turn
    except Exception:  # the same of its second part
        return ("", ""), turn


def _small(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Return the decoded `image` flat and of `size`.

    A picture much larger is averaged strip by strip first, as is one whose mode must change:
    turning all of it at once would hold it twice.
    """
    factor = max(1, int(max(image.size) / (1.5 * max(size))))
    if factor > 1 or not isinstance(image, Image.Image) or not colour.is_flat(image):
        image = _averaged(image, factor)
    else:
        image = colour.flat(image)
    return image if image.size == size else image.resize(size, Image.Resampling.LANCZOS)


def _averaged(image: Image.Image, factor: int) -> Image.Image:
    """`image` flat, each edge `factor` times shorter."""
    width, height = image.size
    result = None
    for top in range(0, height, _STRIP * factor):
        bottom = min(top + _STRIP * factor, height)
        strip = colour.flat(image.crop((0, top, width, bottom))).reduce(factor)
        if result is None:
            result = Image.new(strip.mode, (strip.width, -(-height // factor)))
        result.paste(strip, (0, top // factor))
    return result
