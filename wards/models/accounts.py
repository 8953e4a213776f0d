"""What Django's accounts do not hold: where an account stands, and what happened to it."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class AccountState(models.Model):
    """What the back office asks of an account at each of its pages; made when first needed."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name="tài khoản",
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="account_state",
    )
    must_change_password = models.BooleanField("phải đổi mật khẩu", default=False)
    # Sessions that began in an earlier round are over: see `wards.accounts.states`.
    session_round = models.PositiveIntegerField("đợt đăng nhập", default=0)
    idle_from = models.DateTimeField("tính không dùng từ", null=True, blank=True)
    retired_at = models.DateTimeField("tắt vì không dùng lúc", null=True, blank=True)

    class Meta:
        verbose_name = "tình trạng tài khoản"
        verbose_name_plural = "tình trạng tài khoản"

    def __str__(self):
        return str(self.user)


class AccountEvent(models.Model):
    """Something that happened to an account, or at the sign-in page. Written once.

    Addresses are personal data, so events go after a time: see `wards.accounts.events.prune`. For
    KEPT_DAYS the database itself keeps them.
    """

    KEPT_DAYS = 30

    class Kind(models.TextChoices):
        SIGNED_IN = "signed_in", "Đăng nhập bằng mật khẩu"
        CODE_ACCEPTED = "code_accepted", "Nhập đúng mã xác thực"
        RECOVERY_USED = "recovery_used", "Đăng nhập bằng mã dự phòng"
        SIGNED_OUT = "signed_out", "Đăng xuất"
        REFUSED = "refused", "Sai tên hoặc mật khẩu"
        REFUSED_OFF = "refused_off", "Đăng nhập vào tài khoản đã tắt"
        LOCKED = "locked", "Tạm khóa vì sai nhiều lần"
        UNLOCKED = "unlocked", "Quản trị viên mở khóa"
        CODE_REFUSED = "code_refused", "Sai mã xác thực"
        FACTOR_ON = "factor_on", "Bật xác thực hai lớp"
        FACTOR_OFF = "factor_off", "Tắt xác thực hai lớp"
        FACTOR_RESET = "factor_reset", "Quản trị viên bỏ xác thực hai lớp"
        CODES_MADE = "codes_made", "Tạo bộ mã dự phòng mới"
        PASSWORD_CHANGED = "password_changed", "Đổi mật khẩu"
        PASSWORD_SET = "password_set", "Quản trị viên đặt mật khẩu"
        LINK_MADE = "link_made", "Quản trị viên tạo liên kết đặt mật khẩu"
        SIGNED_OUT_EVERYWHERE = "signed_out_everywhere", "Quản trị viên kết thúc mọi phiên"
        CREATED = "created", "Tạo tài khoản"
        DELETED = "deleted", "Xóa tài khoản"
        SWITCHED_OFF = "switched_off", "Quản trị viên tắt tài khoản"
        SWITCHED_ON = "switched_on", "Quản trị viên bật lại tài khoản"
        RIGHTS_CHANGED = "rights_changed", "Đổi quyền của tài khoản"
        RETIRED = "retired", "Tự tắt vì lâu không đăng nhập"

    at = models.DateTimeField("lúc", default=timezone.now, db_index=True)
    kind = models.CharField("việc", max_length=24, choices=Kind)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="tài khoản",
        on_delete=models.SET_NULL,
        null=True,
        related_name="account_events",
    )
    # The name outlives the account. Empty where there was none: what is typed into the wrong field
    # of a sign-in page may be a password.
    username = models.CharField("tên đăng nhập", max_length=150, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người làm",
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    address = models.GenericIPAddressField("địa chỉ mạng", null=True)
    note = models.CharField("ghi chú", max_length=200, blank=True)

    class Meta:
        verbose_name = "nhật ký tài khoản"
        verbose_name_plural = "nhật ký tài khoản"
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.username or 'không có tài khoản này'}"
