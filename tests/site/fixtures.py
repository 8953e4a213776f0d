"""The recording of the world of extremes, made once in a run of the tests."""

import pytest

from tests.site import recording


@pytest.fixture(scope="session")
def recorded(django_db_setup, django_db_blocker):
    """Every kind of page, as the site answers. Nothing of it is left in the database."""
    with django_db_blocker.unblock():
        return recording.record_and_forget()
