"""A line to SQLite, which is a file: who asks is the database."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from django.conf import settings

from articles.models import ViewCount, ViewLane
from articles.public.direct.lines import LANE_DAYS, Batch, Counted, Gone, Site
from wards import siteversion
from wards.models import SiteVersion

_VIEWS, _LANES = ViewCount._meta.db_table, ViewLane._meta.db_table
_VERSION = f"""
    coalesce((SELECT number FROM {SiteVersion._meta.db_table} WHERE id = {siteversion.ROW}), 0)
"""
_LOOK = f"""
    SELECT {_VERSION}, article_id, total
      FROM (SELECT 1) LEFT JOIN {_VIEWS} ON article_id IN (SELECT value FROM json_each(?))
"""
_OPEN = f"INSERT OR IGNORE INTO {_LANES} (id, batch, day) VALUES (?, ?, ?)"
_MOVE = f"UPDATE {_LANES} SET batch = ?, day = ? WHERE id = ? AND batch = ?"
_COUNT = f"""
    UPDATE {_VIEWS}
       SET total = total + asked.value,
           today = CASE WHEN day >= :day THEN today ELSE 0 END + asked.value,
           day = max(day, :day)
      FROM json_each(:views) AS asked
     WHERE article_id = CAST(asked.key AS integer)
 RETURNING article_id, total
"""


class Line:
    """One connection; see `lines.Line`. The clock is this machine's own."""

    def __init__(self, patience: float):
        self._patience = patience
        self._connection: sqlite3.Connection | None = None

    def look(self, article_ids: Sequence[int]) -> tuple[Site, Mapping[int, int]]:
        """The site as it is, and the totals of these articles."""
        now = datetime.now(UTC)
        rows = self._do(lambda c: c.execute(_LOOK, [json.dumps(article_ids)]).fetchall())
        totals = {article: total for _, article, total in rows if article is not None}
        return Site(rows[0][0], now), totals

    def count(self, batch: Batch) -> Counted:
        """Count a batch, all of it or nothing."""
        return self._do(lambda connection: _count(connection, batch))

    def open_lane(self, lane: int, at: int, day: date) -> None:
        """Make the row of a lane."""
        ended = day - timedelta(days=LANE_DAYS)
        self._do(lambda c: c.execute(f"DELETE FROM {_LANES} WHERE day < ?", [ended.isoformat()]))
        self._do(lambda c: c.execute(_OPEN, [lane, at, day.isoformat()]))

    def close(self) -> None:
        """Give the connection back."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _do(self, what):
        try:
            if self._connection is None:
                self._connect()
            return what(self._connection)
        except Exception as error:  # whatever it is, nobody knows what became of the statement
            self.close()
            raise Gone(f"{type(error).__name__}: {error}") from error

    def _connect(self) -> None:
        database = settings.DATABASES["default"]
        # mode=rw: a file that is gone is not made anew, empty.
        self._connection = sqlite3.connect(
            f"{Path(database['NAME']).absolute().as_uri()}?mode=rw",
            uri=True,
            timeout=self._patience,
            isolation_level=None,
            check_same_thread=False,
        )
        self._connection.executescript(database["OPTIONS"]["init_command"])


def _count(connection: sqlite3.Connection, batch: Batch) -> Counted:
    now = datetime.now(UTC)
    connection.execute("BEGIN IMMEDIATE")
    try:
        version, was = connection.execute(
            f"SELECT {_VERSION}, (SELECT batch FROM {_LANES} WHERE id = ?)", [batch.lane]
        ).fetchone()
        fits = (
            was == batch.after
            and batch.version in (None, version)
            and (batch.until is None or now < batch.until)
        )
        totals = _add(connection, batch) if fits else {}
        connection.execute("COMMIT" if fits else "ROLLBACK")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return Counted(Site(version, now), was, fits, totals)


def _add(connection: sqlite3.Connection, batch: Batch) -> Mapping[int, int]:
    day = batch.day.isoformat()
    connection.execute(_MOVE, [batch.number, day, batch.lane, batch.after])
    views = json.dumps(dict(batch.views))
    return dict(connection.execute(_COUNT, {"day": day, "views": views}).fetchall())
