"""Two servers of one installation that share finished pages in a real Redis, and do without it."""

import gzip
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace

import pytest

from tests.server.running import Server, manage
from tests.server.test_takedown import (  # noqa: F401 - collected here too, with Redis
    test_the_next_request_to_another_process_meets_the_placeholder_and_410,
)
from tests.services import redis

pytestmark = pytest.mark.skipif(
    bool(redis.missing()),
    reason=f"not tried with Redis, not installed: {redis.missing()}; "
    "python -m tests.services prepare",
)
BLINK = 3.0  # seconds; a client that waits and retries by itself takes longer
_RENAME = """
from wards.models import Unit
Unit.objects.filter(slug="duc-giang").update(name="{name}")
"""
_MOVE = """
from wards import siteversion
siteversion.bump()
"""
_UNIT = "/don-vi/duc-giang/"


@pytest.fixture
def cache():
    """A Redis of its own."""
    with redis.throwaway_server() as started:
        yield started


@pytest.fixture
def shared(installation, cache):
    """The installation, with `cache` in its settings."""
    return replace(installation, environment=installation.environment | {"CACHE_URL": cache.url})


@pytest.fixture
def server(shared, tmp_path):
    """A running server that uses the cache."""
    with serving(shared, tmp_path) as (only,):
        yield only


@contextmanager
def serving(installation, folder, count=1) -> Iterator[list[Server]]:
    """So many servers of an installation."""
    with ExitStack() as stack:
        stack.callback(installation.settled)
        servers = []
        for number in range(count):
            place = folder / f"server-{number}-{len(list(folder.iterdir()))}"
            place.mkdir()
            servers.append(Server(installation, place))
            stack.callback(servers[-1].stop)
        for one in servers:
            one.start()
        yield servers


def get(server, path) -> str:
    """The page, as somebody reads it whom nothing goes wrong for."""
    with closing(server.connect()) as connection:
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        body = answer.read()
        assert answer.status == 200, body
        packed = answer.headers.get("Content-Encoding") == "gzip"
        return (gzip.decompress(body) if packed else body).decode()


def run(installation, script) -> None:
    """Run `script` in a process of its own."""
    manage(installation.environment, "shell", "--verbosity", "0", "--command", script)


@pytest.fixture
def renamed(installation):
    """Change what a page says behind the site's back: the version stays."""
    yield lambda name: run(installation, _RENAME.format(name=name))
    run(installation, _RENAME.format(name="Phường Đức Giang") + _MOVE)


def test_what_one_server_made_another_does_not_make_again(shared, cache, tmp_path, renamed):
    with serving(shared, tmp_path, count=2) as (one, other):
        assert "Phường Đức Giang" in get(one, _UNIT)
        renamed("Phường Bí Mật")
        assert "Phường Đức Giang" in get(other, _UNIT)
        run(shared, _MOVE)
        for server in (one, other):
            assert "Phường Bí Mật" in get(server, _UNIT)


def test_views_of_shared_pages_count_and_each_reader_sees_the_total(shared, tmp_path):
    with serving(shared, tmp_path, count=2) as servers:
        before = shared.total()
        for number, server in enumerate([*servers, *servers], 1):
            shown = f"{before + number:,}".replace(",", ".")
            assert f"Lượt xem: {shown}" in get(server, shared.path)
        assert shared.total() == before + 4


@pytest.mark.parametrize("happens", ["stop", "freeze"])
def test_readers_notice_nothing_when_redis_is_gone(shared, cache, tmp_path, happens):
    def read(server):
        begun = time.monotonic()
        for path in ("/", shared.path, _UNIT):
            assert "Phường Đức Giang" in get(server, path)
        return time.monotonic() - begun

    with serving(shared, tmp_path, count=2) as servers:
        before = shared.total()
        for server in servers:
            read(server)
        getattr(cache, happens)()
        run(shared, _MOVE)  # so that all pages are made anew, by both
        with ThreadPoolExecutor(16) as readers:
            took = list(readers.map(read, servers * 40))
        assert shared.total() == before + 82
        if happens == "freeze":
            cache.thaw()
        else:
            cache.start()
        run(shared, _MOVE)
        for server in servers:
            read(server)
        logs = [server.log.read_text() for server in servers]
    assert max(took) < 3 * BLINK
    for log in logs:
        assert "Traceback" not in log
        assert 1 <= log.count("does not answer; going on without it") <= 8  # once in each process


def test_an_emptied_cache_and_wrong_bytes_in_it_change_nothing(shared, cache, tmp_path, renamed):
    with serving(shared, tmp_path) as (one,):
        get(one, _UNIT)
    client = cache.client()
    names = list(client.scan_iter())
    assert names
    for name in names:
        client.set(name, client.get(name).replace(b"text/html", b"text/xxxx"))
    renamed("Phường Thật")
    with serving(shared, tmp_path) as (two,):
        assert "Phường Thật" in get(two, _UNIT)  # made anew, not taken from the cache
        client.flushall()
        run(shared, _MOVE)
        assert "Phường Thật" in get(two, _UNIT)
