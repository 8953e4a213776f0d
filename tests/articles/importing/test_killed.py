"""A killed import leaves whole articles only, and a second run completes the job."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from articles import content
from articles.models import Article, Edition, Event, ImportedPage, OldAddress, ViewCount
from tests.articles.importing.made import numbered, write
from tests.makers import jpeg
from wardnews.processes import die_with_parent

pytestmark = pytest.mark.django_db(transaction=True)

RECORDS, BATCH = 400, 20


def database_url() -> str:
    """The database of this test, for another process."""
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    host = quote(database["HOST"], safe="")
    who = database["USER"] + (f":{quote(database['PASSWORD'])}" if database["PASSWORD"] else "")
    port = f":{database['PORT']}" if database["PORT"] else ""
    return f"postgres://{who}@{host}{port}/{database['NAME']}"


def start(path: Path) -> subprocess.Popen:
    """Import in a process of its own, slowly enough to be caught in the middle."""
    environment = {"DATABASE_URL": database_url(), "MEDIA_ROOT": settings.MEDIA_ROOT}
    environment |= {"DEBUG": "false", "SECRET_KEY": "k", "ALLOWED_HOSTS": "*"}
    return subprocess.Popen(
        [sys.executable, "manage.py", "import_articles", str(path), "--batch", str(BATCH)],
        cwd=settings.BASE_DIR,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=die_with_parent(signal.SIGKILL),
    )


def whole() -> int:
    """How many articles there are; none of them lacks a part, and there is no part without one."""
    articles = set(Article.objects.values_list("pk", flat=True))
    for model in (Edition, ViewCount, ImportedPage, Event, OldAddress):
        found = list(model.objects.values_list("article_id", flat=True))
        assert sorted(found) == sorted(articles), model
    for edition in Edition.objects.prefetch_related("photos", "about"):
        assert edition.content_hash == content.of_edition(edition).hash
        assert len(edition.photos.all()) == edition.photo_count
        for photo in edition.photos.all():
            assert (Path(settings.MEDIA_ROOT) / photo.file).stat().st_size > 100
    return len(articles)


def state() -> list[tuple]:
    """All that an import decides; ids and the time of the import aside."""
    pages = ImportedPage.objects.order_by("source_url").select_related("article")
    return [
        (
            page.source_url,
            page.digest,
            page.article.state,
            page.article.view_count.total,
            *page.article.editions.values_list(
                *("number", "title", "lead", "body", "published_at", "origin", "photo_count"),
                *("category__name", "unit__slug"),
            ),
            *page.article.editions.values_list("photos__digest", flat=True),
        )
        for page in pages
    ]


def test_killed_three_times_and_run_again_it_ends_as_if_undisturbed(city, tmp_path):
    for number in (1, 2, 3):
        (tmp_path / f"{number}.jpg").write_bytes(jpeg((60 + number, 40)).getvalue())
    records = [
        numbered(n) | {"photos": [{"file": f"{n % 3 + 1}.jpg"}] if n % 25 == 0 else []}
        for n in range(RECORDS)
    ]
    path = write(tmp_path / "bai.jsonl", records)
    expected = _undisturbed(path)
    chance = random.Random()
    seen = []
    # Points of the work, not of the clock: this machine may be slow today.
    for point in sorted(chance.sample(range(BATCH, RECORDS - 6 * BATCH), 3)):
        process = start(path)
        while Article.objects.count() < point and process.poll() is None:
            time.sleep(0.002)
        time.sleep(chance.random() * 0.02)
        process.kill()
        assert process.wait() == -signal.SIGKILL, process.communicate()
        process.communicate()
        _settled()
        seen.append(whole())
    assert 0 < seen[0] <= seen[1] <= seen[2] < RECORDS
    process = start(path)
    said, error = process.communicate()
    assert process.returncode == 0, error
    assert f"Nhập mới {RECORDS - seen[2]}, cập nhật 0, bỏ qua {seen[2]}, từ chối 0." in said
    assert whole() == RECORDS
    assert state() == expected


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


def _undisturbed(path: Path) -> list[tuple]:
    """The state after a run without a kill, which is then taken back."""
    with transaction.atomic():
        call_command("import_articles", str(path), verbosity=0)
        after = state()
        transaction.set_rollback(True)
    assert len(after) == RECORDS and not Article.objects.exists()
    return after
