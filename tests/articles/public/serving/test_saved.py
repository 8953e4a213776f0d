"""What is told while the database cannot be asked: pages as they were last, unless the site is
known to have changed since."""

import time

import pytest

from articles.models import ViewCount
from articles.public.direct import open_line
from articles.public.direct.lines import Gone
from articles.public.serving import front, outage, telling
from tests.articles.public.serving.asking import Site
from wards import siteversion


class Database:
    """Lines to the database, which can be gone, or take no views."""

    def __init__(self):
        self.is_gone = self.takes_no_views = False

    def open_line(self):
        """For `direct.open_line`."""
        return _Line(self, open_line())


class _Line:
    def __init__(self, database, line):
        self._database, self._line = database, line
        self.close = line.close

    def __getattr__(self, name):
        if self._database.is_gone or (self._database.takes_no_views and name == "count"):
            raise Gone("gone")
        return getattr(self._line, name)


@pytest.fixture
def database(monkeypatch):
    lines = Database()
    for module in (front, telling):
        monkeypatch.setattr(module, "open_line", lines.open_line)
    monkeypatch.setattr(outage, "_AGAIN", 0.01)
    return lines


@pytest.fixture
def site(database, transactional_db, settings, tmp_path):
    """The front before that database; afterwards all is well again."""
    settings.PENDING_VIEWS = tmp_path / "pending"
    asked = Site()
    yield asked
    comes_back(database, asked)
    asked.front.close()


def comes_back(database, site):
    database.is_gone = database.takes_no_views = False
    while site.front._outage.is_on:
        time.sleep(0.01)


@pytest.fixture
def edition(make_article, publish):
    return publish(make_article())


def test_a_page_is_told_as_it_was_with_a_word_about_it(site, database, edition):
    was = site.get("/")
    database.is_gone = True
    saved = site.get("/")
    assert saved.status == 200
    assert edition.title in saved.text
    assert len(saved.text) > len(was.text)
    assert "ETag" not in {name.title() for name in saved.headers}


@pytest.mark.parametrize("of", ["list", "article"])
def test_a_page_from_before_a_change_that_was_noticed_is_not_told(site, database, edition, of):
    """It could show what was taken down."""
    address = "/" if of == "list" else edition.get_absolute_url()
    other = "/don-vi/"
    for each in (address, other):
        assert site.get(each).status == 200
    siteversion.bump()
    assert site.get(other).status == 200  # now the front knows
    database.is_gone = True
    refused = site.get(address)
    assert refused.status == 503
    assert edition.title not in refused.text
    assert site.get(other).status == 200


@pytest.mark.parametrize("what", ["/robots.txt?x=1", "/tin/khong-co-99999/"])
def test_whoever_asks_the_site_anything_lets_it_know_of_a_change(site, database, edition, what):
    for _ in range(2):
        site.get(what)
    assert site.get("/").status == 200
    siteversion.bump()
    site.get(what)
    database.is_gone = True
    assert site.get("/").status == 503


def test_when_it_is_back_pages_are_true_again(site, database, edition):
    site.get("/")
    database.is_gone = True
    site.get("/")
    siteversion.bump()
    comes_back(database, site)
    assert site.renderings("/") == 1
    assert site.get("/").headers.get("Etag")


@pytest.mark.parametrize(("is_warm", "is_gone"), [(False, False), (True, False), (True, True)])
def test_a_view_that_is_kept_counts_once(site, database, edition, is_warm, is_gone):
    """However it comes to be kept: by the page's first reader, or a later one; by who asks whether
    it can be counted, or by who tells the page as it was."""
    address = edition.get_absolute_url()
    read = 0
    if is_warm:
        site.get(address)
        read = 1
    database.takes_no_views, database.is_gone = True, is_gone
    for _ in range(3):
        assert site.get(address).status == 200
        read += 1
    comes_back(database, site)
    until = time.monotonic() + 20
    while ViewCount.objects.get(pk=edition.article_id).total < read and time.monotonic() < until:
        time.sleep(0.05)
    site.get(address)
    assert ViewCount.objects.get(pk=edition.article_id).total == read + 1


@pytest.mark.parametrize("address", ["/?x=1", "/tin/1/", "/tim-kiem/?q=a"])
def test_who_comes_later_does_not_wait_for_the_database(
    site, database, address, django_assert_num_queries
):
    database.is_gone = True
    site.get("/")
    with django_assert_num_queries(0):
        site.get("/")
        assert site.get(address).status == 503
