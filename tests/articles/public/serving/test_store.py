"""The pages of a process take no more room than they may, and those that are read stay."""

import gc
import tracemalloc
from datetime import UTC, datetime

import pytest
from django.utils.crypto import get_random_string

from articles.public.serving import entries
from articles.public.serving.exchange import NOTICE, TOTAL, Exchange
from articles.public.serving.store import Store

NOW = datetime(2026, 1, 1, tzinfo=UTC)
MEGABYTE = 2**20
HEADERS = [
    ("Content-Type", "text/html; charset=utf-8"), ("Content-Length", "1"),
    ("Cache-Control", "no-cache"), ("X-Frame-Options", "DENY"),
    ("Content-Security-Policy", "default-src 'self'; " * 12), ("Permissions-Policy", "x=() " * 80),
]  # fmt: skip


def page(size=20_000, **about) -> entries.Entry:
    """A page of so many bytes that are as hard to compress as words are."""
    half = get_random_string(size // 2, "abcdefghijklmnop")
    body = f"{half}{TOTAL}<p>{NOTICE}{half}"
    headers = [("".join(list(name)), "".join(list(value))) for name, value in HEADERS]
    about = Exchange(NOW, 1, True)
    return entries.make("/tin/x-1/", headers, body.encode(), 1, NOW, about)


def test_what_is_asked_for_once_pushes_out_nothing_that_is_read():
    store = Store(MEGABYTE)
    store.put("home", page())
    assert store.get("home")
    for number in range(500):
        store.put(f"robot {number}", page())
    assert store.get("home")
    assert store.size <= MEGABYTE


def test_what_nobody_asks_for_again_makes_room_for_what_is_read():
    store = Store(MEGABYTE)
    for number in range(100):
        store.put(f"page {number}", page())
        store.get(f"page {number}")
    assert store.size <= MEGABYTE
    assert store.peek("page 99")
    assert not store.peek("page 0")


def test_a_page_in_place_of_another_takes_its_room():
    store = Store(MEGABYTE)
    for _ in range(100):
        store.put("home", page())
        store.get("home")
    assert len(store) == 1
    assert store.size < 2 * page().size


def test_a_page_larger_than_the_room_is_not_kept():
    store = Store(MEGABYTE)
    store.put("home", page())
    store.get("home")
    store.put("huge", page(2 * MEGABYTE))
    assert len(store) == 1
    store.put("home", page(2 * MEGABYTE))
    assert (len(store), store.size) == (0, 0)


@pytest.mark.parametrize("size", [500, 20_000, 200_000])
def test_an_entry_takes_as_much_as_it_says(size):
    """Of Python's own memory; with what comes into being only when it is first read."""
    gc.collect()
    tracemalloc.start()
    try:
        made = [page(size) for _ in range(20)]
        for entry in made:
            entry.answer({"REQUEST_METHOD": "GET", "HTTP_ACCEPT_ENCODING": "gzip"}, total=1)
        gc.collect()
        taken = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    said = sum(entry.size for entry in made)
    assert 0.5 * said < taken < 1.05 * said
