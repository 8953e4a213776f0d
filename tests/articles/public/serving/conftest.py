"""A front of its own for each test."""

import pytest

from tests.articles.public.serving.asking import Site


@pytest.fixture
def site(transactional_db, settings, tmp_path):
    """The front, and Django behind it, in this process; its lines are closed afterwards."""
    settings.PENDING_VIEWS = tmp_path / "pending"
    settings.ALLOWED_HOSTS = ["testserver", "other.example"]
    asked = Site()
    yield asked
    asked.front.close()
