"""Whatever addresses are made up, what people read stays warm and nothing grows without end."""

import tracemalloc

import pytest

from articles.public.counting import readers
from articles.public.serving import addresses
from articles.public.serving.store import Store

MADE_UP = 10_000


@pytest.fixture
def edition(make_article, publish):
    return publish(make_article())


def test_made_up_parameters_neither_push_out_nor_add_a_page(site, edition):
    people_read = ["/", edition.get_absolute_url(), "/luu-tru/"]
    for address in people_read * 2:
        site.get(address)
    store = site.front._store
    before = len(store), store.size
    asked = len(site.django.asked)
    robot = {"HTTP_USER_AGENT": "Googlebot"}
    for number in range(MADE_UP):
        site.get(f"{people_read[1 + number % 2]}?a{number}={number}&utm_x={number}", **robot)
    for number in range(100):  # these are looked up: an older portal may have shown a post there
        site.get(f"/?a{number}={number}", **robot)
    assert (len(store), store.size) == before
    assert len(site.django.asked) == asked
    assert [site.renderings(address) for address in people_read] == [0, 0, 0]


def test_made_up_pages_push_out_one_another(site, edition):
    site.front._store = store = Store(2**20)
    for _ in range(2):
        site.get("/")
    most = 0
    for number in range(60):
        site.get(f"/?truoc={number + 10**6}")
        site.get(f"/tin/khac-{edition.article_id + number + 1}/")
        site.get(f"/luu-tru/{1900 + number}/")
        most = max(most, store.size)
    assert most <= 2**20
    assert store.peek("/")
    assert site.renderings("/") == 0
    assert not store.peek("/?truoc=1000000")


def test_what_is_known_of_paths_is_bounded():
    for number in range(5000):
        addresses.kept_as(f"/don-vi/{number}/")
    found = addresses.kept_as.cache_info()
    assert found.currsize <= found.maxsize == 4096


@pytest.mark.parametrize("header", ["HTTP_USER_AGENT", "HTTP_ACCEPT_ENCODING"])
def test_nobody_fills_the_memory_with_long_headers(site, edition, header):
    long = "x" * 50_000
    site.get(edition.get_absolute_url())
    tracemalloc.start()
    try:
        for number in range(60):
            site.get(edition.get_absolute_url(), **{header: f"{number}{long}"})
        grown, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert grown < 20 * len(long)


@pytest.mark.parametrize("agent", ["Googlebot/2.1", "x" * 900 + " Googlebot/2.1"])
def test_a_robot_is_one_however_much_it_says(agent):
    robot = {"REQUEST_METHOD": "GET", "HTTP_USER_AGENT": agent + "y" * 5000}
    assert not readers.is_view(robot)
