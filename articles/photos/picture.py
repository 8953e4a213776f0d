"""A picture on its way into the store."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.conf import settings
from PIL import Image

from articles.models.pictures import StoredPicture, names_of
from articles.photos import colour, names, pixels
from articles.photos import encode as encoding


@dataclass(frozen=True)
class Picture:
    """A picture as it will be stored: encoded bytes, size in pixels, time taken."""

    data: bytes
    width: int
    height: int
    taken_at: datetime | None = None
    tone: str = ""
    source: str = ""
    root: str = ""
    turn: int = 0
    crop: str = ""

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the bytes, in hex."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def file(self) -> str:
        """The name in the default storage, made from the content."""
        return names.master(self.digest)

    @property
    def fields(self) -> dict:
        """What a row about the stored picture says."""
        return {name: getattr(self, name) for name in names_of(StoredPicture)}


def encode(image: Image.Image, taken_at: datetime | None = None) -> Picture:
    """Return the RGB picture `image` encoded, no edge longer than the setting allows."""
    size = pixels.bounded(image.size, settings.PHOTO_LONGEST_EDGE)
    if size != image.size:
        image = image.resize(size, Image.Resampling.LANCZOS)
    return Picture(encoding.master(image), *size, taken_at, colour.tone(image))
