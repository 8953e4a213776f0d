"""The register of documents that posts cite, and where they cite them."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from articles.models.public import Edition
from wards.models.fields import SearchWordsField
from wards.text import slugify


class Document(models.Model):
    """A plan, resolution or decree by its number, kind and date.

    Numbers restart with each term and type, so one number with two dates is two documents. Without
    a date it is a third one, until staff merge it into one of them: nothing here guesses.
    """

    class Kind(models.TextChoices):
        RESOLUTION = "NQ", "Nghị quyết"
        DECISION = "QD", "Quyết định"
        REGULATION = "QYD", "Quy định"
        DIRECTIVE = "CT", "Chỉ thị"
        CONCLUSION = "KL", "Kết luận"
        RULES = "QC", "Quy chế"
        NOTICE = "TB", "Thông báo"
        REPORT = "BC", "Báo cáo"
        PLAN = "KH", "Kế hoạch"
        PROGRAMME = "CTR", "Chương trình"
        SUBMISSION = "TTR", "Tờ trình"
        LETTER = "CV", "Công văn"
        MINUTES = "BB", "Biên bản"
        SCHEME = "DA", "Đề án"
        OPTION = "PA", "Phương án"
        GUIDELINE = "HD", "Hướng dẫn"
        DECREE = "ND", "Nghị định"
        CIRCULAR = "TT", "Thông tư"
        LAW = "L", "Luật"
        OTHER = "", "Văn bản"

    number = models.CharField("số, ký hiệu", max_length=60)  # as it was first written
    number_key = models.CharField("số để so", max_length=60, db_index=True)  # see documents.numbers
    kind = models.CharField("loại", max_length=4, choices=Kind, blank=True)
    issuer = models.CharField("nơi ban hành", max_length=40, blank=True)  # as its number has it
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    title = models.CharField("trích yếu", max_length=500, blank=True)
    title_words = SearchWordsField("title")
    link = models.URLField("liên kết đến văn bản", max_length=500, blank=True)
    file = models.JSONField("tệp văn bản", default=dict, blank=True)  # an entry of attachments
    # Found under its number again, it is this one: the older address leads there.
    merged_into = models.ForeignKey(
        "self",
        verbose_name="đã gộp vào",
        on_delete=models.PROTECT,
        related_name="doubles",
        null=True,
        blank=True,
    )
    created_at = models.DateTimeField("có trong sổ từ", auto_now_add=True)

    class Meta:
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản"
        ordering = ["-issued_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["number_key", "kind", "issued_on"],
                condition=Q(issued_on__isnull=False),
                name="document_once_a_date",
            ),
            models.UniqueConstraint(
                fields=["number_key", "kind"],
                condition=Q(issued_on=None),
                name="document_once_without_date",
            ),
            models.CheckConstraint(
                name="document_not_in_itself",
                condition=Q(merged_into=None) | ~Q(merged_into=models.F("pk")),
            ),
        ]
        indexes = [models.Index(fields=["-issued_on", "-id"], name="document_newest")]

    def __str__(self):
        return f"{self.get_kind_display()} {self.number}"

    def get_absolute_url(self) -> str:
        """The permanent address `/van-ban/<slug>-<id>/`; the id decides."""
        return reverse("document", kwargs={"slug": slugify(self.number) or "so", "pk": self.pk})


class Citation(models.Model):
    """A place of an edition that names a document: the number as it stands there, the sentence."""

    document = models.ForeignKey(
        Document, verbose_name="văn bản", on_delete=models.PROTECT, related_name="citations"
    )
    edition = models.ForeignKey(
        Edition, verbose_name="bản đăng", on_delete=models.PROTECT, related_name="citations"
    )
    position = models.PositiveSmallIntegerField("thứ tự")
    as_written = models.CharField("số như đã viết", max_length=80)
    sentence = models.TextField("câu", max_length=600)

    class Meta:
        verbose_name = "chỗ dẫn văn bản"
        verbose_name_plural = "chỗ dẫn văn bản"
        ordering = ["edition", "position"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "position"], name="citation_place_once")
        ]

    def __str__(self):
        return f"{self.as_written} (bản đăng {self.edition_id})"
