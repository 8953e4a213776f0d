"""Photos made by code for the benchmarks: detail at every size, edges, grain, and EXIF."""

import io
import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

_RANDOM_GRAIN = 8


def photo(size: tuple[int, int] = (4000, 3000), seed: int = 1) -> Image.Image:
    """An RGB picture as hard to compress as one from a phone: clouds, shapes, fine lines, grain."""
    chance = random.Random(seed)
    clouds = Image.merge("YCbCr", [_clouds(size, 1.0), _clouds(size, 0.6), _clouds(size, 0.6)])
    image = clouds.convert("RGB")
    draw = ImageDraw.Draw(image)
    width, height = size
    for number in range(60):
        x, y = chance.randrange(width), chance.randrange(height)
        box = (x, y, x + chance.randrange(20, width // 8), y + chance.randrange(20, height // 8))
        colour = tuple(chance.randrange(256) for _ in range(3))
        (draw.rectangle if number % 2 else draw.ellipse)(box, fill=colour)
        for row in range(box[1], box[3], max(6, height // 200)):
            dark = tuple(part // 2 for part in colour)
            draw.line((box[0], row, box[2], row), fill=dark, width=max(1, height // 1500))
    image = image.filter(ImageFilter.GaussianBlur(width / 2500))
    grain = Image.effect_noise(size, _RANDOM_GRAIN)
    return Image.merge("RGB", [ImageChops.add(band, grain, 1, -128) for band in image.split()])


def as_phone(image: Image.Image, orientation: int = 6) -> bytes:
    """The picture as a phone sends it: JPEG with orientation, time and place."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif.get_ifd(0x8769)[0x9003] = "2026:05:18 19:30:00"
    exif.get_ifd(0x8825).update({1: "N", 2: (21.0, 3.0, 27.5), 3: "E", 4: (105.0, 53.0, 9.0)})
    file = io.BytesIO()
    image.save(file, "JPEG", quality=90, exif=exif)
    return file.getvalue()


def _clouds(size: tuple[int, int], strength: float) -> Image.Image:
    """Noise of every size at once, as nature has it."""
    width, height = size
    total = Image.new("L", size, 128)
    for part in (512, 256, 128, 64, 32, 16, 8, 4, 2):
        small = (max(2, width // part), max(2, height // part))
        layer = Image.effect_noise(small, 20 if part > 8 else 16).resize(size, Image.BICUBIC)
        total = ImageChops.add(total, layer, 1, -128)
    return total.point(lambda grey: 128 + (grey - 128) * strength)
