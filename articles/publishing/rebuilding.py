"""Making anew, for all articles, what is derived from their editions; the site goes on meanwhile.

Article by article, each batch in a transaction of its own that locks as publishing does: who
publishes or masks waits for a batch at most, and nothing that was read before is written after.
Until its turn comes an article is found as it was.
"""

import time
from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from articles.models import Article, SearchEntry, SearchRebuild
from articles.publishing import derived
from articles.search import index
from wards import siteversion

BATCH = 50
# Of the time that a batch took, so long the lock is free for those who wait for it: SQLite lets
# them ask only now and then.
_PAUSE = 0.25
_ROW = 1


def is_needed() -> bool:
    """Whether posts from before may be missing, or a rebuild was broken off. Two queries."""
    row = SearchRebuild.objects.filter(pk=_ROW).first()
    if row is None:  # kept from the first day, unless somebody emptied the tables
        return index.to_index().exists() and not SearchEntry.objects.exists()
    return row.finished_at is None or row.format != index.FORMAT


def begin(anew: bool = False, at: datetime | None = None) -> SearchRebuild:
    """Return the rebuild to go on with: the one that was broken off, or one from the start."""
    row = SearchRebuild.objects.filter(pk=_ROW).first()
    if row is None or anew or row.finished_at or row.format != index.FORMAT:
        now = at or timezone.now()
        row = SearchRebuild(pk=_ROW, format=index.FORMAT, position=0, started_at=now)
        row.save()
    return row


def left(row: SearchRebuild) -> int:
    """How many articles are still to come."""
    return _articles(row.position).count()


def go_on(row: SearchRebuild, pause: float = _PAUSE) -> Iterator[int]:
    """Yield how many articles each batch had, after it is committed; the last one ends `row`."""
    while ids := list(_articles(row.position).values_list("pk", flat=True)[:BATCH]):
        began = time.monotonic()
        with transaction.atomic():
            _lock(ids)
            derived.refresh(ids)
            row.position = ids[-1]
            row.save(update_fields=["position"])
        yield len(ids)
        time.sleep(pause * (time.monotonic() - began))
    row.finished_at = timezone.now()
    row.save(update_fields=["finished_at"])


def _articles(after: int) -> QuerySet[Article]:
    """Articles that ever had an edition, by their ids."""
    return Article.objects.filter(pk__gt=after, editions__number=1).order_by("pk")


def _lock(ids: list[int]) -> None:
    """The rows of the articles, then the site version's: the order in which everybody locks."""
    list(Article.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk"))
    siteversion.bump()
