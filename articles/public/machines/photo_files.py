"""Photos as other programs are told of them: the large one, its whole address, its size."""

from dataclasses import dataclass
from functools import lru_cache

from django.core.files.storage import default_storage
from django.db.models import Prefetch

from articles.models import EditionPhoto
from articles.models.pictures import public_address
from articles.photos import names
from articles.public.outward import absolute

TYPE = "image/jpeg"
_SMALL_WIDTH = 480


@dataclass(frozen=True)
class PhotoFile:
    """A photo of an edition; `alt` is empty for one that only adorns."""

    address: str
    small: str
    width: int
    height: int
    alt: str
    caption: str
    file: str

    @property
    def length(self) -> int:
        """How many bytes the file has. May ask the store; raises OSError."""
        return _length(self.file)


def prefetch() -> Prefetch:
    """All photos that may be seen, as `shown_photos`: the one that stands for the text first."""
    photos = EditionPhoto.objects.visible().order_by("-is_lead", "position")
    return Prefetch("photos", photos, to_attr="shown_photos")


def of(edition) -> list[PhotoFile]:
    """Return the photos of an `edition` that was fetched with `prefetch`."""
    return [_file(photo) for photo in edition.shown_photos]


def _file(photo) -> PhotoFile:
    small = names.rendition(photo.digest, names.nearest(photo.width, _SMALL_WIDTH), "jpg")
    return PhotoFile(
        address=absolute(photo.url),
        small=absolute(public_address(small)),
        width=photo.width,
        height=photo.height,
        alt="" if photo.decorative else photo.alt,
        caption=photo.caption,
        file=photo.file,
    )


@lru_cache(maxsize=10_000)
def _length(file: str) -> int:
    """A file is named by its content, so its length never changes."""
    return default_storage.size(file)
