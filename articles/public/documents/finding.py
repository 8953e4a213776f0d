"""What residents ask the register for, and what a document's page needs of it."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet

from articles.documents import queries
from articles.models import Citation, Document
from wards.text import one_line

MOST_TYPED = 100
MOST_SAME = 20
MOST_COUNTED = 500
_DAYS = date(1900, 1, 1), date(2099, 12, 31)  # of other years, if any, there is no choice
OTHER = "khac"  # how the kind without a code stands in addresses
KINDS = {value: label for value, label in Document.Kind.choices if value} | {OTHER: "Loại khác"}


def name(document: Document) -> str:
    """What `document` is called, with its date."""
    day = document.issued_on
    return f"{document} ngày {day:%d/%m/%Y}" if day else str(document)


def citing(document: Document) -> Q:
    """The editions that cite `document`."""
    # By key and not `Exists`: few editions of many cite one document.
    cited = Citation.objects.filter(document=document).order_by()
    return Q(pk__in=cited.values("edition"))


def of_same_number(document: Document, at: datetime | None = None) -> list[Document]:
    """The other documents of the number of `document`, for nobody to take one for the other."""
    same = queries.known(at).filter(number_key=document.number_key).exclude(pk=document.pk)
    found = same.order_by("-pk")[:MOST_SAME]
    return sorted(found, key=lambda other: other.issued_on or date.min, reverse=True)


def post_counts(documents: list[Document], at: datetime | None = None) -> dict[int, int]:
    """How many listed posts cite each of `documents`, by key. One query."""
    rows = queries.listed_citations(at).filter(document__in=documents).values_list("document")
    return dict(rows.annotate(posts=Count("edition", distinct=True)))


def ends(found: QuerySet[Document]) -> tuple[QuerySet, QuerySet]:
    """The newest and the oldest day of `found`, one row of each at most.

    Which years between have documents, and how many, would take as long as the register is.
    """
    days = found.filter(issued_on__range=_DAYS).values_list("issued_on", flat=True)
    return days.order_by("-issued_on")[:1], days.order_by("issued_on")[:1]


def years(newest: list[date], oldest: list[date]) -> list[int]:
    """Return the years from the newest to the oldest that `ends` gave."""
    return list(range(newest[0].year, oldest[0].year - 1, -1)) if newest and oldest else []


@dataclass(frozen=True)
class Asked:
    """What a reader asks the register for."""

    words: str = ""
    kind: str = ""  # as in addresses
    year: int = 0

    @classmethod
    def of(cls, given) -> "Asked":
        """What the parameters `given` say; what they say of nothing there is is left out."""
        kind, year = given.get("loai", ""), given.get("nam", "")
        is_year = year.isascii() and year.isdigit() and len(year) == 4
        return cls(
            one_line(given.get("q", ""))[:MOST_TYPED].strip(),
            kind if kind in KINDS else "",
            int(year) if is_year and date.min.year <= int(year) else 0,
        )

    @property
    def parameters(self) -> str:
        """The parameters that say so, with "&" at their end; "" if it is nothing."""
        given = {"q": self.words, "loai": self.kind, "nam": self.year or ""}
        said = urlencode({name: value for name, value in given.items() if value})
        return f"{said}&" if said else ""

    @property
    def words_alone(self) -> str:
        """The parameter that says the words and nothing else."""
        return urlencode({"q": self.words})

    def __bool__(self):
        return bool(self.words or self.kind or self.year)

    def among(self, found: QuerySet[Document]) -> QuerySet[Document]:
        """Those of `found` that fit."""
        found = queries.matching(found, self.words) if self.words else found
        if self.kind:
            found = found.filter(kind="" if self.kind == OTHER else self.kind)
        if self.year:
            # No `issued_on__year`: its last day would be beyond all dates in the year 9999.
            first, last = date(self.year, 1, 1), date(self.year, 12, 31)
            found = found.filter(issued_on__gte=first, issued_on__lte=last)
        return found
