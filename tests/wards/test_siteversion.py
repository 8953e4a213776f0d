"""The site version: one number, moved by every change, never twice the same."""

from threading import Barrier, Thread

import pytest
from django.db import connection, transaction

from wards import siteversion
from wards.models import SiteVersion

pytestmark = pytest.mark.django_db


def test_a_site_that_never_changed_is_at_version_0():
    assert siteversion.current() == 0


def test_every_bump_moves_it_by_one_and_says_where_it_stands():
    assert [siteversion.bump() for _ in range(3)] == [1, 2, 3]
    assert siteversion.current() == 3


def test_there_is_one_row_however_often_it_moves():
    for _ in range(3):
        siteversion.bump()
    assert SiteVersion.objects.count() == 1


def test_moving_and_reading_cost_one_query_each(django_assert_num_queries):
    with django_assert_num_queries(1):
        siteversion.bump()
    with django_assert_num_queries(1):
        siteversion.current()


def test_holding_it_moves_nothing(django_assert_num_queries):
    for version in (0, 1):
        with django_assert_num_queries(1):
            siteversion.hold()
        assert siteversion.current() == version
        siteversion.bump()


def test_a_change_that_is_rolled_back_takes_its_version_with_it():
    siteversion.bump()
    with pytest.raises(RuntimeError), transaction.atomic():
        assert siteversion.bump() == 2
        raise RuntimeError
    assert siteversion.current() == 1
    assert siteversion.bump() == 2


@pytest.mark.django_db(transaction=True)
def test_nobody_else_sees_a_version_before_its_commit():
    seen = []

    def look():
        seen.append(siteversion.current())
        connection.close()

    with transaction.atomic():
        siteversion.bump()
        reader = Thread(target=look)
        reader.start()
        reader.join(60)
    assert seen == [0]
    assert siteversion.current() == 1


@pytest.mark.django_db(transaction=True)
def test_bumps_at_once_all_get_numbers_of_their_own():
    workers, each = 6, 10
    start, numbers = Barrier(workers), []

    def work():
        start.wait(10)
        try:
            for _ in range(each):
                with transaction.atomic():
                    numbers.append(siteversion.bump())
        finally:
            connection.close()

    threads = [Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(numbers) == list(range(1, workers * each + 1))
    assert siteversion.current() == workers * each
