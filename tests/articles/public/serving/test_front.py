"""Kept pages are the very pages that Django makes, made once and told while they are true."""

import re
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from articles import publishing
from articles.models import Notice, OldAddress, ViewCount
from articles.public.counting import COOKIE
from articles.public.direct.lines import Gone
from tests.articles.public.serving.asking import ask
from wards import siteversion

SHOWN = re.compile(r"Lượt xem: ([\d.]+)")
MINUTE = timedelta(minutes=1)


@pytest.fixture
def edition(make_article, publish):
    return publish(make_article())


def total(answer) -> int:
    return int(SHOWN.search(answer.text)[1].replace(".", ""))


def counted(edition) -> int:
    return ViewCount.objects.get(pk=edition.article_id).total


def test_a_page_is_made_once_and_its_readers_counted(site, edition):
    address = edition.get_absolute_url()
    assert [total(site.get(address)) for _ in range(3)] == [1, 2, 3]
    assert site.django.asked == [address]
    assert counted(edition) == 3


def test_a_warm_page_is_told_while_the_site_is_as_it_was(site, edition):
    site.get("/")
    assert site.renderings("/") == 0
    siteversion.bump()
    assert site.renderings("/") == 1
    assert site.renderings("/") == 0


def test_what_was_hung_onto_an_address_makes_no_other_page(site, edition):
    for address in ("/", edition.get_absolute_url(), "/luu-tru/"):
        site.get(address)
        for query in ("fbclid=1", "utm_source=zalo&utm_medium=x", "x=%00%ff&&;=&x", "truoc="):
            assert site.renderings(f"{address}?{query}") == 0


def test_the_cursor_of_a_list_makes_another_page_and_the_last_of_two_counts(site, edition):
    site.get("/")
    assert site.renderings("/?truoc=1") == 1
    assert site.renderings("/?truoc=1&utm_source=x") == 0
    assert site.renderings("/?truoc=9&truoc=1") == 0
    assert site.renderings("/?truoc=1&truoc=") == 0
    assert site.get("/?truoc=1&truoc=").text == site.get("/").text


@pytest.mark.parametrize(
    ("said", "is_packed"),
    [
        ("gzip", True), ("gzip, deflate, br", True), ("br;q=1.0, GZIP;q=0.8", True), ("*", True),
        ("x-gzip", True), ("gzip;q=0", False), ("gzip; q=0.000, *", False), ("identity", False),
        ("", False), ("br", False), ("*;q=0", False), ("notgzip", False), ("gzip;q=x", False),
    ],
)  # fmt: skip
def test_who_takes_gzip_gets_it(site, edition, said, is_packed):
    plain = site.get("/")
    answer = site.get("/", HTTP_ACCEPT_ENCODING=said)
    assert answer.headers.get("Content-Encoding") == ("gzip" if is_packed else None)
    assert answer.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    assert answer.text == plain.text
    assert answer.headers["Content-Length"] == str(len(answer.sent))


def test_head_tells_what_get_would_and_counts_nothing(site, edition):
    for address in ("/", edition.get_absolute_url()):
        for encoding in ("", "gzip"):
            got = site.get(address, HTTP_ACCEPT_ENCODING=encoding, HTTP_USER_AGENT="Googlebot")
            head = site.get(address, method="HEAD", HTTP_ACCEPT_ENCODING=encoding)
            assert head.sent == b""
            assert head.headers == got.headers
    assert counted(edition) == 0


def test_a_part_of_a_page_is_not_to_be_had(site, edition):
    whole = site.get("/")
    assert site.get("/", HTTP_RANGE="bytes=0-9") == whole


def test_who_has_the_page_is_told_so(site, edition):
    known = site.get("/")
    etag = known.headers["Etag"]
    for said in (etag, f'"x", {etag}', etag.removeprefix("W/"), "*"):
        answer = site.get("/", HTTP_IF_NONE_MATCH=said)
        assert (answer.status, answer.sent) == (304, b"")
        assert answer.headers["Etag"] == etag
        assert answer.headers["Cache-Control"] == known.headers["Cache-Control"]
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert "Content-Length" not in answer.headers
    assert site.get("/", HTTP_IF_NONE_MATCH='"x"').status == 200
    siteversion.bump()
    assert site.get("/", HTTP_IF_NONE_MATCH=etag).status == 304  # it says the same


