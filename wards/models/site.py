"""What the whole site has one of."""

import re

from django.db import models


class SiteVersion(models.Model):
    """One row whose number changes in the transaction that changes anything public."""

    number = models.BigIntegerField("số phiên bản", default=0)

    class Meta:
        verbose_name = "phiên bản trang"
        verbose_name_plural = "phiên bản trang"

    def __str__(self):
        return str(self.number)


class Imprint(models.Model):
    """Who runs the site and answers for it: what the head and the foot of each page say.

    One row; `wards.imprint.current` returns it, or what stands in for it.
    """

    name = models.CharField(
        "tên cổng", max_length=150, help_text="Tên đầy đủ, ở đầu mỗi trang. Ví dụ: Tin phường."
    )
    line = models.CharField(
        "dòng giới thiệu",
        max_length=200,
        blank=True,
        help_text="Một dòng nhỏ dưới tên cổng: cổng đăng tin của ai.",
    )
    authority = models.CharField(
        "cơ quan chủ quản", max_length=200, blank=True, help_text="Cơ quan lập ra cổng này."
    )
    responsible = models.CharField(
        "người chịu trách nhiệm",
        max_length=200,
        blank=True,
        help_text="Họ tên và chức vụ của người chịu trách nhiệm nội dung.",
    )
    address = models.CharField("địa chỉ", max_length=250, blank=True)
    phone = models.CharField("điện thoại", max_length=50, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    licence = models.CharField(
        "giấy phép",
        max_length=250,
        blank=True,
        help_text="Số, ngày và nơi cấp giấy phép hoạt động, nếu có.",
    )

    class Meta:
        verbose_name = "thông tin cổng"
        verbose_name_plural = "thông tin cổng"

    def __str__(self):
        return self.name

    @property
    def dialled(self) -> str:
        """The first number in `phone`, as a telephone dials it."""
        first = re.split(r"[,;/–—]|\s-\s", self.phone)[0]
        return re.sub(r"[^0-9+]", "", first)
