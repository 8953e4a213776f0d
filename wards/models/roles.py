"""Who may act in which unit, as what, and for how long."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from wards.models.units import Unit
from wards.people import full_name


class MembershipQuerySet(models.QuerySet):
    """Roles by the time for which they hold."""

    def current(self, day: date | None = None):
        """Memberships that hold on `day` (default: today): starts_on <= day < ends_on."""
        day = day or timezone.localdate()
        return self.filter(starts_on__lte=day).filter(Q(ends_on=None) | Q(ends_on__gt=day))


class Membership(models.Model):
    """A user's role in a unit for a time. Read through `wards.scope` only."""

    class Role(models.TextChoices):
        WRITER = "writer", "Người viết"
        REVIEWER = "reviewer", "Người duyệt"
        CHIEF = "chief", "Trưởng ban biên tập"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="tài khoản",
        on_delete=models.PROTECT,
        related_name="memberships",
    )
    unit = models.ForeignKey(
        Unit, verbose_name="đơn vị", on_delete=models.PROTECT, related_name="memberships"
    )
    role = models.CharField("vai trò", max_length=10, choices=Role)
    starts_on = models.DateField("từ ngày", default=timezone.localdate)
    ends_on = models.DateField(
        "đến trước ngày",
        null=True,
        blank=True,
        help_text="Ngày đầu tiên vai trò không còn hiệu lực. Để trống nếu chưa định.",
    )

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = "vai trò"
        verbose_name_plural = "vai trò"
        ordering = ["unit", "user"]
        constraints = [
            models.CheckConstraint(
                name="membership_ends_after_start",
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
                violation_error_message="Ngày hết hiệu lực phải sau ngày bắt đầu.",
            ),
            models.UniqueConstraint(
                fields=["user", "unit", "role", "starts_on"],
                name="membership_once",
                violation_error_message="Vai trò này đã được ghi rồi.",
            ),
        ]

    def __str__(self):
        return f"{full_name(self.user)}: {self.get_role_display()}, {self.unit}"
