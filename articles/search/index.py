"""Keeping the index: what of each article can be found now or at an instant that is set already.

Called in the transaction that changes an edition, by the bridge alone; the article's row is locked
then. Whether an edition holds is asked anew with each search, so nothing here depends on the clock.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.db import connections, transaction
from django.db.models import Prefetch, Q
from django.utils import timezone

from articles.models import Edition, EditionPhoto, SearchEntry, SearchWord
from articles.search import engines, words
from wards.models import Unit

# Editions that ended are let go a while later: a clock that was set back finds them again.
_KEPT = timedelta(days=2)
FORMAT = 1  # of what entries hold; a higher number makes `rebuild_search` begin anew


def refresh(article_ids: Iterable[int], using: str = "default") -> int:
    """Index the editions of these articles anew; return how many are indexed now.

    A handful of statements for all of them. Needs a transaction.
    """
    ids = list(article_ids)
    found = list(_editions(ids))
    names = _Names(found)
    entries = [_entry(edition, names) for edition in found]
    engine = engines.current(using)
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        old = SearchEntry.objects.filter(edition__article__in=ids)
        if keys := list(old.values_list("pk", flat=True)):
            engine.remove(cursor, keys)
            SearchEntry.objects.filter(pk__in=keys).delete()
        SearchEntry.objects.bulk_create(entries)
        engine.add(cursor, entries)
        _learn(entries)
    return len(entries)


def clear(using: str = "default") -> None:
    """Empty the index, for those who empty the whole database: Django does not know of it."""
    with connections[using].cursor() as cursor:
        for statement in engines.current(using).empty:
            cursor.execute(statement)


def to_index():
    """The editions that belong into the index, whether they hold yet or not."""
    kept = Q(ends_at=None) | Q(ends_at__gt=timezone.now() - _KEPT)
    return Edition.objects.not_called_off().filter(kept, form=Edition.Form.TEXT, listed=True)


def _editions(article_ids: list[int]):
    photos = EditionPhoto.objects.visible().order_by("position")
    return (
        to_index()
        .filter(article__in=article_ids)
        .prefetch_related(Prefetch("photos", photos, to_attr="shown_photos"), "about")
    )


def _entry(edition: Edition, names: "_Names") -> SearchEntry:
    about = [(row.unit_id, row.unit_name) for row in edition.about.all()]
    units = [(edition.unit_id, edition.unit_name), *about]
    called = [name for pk, name in units for name in (name, names.ward_of(pk))]
    captions = [photo.caption for photo in edition.shown_photos]
    parts = words.parts_of(edition, captions, filter(None, dict.fromkeys(called)))
    return words.entry_of(edition, parts, (pk for pk, _ in units), len(edition.shown_photos))


class _Names:
    """The wards of units: many have a residential group 19, so people type the ward as well."""

    def __init__(self, editions: list[Edition]):
        rows = Unit.objects.values_list("pk", "parent_id", "kind", "name") if editions else ()
        self._units = {pk: (parent, kind, name) for pk, parent, kind, name in rows}

    def ward_of(self, pk: int) -> str:
        """The name of the ward that the unit is in; "" if it is in none, or one itself."""
        seen = {pk}
        parent = self._units.get(pk, (None, "", ""))[0]
        while parent in self._units and parent not in seen:
            seen.add(parent)
            above, kind, name = self._units[parent]
            if kind in Unit.WARD_LEVEL:
                return name
            parent = above
        return ""


def _learn(entries: list[SearchEntry]) -> None:
    """Keep words that never stood anywhere before."""
    found = {word for entry in entries for word in entry.words.split()} - {words.BREAK}
    known = SearchWord.objects.filter(word__in=found).values_list("word", flat=True)
    new = sorted(found - set(known))
    SearchWord.objects.bulk_create(map(SearchWord, new), ignore_conflicts=True)
