"""Which articles a request for data is about."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, Value

from articles.models import Category, Edition, EditionAbout, EditionPhoto, Redaction, Tombstone
from articles.public import queries
from articles.public.machines import photo_files
from articles.public.machines.data.cursors import Cursor
from wards.models import Unit
from wards.structure import Tree

PAGE = 100


@dataclass(frozen=True)
class Filter:
    """Of which unit (with those below it) and of which section; None: of all."""

    unit: Unit | None = None
    category: Category | None = None


def page(cursor: Cursor, wanted: Filter, at: datetime) -> tuple[list[Edition], bool]:
    """Return the next live editions of a round that was started, and whether more follow.

    Of any form: what is no text any more is told of, too. Each has `is_inside`: an article that was
    in the filter once and has left it is among them, so that its reader learns of that.
    """
    found = Edition.objects.live(at)
    if not cursor.takes_all:
        found = found.filter(_changed(cursor))
    if cursor.last:
        found = found.filter(pk__gt=cursor.last)
    for condition in _ever_inside(wanted, at):
        found = found.filter(condition)
    found = found.annotate(is_inside=_inside(wanted))
    rows = list(with_parts(found).order_by("pk")[: PAGE + 1])
    return rows[:PAGE], len(rows) > PAGE


def with_parts(editions):
    """`editions` with all that is told of them, in a constant number of queries."""
    return editions.select_related("unit", "category").prefetch_related(
        "unit__former_names", "about__unit__former_names", photo_files.prefetch()
    )


def _changed(cursor: Cursor) -> Q:
    made = Edition.objects.order_by().filter(pk__gt=cursor.since.edition).values("pk")
    begun = Edition.objects.order_by().filter(starts_at__gt=cursor.since.instant).values("pk")
    # A union, each half by its index: for an OR both databases may read all rows.
    changed = Q(pk__in=made.union(begun))
    # Rare: asked first, so that the common case need not look into photos.
    closed = Redaction.objects.filter(pk__gt=cursor.since.redaction).exclude(applied_at=None)
    redactions = dict(closed.values_list("pk", "article_id"))
    if not redactions:
        return changed
    stones = Tombstone.objects.of_picture().filter(redaction__in=list(redactions))
    photos = EditionPhoto.objects.filter(Exists(stones), edition=OuterRef("pk"))
    return changed | Q(article_id__in=set(redactions.values())) | Q(Exists(photos))


def _ever_inside(wanted: Filter, at: datetime) -> list[Q]:
    """Conditions for articles of which some edition was in the filter."""
    conditions = []
    if wanted.unit:
        ids = Tree().with_descendants([wanted.unit.pk])
        started = Edition.objects.started(at)
        own = started.filter(unit_id__in=ids).values("article_id")
        about = EditionAbout.objects.filter(unit_id__in=ids, edition__starts_at__lte=at)
        named = about.values("edition__article_id")
        conditions.append(Q(article_id__in=own) | Q(article_id__in=named))
    if wanted.category:
        started = Edition.objects.started(at).filter(category=wanted.category)
        conditions.append(Q(article_id__in=started.values("article_id")))
    return conditions


def _inside(wanted: Filter):
    inside = Q()
    if wanted.unit:
        inside &= queries.of_unit(wanted.unit)
    if wanted.category:
        inside &= queries.of_category(wanted.category)
    if not inside:
        return Value(True)
    return ExpressionWrapper(inside, output_field=BooleanField())
