"""What readers propose: a better sentence for a post. No visitor's data but what they write."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models.desk import Article
from articles.models.public import Edition


class Suggestion(models.Model):
    """A reader's word that something in a post is wrong, and how it should read.

    Residents' pages only add rows; the desk reads them and says what became of each.
    """

    class State(models.TextChoices):
        NEW = "new", "Chưa xem"
        TAKEN = "taken", "Đã tiếp thu"
        DECLINED = "declined", "Không tiếp thu"

    article = models.ForeignKey(
        Article, verbose_name="bài viết", on_delete=models.PROTECT, related_name="suggestions"
    )
    # The text that the reader had before them.
    edition = models.ForeignKey(
        Edition, verbose_name="bản đăng", on_delete=models.PROTECT, related_name="suggestions"
    )
    quote = models.TextField("câu đang viết", max_length=1000, blank=True)
    proposal = models.TextField("câu đề nghị", max_length=1000, blank=True)
    remark = models.TextField("giải thích", max_length=1000, blank=True)
    # Only to thank them; emptied once that is done.
    email = models.EmailField("thư điện tử", blank=True)
    sent_at = models.DateTimeField("gửi lúc")
    state = models.CharField("tình trạng", max_length=10, choices=State, default=State.NEW)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người xử lý",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    handled_at = models.DateTimeField("xử lý lúc", null=True, blank=True)
    answer = models.TextField("trả lời", max_length=1000, blank=True)

    class Meta:
        verbose_name = "góp ý của bạn đọc"
        verbose_name_plural = "góp ý của bạn đọc"
        ordering = ["-sent_at", "-pk"]
        indexes = [
            models.Index(
                fields=["article", "sent_at"], condition=Q(state="new"), name="suggestion_open"
            ),
            models.Index(fields=["handled_at"], name="suggestion_handled"),
        ]

    def __str__(self):
        return f"Góp ý {self.pk}"

    @property
    def gist(self) -> str:
        """What tells it from others in a list."""
        return self.proposal or self.remark or self.quote
