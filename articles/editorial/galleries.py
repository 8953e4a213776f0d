"""The photos of an edition as staff see them, each in its place, be it empty."""

from dataclasses import dataclass

from articles.editorial.photo_files import edition_photo_url
from articles.models import Edition, EditionPhoto
from articles.takedowns import Takedown


@dataclass(frozen=True)
class Place:
    """The `number`th place of a gallery: a photo at its address, or what became of it."""

    number: int
    photo: EditionPhoto | None
    url: str
    takedown: Takedown | None


def of(edition: Edition, taken: dict[str, Takedown]) -> list[Place]:
    """Return the places of a stored `edition`; `taken` as `takedowns.of` knows its photos."""
    return [
        Place(photo.position, None, "", taken[photo.digest])
        if photo.digest in taken
        else Place(photo.position, photo, edition_photo_url(edition, photo.pk), None)
        for photo in edition.photos.all()
    ]
