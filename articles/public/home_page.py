"""The home page: what a chief chose, and what is newest of everything, as of one instant."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import OuterRef, QuerySet, Subquery, prefetch_related_objects
from django.utils import timezone

from articles.models import Category, Edition, Feature, Notice
from articles.public import most_read, naming, notices, queries
from articles.public.queries import Listing
from wards import together
from wards.models import Unit
from wards.structure import Tree

# So many stand beside the lead story: what was chosen, or the newest with a photo.
CHOSEN, FILLED = 4, 3
LATEST = 8  # shorter than the pages after it: much else follows
SECTIONS = 6
_PLACES = 3  # of a section
MOST_READ, LEAST_READ = 5, 3
_CHOICES = 50  # the newest that are looked at: no chief ever had more


@dataclass(frozen=True)
class Section:
    """A section with its newest posts, those left out that stand further up."""

    category: Category
    editions: list[Edition]


@dataclass(frozen=True)
class Ward:
    """An open ward or commune, with the newest post that it or a unit below it answers for."""

    unit: Unit
    newest: Edition | None


@dataclass(frozen=True)
class Front:
    """All that the home page shows."""

    lead: Edition | None
    featured: list[Edition]
    latest: Listing
    sections: list[Section]
    wards: list[Ward]
    most_read: list[Edition]
    notices: list[Notice]

    @property
    def urgent_notices(self) -> list[Notice]:
        """What stands before everything else."""
        return [notice for notice in self.notices if notice.kind != Notice.Kind.INFORMATION]

    @property
    def calm_notices(self) -> list[Notice]:
        """What can wait until the lead story was read."""
        return [notice for notice in self.notices if notice.kind == Notice.Kind.INFORMATION]


def of(at: datetime) -> Front:
    """The home page at `at`, in as many queries for no post as for a hundred thousand."""
    start = _read(at)
    lead, featured, latest = _top(start)
    shown = [*filter(None, [lead]), *featured, *latest.editions]
    by_section, by_unit = together.read(
        _newest_by_section([edition.article_id for edition in shown], at),
        _newest_by_unit(start.ward_of, at),
    )
    sections, newest = _places_taken(by_section), _by_ward(by_unit, start.ward_of)
    # Asked again whether they are listed: one of them may have been withdrawn this very moment.
    needed = {pk for pks in sections.values() for pk in pks} | set(newest.values())
    known = queries.for_rows(Edition.objects.listed(at)).in_bulk(needed)
    of_sections = [
        Section(category, [known[pk] for pk in pks if pk in known])
        for category, pks in sections.items()
    ]
    of_sections = [section for section in of_sections if section.editions][:SECTIONS]
    pictured = [section.editions[0] for section in of_sections]
    prefetch_related_objects([*shown, *pictured], queries.lead_photo())
    read = most_read.editions(at, MOST_READ)
    return Front(
        lead=lead,
        featured=featured,
        latest=latest,
        sections=of_sections,
        wards=[Ward(ward, known.get(newest.get(ward.pk))) for ward in start.wards],
        most_read=read if len(read) >= LEAST_READ else [],
        notices=start.notices,
    )


@dataclass(frozen=True)
class _Start:
    """What the home page has that waits for nothing else."""

    places: dict[int, str]  # by article, the newest choice first
    chosen: list[Edition]
    newest: list[Edition]  # enough of them for all places, whichever are chosen
    wards: list[Unit]
    ward_of: dict[int, int]  # of a ward itself, and of all below it
    notices: list[Notice]


def _read(at: datetime) -> _Start:
    """One query."""
    today = timezone.localdate(at)
    choices = Feature.objects.current(at).values_list("article_id", "place")[:_CHOICES]
    listed = queries.for_rows(Edition.objects.listed(at))
    most = _size() + 1 + FILLED + 1 + 1 + CHOSEN
    places, chosen, newest, units, former, found, named = together.read(
        choices,
        listed.filter(article_id__in=choices.values("article_id")),
        listed.newest_first()[:most],
        *naming.all_units(),
        *notices.needed(notices.AT_HOME, at),
    )
    naming.give_former_names(units, former)
    wards = [u for u in naming.by_name(units, today) if u.kind in Unit.WARD_LEVEL]
    wards = [ward for ward in wards if ward.is_open(today)]
    naming.tell_apart(wards, today, {unit.pk: unit.shown_name for unit in units})
    tree = Tree({unit.pk: unit.parent_id for unit in units})
    return _Start(
        dict(places),
        chosen,
        newest,
        wards,
        {pk: ward.pk for ward in wards for pk in tree.with_descendants([ward.pk])},
        notices.shown(found, named, at),
    )


def _size() -> int:
    return min(LATEST, settings.ARTICLES_PER_PAGE)


def _top(start: _Start) -> tuple[Edition | None, list[Edition], Listing]:
    """The lead story, what stands beside it, and the newest of all others. One query.

    What fills places that nobody chose is taken from the very span that the newest reach over, so
    the cursor after them neither skips nor repeats one of these. A chosen post of an earlier day
    keeps its place in the older pages, which are complete whatever is chosen.
    """
    chosen_lead, chosen = _chosen(start)
    taken = {edition.article_id for edition in [*filter(None, [chosen_lead]), *chosen]}
    size = _size()
    found = [e for e in start.newest if e.article_id not in taken][: size + 1 + FILLED + 1]
    span = found[:size]
    prefetch_related_objects(span, queries.lead_photo())
    pictured = [edition for edition in span if edition.lead_photos]
    lead = chosen_lead or next(iter(pictured or span), None)
    others = [edition for edition in pictured if edition is not lead]
    featured = [*chosen, *others[: max(0, FILLED - len(chosen))]]
    left = [edition for edition in found if edition is not lead and edition not in featured]
    latest = left[:size]
    return lead, featured, Listing(latest, latest[-1].article_id if left[size:] else None)


def _chosen(start: _Start) -> tuple[Edition | None, list[Edition]]:
    """The chosen lead story and the other chosen posts, the newest choice first.

    The newest choice of a lead holds; earlier ones stand beside it. What residents cannot find in
    a list any more is not shown, however long it was chosen for.
    """
    places = start.places
    by_article = {edition.article_id: edition for edition in start.chosen}
    chosen = [by_article[pk] for pk in places if pk in by_article]
    lead = next((e for e in chosen if places[e.article_id] == Feature.Place.LEAD), None)
    return lead, [edition for edition in chosen if edition is not lead][:CHOSEN]


def _newest_by_section(shown: list[int], at: datetime) -> QuerySet[Category]:
    """The sections with the ids of their three newest editions, but those of the articles `shown`.

    A subquery for each place, which the section's index answers at once.
    """
    ids = _newest_of("category_id", at).exclude(article_id__in=shown).values("pk")
    return Category.objects.annotate(
        **{f"place_{n}": Subquery(ids[n : n + 1]) for n in range(_PLACES)}
    )


def _places_taken(sections: list[Category]) -> dict[Category, list[int]]:
    places = [f"place_{n}" for n in range(_PLACES)]
    return {
        category: [pk for name in places if (pk := getattr(category, name)) is not None]
        for category in sections
    }


def _newest_by_unit(units: Iterable[int], at: datetime) -> QuerySet:
    """Of each of `units` its key, and date, article and key of its newest edition, or nothing.

    Asked by unit, for which there is an index: a ward has some hundred below it.
    """
    own = _newest_of("unit_id", at)
    columns = [Subquery(own.values(name)[:1]) for name in ("published_at", "article_id", "pk")]
    return Unit.objects.filter(pk__in=list(units)).order_by().values_list("pk", *columns)


def _by_ward(rows: list[tuple], ward_of: dict[int, int]) -> dict[int, int]:
    """The key of the newest edition of each ward that has one, by the ward's."""
    found: dict[int, tuple] = {}
    for unit, *newest in rows:
        if newest[0] is not None:
            found[ward_of[unit]] = max(found.get(ward_of[unit], ()), tuple(newest))
    return {ward: pk for ward, (*_, pk) in found.items()}


def _newest_of(column: str, at: datetime) -> QuerySet[Edition]:
    """For a subquery: the listed editions whose `column` is the outer row's key, newest first.

    Said as a range, so that the column stays part of the order and only its own index gives it. Of
    an equality PostgreSQL may walk through the posts of all others to find that one has none.
    """
    is_own = {f"{column}__gte": OuterRef("pk"), f"{column}__lte": OuterRef("pk")}
    return (
        Edition.objects.listed(at).filter(**is_own).order_by(column, "-published_at", "-article_id")
    )
