"""What became of a text since it was first published: when it last changed, what was corrected."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.db.models import QuerySet

from articles.models import Edition
from articles.public.queries import READABLE

_NEEDED = ("article_id", "number", "change", "content_hash", "starts_at", "public_note")


@dataclass(frozen=True)
class Correction:
    """A correction as readers are told of it."""

    at: datetime
    note: str


@dataclass(frozen=True)
class Past:
    """The past of the text that an edition shows; corrections newest first."""

    modified: datetime
    corrections: tuple[Correction, ...] = ()


def of(editions: Iterable[Edition]) -> dict[int, Past]:
    """Return the past of each of `editions`, by article. One query; none if all are first ones.

    A text changed when the last edition with other content began: publishing the same content
    anew, after a takedown say, changes nothing. Editions follow one another in time as in number,
    so what has a lower one has begun.
    """
    editions = list(editions)
    found = {e.article_id: Past(e.published_at) for e in editions}
    numbers = {e.article_id: e.number for e in editions if e.number > 1}
    if not numbers:
        return found
    told: dict[int, list[Edition]] = {}
    for row in chains().filter(article_id__in=numbers):
        if row.number <= numbers[row.article_id]:
            told.setdefault(row.article_id, []).append(row)
    return found | {article: _past(chain, found[article]) for article, chain in told.items()}


def chains() -> QuerySet[Edition]:
    """The editions that had a text, by article, as far as their pasts need them."""
    rows = Edition.objects.not_called_off().filter(form__in=READABLE)
    return rows.order_by("article_id", "number").only(*_NEEDED)


def of_chain(edition: Edition, chain: Iterable[Edition]) -> Past:
    """The past of `edition`, given its article's rows of `chains`."""
    return _past([e for e in chain if e.number <= edition.number], Past(edition.published_at))


def _past(chain: list[Edition], unchanged: Past) -> Past:
    modified = unchanged.modified
    for before, after in pairwise(chain):
        if after.content_hash != before.content_hash:
            modified = after.starts_at
    corrections = [e for e in chain if e.change == Edition.Change.CORRECTION]
    return Past(
        modified,
        tuple(Correction(e.starts_at, e.public_note) for e in reversed(corrections)),
    )
