"""Bring the articles of the old portal in."""

from contextlib import ExitStack
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import reset_queries

from articles.importing import importer, report, sources


class Command(BaseCommand):
    help = (
        "Nhập bài viết của cổng cũ: trang đã in ra văn bản (.txt) hoặc bản ghi JSON, mỗi dòng một "
        "bài (.jsonl). Dừng giữa chừng không để lại bài dở dang; chạy lại thì làm tiếp phần còn "
        "thiếu."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "paths",
            nargs="+",
            type=Path,
            metavar="ĐƯỜNG_DẪN",
            help="Tệp .txt, .jsonl hoặc thư mục.",
        )
        parser.add_argument("--unit", metavar="SLUG", help="Đơn vị chịu trách nhiệm mọi bài.")
        parser.add_argument(
            "--photos",
            type=Path,
            metavar="THƯ_MỤC",
            help="Nơi để ảnh. Với .txt: mỗi trang một thư mục con mang tên tệp; không nêu: thư mục "
            "cùng tên ngay cạnh tệp, nếu có. Với .jsonl: nơi mà tên ảnh trong bản ghi tính từ đó; "
            "không nêu: thư mục chứa tệp.",
        )
        parser.add_argument(
            "--update", action="store_true", help="Đăng bản mới cho bài đã có mà nội dung đổi."
        )
        parser.add_argument("--dry-run", action="store_true", help="Chỉ xem, không ghi gì.")
        parser.add_argument(
            "--report", type=Path, metavar="TỆP", help="Ghi kết quả từng bài vào tệp này."
        )
        parser.add_argument(
            "--batch",
            type=int,
            default=sources.BATCH,
            metavar="SỐ",
            help="Số bài ghi cùng một lần (mặc định %(default)s).",
        )

    def handle(self, *args, paths, unit, photos, update, dry_run, **options):
        files = sources.files(paths)
        take_all = importer.Importer(unit, update=update, dry_run=dry_run).take_all
        bar = report.Bar(self.stderr, sources.size(files))
        with ExitStack() as stack:
            said = report.Report(self._open(options["report"], stack), dry_run)
            stream = sources.read(files, photos)
            for batch in sources.batches(stream, max(options["batch"], 1)):
                for found, outcome in _outcomes(batch, take_all):
                    said.add(found, outcome)
                    self._say(found, outcome, bar, options["verbosity"])
                    bar.advance(found)
                bar.draw()
                said.flush()
                reset_queries()  # with DEBUG Django remembers them, whole batches long
            bar.clear()
            said.close()
        self.stdout.write(said.totals())
        refused = said.counts[importer.REFUSED]
        if refused:
            raise CommandError(f"{refused} bài bị từ chối; lý do ở trên.", returncode=1)

    def _open(self, path: Path | None, stack: ExitStack):
        if path is None:
            return None
        try:
            return stack.enter_context(path.open("w", encoding="utf-8"))
        except OSError as error:
            raise CommandError(f"Không ghi được {path}: {error.strerror}.") from error

    def _say(self, found, outcome, bar, verbosity) -> None:
        """A line for what people should read; of many records only those refused."""
        if outcome.kind == importer.REFUSED:
            place = outcome.line or found.line
            where = f", dòng {place}" if place else ""
            bar.clear()
            self.stderr.write(f"{found.path}: từ chối{where}: {outcome.message}")
        elif verbosity > 1 or found.line is None:
            bar.clear()
            line = f", dòng {found.line}" if found.line else ""
            self.stdout.write(f"{found.path}{line}: {outcome.message}")


def _outcomes(batch, take_all):
    """What became of each text of a batch, in the order of the files."""
    taken = iter(take_all([found.item for found in batch if found.item]))
    for found in batch:
        if found.item:
            yield found, next(taken)
        else:
            yield found, importer.Outcome(importer.REFUSED, found.refusal, line=found.line)
