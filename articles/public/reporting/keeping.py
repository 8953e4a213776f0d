"""The row that a reader's words become."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from articles.models import Edition, Suggestion
from articles.public.queries import READABLE
from wards import clock

MOST_OPEN = 50  # of one article; more than the desk reads in a day
SAME_FOR = timedelta(minutes=10)  # the same words again within that time are the same message


class Full(Exception):
    """The article has as many suggestions that nobody has looked at as are taken."""


def seen_edition(current: Edition, number: int | None) -> Edition:
    """The edition of that number if residents could read it at any time, else the `current` one."""
    if number in (None, current.number):
        return current
    was_public = Edition.objects.started().filter(article_id=current.article_id, form__in=READABLE)
    return was_public.filter(number=number).first() or current


def keep(edition: Edition, words: dict[str, str], at: datetime | None = None) -> bool:
    """Keep a reader's `words` on `edition`; return whether they were news. Raises Full."""
    at = at or clock.now()
    pk = edition.article_id
    of_article = Suggestion.objects.filter(article_id=pk)
    said = {name: text for name, text in words.items() if name != "email"}
    # Of one that was dealt with meanwhile the address is gone.
    same = Q(email=words["email"]) | (Q(email="") & ~Q(state=Suggestion.State.NEW))
    with transaction.atomic():
        # The first edition stands for the article: two clicks, and the last free place, are decided
        # one after the other.
        list(
            Edition.objects.select_for_update(no_key=True)
            .filter(article_id=pk, number=1)
            .values_list("pk")
        )
        if of_article.filter(same, sent_at__gt=at - SAME_FOR, **said).exists():
            return False
        if of_article.filter(state=Suggestion.State.NEW).count() >= MOST_OPEN:
            raise Full
        Suggestion.objects.create(article_id=pk, edition=edition, sent_at=at, **words)
    return True
