"""The database goes while people read: they go on reading, and each of them counts once."""

import threading
import time

import pytest
from django.conf import settings

from tests.server import load, running
from tests.services.owned import owned_server

pytestmark = [
    pytest.mark.both,
    pytest.mark.skipif(
        settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"),
        reason="SQLite is no server that could go; see test_outage_sqlite",
    ),
]
# Longer than anybody waits for the database (`lines.PATIENCE`).
LONG = 8
COLD = ["/tim-kiem/?q=duong", "/admin/login/", "/chuyen-muc/khong-co/", "/so-do/"]


@pytest.fixture(scope="module")
def database():
    """A PostgreSQL server that this test may stop."""
    with owned_server() as server:
        yield server


@pytest.fixture(scope="module")
def site(database, tmp_path_factory):
    with running.installation(tmp_path_factory.mktemp("outage"), database.url) as made:
        yield made


@pytest.fixture
def server(site, tmp_path):
    started = running.Server(site, tmp_path)
    try:
        started.start()
        yield started
    finally:
        started.stop()


def assert_put_off(answer):
    """Nobody is left without words, or with those of a machine."""
    status, headers, page = answer
    assert status == 503
    assert int(headers["Retry-After"]) > 0
    assert "Trang tạm thời chưa mở được" in page


def assert_all_counted(site, before, readers):
    """By itself: nobody reads any more."""
    assert not readers.failures, readers.failures[0]
    running.until(
        lambda: site.total() >= before + readers.answered,
        60,
        "not all views are counted",
        readers.server.log,
    )
    time.sleep(1.5)  # whoever would count one twice
    assert site.total() == before + readers.answered


def test_a_database_that_is_stopped_and_started_again(database, site, server):
    before = site.total()
    with load.Readers(server) as readers:
        database.stop()
        readers.see_notice(True)
        for path in COLD:
            assert_put_off(load.ask(server, path))
        readers.go_on(200)
        database.start()
        readers.see_notice(False)
        readers.go_on(100)
    assert readers.noticed >= 200
    assert_all_counted(site, before, readers)
    for path in ["/tim-kiem/?q=duong", "/admin/login/"]:
        assert load.ask(server, path)[0] == 200


def test_a_database_that_freezes_while_people_ask_for_all_kinds_of_pages(database, site, server):
    before = site.total()
    answers = []

    def ask(number):
        answers.append(load.ask(server, f"/tim-kiem/?q=duong{number}"))

    with load.Readers(server) as readers:
        database.freeze()
        try:
            begun = time.monotonic()
            # More than there are threads, before anybody knows.
            cold = [threading.Thread(target=ask, args=[number]) for number in range(40)]
            for thread in cold:
                thread.start()
            readers.see_notice(True)
            for thread in cold:
                thread.join(60)
            for path in COLD:
                assert_put_off(load.ask(server, path))
            time.sleep(max(0, begun + LONG - time.monotonic()))
        finally:
            database.thaw()
        readers.see_notice(False)
        readers.go_on(100)
    assert len(answers) == len(cold)
    for answer in answers:
        assert_put_off(answer)
    assert_all_counted(site, before, readers)


def test_a_server_that_is_killed_in_an_outage_has_the_views_on_the_disk(database, site, server):
    before = site.total()
    readers = load.Readers(server)
    with readers:
        database.stop()
        readers.see_notice(True)
        readers.go_on(200)
        server.kill()
    database.start()
    server.start()
    running.until(lambda: site.total() >= before + readers.answered, 60, "views are lost")
    time.sleep(1.5)
    assert site.total() <= before + readers.answered + load.CONNECTIONS


def test_a_database_that_takes_nothing_more_goes_on_being_read(database, site, server):
    """As one whose disk is full, or that stands by for another: pages stay fresh."""
    before = site.total()
    with load.Readers(server) as readers:
        database.set("default_transaction_read_only", "on")
        time.sleep(1)
        counted = site.total()
        readers.go_on(200)
        assert site.total() == counted
        assert load.ask(server, "/tim-kiem/?q=duong")[0] == 200
        database.set("default_transaction_read_only", "off")
        readers.go_on(200)
    assert readers.noticed == 0
    assert_all_counted(site, before, readers)
