"""Photos that were taken down: which they are, and what is said where they stood."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from articles.models import Redaction, Tombstone


@dataclass(frozen=True)
class Takedown:
    """When a photo was taken down, and for which reason, as everybody is told.

    `reason` is empty for those that were taken down before reasons were chosen.
    """

    at: datetime
    reason: str

    @property
    def words(self) -> str:
        """What stands where the photo stood. Never what it showed, or who asked."""
        said = f"Ảnh này đã được gỡ ngày {timezone.localtime(self.at):%d/%m/%Y}."
        return f"{said} Lý do: {self.reason[0].lower()}{self.reason[1:]}." if self.reason else said


def said(at: datetime, reason: str) -> Takedown:
    """What is said of a photo that was taken down `at` an instant for a `PublicReason`, if any."""
    return Takedown(at, dict(Redaction.PublicReason.choices).get(reason, ""))


def of(pictures: Iterable, digests: Iterable[str] = ()) -> dict[str, Takedown]:
    """Which of `pictures` were taken down, by digest. One query if there are any.

    Each needs the `digest`, `root` and `source` of a stored picture; the rule is that of
    `TombstoneQuerySet.of_picture`, for pictures that stand in no table. Of `digests` nothing else
    is known.
    """
    asked = [(p.digest, {p.digest, p.root, p.source}) for p in pictures]
    asked += [(digest, {digest}) for digest in digests]
    if not asked:
        return {}
    stones = Tombstone.objects.filter(hash__in=set().union(*(hashes for _, hashes in asked)))
    known = {
        hash: said(at, reason)
        for hash, at, reason in stones.values_list(
            "hash", "redaction__opened_at", "redaction__public_reason"
        )
    }
    found = {}
    for digest, hashes in asked:
        if taken := [known[hash] for hash in hashes & known.keys()]:
            found[digest] = min(taken, key=lambda takedown: takedown.at)
    return found
