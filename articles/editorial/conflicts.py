"""Two people at one text: what the other one saved, beside what the second one typed."""

from dataclasses import dataclass, replace

from articles import content
from articles.content import Content
from articles.editorial.differences import Differences, between
from articles.editorial.naming import names_in
from articles.models import Article

_PLAIN = ("title", "lead", "body", "byline", "source", "event_date")


@dataclass(frozen=True)
class Conflict:
    """The text that was saved meanwhile, and what saving the typed one would change in it."""

    saved: Content
    differences: Differences

    @property
    def names(self) -> dict[str, dict[int, str]]:
        """Names of the units and sections that the differences mention."""
        return names_in([self.differences])


def between_saved_and_typed(stored: Article, typed: dict) -> Conflict:
    """Compare `stored` with a form's cleaned data; what is missing in that counts as unchanged."""
    saved = content.of_article(stored)
    changed = {field: typed[field] for field in _PLAIN if field in typed}
    for field in ("unit", "category"):
        if typed.get(field):
            changed[f"{field}_id"] = typed[field].pk
    if "about" in typed:
        unit_id = changed.get("unit_id", saved.unit_id)
        about = {unit.pk for unit in typed["about"]} - {unit_id}
        changed["about"] = tuple(sorted(about))
    return Conflict(saved, between(saved, replace(saved, **changed)))
