"""Posts and documents: the sentences of posts that name a document, and links from posts to it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode, urlsplit

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from articles import richtext
from articles.documents import queries
from articles.models import Citation, Document, Edition
from articles.public.outward import absolute

MOST_SENTENCES = 2  # of one post
# In a long text the reader comes in anywhere: each part of it, and each table, has its own links.
_ANEW_AT = frozenset({"h2", "h3", "table"})
_DIGIT = re.compile(r"\d")  # of any script: each number of a document has some
_SHORT, _WHOLE = 24, mark_safe(' class="nowrap"')  # letters that fit into a line anywhere


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


def citations(at: datetime | None = None) -> QuerySet[Citation]:
    """All citations in their order, with their documents, and whether these have a page at `at`."""
    now_is = Coalesce(OuterRef("document__merged_into"), OuterRef("document"))
    open_one = queries.known(at).order_by().filter(pk=now_is)
    found = Citation.objects.order_by("edition", "position").annotate(has_page=Exists(open_one))
    return found.select_related("document__merged_into").defer("sentence")


def markers(
    editions: Sequence[Edition], *, outside: bool = False
) -> dict[int | None, richtext.Marker]:
    """Return a marker for each of `editions` by key, as `marker` does. One query, none where no
    number can be.
    """
    of_edition: dict[int | None, list[Citation]] = {edition.pk: [] for edition in editions}
    may_cite = [e.pk for e in editions if e.pk and (_DIGIT.search(e.lead + e.body))]
    for citation in citations().filter(edition__in=may_cite):
        of_edition[citation.edition_id].append(citation)
    return {pk: marker(cited, outside=outside) for pk, cited in of_edition.items()}


def marker(cited: Iterable[Citation], *, outside: bool = False) -> richtext.Marker:
    """Return what links the numbers in a text, given its own of `citations`, to the documents.

    With whole addresses for what is read `outside` the site. A number is linked only if all that it
    may mean has a page.
    """
    numbers: dict[str, set[Document]] = {}
    closed = set()
    for citation in cited:
        document = citation.document.merged_into or citation.document
        numbers.setdefault(citation.as_written, set()).add(document)
        if not citation.has_page:
            closed.add(citation.as_written)
    return richtext.Marker(
        _link(number, documents, outside)
        for number, documents in numbers.items()
        if number not in closed
    )


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
