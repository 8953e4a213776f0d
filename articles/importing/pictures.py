"""The picture files of a text, decoded before anything of it is written."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files import File

from articles.importing.item import Item
from articles.photos import intake, tombstones


class BadPhoto(Exception):
    """A picture file that cannot be taken; says in Vietnamese which and why."""


@dataclass(frozen=True)
class Pictured:
    """A text with its pictures as they will be stored, one for each of its photos."""

    item: Item
    pictures: tuple[intake.Picture, ...]

    @cached_property
    def digest(self) -> str:
        """The fingerprint of text and photos."""
        # Of what came in: how it is encoded here may change.
        return self.item.fingerprint(picture.source for picture in self.pictures)


def pictured(item: Item) -> Pictured:
    """Decode the photos of `item`. Raises BadPhoto if one cannot be."""
    return Pictured(item, tuple(_picture(photo.path) for photo in item.photos))


def _picture(path: Path) -> intake.Picture:
    try:
        with path.open("rb") as file:
            picture = intake.decode(File(file))
            tombstones.refuse(picture)
            return picture
    except ValidationError as error:
        raise BadPhoto(f"ảnh {path.name}: {' '.join(error.messages)}") from error
    except OSError as error:
        raise BadPhoto(f"ảnh {path.name}: không đọc được ({error.strerror})") from error
