"""The places of an edition's gallery: photos, and where one stood that was taken down."""

from collections.abc import Callable
from dataclasses import dataclass

from articles import takedowns
from articles.models import Edition, EditionPhoto
from articles.takedowns import Takedown


@dataclass(frozen=True)
class TakenPhoto:
    """Where a photo stood that was taken down: nothing of it, but when and why."""

    takedown: Takedown


def of(edition: Edition, shown: Callable[[EditionPhoto], object] | None = None) -> list:
    """Return the photos of a stored `edition` in their places, as its page shows them.

    `shown` makes of a photo what a page has that is not the residents'. If the lead photo was
    taken down the first of those left takes its place. One query, a second where one was.
    """
    photos = list(edition.photos.marked())
    gone = takedowns.of(photo for photo in photos if photo.is_taken_down)
    left = [photo for photo in photos if photo.digest not in gone]
    if left and not any(photo.is_lead for photo in left):
        left[0].is_lead = True
    return [
        TakenPhoto(gone[photo.digest]) if photo.digest in gone else shown(photo) if shown else photo
        for photo in photos
    ]
