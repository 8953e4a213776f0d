"""Let somebody try to sign in again at once."""

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from wards.accounts import lockout


class Command(BaseCommand):
    help = "Mở khóa đăng nhập cho một tài khoản đã nhập sai mật khẩu nhiều lần."

    def add_arguments(self, parser):
        parser.add_argument("username", metavar="TÊN_ĐĂNG_NHẬP")

    def handle(self, *args, username, **options):
        user = get_user_model().objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"Không có tài khoản “{username}”.")
        gone = lockout.unlock(user)
        self.stdout.write(f"Đã mở khóa {username}: quên {gone} nơi đã thử sai.")
