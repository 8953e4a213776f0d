"""A site that is served as `make run` serves it."""

import pytest

from tests.server import running


@pytest.fixture(scope="session")
def installation(tmp_path_factory):
    """A database of its own with one article; shared, so tests compare with what they found."""
    with running.installation(tmp_path_factory.mktemp("installation")) as made:
        yield made


@pytest.fixture
def server(installation, tmp_path):
    """A running server of `installation`; nothing of it is left afterwards."""
    started = running.Server(installation, tmp_path)
    try:
        started.start()
        yield started
    finally:
        started.stop()
        installation.settled()
