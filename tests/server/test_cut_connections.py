"""Connections to PostgreSQL are cut at the worst moments: nobody meets an error, each view counts
once."""

import time

import pytest
from django.conf import settings

from tests.server import load, running
from tests.server.proxy import Proxy
from tests.services.owned import owned_server

pytestmark = [
    pytest.mark.both,
    pytest.mark.skipif(
        settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"),
        reason="SQLite has no connections that could be cut",
    ),
]


CUTS = 30


@pytest.fixture(scope="module")
def wired(tmp_path_factory):
    """An installation that reaches its database through a wire that cuts, and this wire."""
    with owned_server() as database:
        proxy = Proxy(database.socket)
        folder = tmp_path_factory.mktemp("wired")
        with running.installation(folder, proxy.url(database.url)) as made:
            yield made, proxy
        proxy.close()


@pytest.mark.parametrize("how", ["reply", "late"])
def test_what_is_cut_between_commit_and_reply_counts_once(wired, tmp_path, how):
    site, proxy = wired
    server = running.Server(site, tmp_path)
    try:
        server.start()
        before = site.total()
        with load.Readers(server) as readers:
            proxy.cuts, proxy.how = [], how
            # However many views share a statement: the quicker the database, the more they are.
            running.until(
                lambda: len(proxy.cuts) >= CUTS or readers.failures, 120, "too few cuts", server.log
            )
            proxy.how = None
            readers.see_notice(False)
        assert not readers.failures, readers.failures[0]
        goal = before + readers.answered
        running.until(lambda: site.total() >= goal, 60, "views are lost", server.log)
        time.sleep(2)  # whatever is late arrives
        assert site.total() == goal
    finally:
        server.stop()
