"""The figures of the ledger: a constant number of statements, whatever there is to count.

A post belongs to the unit that answers for it now, as in all lists of the back office, and to the
author of its working copy. All that counts is what residents had or what the desk did; nothing here
reads the words of a draft.
"""

from datetime import datetime

from django.db.models import CharField, Count, DateField, Exists, Max, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Cast, Substr, TruncDay, TruncMonth, TruncYear
from django.utils import timezone

from articles import richtext
from articles.editorial.ledger import periods
from articles.editorial.ledger.selection import Selection
from articles.editorial.ledger.tally import Tallies
from articles.models import DailyViews, Edition, Event, ViewCount
from articles.publishing import emergencies
from wards.models import Unit

_TRUNCATE = {"day": TruncDay, "month": TruncMonth, "year": TruncYear}
_UNIT, _AUTHOR = "article__unit_id", "article__author_id"
Action = Event.Action
# What answers a submission. An emergency does not: a chief acts alone, and it is counted apart.
_DECISIONS = (Action.RETURN, Action.PUBLISH, Action.SCHEDULE)


def of(selection: Selection, at: datetime | None = None) -> Tallies:
    """Return the figures of `selection` as of `at` (default: now). Seven statements."""
    at = at or timezone.now()
    tallies = Tallies()
    _count_posts(tallies, selection, at)
    _count_words(tallies, selection, at)
    _count_taken_down(tallies, selection, at)
    _count_corrections(tallies, selection, at)
    _count_decisions(tallies, selection, at)
    _count_views(tallies, selection)
    return tallies


def first_editions(selection: Selection, at: datetime):
    """*Bài đăng*: posts whose "Ngày đăng" lies in the period, as their first editions.

    Each counts once, in the period of its first publication, whatever became of it later;
    corrections keep that date. Posts of an old portal count by the date they have there, and are
    told apart as `imported`. A scheduled post counts once its time has come.
    """
    return _started(selection, at).filter(
        change=Edition.Change.FIRST,
        published_at__gte=selection.period.starts,
        published_at__lt=selection.period.ends,
    )


def corrections(selection: Selection, at: datetime):
    """*Đính chính*: editions marked as corrections that residents got in the period."""
    return _started(selection, at).filter(
        change=Edition.Change.CORRECTION,
        starts_at__gte=selection.period.starts,
        starts_at__lt=selection.period.ends,
    )


def taken_down(selection: Selection, at: datetime):
    """*Đã gỡ*: of the posts of the period, those that are withdrawn, removed or lead elsewhere now.

    They were published, so they stay among the posts; this says how many of these they are.
    """
    return (
        _of(Edition.objects.live(at), selection)
        .exclude(form=Edition.Form.TEXT)
        .filter(published_at__gte=selection.period.starts, published_at__lt=selection.period.ends)
    )


def silent_units(
    selection: Selection, units: dict[int, Unit], tallies: Tallies, at: datetime | None = None
) -> list[tuple[Unit, datetime | None]]:
    """*Đơn vị chưa có bài*: open units without a post of their own in the period, each with the day
    of its last post before the period's end; those that have been silent longest come first.

    A unit is open if it is on the period's last day, or today if that is yet to come. Posts of
    units below it are not its own. One statement.
    """
    at = at or timezone.now()
    day = min(selection.period.last, timezone.localdate(at))
    wrote = {unit for unit, tally in tallies.by(lambda p: p.unit).items() if tally.posts}
    silent = [units[pk] for pk in selection.unit_ids if pk not in wrote and units[pk].is_open(day)]
    earlier = Edition.objects.started(at).filter(
        form=Edition.Form.TEXT,
        change=Edition.Change.FIRST,
        article__unit__in=[unit.pk for unit in silent],
        published_at__lt=selection.period.ends,
    )
    last = dict(earlier.order_by().values_list(_UNIT).annotate(Max("published_at")))
    rows = [(unit, last.get(unit.pk)) for unit in silent]
    # bytes(): PostgreSQL's driver hands out views of memory, which have no order.
    return sorted(
        rows, key=lambda row: (row[1] is not None, row[1] or at, bytes(row[0].name_order))
    )


def _of(rows, selection: Selection):
    """Those `rows` (anything with an `article`) that the selection is about."""
    rows = rows.filter(article__unit__in=selection.unit_ids).order_by()
    return rows.filter(article__author=selection.author) if selection.author else rows


def _started(selection: Selection, at: datetime):
    return _of(Edition.objects.started(at).filter(form=Edition.Form.TEXT), selection)


def _step(selection: Selection, field: str):
    """The day, month or year of `field`, in local time."""
    return _TRUNCATE[selection.period.unit_of_time](field, output_field=DateField())


