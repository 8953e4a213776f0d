"""What a chief sees of the units below: only those of which there is something to say."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Count, Max
from django.utils import timezone

from articles.editorial import home
from articles.editorial.home import Figure
from articles.editorial.review.queue import Queue
from articles.models import Article, Edition
from wards import scope
from wards.models import Unit

State = Article.State
SILENCES = (90, 60, 30)  # days without a post, longest first


@dataclass
class UnitRow:
    """What there is to say of a unit; a Figure of 0 is not said."""

    unit: Unit
    figures: dict[str, Figure] = field(default_factory=dict)
    longest: datetime | None = None  # what waits longest was submitted then
    is_late: bool = False

    @property
    def is_urgent(self) -> bool:
        """Whether somebody should look at it today."""
        return self.is_late or "rushed" in self.figures


@dataclass(frozen=True)
class Silence:
    """Units that published nothing for at least `days`, or since they were opened."""

    days: int
    units: list[Unit]


@dataclass(frozen=True)
class Overview:
    """The rows of a chief's units in natural order, and who is silent."""

    rows: list[UnitRow]
    silences: list[Silence]

    @property
    def urgent(self) -> list[UnitRow]:
        """Units where a post waits too long or an emergency is to be cleared."""
        return [row for row in self.rows if row.is_urgent]

    @property
    def calm(self) -> list[UnitRow]:
        """The others."""
        return [row for row in self.rows if not row.is_urgent]


def of(user, queue: Queue | None, at: datetime | None = None) -> Overview | None:
    """The overview of the units where `user` is chief; None for those who are so nowhere.

    `queue` is what waits for them as a reviewer, which every chief is. Seven queries, whatever the
    number of units and posts, if `scope.remember` was called for `user`.
    """
    ids = scope.unit_ids(user, scope.Role.CHIEF)
    if not ids or queue is None:
        return None
    at = at or timezone.now()
    units = list(Unit.objects.filter(pk__in=ids).order_by("name_order", "pk"))
    rows = {unit.pk: UnitRow(unit) for unit in units}
    for key, query, counts in _counts(ids, at):
        for pk, number in counts:
            rows[pk].figures[key] = Figure(number, f"{query}&unit__id__exact={pk}")
    for rushed in queue.rushed:
        _count(rows.get(rushed.edition.article.unit_id), "rushed", "dang_khan=cho")
    for waiting in queue.submissions:
        row = rows.get(waiting.article.unit_id)
        _count(row, "waiting", f"state__exact={State.SUBMITTED}")
        if row:
            row.longest = min(row.longest or waiting.since, waiting.since)
            row.is_late |= waiting.is_late
    said = [row for row in rows.values() if row.figures]
    own = scope.unit_ids_by_name(user, scope.Role.CHIEF)
    return Overview(said, _silences(units, own, at))


def _count(row: UnitRow | None, key: str, query: str) -> None:
    """One more of `key` in `row`; None for a unit of which they are reviewer only."""
    if row:
        before = row.figures[key].number if key in row.figures else 0
        row.figures[key] = Figure(before + 1, f"{query}&unit__id__exact={row.unit.pk}")


def _counts(ids, at: datetime):
    """(what, filters of its list, [(unit, number), …]) of all but what waits. Three queries."""
    in_hand = Article.objects.filter(
        unit__in=ids, deleted_at=None, state__in=[State.RETURNED, State.DRAFT]
    )
    found = list(in_hand.values_list("state", "unit").order_by().annotate(Count("pk")))
    for key, state in (("returned", State.RETURNED), ("drafts", State.DRAFT)):
        yield key, f"state__exact={state}", [(pk, n) for s, pk, n in found if s == state]
    for key, query, editions in (
        ("published", "dang_luc=thang-nay", home.published_this_month(at)),
        ("scheduled", "cong_khai=scheduled", Edition.objects.scheduled(at)),
    ):
        counted = Counter(unit for unit, _ in home.units_and_authors(editions) if unit in ids)
        yield key, query, counted.items()


def _silences(units: list[Unit], own: frozenset[int], at: datetime) -> list[Silence]:
    """Open wards and communes, and units that have somebody to write, that have been silent.

    Only posts of the last months are looked at: for the last of a unit that never had one,
    PostgreSQL would walk through those of all others. The chief's own units may leave the writing
    to those below.
    """
    today, staffed = timezone.localdate(at), scope.staffed(timezone.localdate(at))
    texts = Edition.objects.started(at).filter(form=Edition.Form.TEXT)
    recent = texts.filter(published_at__gt=at - timedelta(days=max(SILENCES) + 1))
    in_reach = recent.filter(unit__in=[unit.pk for unit in units])
    last = dict(in_reach.values_list("unit").order_by().annotate(Max("published_at")))
    found: dict[int, list[Unit]] = {}
    for unit in units:
        writes = unit.kind in Unit.WARD_LEVEL or unit.pk in staffed
        if not writes or not unit.is_open(today) or (unit.pk in own and unit.pk not in last):
            continue
        post = last.get(unit.pk)
        since = timezone.localdate(post) if post else unit.opened_on or date.min
        silent = next((days for days in SILENCES if (today - since).days >= days), None)
        if silent:
            found.setdefault(silent, []).append(unit)
    return [Silence(days, found[days]) for days in SILENCES if days in found]
