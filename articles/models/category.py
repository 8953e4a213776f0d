"""Sections of the portal."""

from django.db import models


class Category(models.Model):
    """A section (Chuyên mục) under which residents find posts."""

    name = models.CharField("tên", max_length=100, unique=True)
    slug = models.SlugField(
        "đường dẫn", max_length=100, unique=True, help_text="Địa chỉ của chuyên mục, giữ mãi."
    )
    position = models.PositiveSmallIntegerField(
        "thứ tự", default=0, help_text="Số nhỏ đứng trước trong danh sách chuyên mục."
    )

    class Meta:
        verbose_name = "chuyên mục"
        verbose_name_plural = "chuyên mục"
        ordering = ["position", "name"]

    def __str__(self):
        return self.name
