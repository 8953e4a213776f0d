"""What happened to the attached files between two texts."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.attachments import entries
from articles.attachments.entries import Attachment


@dataclass(frozen=True)
class FileChange:
    """One file that is "added", "removed", or "renamed": the same content, called otherwise."""

    kind: str
    old: Attachment | None
    new: Attachment | None


def changes(removed: Sequence[dict], added: Sequence[dict]) -> list[FileChange]:
    """Return the changes that took the entries `removed` away and brought those `added`."""
    gone, found = [entries.of(entry) for entry in removed], []
    for new in map(entries.of, added):
        old = next((other for other in gone if other.digest and other.digest == new.digest), None)
        if old:
            gone.remove(old)
        found.append(FileChange("renamed" if old else "added", old, new))
    return [*(FileChange("removed", old, None) for old in gone), *found]
