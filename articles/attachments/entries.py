"""An attachment as a text holds it: an entry in a JSON list, part of the hashed content. Pure.

`{"name": str, "file": str, "bytes": int, "title": str, "notes": [str]}`. What kind of file it is
stands in the name of the stored file alone. Older entries may lack the last two, and a redaction
may have masked name and title: whatever is in an entry, something harmless comes out. Pure.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.attachments import names


@dataclass(frozen=True)
class Attachment:
    """A stored file with the name and title that its post gives it.

    `notes` are codes of what the file carries beside its text (see `words.NOTES`).
    """

    name: str
    file: str
    bytes: int
    title: str = ""
    notes: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """ "pdf", "docx", "xlsx"."""
        return names.kind_of(self.file)

    @property
    def kind_label(self) -> str:
        """The kind in a word that residents know."""
        return names.LABELS.get(self.kind, "")

    @property
    def digest(self) -> str:
        """SHA-256 of the file, in hex."""
        return names.digest_of(self.file)

    @property
    def key(self) -> str:
        """What stands for the file in addresses."""
        return self.digest[:16]

    @property
    def label(self) -> str:
        """What it is called on pages."""
        return self.title or names.stem(self.name)

    @property
    def download_name(self) -> str:
        """The name under which it is saved, the ending right whatever was masked."""
        return names.clean(self.name, self.kind)

    @property
    def download_stem(self) -> str:
        """That name without its ending."""
        return names.stem(self.name)

    @property
    def address_name(self) -> str:
        """The name as it stands in an address."""
        return names.in_address(self.name, self.kind)

    @property
    def entry(self) -> dict:
        """What the JSON list holds of it."""
        kept = {"name": self.name, "file": self.file, "bytes": self.bytes, "title": self.title}
        return kept | ({"notes": list(self.notes)} if self.notes else {})


def read(entries: Iterable) -> list[Attachment]:
    """Return the attachments in `entries`, leaving out what is none of our files."""
    found = (of(entry) for entry in entries if isinstance(entry, dict))
    return [attachment for attachment in found if attachment.digest]


def find(entries: Iterable, key: str) -> Attachment | None:
    """Return the attachment of `entries` that `key` stands for; None if none does."""
    return next((found for found in read(entries) if key and found.key == key), None)


def of(entry: dict) -> Attachment:
    """Return what one `entry` says; its `digest` is "" where it is none of our files."""
    size, notes = entry.get("bytes"), entry.get("notes")
    return Attachment(
        name=str(entry.get("name") or ""),
        file=str(entry.get("file") or ""),
        bytes=size if isinstance(size, int) else 0,
        title=str(entry.get("title") or ""),
        notes=tuple(str(note) for note in notes) if isinstance(notes, list) else (),
    )
