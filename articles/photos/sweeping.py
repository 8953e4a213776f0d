"""No row without a file, and no file without a row: looks through the store and tells, or removes.

Works on any storage: one folder at a time is listed, and the rows are read beside it in the order
of the folders, so memory does not grow with the store.

A file and the row that names it cannot come in one instant, so the file comes first and is left
alone while it is young. `storage.put` makes an older file young again for whoever is about to name
it, and `storage.discard` looks at the age and deletes without letting a writer in between. So a row
that follows its file within half of the grace always has it:

- the file is written anew before the deletion: it is young, and stays;
- or after it: it is there again.
"""

import itertools
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.core.files.storage import default_storage
from django.db import models

from articles.photos.storage import INCOMING, discard

_SHARDS = [f"{number:02x}" for number in range(256)]
FOLDERS = len(_SHARDS)  # of one holding


@dataclass(frozen=True)
class Holding:
    """Files of one sort, in folders named by the first two digits of a digest; and their rows.

    `digest_of(name)` is the digest of the content that a file belongs to, None if it is none of
    this sort. `rows()` yields (digest, form) for all that rows name, ordered by digest; the form (a
    photo's width; 0: nothing known) is for `files_of(digest, forms)`: the names that there may be,
    the one that there must be first.
    `is_named(digest)` asks the rows once more, in one statement. `taken(digests)` are those that
    were taken away for good.
    """

    folder: str
    digest_of: Callable[[str], str | None]
    rows: Callable[[], Iterator[tuple[str, int]]]
    files_of: Callable[[str, Collection[int]], list[str]]
    is_named: Callable[[str], bool]
    taken: Callable[[Collection[str]], set[str]]


class Kind(models.TextChoices):
    """What can be wrong with a file, or with a row."""

    ORPHAN = "orphan", "không bài nào dùng"
    TORSO = "torso", "dở dang"
    SPARE = "spare", "cỡ ảnh không còn dùng"
    TAKEN = "taken", "của ảnh đã gỡ"
    UNKNOWN = "unknown", "tệp lạ, để nguyên"
    MISSING = "missing", "có trong bài nhưng thiếu tệp"


@dataclass(frozen=True)
class Finding:
    """A file, by its name in the store, that should not be there; or should and is not."""

    kind: Kind
    name: str
    gone: bool = False


@dataclass
class Seen:
    """What was looked at so far."""

    files: int = 0
    young: int = 0
    digests: int = 0


def sweep(
    holding: Holding,
    *,
    before: datetime,
    delete: bool = False,
    seen: Seen | None = None,
    step: Callable[[], None] = lambda: None,
) -> Iterator[Finding]:
    """Yield what is wrong in `holding`; with `delete`, after it was removed where that is safe.

    Files written at `before` or later are left alone, but for those of pictures that were taken
    away. `seen` is counted up, and `step` is called after each of FOLDERS. Raises storage.Failed.
    """
    seen = seen or Seen()
    rows = itertools.groupby(holding.rows(), key=lambda row: row[0])
    digest, widths = next(rows, (None, ()))
    for shard in _SHARDS:
        named = {}
        while digest is not None and digest[:2] <= shard:
            named[digest] = {width for _, width in widths if width}
            digest, widths = next(rows, (None, ()))
        yield from _sweep_folder(holding, shard, named, before, delete, seen)
        step()
    folders, files = _listed(holding.folder)
    for name in sorted({*folders} - {*_SHARDS} | {*files}):
        yield Finding(Kind.UNKNOWN, f"{holding.folder}/{name}")


def _sweep_folder(holding, shard, named, before, delete, seen) -> Iterator[Finding]:
    folder = f"{holding.folder}/{shard}"
    strange, there = _listed(folder)
    for name in sorted(strange):
        yield Finding(Kind.UNKNOWN, f"{folder}/{name}")
    names = [f"{folder}/{name}" for name in sorted(there)]
    digests = {name: holding.digest_of(name) for name in names}
    taken = holding.taken({*named, *filter(None, digests.values())})
    allowed = {}
    for digest, widths in named.items():
        if digest not in taken:
            allowed[digest] = holding.files_of(digest, widths)
    expected = {name for files in allowed.values() for name in files}
    seen.files += len(names)
    seen.digests += len(allowed)
    for name in names:
        if name in expected:
            continue
        kind = _kind(name, digests[name], allowed, taken)
        if kind == Kind.UNKNOWN:
            yield Finding(kind, name)
        elif kind == Kind.TAKEN:
            if delete:
                default_storage.delete(name)
            yield Finding(kind, name, gone=delete)
        elif _is_young(name, before):
            seen.young += 1
        elif kind != Kind.ORPHAN or not holding.is_named(digests[name]):
            yield Finding(kind, name, gone=delete and discard(name, before=before))
    there = set(names)
    for files in allowed.values():
        # Asked again: it may have come after the listing.
        if files[0] not in there and not default_storage.exists(files[0]):
            yield Finding(Kind.MISSING, files[0])


def _kind(name: str, digest: str | None, allowed: dict, taken: set[str]) -> Kind:
    if name.rpartition("/")[2].startswith(INCOMING):
        return Kind.TORSO
    if digest is None:
        return Kind.UNKNOWN
    if digest in taken:
        return Kind.TAKEN
    return Kind.SPARE if digest in allowed else Kind.ORPHAN


def _is_young(name: str, before: datetime) -> bool:
    try:
        return default_storage.get_modified_time(name) >= before
    except FileNotFoundError:  # gone meanwhile, as a torso is once it is whole
        return True


def _listed(folder: str) -> tuple[list[str], list[str]]:
    try:
        return default_storage.listdir(folder)
    except FileNotFoundError:
        return [], []
