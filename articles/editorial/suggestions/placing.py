"""A reader's sentence put in the place of the one that stands there. Pure.

Only the words that change are written over, so that markup around the others stays where it is.
Where that is not sure (the sentence stands there twice, or is spelt otherwise, or what changes
reaches over the edge of an element) nothing is done: a person does it better.
"""

import html as entities
import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.html import escape

from articles import richtext
from articles.editorial.differences.words import compare
from articles.editorial.suggestions.finding import Place, Sign, exact_places, signs_of, squeezed
from articles.models import Article
from wards.text import one_line

_TAG = r"""<(?:"[^"]*+"|'[^']*+'|[^'"<>])*+>"""
_TOKEN = re.compile(rf"(?P<tag>{_TAG})|&(?:\#\w+|\w+);|.", re.DOTALL)
_TAGS = re.compile(_TAG)
_INLINE = re.compile(r"</?(?:strong|em|u|s|sub|sup|a)\b", re.IGNORECASE)
_EDGE = "\x00"  # the edge of a block; no sentence reaches over it
_LINES = ("title", "lead")


@dataclass(frozen=True)
class Placed:
    """The field of the article that changes, and how it reads then."""

    field: str
    text: str


def place(article: Article, quote: str, proposal: str) -> Placed | None:
    """Put `proposal` in the place of `quote` in what `article` says; None where that is not sure.

    Nothing is stored.
    """
    if not (quote and proposal):
        return None
    read = {name: signs_of(getattr(article, name)) for name in _LINES}
    read["body"] = _signs_of_html(article.body)
    found = [(name, at) for name, signs in read.items() for at in exact_places(signs, quote)]
    if len(found) != 1:
        return None
    name, at = found[0]
    source, signs = getattr(article, name), read[name]
    is_html = name == "body"
    text = _written(source, signs, at, quote, proposal, is_html)
    text = text and (_cleaned(source, text) if is_html else one_line(text))
    limit = Article._meta.get_field(name).max_length
    if not text or text == source or (limit and len(text) > limit):
        return None
    return Placed(name, text)


def _signs_of_html(html: str) -> list[Sign]:
    """What is read in cleaned `html`, with an edge between its blocks."""

    def signs():
        for token in _TOKEN.finditer(html):
            if token["tag"] is None:
                text = entities.unescape(token[0])
                yield Sign(text if len(text) == 1 else _EDGE, *token.span())
            elif not _INLINE.match(token[0]):
                yield Sign(_EDGE, *token.span())

    return squeezed(signs())


def _written(
    source: str, signs: list[Sign], at: Place, quote: str, proposal: str, is_html: bool
) -> str | None:
    """`source` with the words written over in which `proposal` differs from `quote`.

    The quote is in step with what stands there, so that marks which only look alike stay.
    """
    standing = signs[at.first : at.end]
    said = "".join(sign.text for sign in signs_of(quote.strip()))
    changes, here = [], 0  # (first, end, text): of the standing signs
    for piece in compare(said, one_line(proposal)):
        if piece.kind == "same":
            here += len(piece.text)
        elif piece.kind == "removed":
            changes.append((here, here + len(piece.text), ""))
            here += len(piece.text)
        elif changes and changes[-1][1] == here and not changes[-1][2]:
            changes[-1] = (*changes[-1][:2], piece.text)
        else:
            changes.append((here, here, piece.text))
    for first, end, text in reversed(changes):
        span = _span(source, standing, first, end, is_html)
        if span is None and first == end and said[first : first + 1] == text[:1]:
            # " đã" before " nói" is "đã " after that space, where no element may begin or end.
            text = text[1:] + text[:1]
            span = _span(source, standing, first + 1, end + 1, is_html)
        if span is None:
            return None
        source = source[: span[0]] + (escape(text) if is_html else text) + source[span[1] :]
    return source


def _span(source: str, standing: list[Sign], first: int, end: int, is_html: bool):
    """Where in `source` the signs from `first` to `end` stand; None if an element begins or ends
    among them, or just where something is to be put in."""
    if first < end:
        start, stop = standing[first].start, standing[end - 1].end
        return None if is_html and _TAGS.search(source[start:stop]) else (start, stop)
    before = standing[first - 1].end if first else standing[0].start
    after = standing[first].start if first < len(standing) else standing[-1].end
    if is_html and (_TAGS.search(source[before:after]) or _at_an_edge(source, before, after)):
        return None
    return (after, after) if first < len(standing) else (before, before)


def _at_an_edge(source: str, before: int, after: int) -> bool:
    """Whether it could be put into an element or beside it."""
    tag = source.rfind("<", 0, before) if source[:before].endswith(">") else -1
    inside = tag >= 0 and _INLINE.match(source, tag)
    return bool(inside or _INLINE.match(source, after))


def _cleaned(before: str, html: str) -> str | None:
    """`html` as the form would store it; None if that took or added anything but words."""
    try:
        cleaned = richtext.clean(html)
    except ValidationError:
        return None
    return cleaned if _TAGS.findall(cleaned) == _TAGS.findall(before) else None
