"""Pixels written out, with nothing beside them: no profile, comment, date or thumbnail."""

import io

from django.conf import settings
from PIL import Image


def master(image: Image.Image) -> bytes:
    """The RGB picture `image` as the JPEG that is kept and that all else is made from."""
    return _jpeg(image, settings.PHOTO_MASTER_QUALITY)


def version(image: Image.Image, kind: str) -> bytes:
    """The RGB picture `image` as one of names.KINDS, for a page."""
    if kind == "jpg":
        return _jpeg(image, settings.PHOTO_JPEG_QUALITY)
    return _written(
        image,
        "AVIF",
        quality=settings.PHOTO_AVIF_QUALITY,
        speed=settings.PHOTO_AVIF_SPEED,
        max_threads=1,  # several pictures at once are bounded elsewhere, and in one place
    )


def _jpeg(image: Image.Image, quality: int) -> bytes:
    # Not progressive: a twentieth smaller, but it would take three times as long to write.
    return _written(image, "JPEG", quality=quality, optimize=True)


def _written(image: Image.Image, form: str, **options) -> bytes:
    if image.info:  # the encoder would write the upload's comment and profile into the file
        image = image.copy()
        image.info = {}
    buffer = io.BytesIO()
    image.save(buffer, form, **options)
    return buffer.getvalue()
