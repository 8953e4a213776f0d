"""What public pages read: live editions, and nothing of the desk."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from django.conf import settings
from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery, prefetch_related_objects

from articles.models import Category, Edition, EditionPhoto
from articles.public import paging
from wards import clock, together

MOST_REDIRECTS = 10
CURSOR, CURSOR_BACK = "truoc", "sau"  # parameters: below which row a page goes on, above which
_NEWEST = ("published_at", "article_id")
_CORRECTED = ("starts_at", "pk")
READABLE = (Edition.Form.TEXT, Edition.Form.WITHDRAWN)


@dataclass(frozen=True)
class Listing:
    """One page of a list, newest first, with the cursors of the pages around it (None at an end).

    `query` is what follows the list's address in the page's own one; "" for the first page.
    """

    editions: list[Edition]
    older: int | None
    newer: int | None = None
    query: str = ""


def listing(
    *conditions: Q,
    before: int | None = None,
    after: int | None = None,
    at: datetime | None = None,
    photos: bool = True,
    standing: Iterable[paging.Place] | None = None,
) -> Listing:
    """Return listed editions that meet one of `conditions` (all, if there is none): the newest
    ones, those after the article `before` in the list, or those just ahead of the article `after`.

    Cursors are ids of articles that were shown. One that is no article's any more keeps its place;
    one that never was leads to the first page. Two queries, one without `photos`, one more with a
    cursor unless the rows of `places` are given as `standing`; and one at the top of a list that
    was left upwards.
    """
    found = for_rows(Edition.objects.listed(at))
    if standing is None:
        standing = places(before, after, at=at)
    known = {place[1]: place for place in standing}
    before, after = known.get(before), known.get(after)
    page = _cut([found.filter(condition) for condition in conditions or [Q()]], before, after)
    shown = page.rows
    if photos:
        prefetch_related_objects(shown, lead_photo())
    above = before[1] if before else page.above and page.above.article_id
    return Listing(
        shown,
        older=shown[-1].article_id if page.has_older else None,
        newer=shown[0].article_id if page.has_newer else None,
        query=f"?{CURSOR}={above}" if above else "",
    )


def newest(parts: Sequence[QuerySet[Edition]], most: int) -> list[Edition]:
    """The newest of all editions that are in one of `parts`, at most so many. One query.

    Each part is read by itself: of an OR, databases may look at every row there is.
    """
    found = [part.newest_first()[:most] for part in parts]
    return _merged(together.read(*found) if found[1:] else found, most, downwards=True)


def _cut(parts: Sequence[QuerySet[Edition]], before, after) -> paging.Cut:
    """The page of all `parts` as `paging.cut` has it, in one query with a place, too."""
    size = settings.ARTICLES_PER_PAGE
    if before is None and after is not None:
        rows, older = _beside(parts, after, downwards=False)
        if rows:
            above = rows[size] if len(rows) > size else None
            return paging.Cut(rows[:size][::-1], above is not None, older, above)
    if before is None:
        rows, newer = newest(parts, size + 1), False
    else:
        rows, newer = _beside(parts, before, downwards=True)
    return paging.Cut(rows[:size], bool(rows and newer), len(rows) > size)


def _beside(
    parts: Sequence[QuerySet[Edition]], mark: paging.Place, *, downwards: bool
) -> tuple[list[Edition], bool]:
    """The rows of all `parts` on one side of a place, the nearest first and one more than a page
    has; and whether there are others on its other side. One query.

    A page begins right beside its place, so that is known without the page.
    """
    most = settings.ARTICLES_PER_PAGE + 1
    down, up = [part.newest_first() for part in parts], [part.order_by(*_NEWEST) for part in parts]
    if downwards:
        along, side, against, other = down, paging.behind, up, paging.ahead
    else:
        along, side, against, other = up, paging.ahead, down, paging.behind
    found = together.read(
        *(part.filter(side(_NEWEST, mark))[:most] for part in along),
        *(part.filter(_or_at(other, mark)).values_list("pk")[:1] for part in against),
    )
    rows, others = found[: len(parts)], found[len(parts) :]
    return _merged(rows, most, downwards=downwards), any(others)


def _merged(lists: Iterable[Iterable[Edition]], most: int, *, downwards: bool) -> list[Edition]:
    """The first of several lists of one order, each edition once."""
    found = {edition.pk: edition for rows in lists for edition in rows}
    return sorted(found.values(), key=attrgetter(*_NEWEST), reverse=downwards)[:most]


def _or_at(side: Callable, mark: paging.Place) -> Q:
    """The rows on a `side` of the place `mark`, and what stands just there."""
    day, key = mark
    return side(_NEWEST, (day, key - 1 if side is paging.ahead else key + 1))


def places(*articles: int | None, at: datetime | None = None) -> QuerySet:
    """Where the `articles` stand or stood in lists; nothing of one that never was public.

    The date that is shown is the same in all editions of an article, ended ones included.
    """
    editions = Edition.objects.started(at).filter(article_id__in=[pk for pk in articles if pk])
    return editions.order_by().values_list(*_NEWEST).distinct()


def for_rows(found: QuerySet[Edition]) -> QuerySet[Edition]:
    """`found` with what a row of a list says of each, and without the long texts."""
    return found.defer("body").select_related("category")


def lead_photo() -> Prefetch:
    """The photo that stands for each text, in `lead_photos`: the next if its own was taken down."""
    first = EditionPhoto.objects.visible().order_by("-is_lead", "position")[:1]
    return Prefetch("photos", first, to_attr="lead_photos")


def article(pk: int, at: datetime | None = None) -> Edition | None:
    """Return the edition of article `pk` that holds at `at`, with its unit and category."""
    return held(pk, at).first()


def held(pk: int, at: datetime | None = None) -> QuerySet[Edition]:
    """The one row of `article`, or none: for who reads it with other things."""
    return Edition.objects.live(at).filter(article_id=pk).select_related("unit", "category")


def redirect_target(edition: Edition, at: datetime | None = None) -> Edition | None:
    """Return the readable edition to which `edition` leads, over further redirects if need be."""
    seen = {edition.article_id}
    while edition is not None and edition.form == Edition.Form.REDIRECT:
        if edition.redirect_to_id in seen or len(seen) > MOST_REDIRECTS:
            return None
        seen.add(edition.redirect_to_id)
        edition = article(edition.redirect_to_id, at)
    return edition if edition is not None and edition.form in READABLE else None


@dataclass(frozen=True)
class Correction:
    """A correction: the edition that made it, and the article's edition that residents read now."""

    edition: Edition
    article: Edition


