"""What review leaves behind: what was submitted, what was remarked, who was shown it outside."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from articles.models.desk import Article, Event


class Submission(models.Model):
    """The content of one submission, so that the next can be compared with it."""

    event = models.OneToOneField(
        Event, verbose_name="lần trình", on_delete=models.PROTECT, related_name="submission"
    )
    content = models.JSONField("nội dung")  # shape: articles.content.to_json

    class Meta:
        verbose_name = "bản trình"
        verbose_name_plural = "bản trình"

    def __str__(self):
        return f"Bản trình {self.event_id}"


class Remark(models.Model):
    """A reviewer's word on one place of a returned text: a paragraph or a photo."""

    event = models.ForeignKey(
        Event, verbose_name="lần trả lại", on_delete=models.PROTECT, related_name="remarks"
    )
    # A place is known by what stood there: numbers shift as soon as the writer mends something.
    quote = models.TextField("đoạn (chú thích ảnh) được góp ý", blank=True)
    digest = models.CharField("mã ảnh được góp ý", max_length=64, blank=True)
    text = models.TextField("góp ý", max_length=2000)

    class Meta:
        verbose_name = "góp ý"
        verbose_name_plural = "góp ý"
        ordering = ["pk"]

    def __str__(self):
        return self.text


class PreviewLinkQuerySet(models.QuerySet):
    """Links by whether they still open."""

    def valid(self, at=None):
        """Neither expired nor revoked; whether the text went live meanwhile is asked beside it."""
        return self.filter(expires_at__gt=at or timezone.now(), revoked_at=None)


class PreviewLink(models.Model):
    """A secret address at which somebody without an account reads the working copy for a while.

    Only the token's hash is kept: who reads the database cannot open the links.
    """

    article = models.ForeignKey(
        Article, verbose_name="bài viết", on_delete=models.CASCADE, related_name="preview_links"
    )
    token_hash = models.CharField("mã liên kết", max_length=64, unique=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người tạo",
        on_delete=models.PROTECT,
        related_name="+",
    )
    created_at = models.DateTimeField("tạo lúc")
    expires_at = models.DateTimeField("hết hạn lúc")
    revoked_at = models.DateTimeField("thu hồi lúc", null=True, blank=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = "liên kết xem trước"
        verbose_name_plural = "liên kết xem trước"
        ordering = ["-created_at"]

    def __str__(self):
        return f"Liên kết {self.pk}"
