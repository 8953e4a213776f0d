"""Pictures turned and cropped: each is a picture of its own, made from the one that came in."""

import io
import re
from dataclasses import replace

from django.core.files.storage import default_storage
from PIL import Image

from articles.photos import colour, names, refusals, slots
from articles.photos.picture import Picture, encode

# Clockwise, as people say it; Pillow counts the other way round.
_TURNS = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}
_LEAST = 160  # pixels: what is cut out smaller is a blur on every page
_CROP = re.compile(r"(\d{1,4}),(\d{1,4}),(\d{1,4}),(\d{1,4})")
_WHOLE = (0, 0, 1000, 1000)


def derive(root: str, turn: int, crop: str) -> Picture:
    """Return the stored picture of digest `root`, turned clockwise by `turn` degrees, then cropped.

    `crop` is "x,y,width,height" in thousandths of the turned picture, or empty for all of it.
    Neither turned nor cropped it is the root itself, byte for byte, with no `root`. Nothing is
    stored. Raises ValidationError for what cannot be cut so, FileNotFoundError where the root is
    gone.
    """
    if turn not in (0, *_TURNS):
        raise refusals.refusal("Chỉ xoay được ảnh từng góc vuông.")
    box = _box(crop)
    with default_storage.open(names.master(root)) as file:
        data = file.read()
    try:
        return slots.work(_derived, root, data, turn, box)
    except slots.Busy as error:
        raise refusals.busy() from error


def _derived(root: str, data: bytes, turn: int, box: tuple[int, int, int, int]) -> Picture:
    image = _pixels(data)
    if not turn and box == _WHOLE:
        return Picture(data, *image.size, tone=colour.tone(image))
    if turn:
        image = image.transpose(_TURNS[turn])
    if box != _WHOLE:
        image = image.crop(_cut(box, image.size))
    crop = "" if box == _WHOLE else ",".join(map(str, box))
    return replace(encode(image), root=root, turn=turn, crop=crop)


def _pixels(data: bytes) -> Image.Image:
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG",)) as image:
            return image.convert("RGB")
    except OSError as error:
        raise refusals.refusal(
            "Tệp ảnh đã lưu bị hỏng nên không xoay hay cắt được. Hãy tải ảnh lên lại."
        ) from error


def _box(crop: str) -> tuple[int, int, int, int]:
    """Left, top, width and height in thousandths."""
    if not crop:
        return _WHOLE
    found = _CROP.fullmatch(crop)
    left, top, width, height = map(int, found.groups()) if found else (0, 0, 0, 0)
    if not (width and height and left + width <= 1000 and top + height <= 1000):
        raise refusals.refusal("Phần cắt không nằm trong ảnh. Hãy kéo lại khung cắt.")
    return left, top, width, height


def _cut(box: tuple[int, int, int, int], size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Left, top, right and bottom in pixels of a picture of `size`."""
    left, top, width, height = box
    wide, high = size
    edges = (left * wide, top * high, (left + width) * wide, (top + height) * high)
    left, top, right, bottom = (edge // 1000 for edge in edges)
    # A small picture may still be cut, but not to a splinter.
    if right - left < min(_LEAST, wide // 4) or bottom - top < min(_LEAST, high // 4):
        raise refusals.refusal("Phần cắt quá nhỏ, đăng lên sẽ bị nhòe. Hãy kéo khung cắt rộng hơn.")
    return left, top, max(right, left + 1), max(bottom, top + 1)
