"""The hostile portal, built once for the module that walks through it."""

import logging

import pytest
from django.db import transaction
from django.test import override_settings

from tests.payloads.world import World


@pytest.fixture(scope="module")
def _folder(tmp_path_factory):
    return tmp_path_factory.mktemp("doc-hai")


@pytest.fixture(autouse=True)
def _media_of_world(request, settings):
    if "world" in request.fixturenames:
        settings.MEDIA_ROOT = str(request.getfixturevalue("_folder") / "media")


@pytest.fixture(scope="module")
def world(browser, django_db_setup, django_db_blocker, _folder):
    """Built once: each test's own transaction lies in this one and is taken back.

    After the browser: once that runs, Django takes its thread for an asynchronous one and has
    another connection there, which would wait for this one's transaction.
    """
    logging.disable()  # refusals are wanted here
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(MEDIA_ROOT=str(_folder / "media"), SECOND_FACTOR="offered"):
            built = World(_folder)
        yield built
        transaction.set_rollback(True)
    logging.disable(logging.NOTSET)
