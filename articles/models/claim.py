"""Who is reading a submission now, so that two people do not read the same one."""

from django.conf import settings
from django.db import models

from articles.models.desk import Article, Event


class Claim(models.Model):
    """A reviewer's word that they are reading a submission. It locks nothing.

    One row an article, written over by the next claim: claims are a courtesy, not history, and so
    they are no `Event`. Whether one still holds is asked in `articles.editorial.claims`.
    """

    article = models.OneToOneField(
        Article, verbose_name="bài viết", on_delete=models.CASCADE, related_name="claim"
    )
    # What was claimed: once the post is submitted anew, it is another text and free again.
    submission = models.ForeignKey(
        Event, verbose_name="lần trình", on_delete=models.CASCADE, related_name="+"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người nhận",
        on_delete=models.CASCADE,
        related_name="+",
    )
    at = models.DateTimeField("nhận lúc")
    expires_at = models.DateTimeField("hết hạn lúc")

    class Meta:
        verbose_name = "lượt nhận duyệt"
        verbose_name_plural = "lượt nhận duyệt"

    def __str__(self):
        return f"{self.by} nhận duyệt bài {self.article_id}"
