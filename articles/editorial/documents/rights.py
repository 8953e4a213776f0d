"""Who may do what with the register of documents, and what of it exists for whom."""

from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from articles.models import Citation, Document, Edition
from wards import scope


def edits(user) -> bool:
    """Whether `user` may complete documents and add some: reviewers, chiefs, administrators."""
    return _holds(user, scope.Role.REVIEWER)


def merges(user) -> bool:
    """Whether `user` may merge and part documents: chiefs and administrators."""
    return _holds(user, scope.Role.CHIEF)


def _holds(user, role: str) -> bool:
    if user.is_superuser:
        return user.is_active
    # The many without that role cost no query: this is asked on every page of the back office.
    return scope.has_role(user, role) and bool(scope.unit_ids(user, role))


def readable(user, at: datetime | None = None) -> QuerySet[Edition]:
    """The editions that residents have, and of those to come the ones in the reach of `user`."""
    coming = Edition.objects.scheduled(at)
    if not user.is_superuser:
        coming = coming.filter(article__unit_id__in=scope.unit_ids(user))
    return Edition.objects.live(at) | coming


def citations(user, at: datetime | None = None) -> QuerySet[Citation]:
    """The places in which `user` can read that a document is cited."""
    return Citation.objects.filter(
        Exists(readable(user, at).order_by().filter(pk=OuterRef("edition_id")))
    )


def in_sight(user, at: datetime | None = None) -> QuerySet[Document]:
    """The documents that exist for `user`: all but those that only others' desks name.

    Nor those whose number was masked wherever it stood.
    """
    documents = Document.objects.exclude(number="")
    if user.is_superuser:
        return documents
    own = Edition.objects.filter(article__unit_id__in=scope.unit_ids(user))
    named = Citation.objects.filter(document=OuterRef("pk")).order_by()
    known = Exists((Edition.objects.live(at) | own).order_by().filter(pk=OuterRef("edition_id")))
    given = ~Q(title="", link="", file={}) | Q(merged_into__isnull=False)
    return documents.filter(given | ~Exists(named) | Exists(named.filter(known)))


def posts_by_document(user, documents: list[int]) -> dict[int, int]:
    """How many posts, of those that `user` can read, cite each of the `documents`. One query."""
    rows = citations(user).filter(document__in=documents).order_by().values_list("document")
    return dict(rows.annotate(posts=Count("edition__article", distinct=True)))