def test_a_page_with_a_count_has_no_tag(site, edition):
    for _ in range(2):
        answer = site.get(edition.get_absolute_url(), HTTP_IF_NONE_MATCH="*")
        assert answer.status == 200
        assert "Etag" not in answer.headers


def test_every_process_has_the_same_tag_for_the_same_page(site, edition, monkeypatch):
    before = site.get("/").headers["Etag"]
    monkeypatch.setattr("articles.public.serving.exchange.NOTICE", "[notice-of-another]")
    monkeypatch.setattr(
        "articles.public.serving.entries._MARKS", {"notice": b"[notice-of-another]"}
    )
    siteversion.bump()
    assert site.get("/").headers["Etag"] == before


def test_readers_who_come_back_are_not_counted_and_keep_their_cookie(site, edition):
    address = edition.get_absolute_url()
    site.get(address)
    first = site.get(address)
    assert first.headers["Set-Cookie"].startswith(f"{COOKIE}=1;")
    assert f"Path={address}" in first.headers["Set-Cookie"]
    again = site.get(address, HTTP_COOKIE=f"{COOKIE}=1")
    assert "Set-Cookie" not in again.headers
    assert total(again) == counted(edition) == 2


def test_nothing_of_who_asks_comes_into_a_page(site, edition):
    asked = {"HTTP_COOKIE": "sessionid=abc; x=y", "HTTP_ACCEPT_LANGUAGE": "en",
             "HTTP_USER_AGENT": "Lynx", "REMOTE_ADDR": "9.9.9.9", "HTTP_HOST": "other.example",
             "HTTP_X_FORWARDED_PROTO": "https", "HTTP_X_FORWARDED_HOST": "evil.example",
             "HTTP_AUTHORIZATION": "Basic eDp5", "HTTP_IF_MODIFIED_SINCE": "x"}  # fmt: skip
    first = site.get("/", **asked)
    siteversion.bump()
    assert site.get("/").text == first.text


@pytest.mark.parametrize("host", ["evil.example", "", "testserver:99999x", "a b"])
def test_a_host_that_is_not_ours_gets_nothing_that_is_kept(site, edition, host):
    site.get("/")
    assert site.renderings("/", HTTP_HOST=host) == 1
    assert site.get("/", HTTP_HOST=host).status == 400


def test_http_is_led_to_https_where_a_proxy_tells(site, edition, settings):
    settings.SECURE_HSTS_SECONDS, settings.TRUSTED_PROXIES = 60, 1
    told = site.get("/?x=1", HTTP_X_FORWARDED_PROTO="http")
    assert (told.status, told.headers["Location"]) == (301, "https://testserver/?x=1")
    assert site.get("/", HTTP_X_FORWARDED_PROTO="https").status == 200


def test_what_is_sent_reaches_django(site, edition):
    address = edition.get_absolute_url() + "bao-loi/"
    assert site.get(address).status == 200
    assert site.get(address, method="POST", body=b"x").status == 415
    assert site.get("/", method="POST").status == 405
    assert site.get("/", method="OPTIONS").status == 405


@pytest.mark.parametrize(
    ("address", "status"),
    [("/tin/khac-{pk}/?utm_source=x", 301), ("/tin/{pk}/", 301), ("/don-vi", 301),
     ("/tin/khong-co-999999/", 404), ("/khong-co/", 404), ("/luu-tru/2025/8/?x=1", 301)],
)  # fmt: skip
def test_what_is_no_page_is_answered_as_django_does(site, edition, address, status):
    address = address.format(pk=edition.article_id)
    for _ in range(2):
        answer, own = site.get(address), ask(site.django, address)
        assert answer.status == status
        assert answer.headers == own.headers
        assert answer.text == own.text


def test_addresses_of_the_portal_before_lead_on(site, edition):
    OldAddress.objects.create(path="/", query="nid=77", article_id=edition.article_id)
    OldAddress.objects.create(path="/cu/bai.html", query="", article_id=edition.article_id)
    site.get("/")
    for address in ("/?nid=77", "/?nid=77&utm_source=zalo&fbclid=1", "/cu/bai.html?x=1"):
        for _ in range(2):
            answer = site.get(address)
            assert answer.status == 301
            assert answer.headers["Location"] == edition.get_absolute_url()
    for address in ("/?nid=78", "/?fbclid=nid", "/?truoc=9&nid=78"):
        assert site.get(address).status == 200


