"""A line to PostgreSQL that can be given up while it waits.

psycopg2 in its asynchronous mode: a server that is stopped in the middle keeps the connection open
and says nothing, and a thread that waits for it inside libpq would wait as long. The statements are
prepared, because planning them takes longer than carrying them out.
"""

import select
import time
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

import psycopg2
from django.db import connections
from psycopg2 import extensions

from articles.models import ViewCount, ViewLane
from articles.public.direct.lines import LANE_DAYS, Batch, Counted, Gone, Site
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
# Rows are locked in the order of their ids, or two processes would wait for each other. Before them
# the lane: whoever sends a batch again, because the answer was lost, waits here for the first one
# if that is still being carried out, and reads where it left the lane. (Read without a lock, the
# lane would stand where it stood when the statement began.)
_COUNT = f"""
    PREPARE count (bigint, bigint, bigint, date, bigint, timestamptz, bigint[], int[]) AS
    WITH site AS MATERIALIZED ({_SITE}),
    was AS MATERIALIZED (SELECT batch FROM {_LANES} WHERE id = $1 FOR UPDATE),
    lane AS (
        UPDATE {_LANES} SET batch = $3, day = $4
         WHERE id = $1 AND batch = $2 AND EXISTS (SELECT FROM was WHERE batch = $2)
           AND EXISTS (SELECT FROM site WHERE number = coalesce($5, number)
                                          AND now < coalesce($6, 'infinity'))
     RETURNING batch
    ),
    asked AS MATERIALIZED (SELECT * FROM unnest($7, $8) AS asked (article_id, times)),
    held AS (
        SELECT article_id FROM {_VIEWS}
         WHERE article_id = ANY($7) AND EXISTS (SELECT FROM lane)
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
      FROM site LEFT JOIN was ON true LEFT JOIN counted ON true
"""
_OPEN = f"""
    WITH ended AS (
        SELECT id FROM {_LANES} WHERE day < %(day)s - {LANE_DAYS}
         ORDER BY id FOR UPDATE SKIP LOCKED
    ), gone AS (DELETE FROM {_LANES} USING ended WHERE {_LANES}.id = ended.id)
    INSERT INTO {_LANES} (id, batch, day) VALUES (%(lane)s, %(at)s, %(day)s)
        ON CONFLICT (id) DO NOTHING
"""
_SETTINGS = (
    "SET synchronous_commit = on",  # what was answered survives a power cut
    # One plan for all: planning anew takes three times as long as counting. It is made while the
    # tables may be small, or known by no statistics, and has to do when they are large.
    "SET plan_cache_mode = force_generic_plan",
    "SET enable_seqscan = off",
)
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
        rows = self._ask(
            f"EXECUTE count({batch.lane}, {batch.after}, {batch.number}, '{batch.day}', "
            f"{_value(batch.version)}, {_value(batch.until)}, "
            f"{_array(batch.views)}, {_array(batch.views.values())})"
        )
        number, now, was, is_counted, *_ = rows[0]
        totals = {article: total for *_, article, total in rows if article is not None}
        return Counted(Site(number, now), was, is_counted, totals)

    def open_lane(self, lane: int, at: int, day: date) -> None:
        """Make the row of a lane."""
        self._ask(_OPEN, {"lane": lane, "at": at, "day": day})

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
        except Exception as error:  # whatever it is, nobody knows what became of the statement
            self.close()
            in_one_line = " ".join(str(error).split())
            raise Gone(f"{type(error).__name__}: {in_one_line}") from error

    def _connect(self, deadline: float) -> None:
        wrapper = connections["default"]
        asked = wrapper.get_connection_params()
        for name in ("cursor_factory", "context", "prepare_threshold"):
            asked.pop(name, None)
        self._connection = psycopg2.connect(**asked, async_=True)
        self._wait(deadline)
        # Nobody waits any more for what takes longer: it would hold its locks, and be one more
        # connection, for as long as it likes.
        timeout = f"SET statement_timeout = {int(self._patience * 1000)}"
        for statement in (timeout, *_SETTINGS, _LOOK, _COUNT):
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
                raise TimeoutError("the database does not answer")


def _array(numbers: Iterable[int]) -> str:
    return "'{" + ",".join(map(str, numbers)) + "}'"


def _value(value: int | datetime | None) -> str:
    return "NULL" if value is None else f"'{value}'"
