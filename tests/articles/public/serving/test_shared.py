"""Pages that processes share: only this site's own, and never at the price of waiting."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django_cache_url import parse

from articles.public.serving import release
from articles.public.serving.breaker import REST, Breaker
from articles.public.serving.entries import Entry
from articles.public.serving.opening import Opening
from articles.public.serving.pieces import Pieces
from articles.public.serving.shared import LONGEST, Shared, of_settings
from wardnews import caching

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
MARKS = {"total": b"[total]", "notice": b"[notice]"}


class Cache:
    """Stands in for Django's in Redis: a dictionary that can be made to fail."""

    def __init__(self):
        self.held: dict[str, bytes] = {}
        self.asked = 0
        self.error: Exception | None = None

    def _met(self):
        self.asked += 1
        if self.error:
            raise self.error

    def get(self, key):
        self._met()
        return self.held.get(key)

    def get_many(self, keys):
        self._met()
        return {key: self.held[key] for key in keys if key in self.held}

    def set(self, key, value, timeout):
        self._met()
        self.held[key] = value

    def add(self, key, value, timeout):
        self._met()
        is_new = key not in self.held
        self.held.setdefault(key, value)
        return is_new

    def delete(self, key):
        self._met()
        self.held.pop(key, None)


@pytest.fixture
def cache():
    """What two processes share."""
    return Cache()


def page(version=7, text=b"<p>[total]</p>[notice]", **fields):
    fields = {"made_at": NOW, "until": NOW + timedelta(hours=1)} | fields
    headers = [("Content-Type", "text/html; charset=utf-8"), ("Vary", "Accept-Encoding")]
    return Entry(version=version, headers=headers, body=Pieces.of(text, MARKS), **fields)


def opening(version=7, now=NOW):
    return Opening(version, now, now + timedelta(hours=16))


def read(entry, **headers):
    environ = {"REQUEST_METHOD": "GET", **headers}
    return entry.answer(environ, total=1234, is_view=True, notice="Chờ")


def test_what_one_process_made_another_tells_as_the_first_does(cache):
    mine = page(article_id=5, is_counted=True, etag="", cookie="da-doc=1; Path=/tin/a-5/")
    mine.total = 1200
    Shared(cache).put("/tin/a-5/", mine)

    theirs = Shared(cache).get("/tin/a-5/")

    assert theirs == mine
    assert theirs.total == 1200
    assert read(theirs) == read(mine)
    zipped = {"HTTP_ACCEPT_ENCODING": "gzip"}
    assert read(theirs, **zipped) == read(mine, **zipped)
    assert b"1.234" in read(theirs)[2]


def test_a_page_of_another_version_or_of_yesterday_is_not_taken(cache):
    shared = Shared(cache)
    shared.put("/", page())
    for begun in (opening(version=8), opening(now=NOW + timedelta(hours=1))):
        with shared.turn("/", begun) as others:
            assert others is None
    with shared.turn("/", opening()) as others:
        assert others == page()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"",
        lambda data: b"<h1>Tin bia</h1>",
        lambda data: data[:-1],
        lambda data: data[:40] + bytes([data[40] ^ 1]) + data[41:],
        lambda data: data[:-1] + bytes([data[-1] ^ 1]),
    ],
)
def test_bytes_that_this_site_has_not_put_there_are_refused(cache, spoil):
    shared = Shared(cache)
    shared.put("/", page())
    ((name, data),) = cache.held.items()
    cache.held[name] = spoil(data)
    assert shared.get("/") is None


def test_a_page_is_good_under_its_own_address_alone(cache):
    shared = Shared(cache)
    shared.put("/", page())
    shared.put("/don-vi/", page(text=b"Kh\xc3\xa1c"))
    one, other = cache.held
    cache.held[one], cache.held[other] = cache.held[other], cache.held[one]
    assert shared.get("/") is None


def test_another_key_another_release_or_another_database_shares_nothing(
    cache, settings, monkeypatch
):
    shared = Shared(cache)
    shared.put("/", page())
    assert shared.get("/") == page()
    with monkeypatch.context() as other:
        other.setattr(release, "_program", lambda: "another")
        assert shared.get("/") is None
    with monkeypatch.context() as other:
        other.setitem(settings.DATABASES["default"], "NAME", "another")
        assert shared.get("/") is None
    settings.SITE_URL = "https://another.example.vn"
    assert shared.get("/") is None


