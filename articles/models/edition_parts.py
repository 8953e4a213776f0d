"""The parts of an edition: its photos and the units it is about, as of its day."""

from django.db import models
from django.db.models import Exists, OuterRef, QuerySet, Subquery

from articles.models.pictures import ShownPicture, public_address
from articles.models.public import Edition
from articles.models.redaction import Tombstone
from wards.models import Unit


class EditionPhotoQuerySet(models.QuerySet):
    """Photos by whether they may be seen."""

    def within(self, editions: QuerySet[Edition]):
        """Those of `editions`, asked by key for each photo: with IN, SQLite reads them all."""
        return self.filter(Exists(editions.filter(pk=OuterRef("edition"))))

    def visible(self):
        """Without those that were taken down: the only way to ask for photos to show."""
        return self.filter(~Exists(Tombstone.objects.of_picture()))

    def marked(self):
        """All of them, with `is_taken_down`: for pages that say where one stood, and why not."""
        stones = Tombstone.objects.of_picture().order_by("redaction__opened_at", "redaction_id")
        return self.annotate(
            taken_down_at=Subquery(stones.values("redaction__opened_at")[:1]),
            taken_down_for=Subquery(stones.values("redaction__public_reason")[:1]),
        )


class EditionPhoto(ShownPicture):
    """A photo as it stands in an edition, in the order of `position`."""

    REDACTABLE = ("caption", "alt")

    edition = models.ForeignKey(
        Edition, verbose_name="bản đăng", on_delete=models.PROTECT, related_name="photos"
    )
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
        return f"Ảnh {self.position}"  # not by its words, which may have to go with it

    @property
    def is_taken_down(self) -> bool:
        """Whether nobody may be shown the photo. Only of those that are `marked`."""
        return self.taken_down_at is not None

    @property
    def url(self) -> str:
        """The address of the file at this site."""
        return public_address(self.file)


class EditionAbout(models.Model):
    """A unit that an edition is about, beside the responsible one, with its name as of then."""

    edition = models.ForeignKey(
        Edition, verbose_name="bản đăng", on_delete=models.PROTECT, related_name="about"
    )
    unit = models.ForeignKey(
        Unit, verbose_name="đơn vị", on_delete=models.PROTECT, related_name="editions_about"
    )
    unit_name = models.CharField("tên đơn vị khi đăng", max_length=150)
    # That of the edition, which never changes: by it the newest about a unit are found at once.
    published_at = models.DateTimeField("ngày đăng")

    class Meta:
        verbose_name = "đơn vị được nói đến"
        verbose_name_plural = "đơn vị được nói đến"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "unit"], name="edition_about_once")
        ]
        indexes = [
            # The last that are about a unit, of however many.
            models.Index(fields=["unit", "-published_at", "-edition"], name="edition_about_newest"),
            # Whether an edition is about one of many units.
            models.Index(fields=["unit", "-edition"], name="edition_about_unit"),
        ]

    def __str__(self):
        return self.unit_name
