"""Load the demonstration: units, accounts, posts with drawn photos."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.demonstration import build, units
from articles.models import Article
from wards.models import Unit


class Command(BaseCommand):
    help = "Tạo dữ liệu trình diễn (chạy lại được nhiều lần)."

    def add_arguments(self, parser):
        parser.add_argument(
            "--yes-really",
            action="store_true",
            help="Cho phép chạy khi DEBUG tắt: tài khoản trình diễn có mật khẩu ai cũng biết.",
        )
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="Không làm gì nếu cơ sở dữ liệu đã có đơn vị hoặc bài viết.",
        )
        parser.add_argument(
            "--accounts", action="store_true", help="Chỉ in danh sách tài khoản trình diễn."
        )

    def handle(self, *args, yes_really, if_empty, accounts, **options):
        if accounts:
            self._print_accounts()
            return
        if not (settings.DEBUG or yes_really):
            raise CommandError(
                "Dữ liệu trình diễn có tài khoản với mật khẩu ai cũng biết. Nếu đây không phải "
                "máy chủ thật, thêm --yes-really."
            )
        if if_empty and (Unit.objects.exists() or Article.objects.exists()):
            return
        build.build(self.stdout.write)
        self.stdout.write("Đã có đủ dữ liệu trình diễn.")

    def _print_accounts(self):
        self.stdout.write(f"Tài khoản trình diễn, mật khẩu đều là {units.PASSWORD}:")
        for name, (role, slug, *_rest) in units.ACCOUNTS.items():
            unit = Unit.objects.filter(slug=slug).first()
            self.stdout.write(f"  {name:10} {role.label}, {unit.name if unit else slug}")
        self.stdout.write(f"  {units.ADMIN:10} Quản trị hệ thống")