def test_a_page_signed_with_another_secret_is_refused(cache, settings):
    shared = Shared(cache)
    shared.put("/", page())
    settings.SECRET_KEY = "another"
    assert shared.get("/") is None


def test_one_makes_a_page_and_another_waits_for_it(cache, monkeypatch):
    one, other = Shared(cache), Shared(cache)
    with one.turn("/", opening()) as others:
        assert others is None
        looks = []

        def sleep(seconds):
            looks.append(seconds)
            if len(looks) == 3:
                one.put("/", page())

        monkeypatch.setattr("time.sleep", sleep)
        with other.turn("/", opening()) as theirs:
            assert theirs == page()
    assert len(looks) == 3
    assert len(cache.held) == 1  # nothing stays but the page


def test_a_page_that_cannot_be_shared_is_not_waited_for_longer_than_it_takes(cache, monkeypatch):
    one, other = Shared(cache), Shared(cache)
    with one.turn("/", opening()) as others:
        assert others is None
        lock = dict(cache.held)
    cache.held |= lock
    monkeypatch.setattr("time.sleep", lambda _: cache.held.clear())
    with other.turn("/", opening()) as theirs:
        assert theirs is None


def test_a_maker_that_died_holds_nobody_up_for_long(cache, monkeypatch):
    with Shared(cache).turn("/", opening()):
        lock = dict(cache.held)
    cache.held |= lock
    passed = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: passed[0])
    monkeypatch.setattr("time.sleep", lambda s: passed.__setitem__(0, passed[0] + s))
    with Shared(cache).turn("/", opening()) as theirs:
        assert theirs is None
    assert passed[0] < 3


def test_who_waits_for_a_page_of_a_new_version_does_not_wait_for_the_old_one(cache, monkeypatch):
    monkeypatch.setattr("time.sleep", lambda _: pytest.fail("waited"))
    with Shared(cache).turn("/", opening(7)), Shared(cache).turn("/", opening(8)) as theirs:
        assert theirs is None


def test_a_cache_that_fails_is_left_alone_and_tried_again_by_one(cache, caplog):
    clock = [100.0]
    shared = Shared(cache, Breaker("cache", lambda: clock[0]))
    cache.error = ConnectionError("gone")
    for _ in range(20):
        shared.put("/", page())
        with shared.turn("/", opening()) as theirs:
            assert theirs is None
        assert shared.get("/") is None
    assert cache.asked == 1
    assert len(caplog.records) == 1

    clock[0] += REST
    assert shared.get("/") is None
    assert shared.get("/") is None
    assert cache.asked == 2

    cache.error = None
    assert shared.get("/") is None
    assert cache.asked == 2
    clock[0] += REST
    shared.put("/", page())
    assert shared.get("/") == page()
    assert len(caplog.records) == 2  # gone, and back


def test_a_page_too_long_to_be_worth_it_is_not_shared(cache):
    Shared(cache).put("/", page(text=random.Random(1).randbytes(LONGEST + 1)))
    assert not cache.held


@pytest.mark.parametrize("url", ["locmem://", "dummy://"])
def test_a_cache_that_is_not_shared_keeps_no_page_twice(settings, url):
    settings.CACHES = {"default": caching.complete(parse(url), url)}
    shared = of_settings()
    shared.put("/", page())
    assert shared.get("/") is None
    with shared.turn("/", opening()) as theirs:
        assert theirs is None


def test_redis_without_its_client_is_refused_in_words(monkeypatch):
    monkeypatch.setattr(caching, "find_spec", lambda name: None)
    entry = {"BACKEND": caching.REDIS, "LOCATION": "redis://127.0.0.1:6379/0"}
    with pytest.raises(ImproperlyConfigured, match="pip install redis=="):
        caching.complete(entry, "redis://127.0.0.1")


def test_the_cache_takes_bytes_alone_so_nothing_in_it_is_ever_run():
    with pytest.raises(TypeError):
        caching.Bytes().dumps({"page": 1})
