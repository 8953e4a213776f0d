"""A line to PostgreSQL that can be given up while it waits.

psycopg2 in its asynchronous mode: a server that is stopped in the middle keeps the connection open
and says nothing, and a thread that waits for it inside libpq would wait as long. The statements are
prepared, because planning them takes longer than carrying them out.
"""

import select
import time
from collections.abc import Mapping, Sequence
from datetime import date

import psycopg2
from django.db import connections
from psycopg2 import extensions

from articles.models import ViewCount, ViewLane
from articles.public.direct.lines import Batch, Counted, Gone, Site
from wards import siteversion
from wards.models import SiteVersion

_VIEWS, _LANES = ViewCount._meta.db_table, ViewLane._meta.db_table
_SITE = f"""
    SELECT coalesce((SELECT number FROM {SiteVersion._meta.db_table}
                      WHERE id = {siteversion.ROW}), 0) AS number,
           clock_timestamp() AS now
"""
_LOOK = f"""
    PREPARE look (bigint[]) AS
    WITH site AS MATERIALIZED ({_SITE})
    SELECT site.number, site.now, views.article_id, views.total
      FROM site LEFT JOIN {_VIEWS} AS views ON views.article_id = ANY($1)
"""
# Rows are locked in the order of their ids, or two processes would wait for each other; before them
# the lane, which lets only one of two that send the same batch go on. Writing all or nothing, a
# batch that was sent can be sent again: the lane tells whether it was counted.
_COUNT = f"""
    PREPARE count (bigint, bigint, bigint, date, bigint[], bigint[], timestamptz[], int[]) AS
    WITH site AS MATERIALIZED ({_SITE}),
    asked AS MATERIALIZED (
        SELECT * FROM unnest($5, $6, $7, $8) AS asked (article_id, version, until, times)
    ),
    lane AS (
        UPDATE {_LANES} SET batch = $3, day = $4
         WHERE id = $1 AND batch = $2
           AND NOT EXISTS (
               SELECT FROM asked, site
                WHERE asked.version <> site.number OR asked.until <= site.now
           )
     RETURNING batch
    ),
    held AS (
        SELECT article_id FROM {_VIEWS}
         WHERE article_id = ANY($5) AND EXISTS (SELECT FROM lane)
         ORDER BY article_id
           FOR NO KEY UPDATE
    ),
    counted AS (
        UPDATE {_VIEWS} AS views
           SET total = total + asked.times,
               today = CASE WHEN day >= $4 THEN today ELSE 0 END + asked.times,
               day = greatest(day, $4)
          FROM held, asked
         WHERE views.article_id = held.article_id AND asked.article_id = held.article_id
     RETURNING views.article_id, views.total
    )
    SELECT site.number, site.now, was.batch, EXISTS (SELECT FROM lane),
           counted.article_id, counted.total
      FROM site LEFT JOIN {_LANES} AS was ON was.id = $1 LEFT JOIN counted ON true
"""
_OPEN = f"INSERT INTO {_LANES} (id, batch, day) VALUES (%s, 0, %s) ON CONFLICT (id) DO NOTHING"
_POLL = {extensions.POLL_READ: select.POLLIN, extensions.POLL_WRITE: select.POLLOUT}


class Line:
    """One connection; see `lines.Line`."""

    def __init__(self, patience: float):
        self._patience = patience
        self._connection = None

    def look(self, article_ids: Sequence[int]) -> tuple[Site, Mapping[int, int]]:
        """The site as it is, and the totals of these articles."""
        rows = self._ask(f"EXECUTE look({_array(article_ids)})")
        totals = {article: total for _, _, article, total in rows if article is not None}
        return Site(*rows[0][:2]), totals

    def count(self, batch: Batch) -> Counted:
        """Count a batch, all of it or nothing."""
        views = batch.views
        rows = self._ask(
            f"EXECUTE count({batch.lane}, {batch.after}, {batch.number}, '{batch.day}', "
            f"{_array([view.article_id for view in views])}, "
            f"{_array([view.version for view in views])}, "
            f"{_array([view.until for view in views])}, "
            f"{_array([view.times for view in views])})"
        )
        number, now, was, is_counted, *_ = rows[0]
        totals = {article: total for *_, article, total in rows if article is not None}
        return Counted(Site(number, now), was, is_counted, totals)

    def open_lane(self, lane: int, day: date) -> None:
        """Make the row of a lane that has counted nothing so far."""
        self._ask(_OPEN, (lane, day))

    def close(self) -> None:
        """Give the connection back."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _ask(self, statement: str, parameters=None) -> list[tuple]:
        deadline = time.monotonic() + self._patience
        try:
            if self._connection is None:
                self._connect(deadline)
            return self._execute(statement, parameters, deadline)
        except psycopg2.Error as error:
            self.close()
            raise Gone(str(error)) from error
        except Gone:
            self.close()
            raise

    def _connect(self, deadline: float) -> None:
        wrapper = connections["default"]
        asked = wrapper.get_connection_params()
        for name in ("cursor_factory", "context", "prepare_threshold"):
            asked.pop(name, None)
        self._connection = psycopg2.connect(**asked, async_=True)
        self._wait(deadline)
        for statement in ("SET synchronous_commit = on", _LOOK, _COUNT):
            self._execute(statement, None, deadline)

    def _execute(self, statement: str, parameters, deadline: float) -> list[tuple]:
        with self._connection.cursor() as cursor:
            cursor.execute(statement, parameters)
            self._wait(deadline)
            return cursor.fetchall() if cursor.description else []

    def _wait(self, deadline: float) -> None:
        connection = self._connection
        while (state := connection.poll()) != extensions.POLL_OK:
            left = deadline - time.monotonic()
            poll = select.poll()
            poll.register(connection.fileno(), _POLL[state])
            if left <= 0 or not poll.poll(left * 1000):
                raise Gone("the database does not answer")


def _array(values: Sequence) -> str:
    """As PostgreSQL reads an array of numbers or of instants; all of them are our own."""
    return "'{" + ",".join("NULL" if v is None else f'"{v}"' for v in values) + "}'"