def test_a_redirect_is_not_made_twice_for_one_reader(site, edition):
    address = f"/tin/khac-{edition.article_id}/"
    assert [site.renderings(address) for _ in range(3)] == [1, 1, 1]
    assert [site.renderings(f"{address}?x=1") for _ in range(3)] == [1, 1, 1]


def test_an_address_becomes_a_page_once_there_is_one(site, make_article, publish):
    article = make_article()
    address = f"/tin/ra-quan-don-ve-sinh-{article.pk}/"
    assert site.get(address).status == 404
    publish(article)
    assert site.get(address).status == 200
    assert site.renderings(address) == 0


def test_a_page_that_is_taken_away_is_gone(site, edition, people):
    address = edition.get_absolute_url()
    site.get(address)
    site.get(address)
    publishing.remove(edition.article_id, by=people.chief, public_note="Đăng nhầm bài.")
    for _ in range(2):
        answer = site.get(address)
        assert answer.status == 410
        assert "Đăng nhầm bài." in answer.text
    publishing.restore(edition.article_id, by=people.chief)
    assert site.get(address).status == 200
    assert counted(edition) == 3


def test_a_withdrawn_page_shows_its_count_and_counts_nobody(site, edition, people):
    address = edition.get_absolute_url()
    site.get(address)
    publishing.withdraw(edition.article_id, by=people.chief, public_note="Chưa rõ.")
    assert [total(site.get(address)) for _ in range(3)] == [1, 1, 1]
    assert "Set-Cookie" not in site.get(address).headers


def test_a_page_that_sets_a_cookie_or_forbids_it_is_not_kept(site, edition, monkeypatch):
    from articles.public import pages

    respond = pages.respond

    def forbid(*args, **kwargs):
        response = respond(*args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    def give(*args, **kwargs):
        response = respond(*args, **kwargs)
        response.set_cookie("x", "y")
        return response

    for other in (forbid, give):
        monkeypatch.setattr(pages, "respond", other)
        siteversion.bump()
        site.get("/")
        assert site.renderings("/") == 1
        answer = site.get("/", HTTP_COOKIE="a=b")
        assert "Set-Cookie" in answer.headers or answer.headers["Cache-Control"] == "no-store"


def test_a_change_by_the_calendar_needs_nobody(site, edition, make_article, publish, people):
    now = timezone.now()
    soon = now + timedelta(seconds=1.5)
    Notice.objects.create(
        title="Mất nước đến chiều", starts_at=now - MINUTE, ends_at=soon, created_by=people.chief
    )
    later = publish(make_article(title="Bài hẹn giờ"), starts_at=soon)
    siteversion.bump()
    address = later.get_absolute_url()
    for _ in range(3):
        page = site.get("/").text
        assert "Mất nước đến chiều" in page
        assert "Bài hẹn giờ" not in page
        assert site.get(address).status == 404
    while timezone.now() < soon:
        pass
    page = site.get("/").text
    assert "Mất nước đến chiều" not in page
    assert "Bài hẹn giờ" in page
    assert site.get(address).status == 200
    assert site.renderings("/") == 0


def test_news_for_search_engines_are_made_anew_each_hour(site, edition):
    site.get("/sitemap-tin-moi.xml")
    kept = site.front._store.peek("/sitemap-tin-moi.xml")
    local = timezone.localtime(kept.until)
    assert (local.minute, local.second) == (0, 0)
    assert kept.until - kept.made_at <= timedelta(hours=1)


@pytest.mark.parametrize("was_there", [False, True])
def test_a_page_whose_making_the_database_left_is_no_error_page(
    site, edition, monkeypatch, was_there
):
    if was_there:
        site.get("/")
        siteversion.bump()

    def leave(*arguments):
        raise OperationalError("server closed the connection unexpectedly")

    def gone(self, article_id=None):
        raise Gone("the database does not answer")

    def lose():
        monkeypatch.setattr("articles.public.home_page.of", leave)
        monkeypatch.setattr("articles.public.serving.reader.Reader.look", gone)
        monkeypatch.setattr("articles.public.serving.outage.Outage._wait", lambda self: None)

    site.django.meanwhile = lose
    answer = site.get("/")
    # The page before is of before a change: who knows what was taken down with it.
    assert (answer.status, answer.headers["Retry-After"]) == (503, "60")