def _written_step(selection: Selection):
    """The same of the date `day`, as "2025-08-03", "2025-08" or "2025".

    SQLite truncates dates by calling Python for each row, and there may be a million of them.
    """
    length = {"day": 10, "month": 7, "year": 4}[selection.period.unit_of_time]
    return Substr(Cast("day", CharField()), 1, length)


def _count_posts(tallies: Tallies, selection: Selection, at: datetime) -> None:
    rows = (
        first_editions(selection, at)
        .annotate(step=_step(selection, "published_at"))
        .values_list(_UNIT, _AUTHOR, "step", "byline")
        .annotate(
            posts=Count("pk"),
            imported=Count("pk", filter=Q(origin=Edition.Origin.IMPORT)),
            photos=Sum("photo_count"),
            to_date=Sum("article__view_count__total"),
        )
    )
    for unit, author, step, byline, posts, imported, photos, views in rows:
        tally = tallies.at(unit, author, step)
        tally.add(posts=posts, imported=imported, photos=photos, views_to_date=views or 0)
        if byline:
            tally.add(bylines=byline)


def _count_words(tallies: Tallies, selection: Selection, at: datetime) -> None:
    """*Số chữ*: the words of lead and body of first editions. No database counts them alike."""
    rows = first_editions(selection, at).values_list(_UNIT, _AUTHOR, "published_at", "lead", "body")
    for unit, author, published_at, lead, body in rows.iterator(chunk_size=1000):
        step = selection.period.step_of(timezone.localdate(published_at))
        words = len(lead.split()) + richtext.word_count(body)
        tallies.at(unit, author, step).add(words=words)


def _count_taken_down(tallies: Tallies, selection: Selection, at: datetime) -> None:
    rows = taken_down(selection, at).annotate(step=_step(selection, "published_at"))
    for unit, author, step, count in rows.values_list(_UNIT, _AUTHOR, "step").annotate(Count("pk")):
        tallies.at(unit, author, step).add(taken_down=count)


def _count_corrections(tallies: Tallies, selection: Selection, at: datetime) -> None:
    rows = corrections(selection, at).annotate(step=_step(selection, "starts_at"))
    for unit, author, step, count in rows.values_list(_UNIT, _AUTHOR, "step").annotate(Count("pk")):
        tallies.at(unit, author, step).add(corrections=count)


def _count_decisions(tallies: Tallies, selection: Selection, at: datetime) -> None:
    """Returns, approvals, emergencies and waits: what reviewers and chiefs did in the period.

    Row by row, since no SQL finds a median on both databases: as many rows as there were decisions.
    """
    earlier = Event.objects.filter(article=OuterRef("article"), pk__lt=OuterRef("pk"))
    submitted = earlier.filter(action=Action.SUBMIT).order_by("-pk").values("at")
    events = _of(
        Event.objects.filter(
            action__in=(*_DECISIONS, Action.EMERGENCY),
            at__gte=selection.period.starts,
            at__lt=selection.period.ends,
            at__lte=at,
        ),
        selection,
    ).annotate(
        submitted_at=Subquery(submitted[:1]),
        decided=Exists(earlier.filter(action__in=emergencies.DECISIONS)),
        was_returned=Exists(earlier.filter(action=Action.RETURN)),
    )
    columns = (_UNIT, _AUTHOR, "action", "at", "edition__change")
    for (
        unit,
        author,
        action,
        when,
        change,
        submitted_at,
        decided,
        was_returned,
    ) in events.values_list(*columns, "submitted_at", "decided", "was_returned").iterator():
        tally = tallies.at(unit, author, selection.period.step_of(timezone.localdate(when)))
        if action == Action.EMERGENCY:
            tally.add(emergencies=1)
            continue
        if submitted_at is not None:
            tally.add(waits=(when - submitted_at).total_seconds() / 3600)
        if action == Action.RETURN:
            tally.add(returns=1)
        elif change == Edition.Change.FIRST and not decided:
            tally.add(approved=1, approved_first_time=int(not was_returned))


def _count_views(tallies: Tallies, selection: Selection) -> None:
    """*Lượt xem trong kỳ*: readings in the period of all posts, older ones too.

    Finished days are filed; the day that is being counted stands beside them. What an old portal
    had counted belongs to no day, so it is in the totals to date alone.
    """
    days = (selection.period.first, selection.period.last)
    filed = _of(DailyViews.objects.filter(day__range=days), selection)
    running = _of(ViewCount.objects.filter(day__range=days, today__gt=0), selection)
    for rows, amount in ((filed, "views"), (running, "today")):
        rows = rows.annotate(step=_written_step(selection))
        grouped = rows.values_list(_UNIT, _AUTHOR, "step").annotate(Sum(amount))
        for unit, author, step, views in grouped:
            tallies.at(unit, author, periods.read_step(step)).add(views=views)
