"""What a line to the database does, whichever database it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

PATIENCE = 3.0  # seconds after which a database that says nothing is taken for gone
# Days after which a lane that has counted nothing is taken for one whose process has ended. Views
# which that one kept on disk, and which were lost between commit and reply, would count twice.
LANE_DAYS = 366


class Gone(Exception):
    """The database cannot be asked, or did not answer in time."""


@dataclass(frozen=True, slots=True)
class Site:
    """The site version, and the database's clock when it was read."""

    version: int
    now: datetime


@dataclass(frozen=True, slots=True)
class View:
    """A view of an article; of a page that must still be of `version` and before `until`, or of any
    page if `version` is None."""

    article_id: int
    version: int | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """Views that are counted in one statement: how many of which article.

    It moves the lane from `after` to `number`. If it has a `version`, only while the site is of
    that one and the database's clock has not come to `until`.
    """

    lane: int
    after: int
    number: int
    day: date
    views: Mapping[int, int]
    version: int | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """What became of a batch: it was counted, all of it, or nothing was written.

    `lane` is where that stood before, None if there is none: if it was there, the site is another
    one than the batch was for. An article that has no row has no total.
    """

    site: Site
    lane: int | None
    is_counted: bool
    totals: Mapping[int, int] = field(default_factory=dict)


class Line(Protocol):
    """One connection to the database, opened when first used; for one thread at a time.

    All raise Gone, and begin anew with a new connection after that.
    """

    def look(self, article_ids: Sequence[int]) -> tuple[Site, Mapping[int, int]]:
        """The site as it is, and the totals of these articles. One statement."""

    def count(self, batch: Batch) -> Counted:
        """Count a batch, all of it or nothing, and commit. One statement."""

    def open_lane(self, lane: int, at: int, day: date) -> None:
        """Make the row of a lane, which stands at the number `at`, if there is none; and remove
        those of processes that have long ended."""

    def close(self) -> None:
        """Give the connection back."""
