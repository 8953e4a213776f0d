"""Documents of the register that are one and the same: merged, parted, told apart.

What was merged keeps its number, kind and date, and leads to the other: posts that name it so are
taken for citations of that one, now and whenever they are read again. No document leads to one that
was merged itself.
"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from articles.documents import register
from articles.models import Citation, Document
from wards import siteversion

_KEPT = ("title", "link", "file", "issuer")  # handed on to a document that has none


class Cannot(Exception):
    """Why it was not done, in Vietnamese."""


@dataclass(frozen=True)
class Merged:
    """What came of it: the document that stays, and how many citations it got."""

    into: Document
    citations: int


def merge(one_id: int, into_id: int) -> Merged:
    """Let document `one_id` lead to `into_id`, or to what that was merged into. Raises Cannot.

    What people gave to the one goes to the other where that has nothing of its own.
    """
    with transaction.atomic():
        siteversion.bump()
        one, into = (_read(pk) for pk in (one_id, into_id))
        into = into.merged_into or into
        if one.merged_into:
            raise Cannot(f"{one} đã được gộp vào {one.merged_into} rồi.")
        if one == into:
            raise Cannot("Hai văn bản này đã được gộp làm một rồi.")
        citations = Citation.objects.filter(document=one).update(document=into)
        one.doubles.update(merged_into=into)
        one.merged_into = into
        one.save(update_fields=["merged_into"])
        kept = [name for name in _KEPT if getattr(one, name) and not getattr(into, name)]
        for name in kept:
            setattr(into, name, getattr(one, name))
        into.save(update_fields=[*kept, "title_words"])
        return Merged(into, citations)


def part(one_id: int) -> Document:
    """Let a merged document stand for itself again; return what it led to. Raises Cannot.

    The posts that cite either are read anew, so each citation goes where its own words say.
    """
    with transaction.atomic():
        siteversion.bump()
        one = _read(one_id)
        into = one.merged_into
        if into is None:
            raise Cannot(f"{one} hiện không gộp vào văn bản nào.")
        one.merged_into = None
        one.save(update_fields=["merged_into"])
        citing = Citation.objects.filter(document=into).order_by()
        register.refresh(set(citing.values_list("edition__article_id", flat=True)))
        return into


def identity_taken(document: Document, kind: str, issued_on: date | None) -> Document | None:
    """Return what has the number of `document` with this `kind` and date, and is not it already."""
    same = Document.objects.filter(
        number_key=document.number_key, kind=kind, issued_on=issued_on
    ).select_related("merged_into")
    if document.pk:
        same = same.exclude(pk=document.pk).exclude(merged_into=document.pk)
    return same.first()


def identify(document: Document, kind: str, issued_on: date | None) -> None:
    """Give `document` another kind or date in its row. Needs `identity_taken` to be None.

    Posts go on naming it as they did, so what it was called stays behind and leads to it. Needs a
    transaction that holds the site version.
    """
    if (document.kind, document.issued_on) == (kind, issued_on):
        return
    double = document.doubles.filter(kind=kind, issued_on=issued_on)
    double = double.filter(number_key=document.number_key).first()
    if double:
        _name(double, f"~{double.pk}", double.kind, double.issued_on)  # none has two rows at once
    before = document.kind, document.issued_on
    _name(document, document.number_key, kind, issued_on)
    if double:
        _name(double, document.number_key, *before)
    elif document.citations.exists():
        Document.objects.create(
            number=document.number,
            number_key=document.number_key,
            kind=before[0],
            issuer=document.issuer,
            issued_on=before[1],
            merged_into=document,
        )


def _name(document: Document, key: str, kind: str, issued_on: date | None) -> None:
    document.number_key, document.kind, document.issued_on = key, kind, issued_on
    document.save(update_fields=["number_key", "kind", "issued_on"])


def _read(pk: int) -> Document:
    return Document.objects.select_related("merged_into").get(pk=pk)
