"""A database that loses statements and answers as it is told to, to count in."""

from collections import Counter as Tally
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from articles.public.direct.lines import Batch, Counted, Gone, Site

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
LATER = datetime(2026, 6, 2, tzinfo=UTC)


@dataclass
class Database:
    """What stands in it; `fates` are those of the next statements that count, "fine" if none is
    left: "before" and "after" say when the line is lost, "late" that the statement is still under
    way then (`deliver`), "down" that there is no line."""

    version: int = 1
    lanes: dict[int, int] = field(default_factory=dict)
    totals: Tally = field(default_factory=Tally)
    fates: list[str] = field(default_factory=list)
    under_way: list[Batch] = field(default_factory=list)

    def carry_out(self, batch: Batch) -> Counted:
        """What the statement does, all at once."""
        was = self.lanes.get(batch.lane)
        is_counted = was == batch.after and batch.version in (None, self.version)
        if is_counted:
            self.lanes[batch.lane] = batch.number
            self.totals.update(batch.views)
        totals = {article: self.totals[article] for article in batch.views} if is_counted else {}
        return Counted(Site(self.version, NOW), was, is_counted, totals)

    def deliver(self, which: int = 0) -> None:
        """Have a statement that nobody waits for any more be carried out."""
        if self.under_way:
            self.carry_out(self.under_way.pop(which % len(self.under_way)))

    def fate(self) -> str:
        return self.fates.pop(0) if self.fates else "fine"


class Line:
    """A line to it; see `lines.Line`."""

    def __init__(self, database: Database):
        self.database = database

    def look(self, article_ids: Sequence[int]):
        if self.database.fate() == "down":
            raise Gone("down")
        totals = {article: self.database.totals[article] for article in article_ids}
        return Site(self.database.version, NOW), totals

    def count(self, batch: Batch) -> Counted:
        match self.database.fate():
            case "before" | "down":
                raise Gone("lost before it was carried out")
            case "after":
                self.database.carry_out(batch)
                raise Gone("lost after it was carried out")
            case "late":
                self.database.under_way.append(batch)
                raise Gone("lost while it was under way")
        return self.database.carry_out(batch)

    def open_lane(self, lane: int, at: int, day: date) -> None:
        match self.database.fate():
            case "before" | "down":
                raise Gone("lost before it was carried out")
            case "after":
                self.database.lanes.setdefault(lane, at)
                raise Gone("lost after it was carried out")
        self.database.lanes.setdefault(lane, at)

    def close(self) -> None:
        pass
