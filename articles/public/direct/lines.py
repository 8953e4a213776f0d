"""What a line to the database does, whichever database it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

PATIENCE = 3.0  # seconds after which a database that says nothing is taken for gone


class Gone(Exception):
    """The database cannot be asked, or did not answer in time."""


@dataclass(frozen=True, slots=True)
class Site:
    """The site version, and the database's clock when it was read."""

    version: int
    now: datetime


@dataclass(frozen=True, slots=True)
class View:
    """Views of one article; of a page that must still be of `version` and before `until`, or of any
    page if `version` is None."""

    article_id: int
    version: int | None = None
    until: datetime | None = None
    times: int = 1


@dataclass(frozen=True, slots=True)
class Batch:
    """Views that are counted in one statement, which moves the lane from `after` to `number`."""

    lane: int
    after: int
    number: int
    day: date
    views: Sequence[View]


@dataclass(frozen=True, slots=True)
class Counted:
    """What became of a batch.

    It was not counted if a page of it is none of this version any more, or if the lane was not at
    its number: `lane` is where that stood before, None if there is none. An article that has no row
    has no total.
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

    def open_lane(self, lane: int, day: date) -> None:
        """Make the row of a lane that has counted nothing so far."""

    def close(self) -> None:
        """Give the connection back."""
