"""Posts and documents: the sentences of posts that name a document, and links from posts to it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from articles import richtext
from articles.documents import queries
from articles.models import Citation, Document, Edition
from articles.public.outward import absolute
from wards import clock

MOST_SENTENCES = 2  # of one post
# In a long text the reader comes in anywhere: each part of it, and each table, has its own links.
_ANEW_AT = frozenset({"h2", "h3", "table"})
_SHORT, _WHOLE = 24, mark_safe(' class="nowrap"')  # letters that fit into a line anywhere
# Something like it is in each number of a document, and in few other texts.
_HINT = re.compile(r"[0-9][a-zđ]?\s?[-‐-―−/\\⁄∕]\s?[^\W\d_]", re.IGNORECASE)


@dataclass(frozen=True)
class Row:
    """A post that cites a document: its first sentences that do, and how many more there are."""

    edition: Edition
    sentences: list[SafeString]
    more: int


@dataclass(frozen=True)
class Outward:
    """A link to another site, and what that is called."""

    url: str
    host: str


def rows(document: Document, editions: Sequence[Edition]) -> list[Row]:
    """Return the `editions`, all of which cite `document`, with their sentences. One query."""
    said: dict[int, dict[str, list[str]]] = {}
    cited = Citation.objects.filter(document=document, edition__in=editions)
    for edition, written, sentence in cited.order_by("edition", "position").values_list(
        "edition", "as_written", "sentence"
    ):
        said.setdefault(edition, {}).setdefault(sentence, []).append(written)
    return [_row(edition, said.get(edition.pk, {})) for edition in editions]


def _row(edition: Edition, said: dict[str, list[str]]) -> Row:
    shown = [_marked(sentence, numbers) for sentence, numbers in said.items()]
    return Row(edition, shown[:MOST_SENTENCES], len(shown[MOST_SENTENCES:]))


def _marked(sentence: str, numbers: Iterable[str]) -> SafeString:
    marks = [richtext.Mark(number, "<mark>", "</mark>", once=False) for number in numbers]
    return richtext.mark(escape(sentence), marks)


def outward(link: str) -> Outward | None:
    """What a page may lead to of the `link` that staff gave; None if that is no web address."""
    try:
        parts = urlsplit(link)
        host = parts.hostname
    except ValueError:  # a host in broken brackets
        return None
    return Outward(link, host) if parts.scheme in ("http", "https") and host else None


def marker(edition: Edition, *, outside: bool = False) -> richtext.Marker:
    """Return what links the numbers in a text of `edition` to the pages of their documents.

    One query, none where no number can be; one more for a post that is in no list.
    """
    return markers([edition], outside=outside)[edition.pk]


def markers(
    editions: Sequence[Edition], *, outside: bool = False
) -> dict[int | None, richtext.Marker]:
    """Return a marker for each of `editions` by key; with whole addresses for what is read
    `outside` the site."""
    cited: dict[int | None, dict[str, set[Document]]] = {edition.pk: {} for edition in editions}
    may_cite = [edition for edition in editions if edition.pk and _may_cite(edition)]
    if may_cite:
        found = Citation.objects.filter(edition__in=may_cite).order_by("edition", "position")
        for citation in found.select_related("document__merged_into"):
            document = citation.document.merged_into or citation.document
            cited[citation.edition_id].setdefault(citation.as_written, set()).add(document)
    open_ones = _open(may_cite, cited)
    return {
        pk: richtext.Marker(
            _link(number, documents, outside)
            for number, documents in numbers.items()
            if documents <= open_ones
        )
        for pk, numbers in cited.items()
    }


def _may_cite(edition: Edition) -> bool:
    return bool(_HINT.search(edition.lead) or _HINT.search(edition.body))


def _open(editions: Sequence[Edition], cited: dict) -> set[Document]:
    """Those of the cited documents that have a page: what a post cites that is listed now has one.

    Editions that ended or are to come are shown, too: to the desk.
    """
    found, asked, now = set(), set(), clock.now()
    for edition in editions:
        is_live = edition.starts_at <= now and (edition.ends_at is None or now < edition.ends_at)
        (found if edition.listed and is_live else asked).update(*cited[edition.pk].values())
    if asked := asked - found:
        found.update(queries.known().filter(pk__in=[document.pk for document in asked]))
    return found


def _link(number: str, documents: set[Document], outside: bool) -> richtext.Mark:
    if len(documents) == 1:
        address = next(iter(documents)).get_absolute_url()
    else:  # of several dates or kinds; which one a place means is not to be seen from its letters
        address = f"{reverse('documents')}?{urlencode({'q': number})}"
    if outside:
        before = format_html('<a href="{}">', absolute(address))
    else:
        # Hyphens and slashes let lines break there, and the two halves say nothing.
        whole = len(number) <= _SHORT
        before = format_html('<a href="{}"{}>', address, _WHOLE if whole else "")
    return richtext.Mark(number, before, "</a>", anew_at=_ANEW_AT)
