"""The desk's side: the working copy. Only `editorial/` and the bridge read it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models.category import Category
from articles.models.pictures import ShownPicture
from wards.models import Unit
from wards.models.fields import WordsKeyField

TITLE_LENGTH = 300
LEAD_LENGTH = 2000


class Article(models.Model):
    """A post as the desk works on it. What residents read is an `Edition`."""

    class State(models.TextChoices):
        DRAFT = "draft", "Bản nháp"
        SUBMITTED = "submitted", "Chờ duyệt"
        RETURNED = "returned", "Bị trả lại"
        SETTLED = "settled", "Đã xong"

    title = models.CharField("tiêu đề", max_length=TITLE_LENGTH)
    title_words = WordsKeyField("title", db_index=True)
    lead = models.TextField(
        "lời dẫn",
        max_length=LEAD_LENGTH,
        blank=True,
        help_text="Một, hai câu: ai, làm gì, ở đâu, khi nào. Cần có khi trình duyệt.",
    )
    body = models.TextField("nội dung", blank=True)
    unit = models.ForeignKey(
        Unit,
        verbose_name="đơn vị chịu trách nhiệm",
        on_delete=models.PROTECT,
        related_name="articles",
    )
    about = models.ManyToManyField(
        Unit,
        verbose_name="nói về đơn vị",
        related_name="articles_about",
        blank=True,
        help_text="Những đơn vị khác được nhắc đến: chi bộ, tổ dân phố…",
    )
    category = models.ForeignKey(
        Category, verbose_name="chuyên mục", on_delete=models.PROTECT, related_name="articles"
    )
    byline = models.CharField("bút danh", max_length=150, blank=True)
    source = models.CharField(
        "nguồn", max_length=200, blank=True, help_text="Nơi đăng gốc, nếu bài lấy từ nơi khác."
    )
    event_date = models.DateField("ngày diễn ra", null=True, blank=True)
    lead_photo = models.ForeignKey(
        "Photo",
        verbose_name="ảnh đại diện",
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        help_text="Để trống: dùng ảnh đầu tiên.",
    )
    attachments = models.JSONField(
        "tệp đính kèm", default=list, blank=True, editable=False
    )  # see articles/attachments/entries.py
    state = models.CharField(
        "tình trạng", max_length=10, choices=State, default=State.DRAFT, editable=False
    )
    version = models.PositiveIntegerField("lần sửa", default=1, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người viết",
        on_delete=models.PROTECT,
        related_name="articles",
        null=True,
        blank=True,
        editable=False,
    )
    deleted_at = models.DateTimeField("xóa lúc", null=True, blank=True, editable=False)
    # What was deleted and not taken back in time: its words are gone, the row stays for the audit.
    purged_at = models.DateTimeField("xóa hẳn lúc", null=True, blank=True, editable=False)
    created_at = models.DateTimeField("tạo lúc", auto_now_add=True)
    updated_at = models.DateTimeField("sửa lúc", auto_now=True)

    class Meta:
        verbose_name = "bài viết"
        verbose_name_plural = "bài viết"
        ordering = ["-pk"]
        indexes = [
            # What is in hand is little beside what is settled; the first page looks at that alone.
            models.Index(fields=["state", "unit"], name="article_in_hand"),
            # All that the list asks of a row that it may not show: texts lie between the columns of
            # the table, so a search that finds little would read the whole archive.
            models.Index(
                fields=[
                    *("-updated_at", "-id", "unit", "deleted_at", "purged_at", "state"),
                    *("author", "category", "title_words"),
                ],
                name="article_changed",
            ),
            models.Index(fields=["state", "-updated_at", "-id"], name="article_state_changed"),
            # Few are, so the many that are not need no entry.
            models.Index(
                fields=["deleted_at"],
                condition=Q(deleted_at__isnull=False),
                name="article_deleted",
            ),
        ]

    def __str__(self):
        return self.title


class Photo(ShownPicture):
    """A photo of the working copy."""

    article = models.ForeignKey(
        Article, verbose_name="bài viết", on_delete=models.CASCADE, related_name="photos"
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = "ảnh"
        verbose_name_plural = "ảnh"
        ordering = ["position", "pk"]

    def __str__(self):
        return self.caption or f"Ảnh {self.position}"


class Event(models.Model):
    """What happened to an article, append-only (guarded in the database, see `guards`)."""

    class Action(models.TextChoices):
        CREATE = "create", "Tạo bài"
        EDIT = "edit", "Sửa bài"
        SUBMIT = "submit", "Trình duyệt"
        RECALL = "recall", "Rút lại"
        RETURN = "return", "Trả lại"
        PUBLISH = "publish", "Duyệt đăng"
        SCHEDULE = "schedule", "Hẹn giờ"
        UNSCHEDULE = "unschedule", "Hủy hẹn giờ"
        RESCHEDULE = "reschedule", "Đổi giờ hẹn"
        WITHDRAW = "withdraw", "Gỡ, còn đọc được"
        REMOVE = "remove", "Gỡ hẳn"
        REDIRECT = "redirect", "Chuyển hướng"
        RESTORE = "restore", "Đăng lại"
        REVISE = "revise", "Mở bản sửa"
        DISCARD = "discard", "Bỏ bản sửa"
        SIGN = "sign", "Ký lần một"
        EMERGENCY = "emergency", "Đăng khẩn"
        CONFIRM = "confirm", "Duyệt lại bản đăng khẩn"
        REASSIGN = "reassign", "Chuyển đơn vị"
        DELETE = "delete", "Xóa bài"
        UNDELETE = "undelete", "Khôi phục bài đã xóa"
        PURGE = "purge", "Xóa hẳn"
        REDACT = "redact", "Che thông tin"
        TAKE_DOWN = "take_down", "Gỡ ảnh"
        FEATURE = "feature", "Đưa lên trang chủ"
        UNFEATURE = "unfeature", "Thôi đưa lên trang chủ"
        SHARE = "share", "Tạo liên kết xem trước"
        UNSHARE = "unshare", "Thu hồi liên kết xem trước"
        IMPORT = "import", "Nhập từ cổng cũ"
        UPDATE_IMPORT = "update_import", "Nhập lại từ cổng cũ"

    article = models.ForeignKey(
        Article, verbose_name="bài viết", on_delete=models.PROTECT, related_name="events"
    )
    action = models.CharField("việc", max_length=15, choices=Action)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người làm",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    at = models.DateTimeField("lúc")
    from_state = models.CharField("từ tình trạng", max_length=10, choices=Article.State, blank=True)
    to_state = models.CharField("sang tình trạng", max_length=10, choices=Article.State)
    version = models.PositiveIntegerField("lần sửa")
    edition = models.ForeignKey(
        "Edition",
        verbose_name="bản đăng",
        on_delete=models.PROTECT,
        related_name="events",
        null=True,
        blank=True,
    )
    content_hash = models.CharField("mã nội dung", max_length=64, blank=True)  # what it was about
    reason = models.TextField("lý do", blank=True)

    class Meta:
        verbose_name = "nhật ký"
        verbose_name_plural = "nhật ký"
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["actor", "-id"], name="event_of_actor")]  # the last few

    def __str__(self):
        return f"{self.get_action_display()}: {self.article_id}"


class ImportedPage(models.Model):
    """Which page of an old portal an article came from, and how that page read then."""

    article = models.OneToOneField(
        Article, verbose_name="bài viết", on_delete=models.CASCADE, related_name="imported_page"
    )
    key = models.CharField("khóa nhận biết", max_length=64, unique=True)
    source_url = models.CharField("địa chỉ cũ", max_length=500, blank=True)
    digest = models.CharField("mã nội dung", max_length=64)
    imported_at = models.DateTimeField("nhập lúc")

    class Meta:
        verbose_name = "trang đã nhập"
        verbose_name_plural = "trang đã nhập"
        constraints = [
            models.UniqueConstraint(
                fields=["source_url"],
                condition=~Q(source_url=""),
                name="imported_page_source_url_once",
            )
        ]

    def __str__(self):
        return self.source_url or self.key
