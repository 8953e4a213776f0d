"""The abbreviations that officials write and residents look up."""

from django.db import models


class Abbreviation(models.Model):
    """A short form with its meaning: explained on pages, and searched for either way."""

    short = models.CharField("chữ viết tắt", max_length=30, unique=True)
    meaning = models.CharField("nghĩa", max_length=200)
    is_explained = models.BooleanField(
        "giải thích trên trang",
        default=True,
        help_text="Chỗ đầu tiên của mỗi bài được kèm nghĩa. Tìm kiếm thì luôn dùng cả hai.",
    )

    class Meta:
        verbose_name = "chữ viết tắt"
        verbose_name_plural = "chữ viết tắt"
        ordering = ["short"]

    def __str__(self):
        return self.short
