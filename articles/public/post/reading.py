"""What belongs to an edition and stands in its page, read with one statement."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet, Subquery

from articles.models import Abbreviation, Citation, Edition, EditionAbout, EditionPhoto
from articles.public import queries
from articles.public.documents import citing
from articles.public.post import pasts
from wards import together


@dataclass(frozen=True)
class Parts:
    """All rows that the page of an edition needs besides its own, as they are stored."""

    photos: list[EditionPhoto]  # those that were taken down among them: see `places.arranged`
    about: list[EditionAbout]
    cited: list[Citation]
    chain: list[Edition]
    abbreviations: list[tuple[str, str]]


def live(pk: int, at: datetime | None = None) -> tuple[Edition | None, Parts]:
    """Return the edition of article `pk` that holds at `at`, as `queries.article` does, and what
    belongs to it. One query.
    """
    holding = Edition.objects.live(at).filter(article_id=pk).order_by()
    found, *parts = together.read(
        queries.held(pk, at), *_belonging(Subquery(holding.values("pk")[:1]), pk, at)
    )
    return next(iter(found), None), Parts(*parts)


def of(edition: Edition, at: datetime | None = None) -> Parts:
    """Return what belongs to `edition`; to one that is not stored, its past. One query."""
    return Parts(*together.read(*_belonging(edition.pk, edition.article_id, at)))


def _belonging(key, article_id: int, at: datetime | None) -> list[QuerySet]:
    """The parts of the edition whose key is `key`, in the order of the fields of `Parts`."""
    of_it = {"edition": key} if key is not None else {"pk__in": ()}
    return [
        EditionPhoto.objects.filter(**of_it).marked(),
        EditionAbout.objects.filter(**of_it).select_related("unit"),
        citing.citations(at).filter(**of_it),
        pasts.chains().filter(article_id=article_id),
        Abbreviation.objects.filter(is_explained=True).order_by().values_list("short", "meaning"),
    ]
