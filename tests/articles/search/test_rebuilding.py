"""Building the index anew: whole, resumable, and without anybody noticing."""

import sys
from importlib import import_module
from io import StringIO
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from articles import checks, publishing
from articles.models import SearchEntry, SearchIndex, SearchRebuild
from articles.publishing import rebuilding
from articles.search import finding, index
from wards import siteversion

pytestmark = pytest.mark.django_db


def found(typed: str) -> int:
    return len(finding.find(finding.understood(typed)).rows)


def lose_the_index() -> None:
    """As after an upgrade: posts are there, and nothing was indexed."""
    index.clear()
    SearchEntry.objects.all().delete()


def rebuild(*arguments: str) -> str:
    out = StringIO()
    call_command("rebuild_search", *arguments, stdout=out, stderr=StringIO())
    return out.getvalue()


@pytest.fixture
def seven(publish, make_article, monkeypatch):
    """Seven posts that are public and were not indexed; batches of three."""
    monkeypatch.setattr(rebuilding, "BATCH", 3)
    articles = [make_article(title=f"Dọn vệ sinh ngõ {number}") for number in range(1, 8)]
    for article in articles:
        publish(article)
    make_article(title="Dọn vệ sinh còn là bản nháp")
    lose_the_index()
    return articles


def test_all_that_is_public_is_found_again(seven):
    assert found("don ve sinh") == 0
    assert "7 bài" in rebuild()
    assert found("don ve sinh") == 7


def test_pages_that_readers_keep_are_asked_for_anew_after_each_batch(seven):
    before = siteversion.current()
    versions = [siteversion.current() for _ in rebuilding.go_on(rebuilding.begin(), pause=0)]
    assert versions == [before + 1, before + 2, before + 3]


def test_it_goes_on_where_it_stopped(seven):
    batches = rebuilding.go_on(rebuilding.begin(), pause=0)
    assert [next(batches), next(batches)] == [3, 3]
    batches.close()  # as Ctrl-C does
    assert found("don ve sinh") == 6
    said = rebuild()
    assert "Làm tiếp" in said
    assert "1 bài" in said
    assert found("don ve sinh") == 7


def test_a_batch_that_fails_leaves_nothing_half_done(seven, monkeypatch):
    batches = rebuilding.go_on(rebuilding.begin(), pause=0)
    next(batches)
    with monkeypatch.context() as patch:
        patch.setattr(SearchRebuild, "save", lambda *args, **kwargs: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            next(batches)
    assert found("don ve sinh") == 3
    assert SearchIndex.objects.count() == 3
    rebuild()
    assert found("don ve sinh") == 7


def test_what_happens_meanwhile_stays(seven, publish, make_article, people):
    batches = rebuilding.go_on(rebuilding.begin(), pause=0)
    next(batches)
    publishing.withdraw(seven[0].pk, by=people.chief, public_note="Nhầm")
    publishing.withdraw(seven[6].pk, by=people.chief, public_note="Nhầm")
    publish(make_article(title="Dọn vệ sinh ngõ 8"))
    assert sum(batches) == 5
    assert found("don ve sinh") == 6


def test_old_words_go_and_a_full_index_stays_as_it_is(seven):
    rebuild()
    before = sorted(SearchEntry.objects.values_list())
    rebuild()
    assert sorted(SearchEntry.objects.values_list()) == before
    assert SearchIndex.objects.count() == 7


def test_only_where_it_is_needed(seven, monkeypatch):
    assert rebuild("--if-needed")
    assert rebuild("--if-needed") == ""
    monkeypatch.setattr(index, "FORMAT", index.FORMAT + 1)
    assert "7 bài" in rebuild("--if-needed")


def test_from_the_start_if_asked(seven):
    batches = rebuilding.go_on(rebuilding.begin(), pause=0)
    next(batches)
    batches.close()
    assert "7 bài" in rebuild("--restart")


def test_a_check_asks_for_it(seven, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["manage.py", "check"])
    (warning,) = checks.check_search(databases=["default"])
    assert "rebuild_search" in warning.hint
    batches = rebuilding.go_on(rebuilding.begin(), pause=0)
    next(batches)
    batches.close()
    assert checks.check_search(databases=["default"])
    rebuild()
    assert checks.check_search(databases=["default"]) == []


def test_an_upgrade_asks_for_it_although_new_posts_are_indexed(seven, publish, make_article):
    migration = import_module("articles.migrations.0012_search_index")
    migration.ask_for_rebuild(apps, SimpleNamespace(connection=connection))
    publish(make_article(title="Dọn vệ sinh ngõ 8"))
    assert "8 bài" in rebuild("--if-needed")
    assert found("don ve sinh") == 8


def test_a_new_installation_needs_none(publish, make_article, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["manage.py", "check"])
    assert checks.check_search(databases=["default"]) == []
    publish(make_article())
    assert checks.check_search(databases=["default"]) == []