@dataclass(frozen=True)
class Corrections:
    """One page of corrections, newest first, as a `Listing` is one of posts."""

    rows: list[Correction]
    older: int | None
    newer: int | None = None
    query: str = ""


def latest_corrections(
    before: int | None = None, after: int | None = None, at: datetime | None = None
) -> Corrections:
    """Return the corrections of articles that can be read at `at`, those after edition `before` or
    those just ahead of edition `after`.

    Of an article that was removed or leads elsewhere there is nothing. Cursors are corrections that
    were shown; they keep their place whatever became of their articles since. Two queries, two more
    with a cursor.
    """
    at = at or clock.now()
    made = Edition.objects.started(at).filter(
        change=Edition.Change.CORRECTION, form=Edition.Form.TEXT
    )
    now = Edition.objects.live(at).filter(article_id=OuterRef("article_id"), form__in=READABLE)
    found = made.annotate(reads_now=Subquery(now.values("pk")[:1])).exclude(reads_now=None)
    asked = [pk for pk in (before, after) if pk]
    known = {place[1]: place for place in made.filter(pk__in=asked).values_list(*_CORRECTED)}
    before, after = known.get(before), known.get(after)
    shown = found.only("starts_at", "unit_name", "public_note")
    page = paging.cut(shown, _CORRECTED, settings.ARTICLES_PER_PAGE, before, after)
    # By key, because editions do not change: a takedown between the two queries loses no row.
    articles = Edition.objects.only("title", "article_id").in_bulk(e.reads_now for e in page.rows)
    above = before[1] if before else page.above and page.above.pk
    return Corrections(
        [Correction(edition, articles[edition.reads_now]) for edition in page.rows],
        older=page.rows[-1].pk if page.has_older else None,
        newer=page.rows[0].pk if page.has_newer else None,
        query=f"?{CURSOR}={above}" if above else "",
    )


def last_start(at: datetime) -> datetime | None:
    """When an edition last began: what was scheduled goes out without moving the site version.

    An edition ends only where the next begins, or by somebody's doing. One row of an index.
    """
    starts = Edition.objects.filter(starts_at__lte=at).order_by("-starts_at")
    return starts.values_list("starts_at", flat=True).first()


def was_public(pk: int, at: datetime | None = None) -> bool:
    """Whether article `pk` ever had a public address up to `at`."""
    return Edition.objects.started(at).filter(article_id=pk).exists()


def once_showed(edition: Edition, start: str, at: datetime | None = None) -> EditionPhoto | None:
    """The photo whose digest begins with `start`, if the article of `edition` ever showed it."""
    started = Edition.objects.started(at).filter(article_id=edition.article_id)
    return EditionPhoto.objects.filter(edition__in=started, digest__startswith=start).first()


def of_category(category: Category) -> Q:
    """Posts of a section."""
    return Q(category=category)


def categories() -> list[Category]:
    """All sections in their order."""
    return list(Category.objects.all())
