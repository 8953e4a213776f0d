"""Advice on what goes out along with attached files. Pure."""

from collections.abc import Iterable

from articles.attachments import entries, words
from articles.content import Content
from articles.editorial.advice.base import Advice


def advise(text: Content) -> Iterable[Advice]:
    """Yield advice for each file that carries more than its author sees on the page."""
    for file in entries.read(text.attachments):
        said = words.notes(note for note in file.notes if note in words.SERIOUS)
        if said:
            yield Advice("attachments", f"“{file.label}”: {' '.join(said)}")
