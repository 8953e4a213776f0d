"""Organisational units as they change over time. Rules over several rows: `wards.structure`."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from wards.models.fields import NaturalOrderField, WordsKeyField


class UnitQuerySet(models.QuerySet):
    """Units by the time in which they exist."""

    def open_on(self, day: date):
        """Units that exist on `day`: opened_on <= day < closed_on, unknown ends being open."""
        return self.filter(Q(opened_on=None) | Q(opened_on__lte=day)).filter(
            Q(closed_on=None) | Q(closed_on__gt=day)
        )


class Unit(models.Model):
    """An organisational unit: a ward, a party cell, a residential group, what is above them."""

    class Kind(models.TextChoices):
        CITY = "city", "Thành phố"
        DISTRICT = "district", "Quận"
        WARD = "ward", "Phường"
        COMMUNE = "commune", "Xã"
        PARTY_COMMITTEE = "party_committee", "Đảng bộ"
        PARTY_CELL = "party_cell", "Chi bộ"
        RESIDENTIAL_GROUP = "residential_group", "Tổ dân phố"
        ASSOCIATION = "association", "Tổ chức đoàn thể"
        OTHER = "other", "Khác"

    WARD_LEVEL = (Kind.WARD, Kind.COMMUNE)

    kind = models.CharField("loại", max_length=20, choices=Kind)
    name = models.CharField(
        "tên",
        max_length=150,
        help_text="Tên đầy đủ, có cả loại đơn vị: “Phường Đức Giang”, “Tổ dân phố 17B”. "
        "Đổi tên: ghi tên cũ cùng ngày thôi dùng vào bảng “Tên cũ”, rồi sửa ô này.",
    )
    name_order = NaturalOrderField("name", db_index=True)
    name_words = WordsKeyField("name")
    slug = models.SlugField(
        "đường dẫn",
        max_length=100,
        unique=True,
        help_text="Địa chỉ trang của đơn vị, giữ mãi. Đơn vị mới trùng tên đơn vị cũ cần đường "
        "dẫn riêng, ví dụ: phuong-bo-de-2025.",
    )
    parent = models.ForeignKey(
        "self",
        verbose_name="đơn vị cấp trên",
        on_delete=models.PROTECT,
        related_name="children",
        null=True,
        blank=True,
    )
    opened_on = models.DateField(
        "ngày thành lập", null=True, blank=True, help_text="Để trống nếu không rõ."
    )
    closed_on = models.DateField(
        "ngày kết thúc",
        null=True,
        blank=True,
        help_text="Ngày đầu tiên đơn vị không còn hoạt động. Để trống nếu đang hoạt động.",
    )

    legal_basis = models.CharField(
        "căn cứ thành lập",
        max_length=200,
        blank=True,
        help_text="Ví dụ: Nghị quyết 1656/NQ-UBTVQH15.",
    )
    address = models.CharField("địa chỉ", max_length=200, blank=True)
    phone = models.CharField("điện thoại", max_length=50, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    two_signatures = models.BooleanField(
        "cần hai chữ ký",
        default=False,
        help_text="Bài của đơn vị phải được người duyệt của chính đơn vị ký trước, rồi người duyệt "
        "ở cấp trên duyệt đăng; hai người khác nhau.",
    )
    introduction = models.TextField(
        "giới thiệu", max_length=3000, blank=True, help_text="Mỗi đoạn cách nhau một dòng trống."
    )

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = "đơn vị"
        verbose_name_plural = "đơn vị"
        ordering = ["name_order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="unit_not_its_own_parent",
                condition=Q(parent=None) | ~Q(parent=F("pk")),
                violation_error_message="Đơn vị không thể là cấp trên của chính mình.",
            ),
            models.CheckConstraint(
                name="unit_closed_after_opened",
                condition=Q(opened_on=None) | Q(closed_on=None) | Q(closed_on__gt=F("opened_on")),
                violation_error_message="Ngày kết thúc phải sau ngày thành lập.",
            ),
        ]

    def __str__(self):
        if self.closed_on:
            return f"{self.name} (đến {self.closed_on:%d/%m/%Y})"
        return self.name

    def is_open(self, day: date) -> bool:
        """Whether the unit exists on `day`; the same rule as `UnitQuerySet.open_on`."""
        return not self.has_closed(day) and not (self.opened_on and day < self.opened_on)

    def has_closed(self, day: date) -> bool:
        """Whether the unit has ended by `day`."""
        return self.closed_on is not None and self.closed_on <= day

    def name_on(self, day: date) -> str:
        """The unit's name as of `day`. Costs a query unless `former_names` is prefetched."""
        later = [former for former in self.former_names.all() if day < former.until]
        return min(later, key=lambda former: former.until).name if later else self.name


class FormerName(models.Model):
    """A name that a unit bore before a mere renaming."""

    unit = models.ForeignKey(
        Unit, verbose_name="đơn vị", on_delete=models.CASCADE, related_name="former_names"
    )
    name = models.CharField("tên cũ", max_length=150)
    until = models.DateField(
        "dùng đến trước ngày", help_text="Ngày đầu tiên đơn vị mang tên tiếp theo."
    )

    class Meta:
        verbose_name = "tên cũ"
        verbose_name_plural = "tên cũ"
        ordering = ["until"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "until"],
                name="former_name_once_a_day",
                violation_error_message="Đơn vị đã có một tên cũ hết dùng vào ngày này.",
            )
        ]

    def __str__(self):
        return f"{self.name} (trước {self.until:%d/%m/%Y})"
