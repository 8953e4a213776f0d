"""After a publication a page is made once, however many wait for it; and all of them count."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from articles.models import ViewCount
from wards import siteversion

MANY = 40


@pytest.fixture
def edition(make_article, publish):
    return publish(make_article())


@pytest.fixture
def all_at_once(site):
    """`all_at_once(address)`: the answers to many who come while the first rendering goes on."""

    def run(address, many=MANY):
        come = []

        def wait_for_all():
            while len(come) < many:
                time.sleep(0.001)
            time.sleep(0.2)

        def ask():
            come.append(1)
            return ask_and_close(site, address)

        site.django.asked.clear()
        site.django.meanwhile = wait_for_all
        with ThreadPoolExecutor(many) as readers:
            asking = [readers.submit(ask) for _ in range(many)]
            return [reader.result() for reader in asking]

    return run


@pytest.mark.parametrize("is_warm", [False, True])
def test_a_list_is_made_once(site, edition, all_at_once, is_warm):
    if is_warm:
        site.get("/")
        siteversion.bump()
    answers = all_at_once("/")
    assert site.django.asked == ["/"]
    assert {answer.status for answer in answers} == {200}
    assert len({answer.text for answer in answers}) == 1


def test_an_article_is_made_once_and_each_is_counted(site, edition, all_at_once):
    address = edition.get_absolute_url()
    answers = all_at_once(address)
    assert site.django.asked == [address]
    assert ViewCount.objects.get(pk=edition.article_id).total == MANY
    shown = sorted(answer.text.partition("Lượt xem: ")[2][:2].strip("<") for answer in answers)
    assert shown == sorted(str(number) for number in range(1, MANY + 1))


def test_what_cannot_be_kept_is_not_made_one_after_the_other(site, edition, all_at_once):
    address = f"/tin/khac-{edition.article_id}/"
    assert {answer.status for answer in all_at_once(address, 8)} == {301}
    under_way, most, lock = set(), [], threading.Lock()

    def work():
        with lock:
            under_way.add(threading.get_ident())
            most.append(len(under_way))
        time.sleep(0.2)
        under_way.discard(threading.get_ident())

    site.django.meanwhile = work
    with ThreadPoolExecutor(4) as readers:
        list(readers.map(lambda _: ask_and_close(site, address), range(4)))
    assert max(most) > 1


def ask_and_close(site, address):
    try:
        return site.get(address)
    finally:
        connection.close()


def test_a_rendering_that_fails_keeps_nobody_waiting(site, edition, all_at_once, monkeypatch):
    from articles.public import home_page

    def fail(at):
        raise RuntimeError("on purpose")

    began = time.monotonic()
    with monkeypatch.context() as broken:
        broken.setattr(home_page, "of", fail)
        answers = all_at_once("/", 8)
    assert {answer.status for answer in answers} == {500}
    assert time.monotonic() - began < 14  # less than the patience of those who wait
    site.django.meanwhile = lambda: None
    assert site.get("/").status == 200


def test_who_waited_gets_no_page_that_was_old_when_they_asked(site, edition, all_at_once):
    """The version moves while the first rendering is under way: who came after that has to get a
    page of that version, made again."""
    site.get("/")
    siteversion.bump()
    began, moved = threading.Event(), threading.Event()

    def first():
        began.set()
        moved.wait(10)

    site.django.meanwhile = first
    site.django.asked.clear()

    with ThreadPoolExecutor(2) as readers:
        one = readers.submit(ask_and_close, site, "/")
        began.wait(10)
        siteversion.bump()
        other = readers.submit(ask_and_close, site, "/")
        time.sleep(0.2)
        moved.set()
        assert one.result().status == other.result().status == 200
    assert site.django.asked == ["/", "/"]
