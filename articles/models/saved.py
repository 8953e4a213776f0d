"""Lists that somebody looks at again and again."""

from django.conf import settings
from django.db import models

NAME_LENGTH = 60


class SavedView(models.Model):
    """A search with its filters over the list of articles, under a name; its owner's alone."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="của",
        on_delete=models.CASCADE,
        related_name="saved_views",
    )
    name = models.CharField("tên", max_length=NAME_LENGTH)
    query = models.CharField("điều kiện", max_length=1000, blank=True)  # as it stands in an address

    class Meta:
        verbose_name = "bộ lọc đã lưu"
        verbose_name_plural = "bộ lọc đã lưu"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "name"], name="saved_view_name_once")
        ]

    def __str__(self):
        return self.name
