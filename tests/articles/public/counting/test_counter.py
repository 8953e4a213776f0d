"""What the counter does by itself: it comes back, counts what was left, goes on in a database that
was brought back from a backup."""

import time
from collections import Counter as Tally
from contextlib import contextmanager
from datetime import date

import pytest

from articles.public.counting.counter import Counter
from articles.public.counting.journal import Journal
from articles.public.counting.pending import Line as Entry
from articles.public.direct.lines import Gone, View
from articles.public.serving.outage import Outage
from articles.public.serving.reader import Reader
from tests.articles.public.counting.fake import LATER, Database, Line


@pytest.fixture
def database():
    return Database()


@pytest.fixture
def make(database, tmp_path):
    return lambda: Counter(lambda: Line(database), tmp_path, again=0.01)


def read(counter, database, article_id=1):
    return counter.count(View(article_id, database.version, LATER))


@contextmanager
def down(database):
    database.fates = ["down"] * 10**6
    yield
    database.fates = []


def until(condition):
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_views_are_told_their_totals(make, database):
    counter = make()
    assert [read(counter, database).total for _ in range(3)] == [1, 2, 3]


def test_it_comes_back_by_itself_and_counts_on(make, database, tmp_path):
    counter = make()
    read(counter, database)
    with down(database):
        assert read(counter, database).is_kept
        assert not read(counter, database).is_kept  # nobody waits any more
        counter.keep(1)
        assert counter.pending(1) == 2
    until(lambda: database.totals[1] == 3)
    until(lambda: counter.pending(1) == 0)
    assert read(counter, database).total == 4
    assert not list(tmp_path.iterdir())


def test_who_heard_late_that_views_are_counted_again_is_counted_at_once(make, database):
    counter = make()
    with down(database):
        read(counter, database)
    until(lambda: not counter._is_away)
    counter.keep(1)
    assert database.totals[1] == 2
    assert not counter._is_away


def test_what_an_earlier_process_left_counts_without_anybody_reading(make, database, tmp_path):
    earlier = Journal(tmp_path, 7)
    earlier.keep(Entry(1, date(2026, 6, 1), Tally({1: 2})))
    earlier._close()  # as the end of its process does
    with down(database):
        make()
        time.sleep(0.05)
        assert database.totals[1] == 0
    until(lambda: database.totals[1] == 2)
    until(lambda: not list(tmp_path.iterdir()))


@pytest.mark.parametrize("has_lane", [True, False])
def test_a_database_that_was_brought_back_from_a_backup_counts_on(make, database, has_lane):
    counter = make()
    for _ in range(2):
        read(counter, database)
    lanes = dict(database.lanes) if has_lane else {}
    for _ in range(3):
        read(counter, database)
    database.lanes, database.totals[1] = lanes, 2
    database.version -= 1  # as it was then; pages of the later one are kept still
    assert counter.count(View(1, database.version + 1, LATER)).total is None
    assert [read(counter, database).total for _ in range(2)] == [3, 4]
    with down(database):
        read(counter, database)
        counter.keep(1)
    until(lambda: database.totals[1] == 6)


def test_who_waits_behind_one_who_waited_in_vain_does_not_wait_again(database, monkeypatch):
    monkeypatch.setattr("articles.public.direct.lines.PATIENCE", 0.05)
    asked = []

    class Silent(Line):
        def look(self, article_ids):
            asked.append(article_ids)
            time.sleep(0.05)
            raise Gone("silent")

    reader = Reader(lambda: Silent(database))
    for _ in range(3):
        with pytest.raises(Gone):
            reader.look(1)
    assert len(asked) == 1


def test_an_outage_ends_by_itself_whatever_those_meet_who_try(monkeypatch):
    monkeypatch.setattr("articles.public.serving.outage._AGAIN", 0.01)
    met = [Gone("down"), ValueError("a bug"), OSError("no more files")]

    class Trying:
        def look(self, article_ids):
            if met:
                raise met.pop(0)

        def close(self):
            pass

    outage = Outage(Trying)
    outage.begins(Gone("down"))
    assert outage.is_on
    until(lambda: not outage.is_on)
    assert met == []


def test_who_waits_long_has_it_found_out_that_the_database_is_gone(database, monkeypatch):
    monkeypatch.setattr("articles.public.serving.outage.PATIENCE", 0.05)
    monkeypatch.setattr("articles.public.serving.outage._AGAIN", 0.01)
    outage = Outage(lambda: Line(database))
    assert not outage.is_long()
    time.sleep(0.1)
    assert not outage.is_on  # it is there: the statement takes its time
    with down(database):
        until(outage.is_long)
        assert outage.is_on
    until(lambda: not outage.is_on)
