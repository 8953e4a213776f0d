"""A killed import leaves whole articles only, and a second run completes the job."""

import random
import time
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction

from articles.models import Article, Edition, Event, ImportedPage, OldAddress, ViewCount
from tests.articles.importing.made import numbered, write
from tests.makers import jpeg
from tests.processes import assert_whole, kill, running

pytestmark = pytest.mark.django_db(transaction=True)

RECORDS, BATCH = 400, 20


def importing(path: Path):
    """An import in a process of its own, in batches so small that it is caught in the middle."""
    return running("manage.py", "import_articles", str(path), "--batch", str(BATCH))


def whole() -> int:
    """How many articles there are; none of them lacks a part, and there is no part without one."""
    articles = set(Article.objects.values_list("pk", flat=True))
    for model in (Edition, ViewCount, ImportedPage, Event, OldAddress):
        found = list(model.objects.values_list("article_id", flat=True))
        assert sorted(found) == sorted(articles), model
    for edition in Edition.objects.prefetch_related("photos", "about"):
        assert_whole(edition)
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
        with importing(path) as process:
            while Article.objects.count() < point and process.poll() is None:
                time.sleep(0.002)
            time.sleep(chance.random() * 0.02)
            kill(process)
        seen.append(whole())
    assert 0 < seen[0] <= seen[1] <= seen[2] < RECORDS
    with importing(path) as process:
        said, error = process.communicate()
    assert process.returncode == 0, error
    assert f"Nhập mới {RECORDS - seen[2]}, cập nhật 0, bỏ qua {seen[2]}, từ chối 0." in said
    assert whole() == RECORDS
    assert state() == expected


def _undisturbed(path: Path) -> list[tuple]:
    """The state after a run without a kill, which is then taken back."""
    with transaction.atomic():
        call_command("import_articles", str(path), verbosity=0)
        after = state()
        transaction.set_rollback(True)
    assert len(after) == RECORDS and not Article.objects.exists()
    return after
