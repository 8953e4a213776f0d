"""What residents may know of the register: documents that have a page, posts that cite them."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.documents import numbers
from articles.models import Citation, Document, Edition
from wards.search import begins_in
from wards.text import search_words

MOST_PHRASES = 12  # each costs a comparison for every row
_GIVEN = ~Q(title="") | ~Q(link="") | ~Q(file={})
_KINDS = [(kind, " ".join(search_words(label))) for kind, label in Document.Kind.choices]


def known(at: datetime | None = None) -> QuerySet[Document]:
    """The documents that have a page at `at`; no others may be named to residents.

    A post that is listed then cites them, or staff gave them a title, a link or a file.
    """
    cited = Exists(listed_citations(at).filter(document=OuterRef("pk")))
    return Document.objects.filter(merged_into=None).filter(_GIVEN | Q(cited))


def listed_citations(at: datetime | None = None) -> QuerySet[Citation]:
    """The citations in posts that are listed at `at`, in no order.

    The register holds those of ended, coming and withdrawn texts as well.
    """
    # Asked by key for each citation: with IN, SQLite reads all editions.
    listed = Edition.objects.listed(at).order_by().filter(pk=OuterRef("edition"))
    return Citation.objects.filter(Exists(listed)).order_by()


def citing(document: Document, at: datetime | None = None) -> QuerySet[Citation]:
    """The citations of `document` in posts that are listed at `at`, with these, newest first."""
    return (
        listed_citations(at)
        .filter(document=document)
        .select_related("edition")
        .defer("edition__body")
        .order_by("-edition__published_at", "-edition__article_id", "position")
    )


def matching(documents: QuerySet[Document], typed: str) -> QuerySet[Document]:
    """Those of `documents` in whose number, kind or title all that was `typed` begins."""
    for phrase in _phrases(typed):
        kinds = [kind for kind, label in _KINDS if f" {phrase}" in f" {label}"]
        number, title = begins_in("number_key", phrase), begins_in("title_words", phrase)
        documents = documents.filter(number | title | Q(kind__in=kinds))
    return documents


def _phrases(typed: str) -> list[str]:
    """Numbers as their keys; of the rest, what stands between spaces goes together."""
    phrases, place = [], 0
    for found in numbers.find(typed):
        phrases += [*_split(typed[place : found.start]), found.key]
        place = found.end
    phrases += _split(typed[place:])
    return list(dict.fromkeys(filter(None, phrases)))[:MOST_PHRASES]


def _split(typed: str) -> list[str]:
    return [" ".join(search_words(part)) for part in typed.split()]
