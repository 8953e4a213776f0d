"""Most read: the thirty finished days before today, in Hà Nội's time."""

from datetime import UTC, date, datetime, timedelta

import pytest

from articles import publishing
from articles.models import DailyViews, ViewCount
from articles.public import counting, most_read
from tests.makers import HOUR, NOON

pytestmark = pytest.mark.django_db

# 12:00 on 15 September 2025 in Hà Nội.
NOW = datetime(2025, 9, 15, 5, tzinfo=UTC)
MIDNIGHT = datetime(2025, 9, 15, 17, tzinfo=UTC)  # between the 15th and the 16th
DAY = timedelta(days=1)
YESTERDAY = date(2025, 9, 14)


@pytest.fixture
def read(make_article, publish):
    """`read("A", {day: views})`: a post that was read on finished days; returns its edition."""

    def run(title, days=(), running=None, at=NOON):
        edition = publish(make_article(title=title), at=at)
        for day, views in dict(days).items():
            DailyViews.objects.create(article=edition.article, day=day, views=views)
        if running:
            day, today = running
            ViewCount.objects.filter(article=edition.article_id).update(day=day, today=today)
        return edition

    return run


def titles(at=NOW, most=5) -> list[str]:
    return [edition.title for edition in most_read.editions(at, most)]


def test_the_views_of_all_days_are_added_up(read):
    read("Một hôm", {YESTERDAY: 10})
    read("Ba hôm", {YESTERDAY - n * DAY: 4 for n in range(3)})
    read("Ít", {YESTERDAY: 1})
    assert titles() == ["Ba hôm", "Một hôm", "Ít"]
    assert titles(most=2) == ["Ba hôm", "Một hôm"]


def test_thirty_days_count_and_no_other(read):
    read("Hôm nay", {YESTERDAY + DAY: 100})
    read("Ngày đầu", {YESTERDAY - 29 * DAY: 2})
    read("Trước nữa", {YESTERDAY - 30 * DAY: 100})
    read("Hôm qua", {YESTERDAY: 1})
    assert titles() == ["Ngày đầu", "Hôm qua"]


def test_a_day_that_is_not_filed_yet_counts_once_it_is_over(read):
    read("Chưa chép", running=(YESTERDAY, 5))
    read("Đang đếm", running=(YESTERDAY + DAY, 50))
    read("Cũ", running=(YESTERDAY - 40 * DAY, 50))
    read("Cộng cả hai", {YESTERDAY - DAY: 3}, running=(YESTERDAY, 3))
    assert titles() == ["Cộng cả hai", "Chưa chép"]


def test_filing_a_day_changes_nothing(read):
    edition = read("Được đọc", running=(YESTERDAY, 5))
    read("Kém một lượt", {YESTERDAY: 4})
    before = titles()
    counting.count(edition.article_id, NOW)  # the first view of the next day files the day before
    assert DailyViews.objects.get(article=edition.article).views == 5
    assert titles() == before == ["Được đọc", "Kém một lượt"]


def test_it_changes_at_midnight_in_ha_noi_alone(read):
    read("Đọc hôm 15", running=(date(2025, 9, 15), 5))
    read("Đọc hôm 14", {YESTERDAY: 1})
    second = timedelta(seconds=1)
    for at in (NOW, MIDNIGHT - second):
        assert titles(at) == ["Đọc hôm 14"]
    for at in (MIDNIGHT, MIDNIGHT + 23 * HOUR):
        assert titles(at) == ["Đọc hôm 15", "Đọc hôm 14"]
    assert most_read.days(MIDNIGHT - second) == (date(2025, 8, 16), date(2025, 9, 14))
    assert most_read.days(MIDNIGHT) == (date(2025, 8, 17), date(2025, 9, 15))


def test_what_is_in_no_list_makes_room_for_the_next(read, make_article, people):
    for n, title in enumerate(("Đã gỡ", "Gỡ hẳn", "Dẫn đi", "Còn", "Còn nữa")):
        read(title, {YESTERDAY: 100 - n})
    by_title = {e.title: e.article for e in most_read.editions(NOW, 5)}
    publishing.withdraw(by_title["Đã gỡ"].pk, by=people.chief, public_note="Sai.", at=NOON + HOUR)
    publishing.remove(by_title["Gỡ hẳn"].pk, by=people.chief, public_note="Sai.", at=NOON + HOUR)
    publishing.redirect(by_title["Dẫn đi"].pk, by=people.chief, to=by_title["Còn"], at=NOON + HOUR)
    assert titles(most=2) == ["Còn", "Còn nữa"]


def test_what_is_not_out_yet_is_not_shown(read):
    edition = read("Sửa về sau", {YESTERDAY: 5})
    assert titles(NOON - HOUR) == []
    assert titles() == [edition.title]


def test_of_two_that_were_read_alike_the_newer_comes_first(read):
    read("Mới", {YESTERDAY: 5}, at=NOON + HOUR)
    read("Cũ", {YESTERDAY: 5})
    assert titles() == ["Mới", "Cũ"]


def test_nothing_read_is_nothing_shown(read, django_assert_max_num_queries):
    read("Chưa ai đọc")
    with django_assert_max_num_queries(2):
        assert titles() == []
