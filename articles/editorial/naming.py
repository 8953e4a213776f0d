"""Names for the ids that comparisons of texts carry."""

from collections.abc import Iterable

from articles.editorial.differences import Differences
from articles.models import Category
from wards.models import Unit


def names_in(comparisons: Iterable[Differences]) -> dict[str, dict[int, str]]:
    """Return names of the units and sections that `comparisons` mention, by id, for a template.

    Two queries.
    """
    comparisons = list(comparisons)
    units = {pk for found in comparisons for pk in found.unit_ids}
    sections = {pk for found in comparisons for pk in found.category_ids}
    return {
        "units": dict(Unit.objects.filter(pk__in=units).values_list("pk", "name")),
        "categories": dict(Category.objects.filter(pk__in=sections).values_list("pk", "name")),
    }
