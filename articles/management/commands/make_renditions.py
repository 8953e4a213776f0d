"""Make the smaller versions of photos that are missing, after a size was added to the settings."""

import time
from collections.abc import Iterator
from itertools import groupby

from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandError

from articles.importing import report
from articles.models import EditionPhoto, Photo, PhotoUpload
from articles.photos import names, renditions, storage, tombstones

_WAITS = 5  # how often one photo is tried while the machine is busy


class Bar(report.Bar):
    """A progress bar in photos."""

    noun = "ảnh"

    def count(self) -> None:
        """Count one more."""
        self.done += 1
        self.texts += 1


class Command(BaseCommand):
    help = (
        "Tạo các cỡ ảnh còn thiếu, ví dụ sau khi thêm một cỡ vào PHOTO_WIDTHS. Dừng giữa chừng lúc "
        "nào cũng được; chạy lại thì làm tiếp phần còn thiếu."
    )

    def handle(self, *args, **options):
        pictures = _pictures()
        bar = Bar(self.stderr, len(pictures))
        made = whole = failed = 0
        try:
            for digest, is_whole in _looked_at(pictures):
                problem, files = ("", 0) if is_whole else _make(digest)
                made += files
                if problem:
                    failed += 1
                    bar.clear()
                    self.stderr.write(f"{digest}: {problem}")
                elif not files:
                    whole += 1
                bar.count()
                bar.draw()
        except storage.Failed as error:
            raise CommandError(f"Không dùng được kho tệp: {error}", returncode=2) from error
        bar.clear()
        self.stdout.write(
            f"Đã tạo {made} tệp; {whole} ảnh có đủ từ trước, {failed} ảnh không làm được."
        )
        if failed:
            raise CommandError(f"{failed} ảnh không làm được; lý do ở trên.", returncode=1)


def _pictures() -> list[tuple[str, int]]:
    """Digest and width of the photos of all articles, editions and drafts, in order.

    Without those that were taken down.
    """
    rows = (Photo.objects.all(), EditionPhoto.objects.visible(), PhotoUpload.objects.all())
    first, *others = (row.order_by().values_list("digest", "width") for row in rows)
    return sorted(first.union(*others))


def _looked_at(pictures: list[tuple[str, int]]) -> Iterator[tuple[str, bool]]:
    """Each digest, and whether all files of its picture are there already.

    A folder is listed once: to ask for every file would take days of a store far away.
    """
    for folder, some in groupby(pictures, key=lambda picture: names.folder(picture[0])):
        try:
            there = {f"{folder}/{name}" for name in default_storage.listdir(folder)[1]}
        except FileNotFoundError:
            there = set()
        for digest, width in some:
            yield digest, there.issuperset(names.all_of(digest, width))


def _make(digest: str) -> tuple[str, int]:
    """Why it did not go, or nothing; and how many files were made."""
    for _ in range(_WAITS):
        try:
            return "", renditions.make(digest)
        except renditions.Busy:
            time.sleep(1)  # uploads of the same process go first
        except renditions.Broken:
            return "tệp ảnh gốc bị hỏng", 0
        except FileNotFoundError:
            if tombstones.buried([digest]):  # taken down since the command began
                return "", 0
            return "không có tệp ảnh gốc", 0
        except storage.Unavailable:
            raise
        except OSError as error:
            return f"không ghi được: {error}", 0
    return "máy chủ quá bận", 0
