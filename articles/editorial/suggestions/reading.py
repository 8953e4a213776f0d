"""A suggestion beside the text that it is about, as the desk has that text now."""

from collections.abc import Iterator
from dataclasses import dataclass

from articles.editorial.differences.markup import blocks_of
from articles.editorial.differences.words import Piece, compare
from articles.editorial.suggestions.finding import exact_places, places, signs_of
from articles.editorial.suggestions.placing import place
from articles.models import Article, Suggestion

MARKED = "marked"  # the kind of a piece that is the reader's sentence


@dataclass(frozen=True)
class Line:
    """A title, lead or block of the body, cut where the sentence begins and ends."""

    tag: str
    pieces: tuple[Piece, ...]

    @property
    def is_marked(self) -> bool:
        """Whether the sentence stands here."""
        return any(piece.kind == MARKED for piece in self.pieces)


@dataclass(frozen=True)
class Reading:
    """All that a person needs to decide. `differences` are empty where a half is missing."""

    lines: tuple[Line, ...]
    differences: tuple[Piece, ...]
    is_found: bool
    is_exact: bool
    can_place: bool

    @property
    def first(self) -> int | None:
        """The place of the first line in which the sentence stands, from 1 on."""
        return next((n for n, line in enumerate(self.lines, 1) if line.is_marked), None)


def of(article: Article, suggestion: Suggestion) -> Reading:
    """Read `suggestion` beside the working copy. No queries."""
    quote, proposal = suggestion.quote, suggestion.proposal
    texts = [("title", article.title), ("lead", article.lead)]
    texts += [(block.tag, block.text) for block in blocks_of(article.body)]
    found = {at: places(signs_of(text), quote) for at, (_, text) in enumerate(texts)}
    exact = [at for at in found if any(p.is_exact for p in found[at])]
    kept = exact or [at for at in found if found[at]]  # a likeness elsewhere says nothing then
    lines = tuple(
        Line(tag, tuple(_cut(text, found[at] if at in kept else [])))
        for at, (tag, text) in enumerate(texts)
        if text
    )
    return Reading(
        lines=lines,
        differences=compare(quote, proposal) if quote and proposal else (),
        is_found=bool(kept),
        is_exact=bool(exact),
        can_place=bool(exact) and place(article, quote, proposal) is not None,
    )


def _cut(text: str, found) -> Iterator[Piece]:
    signs, end = signs_of(text), 0
    for stretch in found:
        start, stop = signs[stretch.first].start, signs[stretch.end - 1].end
        if start > end:
            yield Piece("same", text[end:start])
        yield Piece(MARKED, text[start:stop])
        end = stop
    if end < len(text):
        yield Piece("same", text[end:])


def stands_in(article: Article, sentence: str) -> bool:
    """Whether `sentence` can be read in the working copy, letter by letter."""
    texts = [article.title, article.lead, *(block.text for block in blocks_of(article.body))]
    return bool(sentence) and any(exact_places(signs_of(text), sentence) for text in texts)
