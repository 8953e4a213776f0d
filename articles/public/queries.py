"""What public pages read: live editions, and nothing of the desk."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.conf import settings
from django.db.models import Exists, OuterRef, Prefetch, Q, Subquery
from django.utils import timezone

from articles.models import Category, Edition, EditionAbout, EditionPhoto
from wards.models import Unit
from wards.structure import Tree

MOST_REDIRECTS = 10
READABLE = (Edition.Form.TEXT, Edition.Form.WITHDRAWN)


@dataclass(frozen=True)
class Listing:
    """One page of a list, newest first; `older` is the cursor of the next page, None at the end."""

    editions: list[Edition]
    older: int | None


def listing(
    condition: Q | None = None, before: int | None = None, at: datetime | None = None
) -> Listing:
    """Return listed editions that meet `condition`, those after the article `before` in the list.

    The cursor is the id of the last article shown, so a page's content does not shift when new
    posts arrive. Two queries, one more with a cursor.
    """
    found = Edition.objects.listed(at).newest_first()
    if condition is not None:
        found = found.filter(condition)
    if before is not None:
        # The date that is shown is the same in all editions of an article, ended ones included.
        mark = Edition.objects.started(at).filter(article_id=before).order_by("number").first()
        if mark is not None:
            found = found.filter(
                Q(published_at__lt=mark.published_at)
                | Q(published_at=mark.published_at, article_id__lt=before)
            )
    size = settings.ARTICLES_PER_PAGE
    rows = list(found.defer("body").prefetch_related(lead_photo())[: size + 1])
    more = len(rows) > size
    return Listing(rows[:size], rows[size - 1].article_id if more else None)


def lead_photo() -> Prefetch:
    """The photo that stands for each text, in `lead_photos`: the next if its own was taken down."""
    first = EditionPhoto.objects.visible().order_by("-is_lead", "position")[:1]
    return Prefetch("photos", first, to_attr="lead_photos")


def article(pk: int, at: datetime | None = None) -> Edition | None:
    """Return the edition of article `pk` that holds at `at`, with its unit and category."""
    return Edition.objects.live(at).filter(article_id=pk).select_related("unit", "category").first()


def redirect_target(edition: Edition, at: datetime | None = None) -> Edition | None:
    """Return the readable edition to which `edition` leads, over further redirects if need be."""
    seen = {edition.article_id}
    while edition is not None and edition.form == Edition.Form.REDIRECT:
        if edition.redirect_to_id in seen or len(seen) > MOST_REDIRECTS:
            return None
        seen.add(edition.redirect_to_id)
        edition = article(edition.redirect_to_id, at)
    return edition if edition is not None and edition.form in READABLE else None


def corrections(edition: Edition) -> list[Edition]:
    """Return the corrections made to the text that `edition` shows, newest first.

    No query for a first edition, which most are.
    """
    if edition.number == 1:
        return []
    return list(
        Edition.objects.filter(
            article_id=edition.article_id,
            number__lte=edition.number,
            change=Edition.Change.CORRECTION,
        )
        .not_called_off()
        .order_by("-number")
        .only("starts_at", "public_note")
    )


@dataclass(frozen=True)
class Correction:
    """A correction: the edition that made it, and the article's edition that residents read now."""

    edition: Edition
    article: Edition


@dataclass(frozen=True)
class Corrections:
    """One page of corrections, newest first; `older` is the cursor of the next page, or None."""

    rows: list[Correction]
    older: int | None


