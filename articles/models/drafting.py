"""Writing that is under way: what is typed and not saved, and who has a form open.

Neither is part of an article: no hash is over it, nobody becomes a contributor by it.
"""

from django.conf import settings
from django.db import models

from articles.models.desk import Article
from articles.models.pictures import StoredPicture


class TypedTextQuerySet(models.QuerySet):
    """Typed texts by whether something waits in them."""

    def waiting(self):
        """Those that hold words which nobody saved or threw away."""
        return self.filter(done=False)


class TypedText(models.Model):
    """What somebody typed into one form and has not saved. Nobody but `user` ever reads it.

    Once it was saved or thrown away only the row stays for a while, empty and `done`: what the same
    page sent before and arrives after must not bring the words back.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người gõ",
        on_delete=models.CASCADE,
        related_name="typed_texts",
    )
    # Null: a post that was never saved. Set to the post that came of it, once it was.
    article = models.ForeignKey(
        Article,
        verbose_name="bài viết",
        on_delete=models.CASCADE,
        related_name="typed_texts",
        null=True,
    )
    key = models.CharField("khóa của ô nhập", max_length=40)  # see editorial.drafting.typed
    fields = models.JSONField("nội dung đã gõ")  # by form field, as the browser has them
    base_version = models.PositiveIntegerField("gõ trên lần sửa", null=True)
    form = models.CharField("lượt mở trang", max_length=36)
    sequence = models.PositiveIntegerField("thứ tự gửi", default=0)
    written_at = models.DateTimeField("gõ lúc", db_index=True)
    done = models.BooleanField("đã lưu hoặc đã bỏ", default=False)

    objects = TypedTextQuerySet.as_manager()

    class Meta:
        verbose_name = "phần gõ dở"
        verbose_name_plural = "phần gõ dở"
        ordering = ["-written_at"]
        constraints = [
            models.UniqueConstraint(fields=["user", "key"], name="typed_text_once_for_each_form")
        ]

    def __str__(self):
        return f"Phần gõ dở {self.key}"


class PhotoUpload(StoredPicture):
    """A picture that somebody uploaded and has not saved. Nobody but `user` ever sees it.

    Like a typed text it is no part of an article: no hash is over it, nobody becomes a contributor
    by it.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người tải lên",
        on_delete=models.CASCADE,
        related_name="photo_uploads",
    )
    # Null: for a post that was never saved.
    article = models.ForeignKey(
        Article,
        verbose_name="bài viết",
        on_delete=models.CASCADE,
        related_name="photo_uploads",
        null=True,
    )
    key = models.CharField("khóa của ô nhập", max_length=40)  # see editorial.drafting.typed
    name = models.CharField("tên tệp", max_length=150)
    uploaded_at = models.DateTimeField("tải lên lúc", db_index=True)

    class Meta:
        verbose_name = "ảnh chưa lưu"
        verbose_name_plural = "ảnh chưa lưu"
        ordering = ["pk"]
        constraints = [
            # The same file sent twice into one form, because the first answer was lost, is one.
            models.UniqueConstraint(
                fields=["user", "key", "digest"], name="photo_upload_once_for_each_form"
            )
        ]

    def __str__(self):
        return self.name


class Presence(models.Model):
    """Somebody has the form of an article open, as far as their browser still says so."""

    article = models.ForeignKey(
        Article, verbose_name="bài viết", on_delete=models.CASCADE, related_name="presences"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người mở",
        on_delete=models.CASCADE,
        related_name="+",
    )
    since = models.DateTimeField("từ")
    seen_at = models.DateTimeField("còn mở lúc")

    class Meta:
        verbose_name = "người đang mở bài"
        verbose_name_plural = "người đang mở bài"
        ordering = ["since"]
        constraints = [
            models.UniqueConstraint(fields=["article", "user"], name="presence_once_for_each")
        ]

    def __str__(self):
        return f"{self.user_id} đang mở bài {self.article_id}"
