"""What stands in the form of a new post already: what this writer would most likely choose."""

from articles.models import Article
from wards import scope


def for_new_post(user) -> dict[str, int]:
    """Return ids of unit and section by field; what cannot be guessed well is left out.

    The unit is the only one that the user was given by name. The section is the one of the last
    post they wrote, else of the last one of that unit. Three queries or fewer.
    """
    found = {}
    units = list(scope.own_units(user)[:2])
    if len(units) == 1:
        found["unit"] = units[0].pk
    section = _last_section(author=user)
    if section is None and "unit" in found:
        section = _last_section(unit=found["unit"])
    if section is not None:
        found["category"] = section
    return found


def _last_section(**whose) -> int | None:
    posts = Article.objects.filter(deleted_at=None, **whose).order_by("-pk")
    return posts.values_list("category_id", flat=True).first()
