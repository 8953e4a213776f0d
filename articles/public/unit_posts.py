"""Which posts are a unit's: where it is one, and where it is a city with some hundred below it."""

from collections.abc import Collection

from django.db.models import Exists, F, OuterRef, Q, Subquery

from articles.models import Edition, EditionAbout
from articles.public import queries
from wards.models import Unit
from wards.structure import Tree


def of_unit(unit: Unit, tree: Tree | None = None) -> tuple[Q, Q]:
    """Posts that `unit` or a unit below it answers for; and those that are about one of these.

    Lists read each of the two with its own index (`queries.listing`).
    """
    ids = (tree or Tree()).with_descendants([unit.pk])
    about = EditionAbout.objects.filter(unit_id__in=ids).values("edition_id")
    return Q(unit_id__in=ids, published_at__lte=_newest(ids)), Q(pk__in=about)


def is_of_units(ids: Collection[int]) -> Q:
    """The same of units in one condition, to be asked of a few posts."""
    # As a range: of an equality PostgreSQL would first make a table of all these.
    is_own = {f"edition_id__{bound}": OuterRef("pk") for bound in ("gte", "lte")}
    about = EditionAbout.objects.filter(unit_id__in=ids, **is_own)
    return Q(unit_id__in=ids) | Q(Exists(about))


def _newest(ids: Collection[int]) -> Subquery:
    """When the newest post of these units is from. Without it, the list of units that closed long
    ago would be looked for among all posts since."""
    own = queries.newest_of("unit_id", Edition.objects.all())
    each = Unit.objects.filter(pk__in=ids).annotate(newest=Subquery(own.values("published_at")[:1]))
    return Subquery(each.order_by(F("newest").desc(nulls_last=True)).values("newest")[:1])
