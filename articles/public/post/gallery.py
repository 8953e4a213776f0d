"""The photos of a post in their order, as its page and their own pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.models import Edition
from articles.public import pictures
from articles.public.post import places
from articles.takedowns import Takedown

# Up to so many stand large; up to the second number each has its caption beside it.
FEW, MANY = 4, 12
# Of more than that, so many stand before the small ones.
FIRST = 5


@dataclass(frozen=True)
class Item:
    """A photo in its gallery: which one it is, how it stands there, its own page ("" if none).

    Or the place of one that was taken down.
    """

    number: int
    photo: object
    place: str
    page: str

    @property
    def anchor(self) -> str:
        """The id of the photo's place in the post."""
        return f"anh-{self.number}"

    @property
    def takedown(self) -> Takedown | None:
        """What became of the photo that stood here, if it was taken down."""
        return self.photo.takedown if isinstance(self.photo, places.TakenPhoto) else None

    @property
    def alt(self) -> str:
        """What to read for the picture; nothing for one that only adorns."""
        return "" if self.photo.decorative else self.photo.alt

    @property
    def original(self) -> str:
        """The address of the large one."""
        return self.photo.url

    @property
    def shape(self) -> str:
        """Whether the photo is tall or wide, as a class; an empty one between the two."""
        if self.takedown:
            return ""
        ratio = self.photo.width / self.photo.height
        return "tall" if ratio < 1 else "wide" if ratio >= 2 else ""


@dataclass(frozen=True)
class Gallery:
    """The photos of an edition."""

    items: list[Item]

    @property
    def layout(self) -> str:
        """The classes that arrange the photos."""
        count = len(self.items)
        size = "few" if count <= FEW else "many" if count <= MANY else "crowd"
        upright = count > 1 and all(item.shape == "tall" for item in self.items)
        return f"{size} upright" if upright else size

    @property
    def is_long(self) -> bool:
        """Whether there are so many that they have a heading of their own."""
        return len(self.items) > FEW

    @property
    def count(self) -> int:
        """How many photos there are to see; not the places of those that were taken down."""
        return len(self._photos)

    @property
    def lead(self) -> Item | None:
        """The photo that stands for the post."""
        return next((item for item in self._photos if item.photo.is_lead), None)

    @property
    def _photos(self) -> list[Item]:
        return [item for item in self.items if not item.takedown]

    @property
    def pages(self) -> list[Item]:
        """The photos by their pages, each once: one may stand in a post twice. Not for previews."""
        first: dict[str, Item] = {}
        for item in self._photos:
            first.setdefault(item.page, item)
        return list(first.values())

    @property
    def has_pages(self) -> bool:
        """Whether the photos have pages: not in a preview."""
        return any(item.page for item in self.items)


def of(edition: Edition, photos: Sequence) -> Gallery:
    """Return the gallery of `photos` of `edition`: EditionPhotos, or PhotoAts in a preview; and
    TakenPhotos where one was taken down.
    """
    return Gallery(
        [
            Item(number, photo, place, _page(edition, photo))
            for number, (photo, place) in enumerate(zip(photos, _places(photos), strict=True), 1)
        ]
    )


def _page(edition, photo) -> str:
    if isinstance(photo, pictures.PhotoAt | places.TakenPhoto):
        return ""
    return pictures.page_address(edition, photo)


def _places(photos: Sequence) -> list[str]:
    """Where each photo stands (`pictures.PLACES`); gallery.css arranges them as classes."""
    count = len(photos)
    tall = [not isinstance(p, places.TakenPhoto) and p.height > p.width for p in photos]
    if count == 1:
        return ["upright" if tall[0] else "whole"]
    if count <= FEW:
        return ["whole", "some", "some"] if count == 3 and not all(tall) else ["some"] * count
    if count > MANY:
        return ["whole", *["half"] * (FIRST - 1), *["small"] * (count - FIRST)]
    return ["whole", *["half"] * (count - 2), "half" if count % 2 else "whole"]
