"""Switch off accounts that nobody uses, and forget old sign-ins."""

from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from wards.accounts import events, keeping
from wards.models import AccountEvent
from wards.people import name_and_account


class Command(BaseCommand):
    help = (
        "Tắt các tài khoản lâu không đăng nhập (vai trò giữ nguyên, luôn chừa một quản trị viên) "
        "và xóa nhật ký tài khoản quá cũ. Nên chạy hằng ngày."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--days",
            type=int,
            default=keeping.IDLE_DAYS,
            metavar="SỐ",
            help="Tắt khi không đăng nhập quá số ngày này (mặc định %(default)s).",
        )
        parser.add_argument(
            "--keep-events",
            type=int,
            default=180,
            metavar="SỐ",
            help="Giữ nhật ký tài khoản trong số ngày này (mặc định %(default)s, ít nhất "
            f"{AccountEvent.KEPT_DAYS}).",
        )
        parser.add_argument("--dry-run", action="store_true", help="Chỉ xem, không tắt, không xóa.")

    def handle(self, *args, days, keep_events, dry_run, **options):
        if days < 1:
            raise CommandError("Số ngày không dùng phải từ 1 trở lên.")
        if keep_events < AccountEvent.KEPT_DAYS:
            raise CommandError(f"Nhật ký phải giữ ít nhất {AccountEvent.KEPT_DAYS} ngày.")
        found = keeping.idle(days) if dry_run else keeping.retire(days)
        for user in found:
            last = timezone.localtime(keeping.last_used(user))
            said = "chưa đăng nhập lần nào, tính từ" if user.last_login is None else "lần cuối"
            self.stdout.write(f"{name_and_account(user)}: {said} {last:%d/%m/%Y}")
        would = "sẽ tắt" if dry_run else "đã tắt"
        self.stdout.write(f"{len(found)} tài khoản {would}, quá {days} ngày không dùng.")
        if not dry_run:
            gone = events.prune(timezone.now() - timedelta(days=keep_events))
            self.stdout.write(f"{gone} dòng nhật ký quá {keep_events} ngày đã xóa.")
