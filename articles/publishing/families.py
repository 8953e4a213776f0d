"""All that one picture is in the store and in the database: whatever is of it goes with it.

A family is a picture as it came in, all that were turned or cropped from it, and what the same file
became when it came in another time.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.files.storage import default_storage
from django.db.models import Q

from articles.models import EditionPhoto, Photo, PhotoUpload
from articles.photos import names

_ROWS = (Photo, EditionPhoto, PhotoUpload)


@dataclass(frozen=True)
class Family:
    """The hashes that its pictures go by: digests, their roots, and what was uploaded."""

    hashes: frozenset[str]

    @property
    def rows(self) -> Q:
        """What is true of its rows, in each table of pictures."""
        return _of(self.hashes)

    @property
    def article_ids(self) -> set[int]:
        """The articles in whose working copy or editions it is. Two queries."""
        desks = Photo.objects.filter(self.rows).values_list("article_id", flat=True)
        editions = EditionPhoto.objects.filter(self.rows)
        return {*desks, *editions.values_list("edition__article_id", flat=True)}

    def files(self) -> list[str]:
        """The names of its files in the store, whatever sizes were made when, under any setting."""
        return sorted(name for digest in self.hashes for name in files_of(digest))


def of(digest: str) -> Family:
    """The family of the picture of `digest`, as the rows have it now."""
    known: set[str] = set()
    new = {digest}
    while new:
        known |= new
        found = {
            hash
            for model in _ROWS
            for row in model.objects.filter(_of(new)).values_list("digest", "root", "source")
            for hash in row
        }
        new = found - known - {""}
    return Family(frozenset(known))


def files_of(digest: str) -> list[str]:
    """The names in the store of the picture of `digest` and its smaller versions."""
    folder = names.folder(digest)
    try:
        _, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return []
    found = [f"{folder}/{file}" for file in files if file.startswith(digest)]
    return [name for name in found if (named := names.parse(name)) and named.digest == digest]


def hashes_of_files(files: Iterable[str]) -> set[str]:
    """By what `files` are known if somebody uploads one that they saved from a page."""
    found = set()
    for name in files:
        try:
            with default_storage.open(name) as file:
                found.add(hashlib.file_digest(file, "sha256").hexdigest())
        except FileNotFoundError:
            continue
    return found


def _of(hashes: Iterable[str]) -> Q:
    hashes = list(hashes)
    return Q(digest__in=hashes) | Q(root__in=hashes) | Q(source__in=hashes)
