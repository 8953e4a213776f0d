"""What had to go from published history: personal data by a court's order or a mistake."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models.desk import Article


class RedactionQuerySet(models.QuerySet):
    """Redactions by what they took away."""

    def taken_photos(self):
        """Digests of photos that nobody may see or upload again, in whatever article."""
        return self.exclude(digest="").values("digest")


class Redaction(models.Model):
    """One masking of text or one photo taken away: the exception to immutable history.

    While it is open (`applied_at` is null) the guards let masked words into stored rows of its
    article; the function that opens it closes it in the same transaction. What was masked is not
    kept here.
    """

    article = models.ForeignKey(
        Article, verbose_name="bài viết", on_delete=models.PROTECT, related_name="redactions"
    )
    digest = models.CharField("mã ảnh", max_length=64, blank=True, db_index=True)
    reason = models.TextField("lý do")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người làm",
        on_delete=models.PROTECT,
        related_name="+",
    )
    opened_at = models.DateTimeField("lúc")
    applied_at = models.DateTimeField("xong lúc", null=True, blank=True)

    objects = RedactionQuerySet.as_manager()

    class Meta:
        verbose_name = "lần che thông tin"
        verbose_name_plural = "lần che thông tin"
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["digest"], condition=~Q(digest=""), name="redaction_photo_once"
            )
        ]

    def __str__(self):
        return f"{self.article_id}: {self.reason}"
