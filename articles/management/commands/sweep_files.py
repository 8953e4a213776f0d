"""Hold rows and files together. Meant for a daily timer, with --delete."""

from collections import Counter
from datetime import timedelta

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.attachments.files import ATTACHMENTS
from articles.editorial.drafting import typed
from articles.models import EditionPhoto, Photo, PhotoUpload
from articles.photos import names, storage
from articles.photos.holding import PHOTOS
from articles.photos.sweeping import FOLDERS, Kind, Seen, sweep

HOLDINGS = [PHOTOS, ATTACHMENTS]
_WIDTH = 32


class Command(BaseCommand):
    help = (
        "Đối chiếu kho tệp với cơ sở dữ liệu: nội dung thiếu tệp, tệp không bài nào dùng, tệp tải "
        "lên dở dang. Không có --delete thì chỉ liệt kê. Kết thúc bằng mã 1 khi có tệp thiếu."
    )

    def add_arguments(self, parser):
        parser.add_argument("--delete", action="store_true", help="Xóa những tệp thừa.")
        parser.add_argument(
            "--grace",
            type=float,
            default=settings.SWEEP_GRACE_HOURS,
            metavar="GIỜ",
            help="Để nguyên tệp mới ghi trong bấy nhiêu giờ (mặc định %(default)s). Chỉ đặt ít hơn "
            "khi không ai đang tải lên.",
        )

    def handle(self, *args, delete, grace, verbosity, **options):
        now = timezone.now()
        stale = PhotoUpload.objects.filter(uploaded_at__lt=now - typed.KEPT_FOR)
        dropped = stale.delete()[0] if delete else stale.count()
        seen, found = Seen(), Counter()
        bar = _Bar(self.stderr, FOLDERS * len(HOLDINGS))
        before = now - timedelta(hours=grace)
        try:
            for holding in HOLDINGS:
                for finding in sweep(
                    holding, before=before, delete=delete, seen=seen, step=bar.advance
                ):
                    found[finding.kind] += 1
                    found["gone"] += finding.gone
                    bar.clear()
                    self._say(finding, verbosity if delete else 2)
        except storage.Failed as error:
            raise CommandError(f"Không dùng được kho tệp: {error}", returncode=2) from error
        bar.clear()
        self.stdout.write(self._summary(seen, found, dropped, delete))
        if found[Kind.MISSING]:
            raise CommandError(
                f"{found[Kind.MISSING]} tệp bị thiếu, nêu ở trên. Hãy lấy lại từ bản sao lưu.",
                returncode=1,
            )

    def _say(self, finding, verbosity) -> None:
        if finding.kind == Kind.MISSING:
            self.stderr.write(f"{finding.name}: {finding.kind.label} ({_where(finding.name)})")
        elif verbosity > 1 or finding.kind == Kind.UNKNOWN:
            self.stdout.write(f"{finding.name}: {finding.kind.label}")

    def _summary(self, seen, found, dropped, delete) -> str:
        kinds = (Kind.ORPHAN, Kind.TORSO, Kind.SPARE, Kind.TAKEN)
        parts = [f"{found[kind]} {kind.label}" for kind in kinds if found[kind]]
        too_many = sum(found[kind] for kind in kinds)
        said = f"Đã xem {seen.files} tệp của {seen.digests} nội dung: "
        said += f"{too_many} tệp thừa" + (f" ({', '.join(parts)})" if parts else "")
        said += f", đã xóa {found['gone']}" if delete else ""
        said += f"; {seen.young} tệp mới chưa xét; {found[Kind.MISSING]} tệp thiếu."
        if dropped:
            said += f" {dropped} ảnh tải lên quá {typed.KEPT_FOR.days} ngày mà không lưu"
            said += " đã bỏ." if delete else ": sẽ bỏ."
        return said


class _Bar:
    """How far it is, on a terminal; on anything else nothing."""

    def __init__(self, stream, total: int):
        self.stream, self.total, self.done = stream, total, 0
        self.visible = stream.isatty()

    def advance(self) -> None:
        """One more folder is done."""
        self.done += 1
        part = self.done / self.total
        self._write(f"{'█' * int(part * _WIDTH):░<{_WIDTH}} {part:4.0%}")

    def clear(self) -> None:
        """Take the bar off the line, for what is written next."""
        self._write("")

    def _write(self, text: str) -> None:
        if self.visible:
            self.stream.write(f"\r\x1b[2K{text}", style_func=str, ending="")
            self.stream.flush()


def _where(name: str) -> str:
    """In which posts a missing photo stands."""
    parsed = names.parse(name)
    if parsed is None:
        return "tệp đính kèm"
    digest = parsed.digest
    desk = Photo.objects.filter(digest=digest).values_list("article_id", flat=True)
    shown = EditionPhoto.objects.filter(digest=digest).values_list("edition__article_id", flat=True)
    articles = sorted({*desk, *shown})
    return "bài " + ", ".join(map(str, articles)) if articles else "ảnh gốc hoặc ảnh chưa lưu"
