"""Which qualities and speeds the versions of photos should have: bytes, likeness and time.

Likeness is SSIM of the luma over blocks of eight pixels: 1 is the same picture. Two of the pictures
are drawings of the demonstration, two are made to be as hard as photos. The settings in use are
marked with a star.
"""

import io
import time

import django
from PIL import Image, ImageMath

from tests.bench._photos import photo

JPEG_QUALITIES = (70, 75, 80, 85)
AVIF_QUALITIES = (50, 55, 60, 65)
AVIF_SPEEDS = (9, 8, 6)


def likeness(one: Image.Image, other: Image.Image) -> float:
    """How much alike two pictures of one size look, from 0 to 1."""
    a, b = one.convert("L").convert("F"), other.convert("L").convert("F")

    def mean(image):
        return image.resize((image.width // 8, image.height // 8), Image.Resampling.BOX)

    def product(x, y):
        return mean(ImageMath.lambda_eval(lambda v: v["x"] * v["y"], x=x, y=y))

    def ssim(v):
        own = v["ma"] * v["ma"] + v["mb"] * v["mb"]
        both = v["ma"] * v["mb"]
        light = (2 * both + 6.5025) / (own + 6.5025)
        return light * (2 * (v["ab"] - both) + 58.5225) / (v["aa"] + v["bb"] - own + 58.5225)

    blocks = ImageMath.lambda_eval(
        ssim, ma=mean(a), mb=mean(b), aa=product(a, a), bb=product(b, b), ab=product(a, b)
    )
    return blocks.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))


def measured(image: Image.Image, form: str, options: dict) -> tuple[int, float, float]:
    """Bytes, likeness and CPU seconds of `image` written so."""
    file, started = io.BytesIO(), time.process_time()
    image.save(file, form, **options)
    seconds = time.process_time() - started
    return file.tell(), likeness(image, Image.open(file)), seconds


def candidates(settings) -> list[tuple[str, str, dict]]:
    """Name, format and options of what is compared."""
    jpeg = [("*" if q == settings.PHOTO_JPEG_QUALITY else " ", q) for q in JPEG_QUALITIES]
    found = [(f"{star} JPEG {q}", "JPEG", {"quality": q, "optimize": True}) for star, q in jpeg]
    for speed in AVIF_SPEEDS:
        for q in AVIF_QUALITIES if speed == AVIF_SPEEDS[0] else (settings.PHOTO_AVIF_QUALITY,):
            used = (q, speed) == (settings.PHOTO_AVIF_QUALITY, settings.PHOTO_AVIF_SPEED)
            options = {"quality": q, "speed": speed, "max_threads": 1}
            found.append((f"{'*' if used else ' '} AVIF {q}, speed {speed}", "AVIF", options))
    return found


def main() -> None:
    """Measure and print a table for each width."""
    django.setup()
    from django.conf import settings

    from articles.demonstration import drawing

    pictures = [photo(seed=1), photo(seed=2)]
    pictures += [drawing.draw(drawing.SCENES[n], n, (2560, 1707)) for n in (0, 8)]
    for width in settings.PHOTO_WIDTHS:
        print(f"{width} pixels wide: kB, likeness, CPU ms (mean of {len(pictures)} pictures)")
        small = [p.resize((width, round(p.height * width / p.width))) for p in pictures]
        for name, form, options in candidates(settings):
            runs = [measured(image, form, options) for image in small]
            size, alike, seconds = (sum(column) / len(runs) for column in zip(*runs, strict=True))
            print(f"  {name:<18} {size / 1000:6.0f}  {alike:.3f}  {seconds * 1000:5.0f}")


if __name__ == "__main__":
    main()
