"""What rows about pictures have in common: the stored file, and how a text shows it."""

from urllib.parse import quote

from django.conf import settings
from django.db import models


def public_address(file: str) -> str:
    """The address at this site of the stored `file`, wherever it is kept: a takedown has to bite.

    As a page names hundreds, it is not looked up in the site map; a test holds that both agree.
    """
    return settings.MEDIA_URL + quote(file)


class StoredPicture(models.Model):
    """A picture in the store. Its file is named by its content and shared between posts.

    One that was turned or cropped is a picture of its own, made of the one that came in (`root`).
    """

    file = models.CharField("tệp", max_length=120, editable=False)  # name in the default storage
    digest = models.CharField("mã nội dung", max_length=64, editable=False, db_index=True)
    # SHA-256 in hex of the bytes that came in; empty: not known, or drawn here.
    source = models.CharField(
        "mã tệp gốc", max_length=64, blank=True, editable=False, db_index=True
    )
    # Digest of the picture that this one was cut from; empty: of none.
    root = models.CharField("mã ảnh gốc", max_length=64, blank=True, editable=False, db_index=True)
    turn = models.PositiveSmallIntegerField("đã xoay (độ)", default=0, editable=False)
    # "x,y,width,height" in thousandths of the turned root; empty: all of it.
    crop = models.CharField("phần đã cắt", max_length=20, blank=True, editable=False)
    width = models.PositiveIntegerField("rộng (điểm ảnh)", editable=False)
    height = models.PositiveIntegerField("cao (điểm ảnh)", editable=False)
    # The mean colour, "rrggbb": stands where the picture will be. Empty: not known.
    tone = models.CharField("màu chung", max_length=6, blank=True, editable=False)
    taken_at = models.DateTimeField("chụp lúc", null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def family(self) -> str:
        """The digest that this picture and all cut from the same one go by."""
        return self.root or self.digest


class ShownPicture(StoredPicture):
    """A picture as a text shows it: its words, and what must stay in view where it is cut."""

    caption = models.CharField("chú thích ảnh", max_length=500, blank=True)
    alt = models.CharField(
        "mô tả ảnh",
        max_length=300,
        blank=True,
        help_text="Nói cho người không nhìn thấy biết trong ảnh có gì. Cần có khi trình duyệt.",
    )
    # Says nothing that the text does not: nobody needs to be told of it.
    decorative = models.BooleanField("ảnh trang trí", default=False)
    # Percent from the left and from the top.
    focal_x = models.PositiveSmallIntegerField("tâm ảnh, ngang", default=50)
    focal_y = models.PositiveSmallIntegerField("tâm ảnh, dọc", default=50)

    class Meta:
        abstract = True


def names_of(model: type[models.Model]) -> tuple[str, ...]:
    """The names of the fields of an abstract `model` of this module."""
    return tuple(field.name for field in model._meta.fields)
