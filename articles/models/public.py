"""The public's side: editions, what residents read. Nothing here needs the working copy.

An edition is a row of a valid-time table: it holds from `starts_at` up to, not including,
`ends_at`. Apart from `ends_at` it never changes; `articles.guards` holds that in the database.
"""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from articles.models.category import Category
from articles.models.desk import LEAD_LENGTH, TITLE_LENGTH, Article
from wards import clock
from wards.models import Unit
from wards.text import slugify


class EditionQuerySet(models.QuerySet):
    """Editions by what they are at an instant; nothing else may define "public"."""

    def live(self, at: datetime | None = None):
        """Editions that hold at the instant `at` (default: now): the only meaning of "public"."""
        at = at or clock.now()
        return self.filter(starts_at__lte=at).filter(Q(ends_at=None) | Q(ends_at__gt=at))

    def not_called_off(self):
        """Without editions that were unscheduled: those hold for no instant at all."""
        return self.exclude(ends_at=F("starts_at"))

    def scheduled(self, at: datetime | None = None):
        """Editions that will start after `at` (default: now) and were not unscheduled."""
        at = at or clock.now()
        return self.not_called_off().filter(starts_at__gt=at)

    def started(self, at: datetime | None = None):
        """Editions that were public at some time up to `at` (default: now)."""
        at = at or clock.now()
        return self.not_called_off().filter(starts_at__lte=at)

    def listed(self, at: datetime | None = None):
        """Live editions that belong into lists, feeds and search."""
        return self.live(at).filter(listed=True)

    def newest_first(self):
        """In the order of every public list: by the date that is shown."""
        return self.order_by("-published_at", "-article_id")


class Edition(models.Model):
    """An immutable, numbered snapshot of an article, with the time during which it holds."""

    class Form(models.TextChoices):
        TEXT = "text", "Bài đăng"
        WITHDRAWN = "withdrawn", "Đã gỡ, còn đọc được"
        REMOVED = "removed", "Đã gỡ hẳn"
        REDIRECT = "redirect", "Chuyển hướng"

    class Change(models.TextChoices):
        FIRST = "first", "Đăng lần đầu"
        MINOR = "minor", "Sửa nhỏ"
        CORRECTION = "correction", "Đính chính"

    class Origin(models.TextChoices):
        DESK = "desk", "Ban biên tập"
        IMPORT = "import", "Cổng cũ"

    article = models.ForeignKey(
        Article, verbose_name="bài viết", on_delete=models.PROTECT, related_name="editions"
    )
    number = models.PositiveIntegerField("bản số")
    form = models.CharField("dạng", max_length=10, choices=Form, default=Form.TEXT)
    change = models.CharField("loại sửa", max_length=10, choices=Change, default=Change.FIRST)
    origin = models.CharField("nguồn gốc", max_length=10, choices=Origin, default=Origin.DESK)

    title = models.CharField("tiêu đề", max_length=TITLE_LENGTH)
    lead = models.TextField("lời dẫn", max_length=LEAD_LENGTH, blank=True)
    body = models.TextField("nội dung", blank=True)
    unit = models.ForeignKey(
        Unit, verbose_name="đơn vị", on_delete=models.PROTECT, related_name="editions"
    )
    unit_name = models.CharField("tên đơn vị khi đăng", max_length=150)
    category = models.ForeignKey(
        Category, verbose_name="chuyên mục", on_delete=models.PROTECT, related_name="editions"
    )
    byline = models.CharField("bút danh", max_length=150, blank=True)
    source = models.CharField("nguồn", max_length=200, blank=True)
    event_date = models.DateField("ngày diễn ra", null=True, blank=True)
    attachments = models.JSONField("tệp đính kèm", default=list, blank=True)
    photo_count = models.PositiveSmallIntegerField("số ảnh", default=0)
    about_count = models.PositiveSmallIntegerField("số đơn vị được nói đến", default=0)
    content_hash = models.CharField("mã nội dung", max_length=64)

    published_at = models.DateTimeField("ngày đăng")
    starts_at = models.DateTimeField("hiệu lực từ")
    ends_at = models.DateTimeField("hiệu lực đến", null=True, blank=True)
    listed = models.BooleanField("có trong danh sách", default=True)
    # Published by a chief alone; open until somebody else approves it (see publishing.emergencies).
    emergency = models.BooleanField("đăng khẩn", default=False)
    public_note = models.TextField("lời giải thích cho bạn đọc", blank=True)
    redirect_to = models.ForeignKey(
        Article,
        verbose_name="chuyển hướng đến",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người viết",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người duyệt",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )

    objects = EditionQuerySet.as_manager()

    # What a redaction may mask; the guards let nothing else of a stored edition change.
    REDACTABLE = ("title", "lead", "body", "byline", "source", "public_note", "attachments")

    class Meta:
        verbose_name = "bản đăng"
        verbose_name_plural = "bản đăng"
        ordering = ["article", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="edition_number_once"),
            models.CheckConstraint(
                name="edition_ends_after_start",
                condition=Q(ends_at=None) | Q(ends_at__gte=F("starts_at")),
            ),
            models.CheckConstraint(
                name="edition_redirect_has_target",
                condition=Q(form="redirect", redirect_to__isnull=False)
                | (~Q(form="redirect") & Q(redirect_to=None)),
            ),
            # Somebody answers for each edition; an import answers by naming its source.
            models.CheckConstraint(
                name="edition_has_approver_unless_imported",
                condition=Q(origin="import", approved_by=None)
                | Q(origin="desk", approved_by__isnull=False),
            ),
            models.CheckConstraint(
                name="edition_only_texts_are_listed", condition=Q(form="text") | Q(listed=False)
            ),
        ]
        indexes = [
            models.Index(fields=["-published_at", "-article"], name="edition_newest"),
            models.Index(
                fields=["-starts_at", "-id"],
                condition=Q(change="correction"),
                name="edition_corrections",
            ),
            models.Index(fields=["unit", "-published_at", "-article"], name="edition_unit_newest"),
            models.Index(
                fields=["category", "-published_at", "-article"], name="edition_category_newest"
            ),
            # How many there are of a day or month, without reading any.
            models.Index(
                fields=["published_at", "starts_at", "ends_at"],
                condition=Q(listed=True, ends_at=None),
                name="edition_dated",
            ),
            # What was ended: little beside what holds; what ends on a day to come is less.
            models.Index(
                fields=["ends_at"], condition=Q(ends_at__isnull=False), name="edition_ends"
            ),
            models.Index(fields=["starts_at"], name="edition_starts"),  # what is yet to come
            # What residents have of each of many articles, without reading the texts.
            models.Index(fields=["article", "starts_at", "ends_at", "form"], name="edition_held"),
            models.Index(
                fields=["starts_at"], condition=Q(emergency=True), name="edition_emergencies"
            ),
        ]

    def __str__(self):
        return f"{self.title} (bản {self.number})"

    def get_absolute_url(self) -> str:
        """The permanent address `/tin/<slug>-<article id>/`."""
        return reverse("article", kwargs={"slug": self.slug, "pk": self.article_id})

    @property
    def slug(self) -> str:
        """The readable part of the address; the article's id decides."""
        return slugify(self.title) or "tin"
