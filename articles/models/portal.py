"""What people put on the home page beside the posts: chosen posts, and notices that run out."""

import re
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles.models.desk import Article
from wards import clock
from wards.models import Unit

# What browsers drop from an address, or read as something else than it looks.
_UNFIT = re.compile(r"[\x00-\x20\x7f\\<>\"]")


def is_fit_address(link: str) -> bool:
    """Whether `link` leads to a page: of another site by http(s), or of this one by its path."""
    if _UNFIT.search(link):
        return False
    if link.startswith("/"):
        return not link.startswith("//")
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


class FeatureQuerySet(models.QuerySet):
    """Chosen posts by the time for which they were chosen."""

    def current(self, at: datetime | None = None):
        """Those that are to stand on the home page at `at` (default: now)."""
        at = at or clock.now()
        return self.filter(starts_at__lte=at, ends_at__gt=at)


class Feature(models.Model):
    """A post that a chief chose for the home page, for a time. Which edition shows is not said."""

    class Place(models.TextChoices):
        LEAD = "lead", "Tin chính"
        FEATURED = "featured", "Tin nổi bật"

    article = models.OneToOneField(
        Article, verbose_name="bài viết", on_delete=models.CASCADE, related_name="feature"
    )
    place = models.CharField("vị trí", max_length=10, choices=Place, default=Place.FEATURED)
    starts_at = models.DateTimeField("từ")
    ends_at = models.DateTimeField("đến")
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người chọn",
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = FeatureQuerySet.as_manager()

    class Meta:
        verbose_name = "bài trên trang chủ"
        verbose_name_plural = "bài trên trang chủ"
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="feature_ends_after_start", condition=Q(ends_at__gte=F("starts_at"))
            )
        ]
        indexes = [models.Index(fields=["ends_at"], name="feature_ends")]

    def __str__(self):
        return f"{self.get_place_display()}: bài số {self.article_id}"


class NoticeQuerySet(models.QuerySet):
    """Notices by the time for which they stand."""

    def current(self, at: datetime | None = None):
        """Those that residents see at `at` (default: now)."""
        at = at or clock.now()
        return self.filter(starts_at__lte=at, ends_at__gt=at)


class Notice(models.Model):
    """A few words to all residents that go away by themselves: planned downtime, a closed road."""

    class Kind(models.TextChoices):
        INFORMATION = "information", "Thông báo"
        URGENT = "urgent", "Khẩn"
        DOWNTIME = "downtime", "Tạm dừng cổng để bảo trì"

    kind = models.CharField("loại", max_length=12, choices=Kind, default=Kind.INFORMATION)
    title = models.CharField("tiêu đề", max_length=200)
    text = models.TextField("nội dung", max_length=1000, blank=True)
    link = models.CharField(
        "liên kết",
        max_length=500,
        blank=True,
        help_text="Địa chỉ trang nói kỹ hơn, nếu có. Ví dụ: /tin/lich-cat-dien-12/",
    )
    unit = models.ForeignKey(
        Unit,
        verbose_name="đơn vị ra thông báo",
        on_delete=models.PROTECT,
        related_name="notices",
        null=True,
        blank=True,
    )
    starts_at = models.DateTimeField("hiện từ")
    ends_at = models.DateTimeField("hiện đến")
    everywhere = models.BooleanField(
        "hiện trên mọi trang", default=False, help_text="Nếu không, chỉ hiện ở trang chủ."
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người viết",
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "thông báo trên cổng"
        verbose_name_plural = "thông báo trên cổng"
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="notice_ends_after_start", condition=Q(ends_at__gt=F("starts_at"))
            )
        ]
        indexes = [models.Index(fields=["ends_at"], name="notice_ends")]

    def __str__(self):
        return self.title

    @property
    def address(self) -> str:
        """Where the notice leads; "" for nowhere, and for what should not have been stored."""
        return self.link if is_fit_address(self.link) else ""
