"""Machines ask again and again: they are told that nothing changed, and only when nothing did."""

from datetime import UTC, datetime, timedelta

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from articles import publishing
from articles.models import Category
from articles.public.machines import conditional
from tests.makers import HOUR, NOON, unit
from wards import siteversion

pytestmark = pytest.mark.django_db

ADDRESSES = ("/rss/", "/don-vi/viet-hung/atom/")


def tag_at(at, address="/rss/", **options):
    """The tag that `address` has at `at`."""
    request = RequestFactory().get(address)
    return conditional.answer(request, lambda _: HttpResponse("x"), at=at, **options)["ETag"]


@pytest.fixture
def edition(make_article, publish):
    return publish(make_article(photos=1), at=NOON)


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_has_it_already_gets_no_body_after_two_queries(
    client, edition, django_assert_num_queries, address
):
    first = client.get(address)
    assert first["Cache-Control"] == "no-cache"
    with django_assert_num_queries(2):
        second = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (second.status_code, second.content) == (304, b"")
    assert (second["ETag"], second["Cache-Control"]) == (first["ETag"], "no-cache")
    assert not first.cookies and not second.cookies and "Vary" not in first


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_tag_survives_compression_on_the_way(client, edition, address):
    tag = client.get(address)["ETag"]
    assert tag.startswith('W/"')  # a strong one would be dropped, or be wrong
    for sent in (tag, tag.removeprefix("W/"), f'"other", {tag}'):
        assert client.get(address, headers={"If-None-Match": sent}).status_code == 304
    assert client.get(address, headers={"If-None-Match": '"other"'}).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_says_what_get_says(client, edition, address):
    head, get = client.head(address), client.get(address)
    assert head.content == b""
    for name in ("ETag", "Cache-Control", "Content-Type", "Content-Length"):
        assert head[name] == get[name]
    assert client.head(address, headers={"If-None-Match": get["ETag"]}).status_code == 304
    assert client.post(address).status_code == 405


def test_every_change_of_what_is_public_changes_the_answer(client, edition, people, city):
    seen = [client.get("/rss/")["ETag"]]

    def changed():
        response = client.get("/rss/", headers={"If-None-Match": seen[-1]})
        seen.append(response["ETag"])
        return response.status_code == 200 and seen[-1] not in seen[:-1]

    publishing.withdraw(edition.article_id, by=people.chief, public_note="Xem lại.")
    assert changed()
    publishing.restore(edition.article_id, by=people.chief)
    assert changed()
    publishing.redact_text(edition.article_id, by=people.chief, phrase="rất sớm", reason="Lệnh")
    assert changed()
    digest = edition.photos.get().digest
    publishing.take_photo_down(
        edition.article_id, by=people.chief, digest=digest, public_reason="privacy", reason="x"
    )
    assert changed()
    unit("ward", "Phường Phúc Lợi", "phuc-loi", city.top)
    assert changed()


def test_a_scheduled_post_changes_the_answer_when_its_time_comes_though_nobody_writes(
    make_article, publish
):
    starts = NOON + timedelta(seconds=90)
    publish(make_article(title="Hẹn giờ"), at=NOON, starts_at=starts)
    version = siteversion.current()
    before = tag_at(NOON + timedelta(seconds=1))
    assert tag_at(starts - timedelta(microseconds=1)) == before
    assert tag_at(starts) != before
    assert siteversion.current() == version


def test_a_new_day_changes_the_answer_and_an_hour_only_where_it_matters(db):
    midnight = datetime(2025, 8, 1, 17, tzinfo=UTC)  # in Hà Nội
    second = timedelta(seconds=1)
    assert tag_at(midnight - second) != tag_at(midnight)
    assert tag_at(midnight) == tag_at(midnight + HOUR)
    assert tag_at(midnight, hourly=True) != tag_at(midnight + HOUR, hourly=True)


def test_only_known_parameters_make_another_answer(db):
    plain = tag_at(NOON, "/x/", parameters=("sau",))
    assert tag_at(NOON, "/x/?fbclid=1&utm_source=zalo", parameters=("sau",)) == plain
    assert tag_at(NOON, "/x/?sau=5", parameters=("sau",)) != plain
    assert tag_at(NOON, "/y/", parameters=("sau",)) != plain


def test_what_is_not_there_is_never_unchanged(client, city):
    for sent in ("*", '"x"'):
        response = client.get("/don-vi/khong-co/rss/", headers={"If-None-Match": sent})
        assert response.status_code == 404
        assert "ETag" not in response


def test_the_tag_is_read_before_the_content(db):
    """A change that comes between the two costs a request more, and never hides."""
    request = RequestFactory().get("/x/")

    def build(at):
        siteversion.bump()
        return HttpResponse(Category.objects.count())

    now = timezone.now()
    first = conditional.answer(request, build, at=now)["ETag"]
    assert conditional.answer(request, lambda _: HttpResponse("x"), at=now)["ETag"] != first
