"""The first page of the back office: one glance tells each person what to do next."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.editorial import home, workflow
from articles.models import Article

pytestmark = pytest.mark.django_db

State = Article.State


@pytest.fixture
def first_page(sign_in):
    def look(user):
        return sign_in(user).get(reverse("admin:index")).content.decode()

    return look


def tiles(user) -> dict[str, int]:
    return {tile.label: tile.count for tile in home.of(user).tiles}


def test_a_writer_sees_what_came_back_and_why(first_page, people, make_article):
    article = make_article(title="Ngõ 5 sạch")
    workflow.submit(article.pk, by=people.clerk)
    workflow.send_back(article.pk, by=people.reviewer, reason="Thiếu giờ.")
    page = first_page(people.clerk)
    assert "Cần sửa lại" in page and "Ngõ 5 sạch" in page and "Thiếu giờ." in page
    assert "Ngõ 5 sạch" not in first_page(people.other_clerk)
    workflow.submit(article.pk, by=people.clerk)
    assert "Cần sửa lại" not in first_page(people.clerk)


def test_counts_are_of_ones_own_units_and_lead_to_what_they_count(
    sign_in, people, make_article, publish, city
):
    for state, count in ((State.DRAFT, 2), (State.SUBMITTED, 3), (State.RETURNED, 1)):
        for _ in range(count):
            make_article(state=state)
    make_article(unit=city.new_bo_de)
    make_article(deleted_at=timezone.now())
    publish(make_article())
    publish(make_article(), at=timezone.now() - timedelta(days=40))
    assert tiles(people.clerk) == {
        "Bị trả lại": 1, "Bản nháp": 2, "Chờ duyệt": 3, "Đăng tháng này": 1,
    }  # fmt: skip
    client = sign_in(people.clerk)
    for tile in home.of(people.clerk).tiles:
        listed = client.get(reverse("admin:articles_article_changelist") + f"?{tile.query}")
        assert listed.context["cl"].result_count == tile.count, tile.label


def test_a_post_is_one_tap_away_and_nothing_is_for_those_without_a_role(first_page, people):
    assert "Viết bài" in first_page(people.clerk)
    assert "Viết bài" not in first_page(people.stranger)


def test_the_first_page_costs_the_same_whatever_waits(
    sign_in, people, make_article, django_assert_max_num_queries
):
    client = sign_in(people.reviewer)

    def queries():
        with django_assert_max_num_queries(60) as asked:
            client.get(reverse("admin:index"))
        return len(asked)

    make_article(state=State.SUBMITTED)
    queries()  # what is asked once, like content types
    few = queries()
    for state in (State.SUBMITTED, State.RETURNED, State.DRAFT) * 5:
        make_article(state=state)
    assert queries() == few
