"""Pictures that were taken down stay away."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage

from articles import takedowns
from articles.models import Tombstone
from articles.publishing import families
from wards import siteversion

_AT_ONCE = 500  # hashes in one question


def refuse(*pictures) -> None:
    """Raise ValidationError if one of `pictures` was taken down, in whatever article. One query.

    Each has `digest`, `root` and `source`: what is about to be stored, or a row about it. What was
    turned or cropped from a picture that was taken down is refused as that is.
    """
    if takedowns.of(pictures):
        raise ValidationError(
            "Ảnh này đã bị gỡ vĩnh viễn nên không dùng lại được. Hãy chọn ảnh khác.", code="photo"
        )


def hold(*pictures) -> None:
    """The same, and keep all takedowns waiting until the transaction ends.

    For who writes rows about photos into a working copy: what is taken down at the same moment is
    either refused here or found there. Lock the article first, as everybody does.
    """
    siteversion.hold()
    refuse(*pictures)


def buried(hashes: Iterable[str]) -> set[str]:
    """Which of `hashes` are of photos that were taken down; no file may be kept for these."""
    found, asked = set(), sorted(set(hashes))
    for start in range(0, len(asked), _AT_ONCE):
        some = Tombstone.objects.filter(hash__in=asked[start : start + _AT_ONCE])
        found.update(some.values_list("hash", flat=True))
    return found


def clear(digest: str) -> bool:
    """Delete what was just stored of the picture of `digest` if it was taken down meanwhile.

    Returns whether it was. Whoever takes one down deletes what is in the store after the commit; so
    to ask after storing leaves no moment between the two.
    """
    if not buried([digest]):
        return False
    for name in families.files_of(digest):
        default_storage.delete(name)
    return True
