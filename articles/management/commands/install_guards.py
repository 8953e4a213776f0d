"""Put the database guards in place again."""

from django.core.management.base import BaseCommand

from articles import guards


class Command(BaseCommand):
    help = "Đặt lại các chốt bảo vệ lịch sử đăng bài trong cơ sở dữ liệu."
    requires_system_checks = []  # the check that asks for this command must not stop it

    def handle(self, *args, **options):
        guards.install()
        self.stdout.write("Đã đặt đủ các chốt bảo vệ.")
