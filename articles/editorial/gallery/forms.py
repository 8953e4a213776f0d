"""One photo of the working copy on the form: its words, its place, and the picture that is new."""

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.functional import cached_property

from articles.editorial.gallery import uploads
from articles.models import Photo, PhotoUpload
from articles.photos import tombstones


def _percent() -> forms.IntegerField:
    return forms.IntegerField(required=False, min_value=0, max_value=100, widget=forms.HiddenInput)


class PhotoForm(forms.ModelForm):
    """A row. `staged` are the pictures by id that its person may choose, `typed` what waits."""

    upload = forms.IntegerField(required=False, widget=forms.HiddenInput)
    focal_x = _percent()
    focal_y = _percent()
    position = forms.IntegerField(
        label="Thứ tự",
        required=False,
        min_value=0,
        max_value=30000,
        widget=forms.NumberInput(attrs={"class": "photo-position", "inputmode": "numeric"}),
    )

    class Meta:
        model = Photo
        fields = (
            *("upload", "caption", "alt", "decorative"),
            *("focal_x", "focal_y", "position"),
        )
        labels = {"caption": "Chú thích", "alt": "Mô tả ảnh", "decorative": "Ảnh trang trí"}
        widgets = {
            "caption": forms.TextInput(attrs={"class": "photo-caption", "enterkeyhint": "next"}),
            "alt": forms.TextInput(attrs={"class": "photo-alt", "enterkeyhint": "next"}),
        }

    is_lead = False  # set by the formset, as are the place and what the reviewer said
    number = None
    said = ()

    def __init__(self, *args, staged=None, typed=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.staged = staged or {}
        if not self.is_bound:
            self.initial |= typed or {}

    @cached_property
    def changed_data(self):
        """Without the place: the formset numbers all rows anew, which is no change of this one."""
        return [name for name in super().changed_data if name != "position"]

    @property
    def index(self) -> str:
        """What stands for the row in the names of its fields."""
        return self.prefix.rpartition("-")[2]

    @property
    def upload_row(self) -> PhotoUpload | None:
        """The staged picture of the row; None where it shows the stored one, or none at all."""
        value = str(self["upload"].value() or "")
        return self.staged.get(int(value)) if value.isdecimal() and len(value) < 19 else None

    @property
    def picture(self) -> Photo | PhotoUpload | None:
        """What the row shows."""
        return self.upload_row or (self.instance if self.instance.pk else None)

    @property
    def url(self) -> str:
        """The address of the picture, small."""
        staged = self.upload_row
        return staged_url(staged) if staged else self.stored_url

    @property
    def stored_url(self) -> str:
        """The same of the stored photo, though a staged picture may be about to replace it."""
        here = [self.instance.article_id, self.instance.pk]
        return reverse("admin:articles_article_photo", args=here) + "?nho"

    def as_words(self) -> dict:
        """What stands in the row, as the script would send it; see `words`."""
        names = ("upload", "caption", "alt", "focal_x", "focal_y", "position")
        said = {name: self[name].value() for name in names}
        ticked = {"decorative": self["decorative"], "deleted": self["DELETE"]}
        said |= {name: bool(box.value()) for name, box in ticked.items()}
        return said | {"id": self.instance.pk, "lead": self.is_lead}

    def clean_focal_x(self):
        """What is stored, or the middle, where nothing was sent."""
        return self._or_as_it_was("focal_x")

    def clean_focal_y(self):
        """The same from the top."""
        return self._or_as_it_was("focal_y")

    def _or_as_it_was(self, name: str) -> int:
        value = self.cleaned_data[name]
        return self.initial.get(name, 50) if value is None else value

    def clean_position(self):
        """A number; the formset gives the final one."""
        return self.cleaned_data["position"] or 0

    def clean(self):
        """Ask for a picture, and for one that nobody took away for good."""
        cleaned = super().clean()
        if cleaned.get("decorative"):
            cleaned["alt"] = ""  # there is nothing to tell
        staged = self.upload_row
        if staged:
            try:
                tombstones.hold(staged)  # none is taken down before this save has ended
            except ValidationError as error:
                self.add_error(None, error)
        elif not self.instance.pk and self.has_changed():
            self.add_error(None, "Hãy chọn tệp ảnh.")
        return cleaned

    def save(self, commit=True):
        """Take the staged picture over, if there is one: its file is stored already."""
        if staged := self.upload_row:
            for field in uploads.FIELDS:
                setattr(self.instance, field, getattr(staged, field))
        return super().save(commit)


def staged_url(picture: PhotoUpload) -> str:
    """The address of a staged `picture`, small; another one once it was turned or cropped."""
    address = reverse("admin:articles_article_upload", args=[picture.pk])
    return f"{address}?nho&{picture.digest[:8]}"
