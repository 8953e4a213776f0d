"""Which stored files some text refers to: the rest is nobody's, and may be swept."""

from collections.abc import Collection, Iterator

from django.core.files.storage import default_storage
from django.db.models import TextField
from django.db.models.functions import Cast

from articles.attachments import entries, names
from articles.models import Article, Document, Edition, Submission
from articles.photos.sweeping import Holding

_KINDS = ("", *names.KINDS)  # 0 means nothing to the sweep


def referred() -> Iterator[str]:
    """Yield the names of all stored files to which a working copy, edition, submission or document
    of the register refers.

    A name may come more than once. Files of forms that are not saved yet are not among them: they
    are younger than a day (see `editorial.attaching.staged`).
    """
    for rows, field in _lists():
        listed = rows.exclude(**{field: []}).values_list(field, flat=True)
        for attached in listed.iterator():
            yield from (found.file for found in entries.read(attached or []))
    documents = Document.objects.exclude(file={}).values_list("file", flat=True)
    yield from (found.file for found in entries.read(documents.iterator()))


def is_stored(file: str) -> bool:
    """Whether the store has `file`."""
    return default_storage.exists(file)


def find_anywhere(article: Article, key: str) -> entries.Attachment | None:
    """Return the attachment of `key` that `article` has or ever had; None if it never had one.

    The working copy first, then editions from the newest on, then what was submitted.
    """
    lists = [article.attachments, *article.editions.values_list("attachments", flat=True)]
    if found := _first(lists, key):
        return found
    submitted = Submission.objects.filter(event__article=article)
    return _first(submitted.values_list("content__attachments", flat=True), key)


def _rows() -> Iterator[tuple[str, int]]:
    """(digest, place of the kind in `_KINDS`), ordered; all are held at once, they are few."""
    files = {(names.digest_of(file), _KINDS.index(names.kind_of(file))) for file in referred()}
    return iter(sorted(files))


def _files_of(digest: str, kinds: Collection[int]) -> list[str]:
    return [names.stored(digest, _KINDS[kind]) for kind in kinds]


def _is_named(digest: str) -> bool:
    first, *others = (
        rows.order_by()
        .annotate(attached_text=Cast(field, TextField()))
        .filter(attached_text__contains=digest)
        .values_list("pk")
        for rows, field in [*_lists(), (Document.objects.all(), "file")]
    )
    return bool(first.union(*others)[:1])


def _first(lists, key: str) -> entries.Attachment | None:
    return next(filter(None, (entries.find(attached or [], key) for attached in lists)), None)


def _lists():
    yield Article.objects.all(), "attachments"
    yield Edition.objects.all(), "attachments"
    yield Submission.objects.all(), "content__attachments"


ATTACHMENTS = Holding(
    folder=names.FOLDER,
    digest_of=lambda name: names.digest_of(name) or None,
    rows=_rows,
    files_of=_files_of,
    is_named=_is_named,
    taken=lambda digests: set(),
)
