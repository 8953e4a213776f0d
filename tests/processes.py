"""Processes of their own on the database of the test, and what is left when one is killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from urllib.parse import quote

from django.conf import settings
from django.db import connection

from articles import content
from articles.models import Edition
from wardnews.processes import die_with_parent

PATIENCE = 60  # seconds until a process that says nothing counts as stuck


def database_url() -> str:
    """The database of this test, for another process."""
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    host = quote(database["HOST"], safe="")
    who = database["USER"] + (f":{quote(database['PASSWORD'])}" if database["PASSWORD"] else "")
    port = f":{database['PORT']}" if database["PORT"] else ""
    return f"postgres://{who}@{host}{port}/{database['NAME']}"


@contextmanager
def running(*arguments: str) -> Iterator[subprocess.Popen]:
    """Python with `arguments`, on the database and the media of this test; killed at the end."""
    environment = {"DATABASE_URL": database_url(), "MEDIA_ROOT": settings.MEDIA_ROOT}
    environment |= {"DEBUG": "false", "SECRET_KEY": settings.SECRET_KEY, "ALLOWED_HOSTS": "*"}
    environment |= {"DJANGO_SETTINGS_MODULE": "wardnews.settings"}
    with subprocess.Popen(
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env=os.environ | environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=die_with_parent(signal.SIGKILL),
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def hear(process: subprocess.Popen) -> str:
    """The next line that `process` says."""
    watchdog = Timer(PATIENCE, process.kill)
    watchdog.start()
    try:
        said = process.stdout.readline()
    finally:
        watchdog.cancel()
    assert said, f"it ended without a word: {process.stderr.read()}"
    return said.rstrip("\n")


def tell(process: subprocess.Popen, line: str = "") -> None:
    """Give `process` the line that it waits for."""
    process.stdin.write(line + "\n")
    process.stdin.flush()


def kill(process: subprocess.Popen) -> None:
    """kill -9 `process`, which must be alive; return when the database has noticed."""
    process.kill()
    assert process.wait() == -signal.SIGKILL, process.stderr.read()
    _settled()


def _settled() -> None:
    """Wait until PostgreSQL has ended what the killed process had asked of it."""
    if connection.vendor == "sqlite":
        return
    with connection.cursor() as cursor:
        for _ in range(1000):
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                "AND pid <> pg_backend_pid()"
            )
            if cursor.fetchone()[0] == 0:
                return
            time.sleep(0.01)
    raise AssertionError("the killed process still has its connection")


def assert_whole(edition: Edition) -> None:
    """Assert that `edition` lacks nothing: its text and every photo as they were approved."""
    assert edition.content_hash == content.of_edition(edition).hash
    assert len(edition.photos.all()) == edition.photo_count
    for photo in edition.photos.all():
        assert (Path(settings.MEDIA_ROOT) / photo.file).stat().st_size > 100
