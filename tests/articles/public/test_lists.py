"""Lists that are read page by page: where they lead, what they call themselves, what they cost."""

import re
from datetime import timedelta
from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import publishing
from tests.makers import HOUR, NOON

pytestmark = pytest.mark.django_db


def text_of(response) -> str:
    main = response.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


def numbers(response) -> list[str]:
    return re.findall(r"Tin số (\d+)", text_of(response))


def ways(response) -> dict[str, str]:
    """The links of the pager by their words."""
    found = re.search(r'<nav class="pager".*?</nav>', response.content.decode(), re.DOTALL)
    links = re.findall(r'<a ?(.*?) ?href="(.*?)">(.*?)</a>', found[0]) if found else []
    return {words: address.split("#")[0] for _, address, words in links}


OLDER, NEWER, NEWEST = "Xem tin cũ hơn", "Xem tin mới hơn", "Về tin mới nhất"


@pytest.fixture
def seven(make_article, publish, settings):
    """Seven posts, number 7 the newest, three on a page."""
    settings.ARTICLES_PER_PAGE = 3
    return [
        publish(make_article(title=f"Tin số {n}"), at=NOON + n // 2 * HOUR) for n in range(1, 8)
    ]


def test_the_first_page_leads_down_and_the_last_one_up(client, seven):
    first = client.get("/chuyen-muc/hoat-dong-cac-phuong/")
    assert numbers(first) == ["7", "6", "5"]
    assert set(ways(first)) == {OLDER}
    last = client.get(f"/chuyen-muc/hoat-dong-cac-phuong/?truoc={seven[1].article_id}")
    assert numbers(last) == ["1"]
    assert set(ways(last)) == {NEWER, NEWEST}
    assert ways(last)[NEWEST] == "./"


def test_from_the_middle_both_ways_are_open_and_meet(client, seven):
    address = "/don-vi/viet-hung/"
    middle = client.get(address + ways(client.get(address))[OLDER])
    assert numbers(middle) == ["4", "3", "2"]
    assert set(ways(middle)) == {OLDER, NEWER, NEWEST}
    above = client.get(address + ways(middle)[NEWER])
    assert numbers(above) == ["7", "6", "5"]
    assert set(ways(above)) == {OLDER}
    assert numbers(client.get(address + ways(above)[OLDER])) == ["4", "3", "2"]


def test_the_way_back_shows_what_came_meanwhile_and_nothing_twice(
    client, seven, make_article, publish
):
    address = "/don-vi/viet-hung/"
    middle = client.get(address + ways(client.get(address))[OLDER])
    publish(make_article(title="Tin số 8"), at=NOON + 8 * HOUR)
    above = client.get(address + ways(middle)[NEWER])
    assert numbers(above) == ["7", "6", "5"]
    top = client.get(address + ways(above)[NEWER])
    assert numbers(top) == ["8"]
    assert set(ways(top)) == {OLDER}


def test_a_withdrawn_post_still_marks_its_place(client, seven, people):
    for edition in (seven[4], seven[1]):
        publishing.withdraw(edition.article_id, by=people.chief, public_note="Đang xem lại.")
    address = "/don-vi/viet-hung/"
    assert numbers(client.get(f"{address}?truoc={seven[4].article_id}")) == ["4", "3", "1"]
    assert numbers(client.get(f"{address}?sau={seven[1].article_id}")) == ["6", "4", "3"]


def test_where_all_below_was_withdrawn_the_page_leads_back(client, seven, people):
    publishing.withdraw(seven[0].article_id, by=people.chief, public_note="Đang xem lại.")
    page = client.get(f"/don-vi/viet-hung/?truoc={seven[1].article_id}")
    assert "Không còn tin nào cũ hơn." in text_of(page)
    assert ways(page) == {NEWEST: "./"}


def test_a_strange_cursor_leads_to_the_first_page(client, seven):
    for address in ("/don-vi/viet-hung/", "/luu-tru/2025/08/", "/dinh-chinh/"):
        first = client.get(address).content
        for cursor in ("abc", "-1", "0", "9" * 30, "", "１２", "²", "1'--", "999999999"):
            for way in ("truoc", "sau"):
                page = client.get(address, {way: cursor})
                assert (page.status_code, page.content) == (200, first), (address, way, cursor)


def test_the_newest_post_as_a_way_back_leads_to_the_first_page(client, seven):
    page = client.get("/don-vi/viet-hung/", {"sau": seven[6].article_id})
    assert page.content == client.get("/don-vi/viet-hung/").content


def test_each_page_says_which_address_is_its_own(client, seven):
    def canonical(address):
        page = client.get(address).content.decode()
        return re.search(r'rel="canonical" href="http://testserver(.*?)"', page)[1]

    unit = "/don-vi/viet-hung/"
    third, fifth = seven[2].article_id, seven[4].article_id
    assert canonical(unit) == unit
    assert canonical(f"{unit}?truoc={fifth}") == f"{unit}?truoc={fifth}"
    # The same posts as below number 7, reached from the other side.
    assert canonical(f"{unit}?sau={third}") == f"{unit}?truoc={seven[6].article_id}"
    assert canonical(f"{unit}?sau={fifth}") == unit
    assert canonical(f"{unit}?truoc=abc&fbclid=1") == unit


def test_pages_tell_search_engines_and_ears_their_order(client, seven):
    page = client.get(f"/don-vi/viet-hung/?truoc={seven[4].article_id}").content.decode()
    assert re.search(r'<nav class="pager" aria-label="Các trang tin">', page)
    assert re.search(r'<a rel="prev" href="\?sau=\d+#tin-don-vi">', page)
    assert re.search(r'<a rel="next" href="\?truoc=\d+#tin-don-vi">', page)


def test_a_row_says_when_who_and_under_what(client, make_article, publish):
    publish(make_article(title="Ra quân"), at=NOON)
    page = client.get("/don-vi/viet-hung/").content.decode()
    assert '<time datetime="2025-08-01T12:00+0700">01/08/2025</time>' in page
    assert "01/08/2025 · Phường Việt Hưng · Hoạt động các phường" in text_of(
        client.get("/don-vi/viet-hung/")
    )
    section = text_of(client.get("/chuyen-muc/hoat-dong-cac-phuong/"))
    assert "01/08/2025 · Phường Việt Hưng Sáng" in section  # it need not say its own name


def headings(response) -> list[int]:
    return [int(n) for n in re.findall(r"<h([1-6])", response.content.decode())]


def test_headings_leave_out_no_level(client, seven, people, make_article, publish):
    article = make_article(title="Bài sửa")
    publish(article, at=NOON)
    publish(article, at=NOON + HOUR, change="correction", public_note="Đã sửa.")
    for address in (
        *("/don-vi/", "/don-vi/?q=viet", "/don-vi/?q=vjet", "/don-vi/viet-hung/"),
        *("/don-vi/duc-giang/", "/luu-tru/", "/luu-tru/2025/", "/luu-tru/2025/08/"),
        *("/luu-tru/2025/08/01/", "/dinh-chinh/"),
    ):
        levels = headings(client.get(address))
        assert levels[0] == 1 and levels.count(1) == 1, address
        assert all(b <= a + 1 for a, b in pairwise(levels)), (address, levels)


def test_a_page_costs_the_same_wherever_it_is(client, make_article, publish, settings):
    settings.ARTICLES_PER_PAGE = 2
    editions = [publish(make_article(photos=1), at=NOON + n * HOUR) for n in range(9)]

    def cost(address):
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    address = "/chuyen-muc/hoat-dong-cac-phuong/"
    for way in ("truoc", "sau"):
        costs = {cost(f"{address}?{way}={edition.article_id}") for edition in editions[2:7]}
        assert costs == {cost(address)}


def test_corrections_lead_back_as_well(client, make_article, publish, settings):
    settings.ARTICLES_PER_PAGE = 2
    for n in range(1, 6):
        article = make_article(title=f"Tin số {n}")
        publish(article, at=NOON + n * HOUR)
        publish(
            article,
            at=NOON + n * HOUR + timedelta(minutes=1),
            change="correction",
            public_note=f"Lời {n}",
        )
    address = "/dinh-chinh/"
    first = client.get(address)
    assert set(ways(first)) == {"Xem đính chính cũ hơn"}
    second = client.get(address + ways(first)["Xem đính chính cũ hơn"])
    assert numbers(second) == ["3", "2"]
    assert set(ways(second)) == {
        "Xem đính chính cũ hơn",
        "Xem đính chính mới hơn",
        "Về đính chính mới nhất",
    }
    assert numbers(client.get(address + ways(second)["Xem đính chính mới hơn"])) == ["5", "4"]
