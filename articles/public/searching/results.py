"""One page of what was found: the posts as they are now, with the words marked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch

from articles import richtext
from articles.models import Edition, EditionPhoto
from articles.public.searching import snippets
from articles.public.searching.filters import Chosen
from articles.public.searching.snippets import Piece, Snippet
from articles.search.finding import Hit, Hits
from articles.search.query import Query

SIZE = 20
# A heading or a cell ends without a full stop: what follows is not the same sentence.
_BREAK = re.compile(r"(?<![.,:;!?…])\n")
_BESIDE = 2  # so many numbers on either side of the page at hand


@dataclass(frozen=True)
class Row:
    """A post that was found."""

    edition: Edition
    title: list[Piece]
    snippet: Snippet | None


@dataclass(frozen=True)
class Paging:
    """Where among the pages of results one is."""

    number: int
    last: int
    was_beyond: bool = False

    @property
    def numbers(self) -> list[int | None]:
        """The pages to choose from: the first, the last, those around; None where some are left
        out."""
        near = range(self.number - _BESIDE, self.number + _BESIDE + 1)
        shown = sorted({1, self.last, *(n for n in near if 1 <= n <= self.last)})
        found: list[int | None] = []
        for before, number in zip([0, *shown], shown, strict=False):
            if number - before == 2:
                found.append(number - 1)
            elif number - before > 2:
                found.append(None)
            found.append(number)
        return found


def paging(hits: Hits, asked: str) -> Paging:
    """The page that was `asked` for; the last one if there are not so many."""
    last = max(1, -(-len(hits.rows) // SIZE))
    is_number = asked.isascii() and asked.isdecimal()
    number = max(1, int(asked[:9])) if is_number else 1
    return Paging(min(number, last), last, was_beyond=number > last)


@dataclass(frozen=True)
class Way:
    """A link to a page of results."""

    number: int
    address: str
    is_here: bool


def ways(page: Paging, chosen: Chosen, asked: str) -> dict:
    """The links from one page to the others, the ones before and after it apart."""

    def to(number: int) -> Way:
        return Way(number, chosen.address(asked, number), number == page.number)

    return {
        "before": to(page.number - 1) if page.number > 1 else None,
        "after": to(page.number + 1) if page.number < page.last else None,
        "numbers": [number and to(number) for number in page.numbers],
    }


def of(hits: Hits, page: Paging) -> Sequence[Hit]:
    """The hits of one page."""
    return hits.rows[(page.number - 1) * SIZE : page.number * SIZE]


def rows(query: Query, hits: Sequence[Hit], at: datetime) -> list[Row]:
    """Return the posts of `hits` that are still listed, in their order. Two queries."""
    photos = EditionPhoto.objects.visible().order_by("-is_lead", "position")
    found = (
        Edition.objects.listed(at)
        .select_related("category")
        .prefetch_related(Prefetch("photos", photos, to_attr="lead_photos"))
        .in_bulk([hit.edition_id for hit in hits])
    )
    wanted = snippets.wanted(query)
    return [_row(found[hit.edition_id], wanted) for hit in hits if hit.edition_id in found]


def _row(edition: Edition, wanted: snippets.Wanted) -> Row:
    captions = [photo.caption for photo in edition.lead_photos]
    body = _BREAK.sub(" · ", richtext.to_text(edition.body))
    texts = [edition.lead, body, *captions]
    snippet = snippets.best(texts, wanted, beside=edition.title)
    return Row(edition, snippets.marked(edition.title, wanted), snippet)
