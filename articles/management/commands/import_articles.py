"""Bring pages of the old portal in."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles.importing import importer, page
from wards.text import natural_key


class Command(BaseCommand):
    help = "Nhập các trang bài viết của cổng cũ, đã in ra văn bản (.txt)."

    def add_arguments(self, parser):
        parser.add_argument(
            "paths", nargs="+", type=Path, metavar="ĐƯỜNG_DẪN", help="Tệp .txt hoặc thư mục."
        )
        parser.add_argument("--unit", metavar="SLUG", help="Đơn vị chịu trách nhiệm mọi bài.")
        parser.add_argument(
            "--photos",
            type=Path,
            metavar="THƯ_MỤC",
            help="Nơi để ảnh: mỗi trang một thư mục con mang tên tệp. Không nêu: thư mục cùng tên "
            "ngay cạnh tệp, nếu có.",
        )
        parser.add_argument(
            "--update", action="store_true", help="Đăng bản mới cho bài đã có mà nội dung đổi."
        )
        parser.add_argument("--dry-run", action="store_true", help="Chỉ xem, không ghi gì.")

    def handle(self, *args, paths, unit, photos, update, dry_run, **options):
        take = importer.Importer(unit, update=update, dry_run=dry_run).take
        counts = dict.fromkeys(
            (importer.IMPORTED, importer.UPDATED, importer.SKIPPED, importer.REFUSED), 0
        )
        for path in _files(paths):
            outcome = self._take(path, photos, take)
            counts[outcome.kind] += 1
            stream = self.stderr if outcome.kind == importer.REFUSED else self.stdout
            stream.write(f"{path}: {outcome.message}")
        imported, updated, skipped, refused = counts.values()
        self.stdout.write(
            f"{'Xem thử, không ghi gì. ' if dry_run else ''}Nhập mới {imported}, "
            f"cập nhật {updated}, bỏ qua {skipped}, từ chối {refused}."
        )
        if refused:
            raise CommandError(f"{refused} trang bị từ chối; lý do ở trên.", returncode=1)

    def _take(self, path: Path, photos: Path | None, take) -> importer.Outcome:
        try:
            text = path.read_bytes().decode("utf-8")
            return take(page.read(text), _photos_of(path, photos))
        except page.PageRefused as refusal:
            return importer.Outcome(importer.REFUSED, f"từ chối, {refusal}")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            return importer.Outcome(
                importer.REFUSED,
                f"từ chối, dòng {line}: không phải văn bản UTF-8; hãy lưu lại tệp bằng UTF-8",
            )
        except OSError as error:
            return importer.Outcome(importer.REFUSED, f"không đọc được tệp: {error.strerror}")


def _files(paths: list[Path]):
    """The files themselves, and the `.txt` files of folders in order of name."""
    for path in paths:
        if path.is_dir():
            yield from sorted(path.rglob("*.txt"))
        else:
            yield path


def _photos_of(path: Path, photos: Path | None) -> list[Path]:
    """The picture files of a page in natural order of their names: 2.jpg before 10.jpg."""
    folder = photos / path.stem if photos else path.with_suffix("")
    if not folder.is_dir() or folder == path:
        return []
    return sorted(
        (file for file in folder.iterdir() if file.is_file()),
        key=lambda file: natural_key(file.name),
    )
