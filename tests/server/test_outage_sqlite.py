"""The file of SQLite cannot be written for a while: people go on reading, and each counts once."""

import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings

from tests.server import load, running

pytestmark = [
    pytest.mark.both,
    pytest.mark.skipif(
        not settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"),
        reason="PostgreSQL's are in test_outage",
    ),
]
LONG = 8  # seconds; longer than anybody waits for the file (`lines.PATIENCE`)


def assert_all_counted(site, before, readers):
    assert not readers.failures, readers.failures[0]
    assert readers.noticed == 0  # what was read was fresh all the time
    goal = before + readers.answered
    running.until(lambda: site.total() >= goal, 60, "views are lost", readers.server.log)
    time.sleep(1.5)
    assert site.total() == goal


def test_another_program_that_writes_for_long_holds_up_no_reader(installation, server):
    before = installation.total()
    path = urlsplit(installation.environment["DATABASE_URL"]).path.removeprefix("/")
    other = sqlite3.connect(path, timeout=60, isolation_level=None)
    with closing(other), load.Readers(server) as readers:
        other.execute("BEGIN IMMEDIATE")  # as an import in one transaction
        begun = time.monotonic()
        readers.go_on(200)
        time.sleep(max(0, begun + LONG - time.monotonic()))
        readers.go_on(200)
        assert installation.total() < before + readers.answered
        other.execute("COMMIT")
        readers.go_on(200)
    assert_all_counted(installation, before, readers)


@pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux can limit what a running process may write"
)
def test_a_full_disk_stops_no_reader_and_what_they_read_counts_once_there_is_room(
    installation, server
):
    """Neither the database nor the folder of views that wait can be written."""
    before = installation.total()
    with load.Readers(server) as readers:
        server.limit_files(1)
        readers.go_on(400)
        time.sleep(2)
        readers.go_on(200)
        assert installation.total() < before + readers.answered
        assert not list(Path(installation.environment["PENDING_VIEWS"]).glob("*.views"))
        server.limit_files(-1)
        readers.go_on(200)
    assert_all_counted(installation, before, readers)
