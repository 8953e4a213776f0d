"""Keeping the index: what of each article can be found now or at an instant that is set already.

Called in the transaction that changes an edition, by the bridge alone; the article's row is locked
then. Whether an edition holds is asked anew with each search, so nothing here depends on the clock.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.db import connections, transaction
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils import timezone

from articles.models import Edition, EditionPhoto, SearchEntry, SearchIndex, SearchWord
from articles.search import engines, words
from wards.models import Unit

# Editions that ended are let go a while later: a clock that was set back finds them again.
_KEPT = timedelta(days=2)
_AT_ONCE, _WORDS_AT_ONCE = 200, 10_000
FORMAT = 1  # of what entries hold; a higher number makes `rebuild_search` begin anew


def refresh(article_ids: Iterable[int], using: str = "default") -> int:
    """Index the editions of these articles anew; return how many are indexed now.

    A handful of statements for each `_AT_ONCE` of them. Needs a transaction.
    """
    ids = sorted(set(article_ids))
    with transaction.atomic(using=using):
        return sum(_refresh(some, using) for some in _batches(ids, _AT_ONCE))


def _refresh(ids: list[int], using: str) -> int:
    found = list(_editions(ids))
    names = _Names(found)
    entries = [_entry(edition, names) for edition in found]
    engine = engines.current(using)
    old = list(SearchEntry.objects.filter(edition__article__in=ids).only("pk", "words"))
    with connections[using].cursor() as cursor:
        # New keys, too: who empties the tables of a database knows nothing of the index.
        engine.remove(cursor, sorted({entry.pk for entry in (*old, *entries)}))
        SearchEntry.objects.filter(pk__in=[entry.pk for entry in old]).delete()
        SearchEntry.objects.bulk_create(entries)
        engine.add(cursor, entries)
    _learn(entries)
    _forget(old, entries, engine)
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
        self._units: dict[int, tuple[int | None, str, str]] = {}
        wanted = {e.unit_id for e in editions} | {
            a.unit_id for e in editions for a in e.about.all()
        }
        while wanted:  # as often as units lie within units up to the ward
            rows = Unit.objects.filter(pk__in=wanted).values_list("pk", "parent", "kind", "name")
            self._units |= {pk: (parent, kind, name) for pk, parent, kind, name in rows}
            above = (self._units[pk] for pk in wanted if pk in self._units)
            wanted = {parent for parent, kind, _ in above if kind not in Unit.WARD_LEVEL and parent}
            wanted -= self._units.keys()

    def ward_of(self, pk: int) -> str:
        """The name of the ward that the unit is in; "" if it is in none, or one itself."""
        seen: set[int] = set()
        above = self._units[pk][0] if pk in self._units else None
        while above in self._units and above not in seen:
            seen.add(above)
            parent, kind, name = self._units[above]
            if kind in Unit.WARD_LEVEL:
                return name
            above = parent
        return ""


def _batches(some: list, most: int) -> Iterator[list]:
    return (some[at : at + most] for at in range(0, len(some), most))


def _words(entries: Iterable[SearchEntry]) -> set[str]:
    return {word for entry in entries for word in entry.words.split()} - {words.BREAK}


def _learn(entries: Iterable[SearchEntry]) -> None:
    """Keep words that never stood anywhere before: in one order, so that nobody waits in a ring."""
    for some in _batches(sorted(_words(entries)), _WORDS_AT_ONCE):
        known = set(SearchWord.objects.filter(word__in=some).values_list("word", flat=True))
        new = [SearchWord(word) for word in some if word not in known]
        SearchWord.objects.bulk_create(new, ignore_conflicts=True)


def _forget(old: Iterable[SearchEntry], entries: list[SearchEntry], engine) -> None:
    """Let go of words that stand nowhere any more.

    Also of those of editions that ended: masked later on, they have no entry to tell what it was.
    """
    gone = sorted(_words(old) - _words(entries))
    standing = SearchIndex.objects.filter(tokens__matches=engine.word(OuterRef("word")))
    for some in _batches(gone, _WORDS_AT_ONCE):
        with engine.reading():
            known = SearchWord.objects.filter(~Exists(standing), word__in=some)
            alone = list(known.values_list("word", flat=True))
        SearchWord.objects.filter(word__in=alone).delete()
