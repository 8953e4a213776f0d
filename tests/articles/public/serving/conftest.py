"""A front of its own for each test."""

import pytest

from articles.public.direct import open_line
from tests.articles.public.serving.asking import Site


@pytest.fixture
def site(transactional_db, settings, tmp_path, monkeypatch):
    """The front, and Django behind it, in this process; its lines are closed afterwards."""
    settings.PENDING_VIEWS = tmp_path / "pending"
    settings.ALLOWED_HOSTS = ["testserver", "other.example"]
    opened = []

    def remembered(*arguments):
        opened.append(open_line(*arguments))
        return opened[-1]

    for module in ("front", "telling"):
        monkeypatch.setattr(f"articles.public.serving.{module}.open_line", remembered)
    yield Site()
    for line in opened:
        line.close()