def latest_corrections(before: int | None = None, at: datetime | None = None) -> Corrections:
    """Return the corrections of articles that can be read at `at`, those after edition `before`.

    Of an article that was removed or leads elsewhere there is nothing. The cursor is the last
    correction shown; it keeps its place whatever became of its article since. Two queries, one more
    with a cursor.
    """
    at = at or timezone.now()
    made = Edition.objects.started(at).filter(
        change=Edition.Change.CORRECTION, form=Edition.Form.TEXT
    )
    now = Edition.objects.live(at).filter(article_id=OuterRef("article_id"), form__in=READABLE)
    found = made.annotate(reads_now=Subquery(now.values("pk")[:1])).exclude(reads_now=None)
    if before is not None:
        mark = made.filter(pk=before).only("starts_at").first()
        if mark is not None:
            found = found.filter(
                Q(starts_at__lt=mark.starts_at) | Q(starts_at=mark.starts_at, pk__lt=before)
            )
    size = settings.ARTICLES_PER_PAGE
    shown = found.order_by("-starts_at", "-pk").only("starts_at", "unit_name", "public_note")
    editions = list(shown[: size + 1])
    more = len(editions) > size
    editions = editions[:size]
    # By key, because editions do not change: a takedown between the two queries loses no row.
    articles = Edition.objects.only("title", "article_id").in_bulk(e.reads_now for e in editions)
    rows = [Correction(edition, articles[edition.reads_now]) for edition in editions]
    return Corrections(rows, editions[-1].pk if more else None)


def was_public(pk: int, at: datetime | None = None) -> bool:
    """Whether article `pk` ever had a public address up to `at`."""
    return Edition.objects.started(at).filter(article_id=pk).exists()


def once_showed(edition: Edition, start: str, at: datetime | None = None) -> EditionPhoto | None:
    """The photo whose digest begins with `start`, if the article of `edition` ever showed it."""
    started = Edition.objects.started(at).filter(article_id=edition.article_id)
    return EditionPhoto.objects.filter(edition__in=started, digest__startswith=start).first()


def neighbours(edition: Edition, at: datetime | None = None) -> dict[str, Edition | None]:
    """Return the listed posts just before and after `edition` in its section. One query."""
    section = Edition.objects.listed(at).filter(category_id=edition.category_id)
    here = Q(published_at=edition.published_at)
    older = section.filter(
        Q(published_at__lt=edition.published_at) | here & Q(article_id__lt=edition.article_id)
    ).order_by("-published_at", "-article_id")
    newer = section.filter(
        Q(published_at__gt=edition.published_at) | here & Q(article_id__gt=edition.article_id)
    ).order_by("published_at", "article_id")
    pair = Edition.objects.filter(
        Q(pk=Subquery(older.values("pk")[:1])) | Q(pk=Subquery(newer.values("pk")[:1]))
    ).only("title", "article_id", "published_at")
    place = (edition.published_at, edition.article_id)
    found = {"older": None, "newer": None}
    for other in pair:
        side = "older" if (other.published_at, other.article_id) < place else "newer"
        found[side] = other
    return found


def of_unit(unit: Unit) -> Q:
    """Posts that `unit` or a unit below it answers for, or that are about one of these."""
    ids = Tree().with_descendants([unit.pk])
    about = EditionAbout.objects.filter(edition=OuterRef("pk"), unit_id__in=ids)
    return Q(unit_id__in=ids) | Q(Exists(about))


def of_category(category: Category) -> Q:
    """Posts of a section."""
    return Q(category=category)


def of_month(start: datetime, end: datetime) -> Q:
    """Posts dated from `start` up to, not including, `end`."""
    return Q(published_at__gte=start, published_at__lt=end)


def month_bounds(year: int, month: int) -> tuple[datetime, datetime]:
    """First instants of the local month and of the next; raises ValueError if there is no such."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return tuple(
        timezone.make_aware(datetime.combine(day, time.min))
        for day in (date(year, month, 1), following)
    )


def months_around(
    start: datetime, end: datetime, at: datetime | None = None
) -> dict[str, datetime | None]:
    """Return instants in the nearest earlier and later months that have posts, None if none."""
    listed = Edition.objects.listed(at).values_list("published_at", flat=True)
    return {
        "earlier": listed.filter(published_at__lt=start).order_by("-published_at").first(),
        "later": listed.filter(published_at__gte=end).order_by("published_at").first(),
    }


def categories() -> list[Category]:
    """All sections in their order."""
    return list(Category.objects.all())
