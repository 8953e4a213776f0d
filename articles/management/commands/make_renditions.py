"""Make the smaller versions of photos that are missing, after a size was added to the settings."""

import time

from django.core.management.base import BaseCommand, CommandError

from articles.importing import report
from articles.models import EditionPhoto, Photo, PhotoUpload
from articles.photos import renditions

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
        digests = _digests()
        bar = Bar(self.stderr, len(digests))
        made = whole = failed = 0
        for digest in digests:
            problem, files = _make(digest)
            made += files
            if problem:
                failed += 1
                bar.clear()
                self.stderr.write(f"{digest}: {problem}")
            elif not files:
                whole += 1
            bar.count()
            bar.draw()
        bar.clear()
        self.stdout.write(
            f"Đã tạo {made} tệp; {whole} ảnh có đủ từ trước, {failed} ảnh không làm được."
        )
        if failed:
            raise CommandError(f"{failed} ảnh không làm được; lý do ở trên.", returncode=1)


def _digests() -> list[str]:
    """The photos of all articles, editions and drafts that were not taken down, in order."""
    rows = (Photo.objects.all(), EditionPhoto.objects.visible(), PhotoUpload.objects.all())
    first, *others = (row.order_by().values_list("digest", flat=True) for row in rows)
    return sorted(first.union(*others))


def _make(digest: str) -> tuple[str, int]:
    """Why it did not go, or nothing; and how many files were made."""
    for _ in range(_WAITS):
        try:
            return "", renditions.make(digest)
        except renditions.Busy:
            time.sleep(1)
        except renditions.Broken:
            return "tệp ảnh gốc bị hỏng", 0
        except FileNotFoundError:
            return "không có tệp ảnh gốc", 0
        except OSError as error:
            return f"không ghi được: {error}", 0
    return "máy chủ quá bận", 0
