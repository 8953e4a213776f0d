"""End the time for which things are kept: deleted posts, readers' addresses. For a daily timer."""

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from articles.editorial.suggestions.handling import addresses_to_forget
from articles.publishing import forgetting


class Command(BaseCommand):
    help = (
        "Xóa hẳn chữ và ảnh của những bài chưa đăng lần nào mà đã xóa quá "
        "DELETED_KEPT_DAYS ngày. Nhật ký của bài được giữ lại. Quên thư điện tử của bạn đọc ở "
        "những góp ý đã xử lý hoặc quá 180 ngày."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="Chỉ liệt kê, không xóa hẳn bài nào."
        )

    def handle(self, *args, **options):
        due = list(forgetting.due().order_by("pk").values_list("pk", "deleted_at"))
        for pk, deleted_at in due if options["dry_run"] else ():
            self.stdout.write(f"Bài {pk}, xóa ngày {timezone.localtime(deleted_at):%d/%m/%Y}")
        addresses = addresses_to_forget()
        forgotten = addresses.count() if options["dry_run"] else addresses.update(email="")
        if options["dry_run"]:
            if forgotten:
                self.stdout.write(f"Sẽ quên {forgotten} thư điện tử của bạn đọc.")
            self.stdout.write(f"Sẽ xóa hẳn {len(due)} bài.")
            return
        purged = [pk for pk, _ in due if forgetting.forget(pk)]
        self.stdout.write(
            f"Đã xóa hẳn {len(purged)} bài đã xóa quá {settings.DELETED_KEPT_DAYS} ngày."
        )
        if forgotten:
            self.stdout.write(f"Đã quên {forgotten} thư điện tử của bạn đọc.")
        for pk, _ in due:
            if pk not in purged:
                self.stderr.write(f"Bài {pk} không xóa hẳn được: không rõ ai đã xóa.")
