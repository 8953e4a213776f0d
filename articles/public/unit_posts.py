"""Which posts are a unit's: where it is one, and where it is a city with some hundred below it."""

from collections.abc import Collection

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from articles.models import Edition, EditionAbout
from wards import together
from wards.models import Unit
from wards.structure import Tree


def of_unit(unit: Unit, tree: Tree | None = None) -> list[Q]:
    """Posts that `unit` or a unit below it answers for, and those that are about one of these; none
    of a kind that there never was. One query.

    Lists read each with its own index (`queries.listing`), from the newest on that there is of it:
    what units that closed long ago had would be looked for among all posts since.
    """
    ids = (tree or Tree()).with_descendants([unit.pk])
    about = EditionAbout.objects.filter(unit_id__in=ids).values("edition_id")
    kinds = [(Edition, Q(unit_id__in=ids)), (EditionAbout, Q(pk__in=about))]
    newest = together.read(*(_newest(model, ids) for model, _ in kinds))
    return [
        condition & Q(published_at__lte=at)
        for (_, condition), [(at,)] in zip(kinds, newest, strict=True)
        if at is not None
    ] or [Q(pk__in=())]


def is_of_units(ids: Collection[int]) -> Q:
    """The same of units in one condition, to be asked of a few posts."""
    # As a range: of an equality PostgreSQL would first make a table of all these.
    is_own = {f"edition_id__{bound}": OuterRef("pk") for bound in ("gte", "lte")}
    about = EditionAbout.objects.filter(unit_id__in=ids, **is_own)
    return Q(unit_id__in=ids) | Q(Exists(about))


def _newest(model: type[Edition | EditionAbout], ids: Collection[int]) -> QuerySet:
    """From when the newest of these units is, in one row; None in it if there is nothing."""
    is_its = {f"unit_id__{bound}": OuterRef("pk") for bound in ("gte", "lte")}  # as in the index
    rows = model.objects.filter(**is_its).order_by("unit_id", "-published_at")
    newest = Subquery(rows.values("published_at")[:1])
    each = Unit.objects.filter(pk__in=ids).annotate(newest=newest)
    return each.order_by(F("newest").desc(nulls_last=True)).values_list("newest")[:1]
