"""Which posts are a unit's: where it is one, and where it is a city with some hundred below it."""

from collections.abc import Collection

from django.db.models import Exists, F, OuterRef, Q, Subquery

from articles.models import Edition, EditionAbout
from wards.models import Unit
from wards.structure import Tree


def of_unit(unit: Unit, tree: Tree | None = None) -> tuple[Q, Q]:
    """Posts that `unit` or a unit below it answers for; and those that are about one of these.

    Lists read each of the two with its own index (`queries.listing`).
    """
    ids = (tree or Tree()).with_descendants([unit.pk])
    about = EditionAbout.objects.filter(unit_id__in=ids).values("edition_id")
    return (
        Q(unit_id__in=ids, published_at__lte=_newest(Edition, ids)),
        Q(pk__in=about, published_at__lte=_newest(EditionAbout, ids)),
    )


def is_of_units(ids: Collection[int]) -> Q:
    """The same of units in one condition, to be asked of a few posts."""
    # As a range: of an equality PostgreSQL would first make a table of all these.
    is_own = {f"edition_id__{bound}": OuterRef("pk") for bound in ("gte", "lte")}
    about = EditionAbout.objects.filter(unit_id__in=ids, **is_own)
    return Q(unit_id__in=ids) | Q(Exists(about))


def _newest(model: type[Edition | EditionAbout], ids: Collection[int]) -> Subquery:
    """When the newest post of these units is from, or the newest about them. Without it, the list
    of units that closed long ago would be looked for among all posts since."""
    is_its = {f"unit_id__{bound}": OuterRef("pk") for bound in ("gte", "lte")}  # as in the index
    rows = model.objects.filter(**is_its).order_by("unit_id", "-published_at")
    newest = Subquery(rows.values("published_at")[:1])
    each = Unit.objects.filter(pk__in=ids).annotate(newest=newest)
    return Subquery(each.order_by(F("newest").desc(nulls_last=True)).values("newest")[:1])
