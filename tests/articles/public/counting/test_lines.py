"""A line counts a batch once, whatever else is under way; and gives up what does not answer."""

import threading
import time
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from articles.models import ViewCount, ViewLane
from articles.public.direct import open_line
from articles.public.direct.lines import LANE_DAYS, Batch, Gone
from tests.makers import NOON
from wards import siteversion

pytestmark = pytest.mark.django_db(transaction=True)
LANE, TODAY = 7, date(2026, 6, 1)


@pytest.fixture
def article_id(make_article, publish):
    return publish(make_article(), at=NOON).article_id


@pytest.fixture
def opened():
    """Makes lines, and gives their connections back."""
    made = []

    def make(patience=20.0):
        made.append(open_line(patience))
        return made[-1]

    yield make
    for line in made:
        line.close()


@pytest.fixture
def line(opened):
    line = opened()
    line.open_lane(LANE, 0, TODAY)
    return line


def total(article_id) -> int:
    return ViewCount.objects.get(pk=article_id).total


def batch(views, after=0, number=1, **site) -> Batch:
    return Batch(LANE, after, number, TODAY, views, **site)


def test_a_batch_counts_and_says_where_the_lane_was(line, article_id):
    counted = line.count(batch({article_id: 3}))
    assert (counted.is_counted, counted.lane, counted.totals) == (True, 0, {article_id: 3})
    assert counted.site.version == siteversion.current()


def test_a_batch_that_is_sent_twice_counts_once(line, opened, article_id):
    line.count(batch({article_id: 3}))
    again = opened().count(batch({article_id: 3}))
    assert (again.is_counted, again.lane) == (False, 1)
    assert total(article_id) == 3


def test_a_batch_for_another_version_or_for_what_is_over_writes_nothing(line, article_id):
    now, version = timezone.now(), siteversion.current()
    old = batch({article_id: 1}, version=version - 1, until=now + timedelta(hours=1))
    over = batch({article_id: 1}, version=version, until=now - timedelta(seconds=1))
    for refused in (old, over):
        counted = line.count(refused)
        assert (counted.is_counted, counted.lane) == (False, 0)
        assert counted.site.version == version
    assert total(article_id) == 0


def test_an_article_without_a_row_has_no_total_and_stops_no_other(line, article_id):
    counted = line.count(batch({article_id: 1, 10**9: 1}))
    assert counted.is_counted
    assert counted.totals == {article_id: 1}


def test_a_lane_that_is_opened_again_stays_where_it_is(line, article_id):
    line.count(batch({article_id: 1}))
    line.open_lane(LANE, 0, TODAY)
    assert ViewLane.objects.get(pk=LANE).batch == 1


def test_lanes_of_processes_that_ended_long_ago_go_when_one_is_opened(line):
    line.open_lane(8, 0, TODAY + timedelta(days=LANE_DAYS))
    assert set(ViewLane.objects.values_list("pk", flat=True)) == {LANE, 8}
    line.open_lane(9, 0, TODAY + timedelta(days=LANE_DAYS + 1))
    assert set(ViewLane.objects.values_list("pk", flat=True)) == {8, 9}


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer at a time")
def test_who_sends_a_batch_again_waits_for_the_first_and_sees_that_it_counted(
    line, opened, article_id
):
    """The answer was lost, the statement was not: it waits for somebody who has the article."""
    first = threading.Thread(target=line.count, args=[batch({article_id: 1})])
    told = []
    again = opened()
    again.look([])
    second = threading.Thread(target=lambda: told.append(again.count(batch({article_id: 1}))))
    with transaction.atomic():
        ViewCount.objects.select_for_update().get(pk=article_id)
        first.start()
        wait_for_waiting(1)
        second.start()
        wait_for_waiting(2)
    first.join()
    second.join()
    assert total(article_id) == 1
    assert (told[0].is_counted, told[0].lane) == (False, 1)


def wait_for_waiting(number):
    """Wait until so many statements of others wait for a lock."""
    for _ in range(600):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity "
                "WHERE datname = current_database() AND wait_event_type = 'Lock'"
            )
            if cursor.fetchone()[0] >= number:
                return
        time.sleep(0.05)
    raise AssertionError("nobody waits")


def test_a_line_gives_up_what_is_locked_for_long_and_holds_nothing_after(line, opened, article_id):
    hasty = opened(patience=0.5)
    hasty.look([])
    with transaction.atomic():
        ViewCount.objects.filter(pk=article_id).update(total=100)
        with pytest.raises(Gone):
            hasty.count(batch({article_id: 1}))
        assert hasty.look([article_id])[1] == {article_id: 0}  # reading goes on
    assert line.count(batch({article_id: 1})).is_counted
    assert total(article_id) == 101
