"""Keeping the register: which documents the texts of editions cite, and where.

Called in the transaction that changes an edition, by the bridge alone, with the row of the site
version locked (`wards.siteversion`): whoever writes here comes after all others and sees what they
left. So two posts that cite a new document at once make one row of it. The constraints would refuse
a second one.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from articles import richtext
from articles.documents import numbers
from articles.documents.sentences import excerpt
from articles.models import Citation, Document, Edition, EditionPhoto
from wards.text import nfc

# Positions tell in which part of the edition a citation is, in the order in which people read.
TITLE, LEAD, BODY, CAPTIONS = 0, 1_000, 2_000, 30_000
_END = 32_768
_MOST_MERGERS = 9  # one after the other; more would be a circle

Identity = tuple[str, str, date | None]


def refresh(article_ids: Iterable[int]) -> int:
    """Read the texts of these articles anew; return how many citations there are now.

    A handful of statements for all of them. Every place counts, also the second in a sentence, so
    that pages can link each. Ended texts keep theirs: their documents are not forgotten, and return
    with them. Needs a transaction that holds the site version.
    """
    ids = list(article_ids)
    old = Citation.objects.filter(edition__article__in=ids)
    before = set(old.values_list("document", flat=True))
    if before:
        old.delete()
    places = [place for edition in _editions(ids) for place in _places(edition)]
    if places:
        wanted: dict[Identity, numbers.Found] = {}
        for place in places:
            wanted.setdefault(place.identity, place.found)
        documents = _documents(wanted)
        Citation.objects.bulk_create(place.citation(documents) for place in places)
        before -= {document.pk for document in documents.values()}
    if before:
        _forget(before)
    return len(places)


def to_read() -> QuerySet[Edition]:
    """The editions whose texts are read: what residents could read once, can now, or will."""
    readable = (Edition.Form.TEXT, Edition.Form.WITHDRAWN)
    return Edition.objects.not_called_off().filter(form__in=readable)


@dataclass
class _Place:
    """One place where an edition cites a document."""

    edition_id: int
    position: int
    found: numbers.Found
    sentence: str
    identity: Identity

    def citation(self, documents: dict[Identity, Document]) -> Citation:
        return Citation(
            document=documents[self.identity],
            edition_id=self.edition_id,
            position=self.position,
            as_written=self.found.as_written,
            sentence=self.sentence,
        )


def _editions(article_ids: list[int]) -> QuerySet[Edition]:
    photos = EditionPhoto.objects.visible().order_by("position")
    return (
        to_read()
        .filter(article__in=article_ids)
        .only("pk", "title", "lead", "body")
        .order_by("pk")
        .prefetch_related(Prefetch("photos", photos, to_attr="shown_photos"))
    )


def _places(edition: Edition) -> list[_Place]:
    captions = "\n".join(photo.caption for photo in edition.shown_photos)
    parts = [
        (TITLE, LEAD, edition.title),
        (LEAD, BODY, edition.lead),
        (BODY, CAPTIONS, richtext.to_text(edition.body)),
        (CAPTIONS, _END, captions),
    ]
    places = []
    for first, end, text in parts:
        for position, found in zip(range(first, end), numbers.find(text), strict=False):
            sentence = (found.sentence_start, found.sentence_end)
            said = nfc(excerpt(text, sentence, (found.start, found.end)))
            identity = (found.key, found.kind, found.issued_on)
            places.append(_Place(edition.pk, position, found, said, identity))
    _settle(places)
    return places


def _settle(places: list[_Place]) -> None:
    """Within one edition a bare number is the one that is named fully elsewhere, if only one is."""
    kinds, dates = defaultdict(set), defaultdict(set)
    for place in places:
        if place.found.is_sure:
            kinds[place.found.key].add(place.found.kind)
    for place in places:
        key, kind, issued_on = place.identity
        if not place.found.is_sure and len(kinds[key]) == 1:
            kind = next(iter(kinds[key]))
            place.identity = (key, kind, issued_on)
        if issued_on:
            dates[key, kind].add(issued_on)
    for place in places:
        key, kind, issued_on = place.identity
        if issued_on is None and len(dates[key, kind]) == 1:
            place.identity = (key, kind, next(iter(dates[key, kind])))


def _documents(wanted: dict[Identity, numbers.Found]) -> dict[Identity, Document]:
    """The documents of these identities, made where there are none; of merged ones the other."""
    keys = {key for key, _, _ in wanted}
    same = Document.objects.filter(number_key__in=keys)
    same = same.only("number_key", "kind", "issued_on", "merged_into_id")
    known = {_identity(document): document for document in same}
    new = [_made(wanted[identity], identity) for identity in wanted if identity not in known]
    for document in Document.objects.bulk_create(new):
        known[_identity(document)] = document
    return _followed({identity: known[identity] for identity in wanted})


def _identity(document: Document) -> Identity:
    return document.number_key, document.kind, document.issued_on


def _made(found: numbers.Found, identity: Identity) -> Document:
    key, kind, issued_on = identity
    return Document(
        number=found.number, number_key=key, kind=kind, issuer=found.issuer, issued_on=issued_on
    )


def _followed(documents: dict[Identity, Document]) -> dict[Identity, Document]:
    """The same with each document that was merged replaced by the one it is now."""
    for _ in range(_MOST_MERGERS):
        merged = {d.merged_into_id for d in documents.values() if d.merged_into_id}
        if not merged:
            break
        targets = Document.objects.in_bulk(merged)
        documents = {i: targets.get(d.merged_into_id, d) for i, d in documents.items()}
    return documents


def _forget(document_ids: set[int]) -> None:
    """Empty what no text tells any more, neither one of today nor an older one: it was masked.

    Nothing of the number may be left. The row stays, because its address was given away and must
    go on saying that there is nothing to see. What staff gave a document is theirs to take back.
    """
    uncited = ~Exists(Citation.objects.filter(document=OuterRef("pk")))
    bare = Document.objects.filter(uncited, title="", link="", file={})
    gone = list(bare.filter(pk__in=document_ids).values_list("pk", flat=True))
    doubles = bare.filter(merged_into__in=gone).values_list("pk", flat=True) if gone else ()
    for pk in (*gone, *doubles):
        Document.objects.filter(pk=pk).update(
            number="", number_key=f"#{pk}", kind="", issuer="", issued_on=None
        )
