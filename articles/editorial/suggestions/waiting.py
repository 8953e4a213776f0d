"""Which suggestions wait for whom."""

from django.db.models import Exists, OuterRef, QuerySet

from articles.editorial.lists.paging import MOST_COUNTED
from articles.models import Article, Suggestion
from wards import scope

State = Suggestion.State


def in_reach(user) -> QuerySet[Suggestion]:
    """Suggestions on posts of the units where `user` holds a role; all, for administrators."""
    found = Suggestion.objects.filter(article__deleted_at=None, article__purged_at=None)
    if user.is_superuser:
        return found
    return found.filter(article__unit__in=scope.unit_ids(user))


def count(user) -> int:
    """How many wait for `user`, one more than MOST_COUNTED at most."""
    # Asked by key of each that is open, which are few: joined, SQLite begins with all posts of the
    # units, which are most of the table.
    of_units = Article.objects.filter(
        pk=OuterRef("article_id"), unit__in=scope.unit_ids(user), deleted_at=None
    )
    found = Suggestion.objects.filter(Exists(of_units), state=State.NEW)
    return found.order_by()[: MOST_COUNTED + 1].count()
