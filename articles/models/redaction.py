"""What had to go from published history: personal data by a court's order or a mistake."""

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q

from articles.models.desk import Article


class Redaction(models.Model):
    """One masking of text or one photo taken down: the exception to immutable history.

    While it is open (`applied_at` is null) the guards let masked words into stored rows of its
    article; the function that opens it closes it in the same transaction. What was masked is not
    kept here.
    """

    class PublicReason(models.TextChoices):
        """Why a photo is gone, as everybody is told. Never who asked for it."""

        PRIVACY = "privacy", "Bảo vệ thông tin cá nhân"
        CHILDREN = "children", "Bảo vệ trẻ em"
        COPYRIGHT = "copyright", "Bản quyền"
        MISTAKEN = "mistaken", "Ảnh không đúng sự việc"
        AUTHORITY = "authority", "Quyết định của cơ quan có thẩm quyền"

    article = models.ForeignKey(
        Article, verbose_name="bài viết", on_delete=models.PROTECT, related_name="redactions"
    )
    # The photo that was chosen; empty where text was masked. All that went with it: `Tombstone`.
    digest = models.CharField("mã ảnh", max_length=64, blank=True, db_index=True)
    public_reason = models.CharField(
        "lý do công khai", max_length=20, choices=PublicReason, blank=True
    )
    reason = models.TextField("lý do")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người làm",
        on_delete=models.PROTECT,
        related_name="+",
    )
    opened_at = models.DateTimeField("lúc")
    applied_at = models.DateTimeField("xong lúc", null=True, blank=True)

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


class TombstoneQuerySet(models.QuerySet):
    """Tombstones by what they lie on."""

    def of_picture(self):
        """Those of the picture that the query around this one is about (see `StoredPicture`)."""
        return self.filter(
            Q(hash=OuterRef("digest")) | Q(hash=OuterRef("root")) | Q(hash=OuterRef("source"))
        )


class Tombstone(models.Model):
    """A hash by which a photo that was taken down could come back: nobody is shown what has it.

    Of each such photo there are several: of the picture as it was uploaded and as it was stored, of
    all that were turned or cropped from it, and of every file that anybody could have saved.
    """

    hash = models.CharField("mã nội dung", max_length=64, unique=True)
    redaction = models.ForeignKey(
        Redaction, verbose_name="lần gỡ", on_delete=models.PROTECT, related_name="tombstones"
    )

    objects = TombstoneQuerySet.as_manager()

    class Meta:
        verbose_name = "dấu của ảnh đã gỡ"
        verbose_name_plural = "dấu của ảnh đã gỡ"
        constraints = [
            # What is not known of a picture is kept as an empty hash: it would hide them all.
            models.CheckConstraint(name="tombstone_of_something", condition=~Q(hash=""))
        ]

    def __str__(self):
        return self.hash
