"""System checks of accounts."""

from django.conf import settings
from django.core import checks

from wards.accounts import factor


def register_all() -> None:
    """Register this module's checks; called once when the app is ready."""
    checks.register(check_second_factor, checks.Tags.security, deploy=True)
    checks.register(check_proxies, checks.Tags.security, deploy=True)


def check_second_factor(**kwargs):
    """wards.W001: a password alone opens the accounts of chiefs and administrators."""
    if settings.SECOND_FACTOR == factor.REQUIRED:
        return []
    return [
        checks.Warning(
            "Trưởng ban biên tập và quản trị viên đăng nhập được chỉ bằng mật khẩu.",
            hint="Đặt SECOND_FACTOR=required.",
            id="wards.W001",
        )
    ]


def check_proxies(**kwargs):
    """wards.W002: behind a proxy that nobody told of, everybody seems to come from one address."""
    if settings.TRUSTED_PROXIES is not None:
        return []
    return [
        checks.Warning(
            "Chưa đặt TRUSTED_PROXIES: mọi người có vẻ đến từ cùng một địa chỉ, nên ai đó thử sai "
            "mật khẩu ở nơi khác cũng khóa được cán bộ.",
            hint="Đặt TRUSTED_PROXIES bằng số proxy đứng trước trang (thường là 1).",
            id="wards.W002",
        )
    ]
