"""What deserves a second look before a text goes on. Advice never forbids: people know better."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.utils import timezone

from articles.content import Content
from articles.editorial.advice import (
    abbreviations,
    attached,
    dates,
    duplicates,
    photos,
    scripts,
    texts,
)
from articles.editorial.advice.base import Advice, Link
from articles.models import Article

__all__ = ["Advice", "AdviceList", "Link", "of"]


@dataclass(frozen=True)
class AdviceList(Sequence):
    """Advice in the order of the form; false where there is none."""

    items: tuple[Advice, ...]

    @property
    def key(self) -> str:
        """What the page sends along to say that it showed this advice."""
        return " ".join(_mark(item) for item in self.items)

    def was_seen(self, sent: str) -> bool:
        """Whether all of it was shown on the page that `sent` this key."""
        return set(self.key.split()) <= set(sent.split())

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, index):
        return self.items[index]

    def __iter__(self) -> Iterator[Advice]:
        return iter(self.items)


def _mark(item: Advice) -> str:
    said = repr((item.field, item.text, item.suggestion, [link.address for link in item.links]))
    return sha256(said.encode()).hexdigest()[:16]


def of(article: Article, text: Content, user, at: datetime | None = None) -> AdviceList:
    """Return what `user` should look at again in `text`, a version of `article`.

    Other posts are named only as far as `user` may know of them. A handful of queries, however
    much is written.
    """
    today = timezone.localdate(at)
    found = [
        *texts.advise(text, names=[article.unit.name]),
        *scripts.advise(text),
        *attached.advise(text),
        *dates.advise(text, today),
        *photos.advise(text),
        *abbreviations.advise(text, user),
        *duplicates.advise(article, text, user, at),
    ]
    order = ("title", "lead", "body", "photos", "attachments", "event_date")
    return AdviceList(tuple(sorted(found, key=lambda item: order.index(item.field))))
