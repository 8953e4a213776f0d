"""How far somebody has read: so that who comes back takes what changed since, and misses nothing.

Articles are handed out by the ids of their live editions, in rounds. A round takes up what its
reader has not seen: editions made since the last round (ids follow one another as transactions do,
since all who publish hold the site version), those that were waiting then and have started since,
and those of which words or photos were taken away since. Whatever changes while a round is read is
taken up by this round or by the next one.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from articles.models import Edition, Redaction
from articles.public import queries

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_LARGEST = 2**62


@dataclass(frozen=True)
class Mark:
    """A state of the site: its last edition, its last redaction, when an edition last began."""

    edition: int = 0
    redaction: int = 0
    started: int = 0  # microseconds since 1970

    @property
    def instant(self) -> datetime:
        """When an edition last began."""
        return _EPOCH + self.started * _MICROSECOND


@dataclass(frozen=True)
class Cursor:
    """What was seen (`since`), what the round that runs will have seen at its end (`until`, None
    before it runs), and the last edition handed out in it.
    """

    since: Mark = Mark()
    until: Mark | None = None
    last: int = 0

    @property
    def takes_all(self) -> bool:
        """Whether nothing was seen yet."""
        return self.since == Mark()

    def started(self, at: datetime) -> "Cursor":
        """The cursor with its round begun. Three queries, none if it runs already."""
        return self if self.until else replace(self, until=mark(at))

    def after(self, edition: int | None) -> "Cursor":
        """The cursor after a page: where the round goes on, or (None) where the next one starts."""
        return Cursor(self.until) if edition is None else replace(self, last=edition)

    def __str__(self):
        numbers = [self.since.edition, self.since.redaction, self.since.started]
        if self.until:
            numbers += [self.until.edition, self.until.redaction, self.until.started, self.last]
        return ".".join(map(str, numbers))


def parse(text: str) -> Cursor:
    """Return the cursor that `text` writes; raises ValueError if it writes none."""
    numbers = [int(part) for part in text.split(".") if part.isascii() and part.isdigit()]
    if text.count(".") != len(numbers) - 1 or max(numbers, default=0) > _LARGEST:
        raise ValueError(text)
    if len(numbers) == 3:
        cursor = Cursor(Mark(*numbers))
    elif len(numbers) == 7:
        cursor = Cursor(Mark(*numbers[:3]), Mark(*numbers[3:6]), numbers[6])
    else:
        raise ValueError(text)
    try:
        _ = cursor.since.instant, cursor.until and cursor.until.instant
    except OverflowError as error:
        raise ValueError(text) from error
    return cursor


def since(instant: datetime, at: datetime) -> Cursor:
    """The cursor of who wants what changed from `instant` on. Imports keep their old dates, so one
    that was made since is not among it.
    """
    earlier = Redaction.objects.filter(applied_at__lt=instant).order_by("-pk")
    now = mark(at)
    redaction = earlier.values_list("pk", flat=True).first() or 0
    return Cursor(Mark(now.edition, redaction, max(0, _micro(instant) - 1)), now)


def mark(at: datetime) -> Mark:
    """The state of the site at `at`."""
    editions = Edition.objects.order_by("-pk").values_list("pk", flat=True)
    redactions = Redaction.objects.order_by("-pk").values_list("pk", flat=True)
    begun = queries.last_start(at)
    return Mark(editions.first() or 0, redactions.first() or 0, _micro(begun) if begun else 0)


def _micro(instant: datetime) -> int:
    return max(0, (instant - _EPOCH) // _MICROSECOND)
