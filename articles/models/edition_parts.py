"""The parts of an edition: its photos and the units it is about, as of its day."""

from django.core.files.storage import default_storage
from django.db import models

from articles.models.public import Edition
from articles.models.redaction import Redaction
from wards.models import Unit


class EditionPhotoQuerySet(models.QuerySet):
    """Photos by whether they may be seen."""

    def visible(self):
        """Without those that a redaction took away; the only way to ask for photos to show."""
        return self.exclude(digest__in=Redaction.objects.taken_photos())


class EditionPhoto(models.Model):
    """A photo as it stands in an edition, in the order of `position`."""

    REDACTABLE = ("caption", "alt")

    edition = models.ForeignKey(
        Edition, verbose_name="bản đăng", on_delete=models.PROTECT, related_name="photos"
    )
    file = models.CharField("tệp", max_length=120, db_index=True)  # media asks who shows it
    digest = models.CharField("mã nội dung", max_length=64)
    width = models.PositiveIntegerField("rộng (điểm ảnh)")
    height = models.PositiveIntegerField("cao (điểm ảnh)")
    caption = models.CharField("chú thích ảnh", max_length=500, blank=True)
    alt = models.CharField("mô tả ảnh", max_length=300, blank=True)
    taken_at = models.DateTimeField("chụp lúc", null=True, blank=True)
    position = models.PositiveSmallIntegerField("thứ tự")
    is_lead = models.BooleanField("ảnh đại diện", default=False)

    objects = EditionPhotoQuerySet.as_manager()

    class Meta:
        verbose_name = "ảnh của bản đăng"
        verbose_name_plural = "ảnh của bản đăng"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "position"], name="edition_photo_place_once")
        ]

    def __str__(self):
        return self.caption or f"Ảnh {self.position}"

    @property
    def url(self) -> str:
        """The address of the file."""
        return default_storage.url(self.file)


class EditionAbout(models.Model):
    """A unit that an edition is about, beside the responsible one, with its name as of then."""

    edition = models.ForeignKey(
        Edition, verbose_name="bản đăng", on_delete=models.PROTECT, related_name="about"
    )
    unit = models.ForeignKey(
        Unit, verbose_name="đơn vị", on_delete=models.PROTECT, related_name="editions_about"
    )
    unit_name = models.CharField("tên đơn vị khi đăng", max_length=150)

    class Meta:
        verbose_name = "đơn vị được nói đến"
        verbose_name_plural = "đơn vị được nói đến"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "unit"], name="edition_about_once")
        ]

    def __str__(self):
        return self.unit_name
