"""Which articles a request for data is about."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, Value

from articles.models import Category, Edition, EditionAbout, EditionPhoto, Redaction, Tombstone
from articles.public import queries, unit_posts
from articles.public.machines import photo_files
from articles.public.machines.data.cursors import Cursor
from wards.models import Unit
from wards.structure import Tree

PAGE = 100
# A page of a unit or section looks at so many editions, however few of them fit: what little there
# is of one is not looked for in the whole archive at once.
WINDOW = 5_000


@dataclass(frozen=True)
class Filter:
    """Of which unit (with those below it) and of which section; None: of all."""

    unit: Unit | None = None
    category: Category | None = None


def page(cursor: Cursor, wanted: Filter, at: datetime) -> tuple[list[Edition], int | None]:
    """Return the next live editions of a round that was started, and after which edition the round
    goes on, None at its end. Of a unit or section a page may have few, or none, and others follow.

    Of any form: what is no text any more is told of, too. Each has `is_inside`: an article that was
    in the filter once and has left it is among them, so that its reader learns of that.
    """
    found, seen = Edition.objects.live(at), None
    if not cursor.takes_all:
        found = found.filter(_changed(cursor))
    elif wanted != Filter():
        seen = cursor.last + WINDOW
        found = found.filter(pk__lte=seen)
    if cursor.last:
        found = found.filter(pk__gt=cursor.last)
    for condition in _ever_inside(wanted, at):
        found = found.filter(condition)
    found = found.annotate(is_inside=_inside(wanted))
    rows = list(with_parts(found).order_by("pk")[: PAGE + 1])
    if len(rows) > PAGE:
        return rows[:PAGE], rows[PAGE - 1].pk
    # What is newer than the round is left to the next one.
    return rows, seen if seen and seen < cursor.until.edition else None


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
    # As ranges: of equalities PostgreSQL would first make a table of all that the unit ever had.
    is_same = {f"article_id__{bound}": OuterRef("article_id") for bound in ("gte", "lte")}
    is_of_it = {f"edition_id__{bound}": OuterRef("pk") for bound in ("gte", "lte")}
    same = Edition.objects.started(at).filter(**is_same)
    if wanted.unit:
        ids = Tree().with_descendants([wanted.unit.pk])
        own = same.filter(unit_id__in=ids)
        named = EditionAbout.objects.filter(unit_id__in=ids, **is_of_it)
        conditions.append(Q(Exists(own)) | Q(Exists(same.filter(Exists(named)))))
    if wanted.category:
        conditions.append(Q(Exists(same.filter(category=wanted.category))))
    return conditions


def _inside(wanted: Filter):
    inside = Q()
    if wanted.unit:
        inside &= unit_posts.is_of_units(Tree().with_descendants([wanted.unit.pk]))
    if wanted.category:
        inside &= queries.of_category(wanted.category)
    if not inside:
        return Value(True)
    return ExpressionWrapper(inside, output_field=BooleanField())
