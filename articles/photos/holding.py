"""Who names a photo's file: all rows that the sweep has to ask."""

from collections.abc import Collection, Iterator

from django.db.models import F, QuerySet, Value

from articles.models import EditionPhoto, Photo, PhotoUpload
from articles.photos import names, tombstones
from articles.photos.sweeping import Holding

_MODELS = (Photo, EditionPhoto, PhotoUpload)


def named() -> QuerySet:
    """(digest, width) of every picture that a row shows or was cut from (its width unknown: 0).

    One statement, so one state of the database: a picture that is just being saved is seen either
    as an upload or as a photo.
    """
    own = [m.objects.order_by().values_list("digest", F("width")) for m in _MODELS]
    roots = [m.objects.order_by().exclude(root="").values_list("root", Value(0)) for m in _MODELS]
    first, *others = own + roots
    return first.union(*others)


def _rows() -> Iterator[tuple[str, int]]:
    return named().order_by("digest").iterator(chunk_size=1000)


def _is_named(digest: str) -> bool:
    own = [m.objects.order_by().filter(digest=digest).values_list("digest") for m in _MODELS]
    roots = [m.objects.order_by().filter(root=digest).values_list("root") for m in _MODELS]
    first, *others = own + roots
    return bool(first.union(*others))


def _digest_of(name: str) -> str | None:
    found = names.parse(name)
    return found and found.digest


def _files_of(digest: str, widths: Collection[int]) -> list[str]:
    """The master, then its versions; of a picture that others were cut from, the master alone."""
    versions = [name for width in widths for name in names.all_of(digest, width)]
    return [names.master(digest), *versions]


PHOTOS = Holding(
    folder="photos",
    digest_of=_digest_of,
    rows=_rows,
    files_of=_files_of,
    is_named=_is_named,
    taken=tombstones.buried,
)
