"""What every test stands on: the database of this run, people with names, a small city."""

import os
import shutil
import tempfile

import pytest
from django.conf import settings
from django.test import TransactionTestCase

from articles import guards
from articles.public.serving import fragments
from articles.search import index as search_index

pytest_plugins = [
    "tests.people",
    "tests.makers",
    "tests.breaches",
    "tests.server.fixtures",
    "tests.site.fixtures",
    "tests.chromium",
]


def pytest_configure(config):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # The hashed names need a collected folder; tests of pages do not. WhiteNoise reads one at each
    # start of a client: an empty one, not the one that the other pytest may be collecting into.
    settings.STATIC_ROOT = tempfile.mkdtemp(prefix="wardnews-static-")
    config.add_cleanup(lambda: shutil.rmtree(settings.STATIC_ROOT, ignore_errors=True))
    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )


def pytest_collection_modifyitems(config, items):
    """On the second database of `make test`, leave out what touches none: it ran on the first."""
    if os.environ.get("WARDNEWS_TESTS") != "database":
        return
    fixtures = {"db", "transactional_db", "live_server", "installation"}
    kept = [
        item
        for item in items
        if not item.get_closest_marker("once")
        and (
            item.get_closest_marker("django_db")
            or item.get_closest_marker("both")
            or fixtures & set(getattr(item, "fixturenames", ()))
        )
    ]
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = kept


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory):
    """SQLite's test database is a file: tests with several threads need one they can share."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        path = tmp_path_factory.mktemp("database") / "test.sqlite3"
        database.setdefault("TEST", {})["NAME"] = str(path)
        # It need not outlive a power cut, and a killed process loses nothing of it either way. The
        # servers that tests start read settings.py themselves and keep FULL.
        database["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"


def flush_without_guards(original):
    """Published history cannot be deleted; emptying a test database is the one exception."""

    def flush(self):
        for alias in self._databases_names(include_mirrors=False):
            guards.drop(alias)
            search_index.clear(alias)
        original(self)  # ends with post_migrate, which puts the guards back

    return flush


TransactionTestCase._fixture_teardown = flush_without_guards(TransactionTestCase._fixture_teardown)


@pytest.fixture(autouse=True)
def _own_fragments():
    fragments.forget()


@pytest.fixture(autouse=True)
def _own_media(tmp_path, settings):
    settings.MEDIA_ROOT = str(tmp_path / "media")
