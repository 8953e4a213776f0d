"""The places of an edition's gallery: photos, and where one stood that was taken down."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from articles import takedowns
from articles.models import Edition, EditionPhoto
from articles.takedowns import Takedown


@dataclass(frozen=True)
class TakenPhoto:
    """Where a photo stood that was taken down: nothing of it, but when and why."""

    takedown: Takedown


def of(edition: Edition, shown: Callable[[EditionPhoto], object] | None = None) -> list:
    """Return the photos of a stored `edition` in their places, as its page shows them. One query.

    `shown` makes of a photo what a page has that is not the residents'.
    """
    return arranged(edition.photos.marked(), shown)


def arranged(
    photos: Iterable[EditionPhoto], shown: Callable[[EditionPhoto], object] | None = None
) -> list:
    """Return `photos` as `marked` gives them in their places, as `of` does.

    If the lead photo was taken down the first of those left takes its place.
    """
    photos = list(photos)
    left = [photo for photo in photos if not photo.is_taken_down]
    if left and not any(photo.is_lead for photo in left):
        left[0].is_lead = True
    return [
        TakenPhoto(takedowns.said(photo.taken_down_at, photo.taken_down_for))
        if photo.is_taken_down
        else shown(photo)
        if shown
        else photo
        for photo in photos
    ]
