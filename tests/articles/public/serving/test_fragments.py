"""What pages have in common is read once for all of them, and anew once anything has changed."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.public import frame
from articles.public.serving import fragments
from articles.public.serving.shelf import Shelf
from wards import siteversion
from wards.models import Imprint

NOW = timezone.now()
LATER = NOW + timedelta(hours=1)


def statements(site, address) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert site.get(address).status == 200
    return len(captured)


def test_the_frame_is_read_for_the_first_page_of_a_version_alone(site, city):
    with CaptureQueriesContext(connection) as captured:
        frame.of()
    siteversion.bump()
    first = statements(site, "/luu-tru/")
    siteversion.bump()
    site.get("/")
    assert statements(site, "/luu-tru/") == first - len(captured)


def test_what_stands_on_every_page_is_new_on_the_next_one_of_each(site, city):
    site.get("/")
    Imprint.objects.update_or_create(pk=1, defaults={"name": "Tin phường Đổi Mới"})
    siteversion.bump()
    for address in ("/", "/luu-tru/", "/don-vi/"):
        assert "Tin phường Đổi Mới" in site.get(address).text


def test_a_value_is_of_its_version_and_until_its_instant():
    shelf = Shelf()
    made = iter("abcdef")

    def of(version, now=NOW):
        return shelf.of_version("x", version, now, LATER, lambda: next(made))

    assert [of(1), of(1), of(1, LATER), of(2), of(2)] == ["a", "a", "b", "c", "c"]
    assert of(1) == "d"  # a page that began before the others takes nothing away from them
    assert of(2) == "c"


def test_the_shelf_is_bounded():
    shelf = Shelf()
    for number in range(1000):
        assert shelf.of_version(f"{number}", 1, NOW, LATER, lambda n=number: n) == number
    assert len(shelf._held) < 100


def test_without_a_front_everything_is_made_anew():
    made = iter("ab")
    assert [fragments.of_version("x", lambda: next(made)) for _ in range(2)] == ["a", "b"]
