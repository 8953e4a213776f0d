"""Which addresses have pages that are kept is decided for each route there is."""

import pytest

from articles.public.serving import addresses
from tests.site.routes import public_routes

# Those that are made anew for each who asks, and why.
NEVER_KEPT = {
    # What people type makes another page of them each time.
    *("search", "suggest", "data-articles"),
    # Redirects alone.
    *("article-by-id", "document-by-id", "favicon"),
    # Files, which are streamed and have rules of their own for caches.
    *("attachment", "document-file", "save"),
    # Secrets of the desk.
    *("preview", "preview-photo", "preview-attachment", "admin-shortcut"),
}


def test_every_public_route_is_kept_or_known_to_be_made_anew():
    kept = set(addresses.PAGES)
    assert kept | NEVER_KEPT == public_routes()
    assert not kept & NEVER_KEPT


@pytest.mark.parametrize(
    "path",
    ["/admin/", "/admin/articles/article/", "/xem-truoc/bi-mat/", "/tim-kiem/", "/media/x.jpg",
     "/static/x.css", "//", "/%00", "/\xff/", "/tin/" + "a" * 600 + "-1/"],
)  # fmt: skip
def test_no_page_is_kept_of_the_desk_or_of_files(path):
    assert addresses.read(path, "") is None


def test_a_long_address_is_not_even_remembered():
    before = addresses.kept_as.cache_info().currsize
    assert addresses.read("/tin/" + "a" * 9000 + "-1/", "") is None
    assert addresses.kept_as.cache_info().currsize == before


@pytest.mark.parametrize(
    ("query", "kept"),
    [("", "/"), ("truoc=12", "/?truoc=12"), ("sau=3&truoc=12", "/?truoc=12&sau=3"),
     ("tru%6Fc=12", "/?truoc=12"), ("truoc=" + "9" * 41, "/"), ("truoc=1&truoc=2", "/?truoc=2"),
     ("truoc=1&truoc=", "/"), ("fbclid=x&truoc=1", "/?truoc=1"), ("TRUOC=1", "/"),
     ("truoc=1;sau=2", "/?truoc=1%3Bsau%3D2")],
)  # fmt: skip
def test_an_address_is_its_path_and_the_parameters_that_matter(query, kept):
    assert addresses.read("/", query).key == kept


def test_what_is_typed_into_a_form_is_answered_for_itself():
    assert addresses.read("/don-vi/", "q=hong") is None
    assert addresses.read("/don-vi/", "q=").key == "/don-vi/"
    assert addresses.read("/luu-tru/", "ngay=1/2/2024") is None
    assert addresses.read("/van-ban/", "loai=KH&truoc=1") is None


def test_more_parameters_than_django_takes_are_left_to_django(settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 10
    assert addresses.read("/", "&".join("abcdefghij")) is not None
    assert addresses.read("/", "&".join("abcdefghijk")) is None
