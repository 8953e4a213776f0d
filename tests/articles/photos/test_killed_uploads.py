"""kill -9 at any point of an upload: nothing is half there, and the sweep leaves nothing over."""

import random
import time
from contextlib import suppress
from http.client import HTTPException

import pytest

from tests.articles.photos.served import STEPS
from tests.articles.photos.store_state import (
    assert_nothing_is_half_there,
    assert_the_sweep_leaves_only_what_rows_name,
    files,
    rows,
)
from tests.articles.photos.uploads import TAKEN, Clerk, phone_photo, sites

pytestmark = pytest.mark.django_db(transaction=True)

KILLS, SIZE = 8, (800, 600)  # at random


@pytest.fixture
def clerk(people, make_article):
    """A clerk with a post to which a photo is to come."""
    return Clerk(people.clerk, make_article())


def test_an_upload_killed_after_any_of_its_steps_leaves_no_half(clerk):
    photo = phone_photo((640, 480))
    with sites() as serve:
        for step in STEPS:
            with serve(step) as site, clerk.sending(site.port, photo):
                assert site.said() == step
            assert rows() == set(), "its transaction died with it"
            assert files(), "else this test has killed nothing"
            assert_nothing_is_half_there()
            assert_the_sweep_leaves_only_what_rows_name()
        with serve() as site:
            assert clerk.send(site.port, photo)[0] == TAKEN
    assert len(rows()) == 1
    assert_nothing_is_half_there()


def test_uploads_killed_at_random_leave_no_half_either(clerk):
    def sending(port):
        return clerk.sending(port, phone_photo(SIZE))

    interrupted = 0
    with sites() as serve:
        with serve() as site:
            started = time.monotonic()
            assert clerk.send(site.port, phone_photo(SIZE))[0] == TAKEN
            usual = time.monotonic() - started
        for _ in range(KILLS):
            with (
                serve() as site,
                suppress(OSError, HTTPException),
                sending(site.port) as sent,
            ):
                sent.sock.settimeout(random.uniform(0, usual))
                interrupted += 1
                sent.getresponse()
                interrupted -= 1
            assert_nothing_is_half_there()
    print(f"{interrupted} of {KILLS} uploads were killed before they were answered")
    assert interrupted
    assert_the_sweep_leaves_only_what_rows_name()
