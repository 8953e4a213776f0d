"""What became of units: a graph of partial shares, not a merge tree."""

from django.db import models
from django.db.models import F, Q

from wards.models.units import Unit


class Succession(models.Model):
    """A share of one unit that went to another on a day."""

    class Share(models.TextChoices):
        WHOLE = "whole", "Toàn bộ"
        REMAINDER = "remainder", "Phần còn lại"
        PART = "part", "Một phần"
        LAND = "land", "Chỉ diện tích"

    # With these go the duties for what the predecessor did; see `wards.scope`.
    INHERITING = (Share.WHOLE, Share.REMAINDER)

    predecessor = models.ForeignKey(
        Unit, verbose_name="đơn vị cũ", on_delete=models.PROTECT, related_name="successions"
    )
    successor = models.ForeignKey(
        Unit, verbose_name="đơn vị kế thừa", on_delete=models.PROTECT, related_name="origins"
    )
    share = models.CharField(
        "phần",
        max_length=10,
        choices=Share,
        help_text="“Chỉ diện tích”: đất không có dân, không kèm quyền với bài cũ.",
    )
    happened_on = models.DateField("từ ngày")
    legal_basis = models.CharField("căn cứ", max_length=200, blank=True)
    note = models.CharField("ghi chú", max_length=300, blank=True)

    class Meta:
        verbose_name = "kế thừa"
        verbose_name_plural = "kế thừa"
        ordering = ["-happened_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor", "happened_on"],
                name="succession_once",
                violation_error_message="Việc kế thừa này đã được ghi rồi.",
            ),
            models.UniqueConstraint(
                fields=["predecessor", "happened_on"],
                condition=Q(share__in=["whole", "remainder"]),
                name="succession_one_heir",
                violation_error_message="Mỗi lần chia tách chỉ một đơn vị nhận toàn bộ hoặc phần "
                "còn lại.",
            ),
            models.CheckConstraint(
                name="succession_between_two_units",
                condition=~Q(predecessor=F("successor")),
                violation_error_message="Đơn vị không thể kế thừa chính mình.",
            ),
        ]

    def __str__(self):
        return f"{self.predecessor.name} → {self.successor.name} ({self.get_share_display()})"


class Coverage(models.Model):
    """A residential group that a party cell looks after for a time; many to many."""

    cell = models.ForeignKey(
        Unit,
        verbose_name="chi bộ",
        on_delete=models.CASCADE,
        related_name="covered_groups",
        limit_choices_to={"kind": Unit.Kind.PARTY_CELL},
    )
    group = models.ForeignKey(
        Unit,
        verbose_name="tổ dân phố",
        on_delete=models.CASCADE,
        related_name="covering_cells",
        limit_choices_to={"kind": Unit.Kind.RESIDENTIAL_GROUP},
    )
    starts_on = models.DateField("từ ngày", null=True, blank=True)
    ends_on = models.DateField("đến trước ngày", null=True, blank=True)

    class Meta:
        verbose_name = "chi bộ phụ trách tổ dân phố"
        verbose_name_plural = "chi bộ phụ trách tổ dân phố"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["cell", "group", "starts_on"], name="coverage_once"),
            models.CheckConstraint(
                name="coverage_ends_after_start",
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            ),
        ]

    def __str__(self):
        return f"{self.cell.name} – {self.group.name}"


class Leader(models.Model):
    """Somebody who leads a unit for a time, with what residents may know of them."""

    unit = models.ForeignKey(
        Unit, verbose_name="đơn vị", on_delete=models.CASCADE, related_name="leaders"
    )
    name = models.CharField("họ và tên", max_length=100)
    office = models.CharField("chức vụ", max_length=150)
    phone = models.CharField("điện thoại", max_length=50, blank=True)
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    starts_on = models.DateField("từ ngày", null=True, blank=True)
    ends_on = models.DateField("đến trước ngày", null=True, blank=True)

    class Meta:
        verbose_name = "lãnh đạo"
        verbose_name_plural = "lãnh đạo"
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="leader_ends_after_start",
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            )
        ]

    def __str__(self):
        return f"{self.name}, {self.office}"
