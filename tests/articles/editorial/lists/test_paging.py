"""A list of any length: bounded counts, the same number of statements, no row skipped."""

import re
from datetime import timedelta
from urllib.parse import parse_qsl

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.editorial.article_admin import ArticleAdmin
from articles.editorial.lists import paging
from articles.models import Article
from tests.articles.editorial.lists.conftest import ADDRESS

pytestmark = pytest.mark.django_db

# The plain list. A search asks for the units besides, a unit for what is below it and what it
# succeeded, a further page for how many there are.
STATEMENTS = 18
MORE = 2


@pytest.fixture
def many(city, category, people):
    """`many(n)`: so many more articles, each changed a minute before the one before it."""

    def make(number, **fields):
        start, now = Article.objects.count(), timezone.now()
        same = {"unit": city.viet_hung, "category": category, "author": people.clerk} | fields
        made = Article.objects.bulk_create(
            Article(**{"title": f"Tin {n}"} | same) for n in range(start, start + number)
        )
        for n, article in enumerate(made, start):
            article.updated_at = now - timedelta(minutes=n)
        Article.objects.bulk_update(made, ["updated_at"])
        return made

    return make


def ask(client, query: str) -> list[str]:
    """The statements that one request takes."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(ADDRESS + query).status_code == 200
    return [row["sql"] for row in captured.captured_queries]


QUERIES = (
    *("", "?q=tin", "?q=khongco", "?state__exact=draft", "?cong_khai=never", "?cong_khai=live"),
    *("?don_vi={unit}", "?da_xoa=co", "?xep=cu-nhat", "?sau={mark}", "?truoc={mark}"),
    *("?dang_luc=thang-nay", "?dang_khan=cho", "?sua_tu=2020-01-01", "?nguoi_viet=toi"),
)


def test_nothing_counts_without_a_limit_and_length_costs_no_statement(sign_in, people, many, city):
    client = sign_in(people.clerk)
    made = many(60)
    order = paging.ORDERS["moi-sua"]
    row = Article.objects.filter(pk=made[55].pk).values(*order.columns).get()
    words = {"unit": city.viet_hung.pk, "mark": order.mark(row)}
    queries = [query.format(**words) for query in QUERIES]
    ask(client, "")  # what is asked once
    few = {query: ask(client, query) for query in queries}
    many(300)
    for query in queries:
        statements = ask(client, query)
        assert len(statements) == len(few[query]) <= STATEMENTS + (MORE if query else 0), query
        for sql in statements:
            if re.search(r"\bCOUNT\(", sql, re.IGNORECASE) and "articles_article" in sql:
                assert re.search(r"\bLIMIT \d+\)", sql), (query, sql)


def test_a_reader_of_all_pages_meets_every_post_once_though_new_ones_come(listed, people, many):
    many(120)
    expected = [f"Tin {n}" for n in range(120)]
    met, query = [], {}
    while True:
        page = listed(people.clerk, **query)
        met += page.titles
        many(7, title="Mới")  # while one reads
        Article.objects.filter(title="Mới").update(updated_at=timezone.now())
        after = page.context["cl"].after
        if after is None:
            break
        query = dict(parse_qsl(after[1:]))
    assert met == expected
    # And back again, to the very beginning.
    before = page.context["cl"].before
    page = listed(people.clerk, **dict(parse_qsl(before[1:])))
    assert page.titles == expected[50:100]


@pytest.mark.parametrize("order", paging.ORDERS)
def test_pages_follow_one_another_in_every_order_and_lead_back(listed, people, many, order):
    many(115)
    Article.objects.filter(pk__gt=Article.objects.earliest("pk").pk + 90).update(
        updated_at=timezone.now()  # that of many is the same
    )
    first = listed(people.clerk, xep=order)
    second = listed(people.clerk, **dict(parse_qsl(first.context["cl"].after[1:])))
    third = listed(people.clerk, **dict(parse_qsl(second.context["cl"].after[1:])))
    assert [len(page.titles) for page in (first, second, third)] == [50, 50, 15]
    assert len({*first.titles, *second.titles, *third.titles}) == 115
    assert third.context["cl"].after is None and first.context["cl"].before is None
    back = listed(people.clerk, **dict(parse_qsl(third.context["cl"].before[1:])))
    assert back.titles == second.titles
    back = listed(people.clerk, **dict(parse_qsl(back.context["cl"].before[1:])))
    assert back.titles == first.titles


def test_more_than_a_thousand_are_not_counted(listed, people, many, monkeypatch):
    monkeypatch.setattr(paging, "MOST_COUNTED", 20)
    monkeypatch.setattr(ArticleAdmin, "list_per_page", 10)
    many(20)
    assert "20 bài" in listed(people.clerk).text
    many(1)
    first = listed(people.clerk)
    assert "Hơn 1.000 bài" in first.text
    assert (
        "Hơn 1.000 bài"
        in listed(people.clerk, **dict(parse_qsl(first.context["cl"].after[1:]))).text
    )


def test_a_mark_that_is_none_leads_to_the_list_and_one_past_the_end_to_its_beginning(
    sign_in, people, many
):
    client = sign_in(people.clerk)
    many(3)
    for mark in ("x", "1", "1-", "-1", "1-x", "9" * 40 + "-1", f"{10**18 - 1}-1", "１-1"):
        assert client.get(f"{ADDRESS}?sau={mark}").status_code == 302, mark
    page = client.get(f"{ADDRESS}?sau=0-1")
    assert len(page.context["cl"].rows) == 3


def test_a_click_on_a_heading_of_old_sorts_by_nothing_without_an_index(sign_in, people, many):
    many(3)
    for query in ("?o=1", "?o=-2.1", "?all=", "?p=7"):
        page = sign_in(people.clerk).get(ADDRESS + query)
        assert [row.article.title for row in page.context["cl"].rows] == ["Tin 0", "Tin 1", "Tin 2"]
