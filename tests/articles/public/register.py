"""Rows of the register for tests: documents, and posts that cite them."""

from datetime import date

from django.db.models import Max

from articles.models import Citation, Document
from wards.text import search_words

PLAN_DAY = date(2022, 2, 25)


def document(number="108-KH/QU", kind="KH", day: date | None = PLAN_DAY, **fields) -> Document:
    """The document of this number, kind and date."""
    key = " ".join(search_words(number))
    identity = {"number_key": key, "kind": kind, "issued_on": day}
    return Document.objects.update_or_create(**identity, defaults={"number": number, **fields})[0]


def cite(
    edition, number="108-KH/QU", kind="KH", day: date | None = PLAN_DAY, sentence="", **fields
):
    """Let `edition` cite a document, which is returned."""
    found = document(number, kind, day, **fields)
    Citation.objects.create(
        document=found,
        edition=edition,
        position=(edition.citations.aggregate(Max("position"))["position__max"] or 0) + 1,
        as_written=number,
        sentence=sentence or f"Thực hiện Kế hoạch {number} của Quận ủy.",
    )
    return found
