"""What residents may know of the register: documents that have a page, posts that cite them."""

from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from articles.documents import dates, numbers
from articles.documents.folding import folded
from articles.models import Citation, Document, Edition
from wards.search import begins_in
from wards.text import search_words

MOST_PHRASES = 12  # each costs a comparison for every row
_GIVEN = ~Q(title="") | ~Q(link="") | ~Q(file={})
_SAYS_NOTHING = {"so", "ngay", "van", "ban"}  # beside a number or a date
_KINDS = [(kind, " ".join(search_words(label))) for kind, label in Document.Kind.choices]


def known(at: datetime | None = None) -> QuerySet[Document]:
    """The documents that have a page at `at`; no others may be named to residents.

    A post that is listed then cites them, or staff gave them a title, a link or a file.
    """
    # Asked one by one: for EXISTS beside OR, PostgreSQL reads all citations before the first row.
    cited = listed_citations(at).filter(document=OuterRef("pk")).values("pk")[:1]
    found = Document.objects.alias(cited=Subquery(cited)).filter(merged_into=None)
    return found.filter(_GIVEN | Q(cited__isnull=False))


def listed_citations(at: datetime | None = None) -> QuerySet[Citation]:
    """The citations in posts that are listed at `at`, in no order.

    The register holds those of ended, coming and withdrawn texts as well.
    """
    # Asked by key for each citation: with IN, SQLite reads all editions.
    listed = Edition.objects.listed(at).order_by().filter(pk=OuterRef("edition"))
    return Citation.objects.filter(Exists(listed)).order_by()


def matching(documents: QuerySet[Document], typed: str) -> QuerySet[Document]:
    """Those of `documents` in whose number, kind or title all that was `typed` begins.

    A date is the day of issue. So what people copy from a text finds what it names.
    """
    phrases, days = _read(typed)
    for day in days:
        documents = documents.filter(issued_on=day)
    for phrase in phrases:
        kinds = [kind for kind, label in _KINDS if f" {phrase}" in f" {label}"]
        number, title = begins_in("number_key", phrase), begins_in("title_words", phrase)
        documents = documents.filter(number | title | Q(kind__in=kinds))
    return documents


def _read(typed: str) -> tuple[list[str], list[date]]:
    """The phrases: numbers as their keys; of the rest, what stands between spaces goes together."""
    phrases, rest, place = [], [], 0
    for found in numbers.find(typed):
        phrases.append(found.key)
        rest.append(typed[place : found.start])
        place = found.end
    rest, days = dates.cut_out(folded(" ".join([*rest, typed[place:]])).plain)
    words = [" ".join(search_words(part)) for part in rest.split()]
    if phrases or days:
        words = [word for word in words if word not in _SAYS_NOTHING]
    return list(dict.fromkeys(filter(None, [*phrases, *words])))[:MOST_PHRASES], days
