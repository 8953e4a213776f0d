"""The world of the matrix, for the modules that walk through it."""

import logging

import pytest
from django.db import transaction
from django.test import override_settings

from tests.articles.editorial.matrix_world import World


@pytest.fixture(scope="module")
def _media(tmp_path_factory):
    return str(tmp_path_factory.mktemp("media"))


@pytest.fixture
def _media_of_world(_media, settings):
    """One folder for the whole module, as its world is one."""
    settings.MEDIA_ROOT = _media


@pytest.fixture
def _quiet():
    """Thousands of refusals are no news, and a kept log record keeps its whole request."""
    logging.disable()
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, _media):
    """Built once: each test's own transaction lies in this one and is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(MEDIA_ROOT=_media):
            built = World()
        yield built
        transaction.set_rollback(True)
