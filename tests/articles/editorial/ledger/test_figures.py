"""The ledger's figures are those that one counts by hand."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from articles.editorial import workflow
from articles.editorial.ledger import figures, periods
from articles.editorial.ledger.page import Page
from articles.editorial.ledger.selection import Reach, Selection
from tests.articles.editorial.ledger.story import PAGE, moment
from tests.desk import approve, stored
from tests.makers import unit

pytestmark = pytest.mark.django_db

AUGUST = periods.named("2025-08")
COUNTED = (
    *("posts", "imported", "taken_down", "emergencies", "corrections", "returns"),
    *("approved", "approved_first_time", "views", "views_to_date", "words", "photos"),
)


def page_of(user, period=AUGUST, of=None, author=None) -> Page:
    reach = Reach(SimpleNamespace(user=user))
    ids = reach.below(of) if of else reach.units
    selection = Selection(period, tuple(ids), of, author)
    return Page(selection, reach, figures.of(selection))


def counted(tally) -> dict:
    """The numbers of a tally that are not 0."""
    return {name: getattr(tally, name) for name in COUNTED if getattr(tally, name)}


def lines(found) -> dict:
    return {line.name: line for line in found}


def test_the_figures_of_all_units_are_those_counted_by_hand(told, people):
    total = page_of(people.reviewer).total
    assert counted(total.tally) == {
        "posts": 5, "imported": 1, "taken_down": 1, "emergencies": 1, "corrections": 1,
        "returns": 2, "approved": 4, "approved_first_time": 3, "views": 10, "views_to_date": 1006,
        "words": 65, "photos": 2,
    }  # fmt: skip
    assert total.tally.first_time_rate == 75
    assert sorted(total.tally.waits) == [1, 1, 2, 3, 4, 6, 10]
    assert total.wait == "3 giờ"


def test_each_unit_has_its_own_figures(told, people):
    units = lines(page_of(people.reviewer).units)
    assert counted(units["Phường Việt Hưng"].tally) == {
        "posts": 4, "imported": 1, "emergencies": 1, "corrections": 1, "returns": 1, "approved": 2,
        "approved_first_time": 1, "views": 10, "views_to_date": 1006, "words": 52, "photos": 2,
    }  # fmt: skip
    assert units["Phường Việt Hưng"].wait == "3 giờ"  # between 2 and 4
    assert counted(units["Phường Bồ Đề"].tally) == {
        "posts": 1, "taken_down": 1, "returns": 1, "approved": 2, "approved_first_time": 2,
        "words": 13,
    }  # fmt: skip
    assert len(units) == 2


def test_each_author_has_their_own_figures_and_names(told, people):
    authors = lines(page_of(people.reviewer).authors)
    assert list(authors) == ["huong", "tuan", "Cổng cũ"]
    assert counted(authors["huong"].tally) == {
        "posts": 3, "emergencies": 1, "corrections": 1, "returns": 1, "approved": 2,
        "approved_first_time": 1, "views": 9, "views_to_date": 6, "words": 39, "photos": 2,
    }  # fmt: skip
    assert (authors["huong"].beside, authors["Cổng cũ"].beside) == ("Thu Hương", "CTV")
    alone = page_of(people.reviewer, author=people.other_clerk)
    assert counted(alone.total.tally) == counted(authors["tuan"].tally)
    assert alone.silent is None


def test_what_lies_at_the_edge_of_a_month_counts_on_its_side(told, people):
    july = page_of(people.reviewer, periods.named("2025-07")).total.tally
    september = page_of(people.reviewer, periods.named("2025-09")).total.tally
    approved = {"approved": 1, "approved_first_time": 1}
    assert counted(july) == {"posts": 1, "views_to_date": 4, "words": 13} | approved
    assert counted(september) == {"posts": 1, "views": 1, "words": 13}
    quarter = page_of(people.reviewer, periods.named("2025-q3"))
    assert [line.tally.posts for line in quarter.steps] == [1, 5, 1]
    assert [line.name for line in quarter.steps] == ["7/2025", "8/2025", "9/2025"]
    days = {line.name: line.tally.posts for line in page_of(people.reviewer).told_steps}
    assert [day for day, posts in days.items() if posts] == [
        "03/08/2025", "05/08/2025", "06/08/2025", "15/08/2025", "20/08/2025",
    ]  # fmt: skip


def test_what_is_scheduled_or_called_off_is_no_post_yet(people, make_article):
    article, soon = make_article(), timezone.now() + timedelta(days=1)
    workflow.submit(article.pk, by=people.clerk)
    approve(stored(article), people.reviewer, starts_at=soon)
    tally = page_of(people.clerk, periods.whole(timezone.localdate(soon), 12)).total.tally
    assert (tally.posts, tally.approved) == (0, int(soon.year == timezone.localdate().year))


def test_posts_go_with_the_unit_that_answers_for_them_now(told, people, city):
    told.mended.unit = city.new_bo_de
    told.mended.save()
    assert page_of(people.clerk).total.tally.posts == 3
    assert page_of(people.other_clerk).total.tally.posts == 2


def test_silent_units_are_the_open_ones_with_the_day_of_their_last_post(told, people, city):
    def silent(user, key):
        found = page_of(user, periods.named(key)).silent
        return [(unit.name, last and timezone.localdate(last)) for unit, last in found]

    assert silent(people.reviewer, "2025-08") == [("Thành phố Hà Nội", None)]
    assert silent(people.reviewer, "2025-10") == [
        ("Thành phố Hà Nội", None),
        ("Phường Việt Hưng", date(2025, 8, 15)),
        ("Phường Bồ Đề", date(2025, 9, 1)),
    ]
    assert silent(people.clerk, "2025-08") == []
    # In June the wards of today were not there, and those of then had nothing to say.
    assert ("Phường Việt Hưng", None) not in silent(people.reviewer, "2025-06")
    assert ("Quận Long Biên", None) in silent(people.reviewer, "2025-06")


def test_a_unit_counts_with_those_below_it(told, people, city, make_article, publish):
    assert page_of(people.reviewer, of=city.top).total.tally.posts == 5
    assert page_of(people.reviewer, of=city.new_bo_de).total.tally.posts == 1


def test_the_page_costs_the_same_whatever_there_is_to_count(
    sign_in, people, city, make_article, publish, django_assert_max_num_queries
):
    client = sign_in(people.reviewer)

    def queries():
        with django_assert_max_num_queries(60) as asked:
            assert client.get(f"{PAGE}?ky=2025").status_code == 200
        return len(asked)

    publish(make_article(), at=moment("02/08"))
    queries()  # what is asked once
    few = queries()
    for number in range(6):
        clerk = type(people.clerk).objects.create_user(f"nguoi-{number}")
        ward = (city.new_bo_de, city.viet_hung)[number % 2]
        new = unit("residential_group", f"Tổ dân phố {number}", f"tdp-{number}-moi", ward)
        publish(
            make_article(unit=(ward, new)[number % 2], author=clerk),
            at=moment(f"0{number + 3}/08"),
        )
    assert queries() == few
