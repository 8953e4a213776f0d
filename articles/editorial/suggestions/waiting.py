"""Which suggestions wait for whom."""

from django.db.models import QuerySet

from articles.editorial.lists.paging import MOST_COUNTED
from articles.models import Suggestion
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
    units = scope.unit_ids(user)
    found = Suggestion.objects.filter(
        state=State.NEW, article__unit__in=units, article__deleted_at=None
    )
    return found.order_by()[: MOST_COUNTED + 1].count()
