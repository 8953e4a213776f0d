"""The forms in which ward staff write."""

from django import forms
from django.core.exceptions import ValidationError

from articles.editorial.rules import Action, why_not
from articles.models import Article, Photo
from articles.photos import intake, tombstones
from articles.richtext import RichTextFormField
from articles.wording import moment
from wards.text import one_line


class ArticleForm(forms.ModelForm):
    """The working copy. Saving over somebody else's newer version is refused, nothing is lost."""

    body = RichTextFormField(
        label="Nội dung",
        required=False,
        help_text="Dán từ Word cũng được: định dạng thừa được bỏ đi, chữ giữ nguyên.",
    )
    base_version = forms.IntegerField(label="", widget=forms.HiddenInput, required=False)

    class Meta:
        model = Article
        fields = (
            *("unit", "category", "title", "lead", "body", "about"),
            *("byline", "source", "event_date", "lead_photo"),
        )
        widgets = {
            "title": forms.TextInput(attrs={"class": "vLargeTextField"}),
            "lead": forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
        }

    user = None  # set by the admin, which knows who is writing

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["base_version"] = self.instance.version

    def clean_title(self):
        """One line, NFC."""
        return one_line(self.cleaned_data["title"])

    def clean_lead(self):
        """One paragraph, NFC."""
        return one_line(self.cleaned_data["lead"])

    def clean(self):
        """Refuse a save that would overwrite what came in since the form was opened.

        The row stays locked until the admin's transaction ends, so two savers follow one another.
        """
        cleaned = super().clean()
        if self.instance.pk:
            stored = Article.objects.select_for_update(no_key=True).get(pk=self.instance.pk)
            # Not the form's to write: what the desk did meanwhile must not be written back.
            for field in ("state", "version", "author_id", "attachments"):
                setattr(self.instance, field, getattr(stored, field))
            if reason := why_not(self.user, Action.EDIT, stored):
                raise ValidationError(
                    f"{reason} Nội dung bạn vừa gõ còn nguyên bên dưới; hãy chép ra nếu cần giữ."
                )
            if cleaned.get("base_version") != stored.version:
                raise ValidationError(
                    f"Bài đã được người khác lưu lúc {moment(stored.updated_at)}, sau khi bạn mở "
                    "trang này, nên lần lưu của bạn chưa được ghi. Nội dung bạn vừa gõ còn nguyên "
                    "bên dưới: mở bài ở một thẻ khác để xem bản mới, rồi ghép phần của bạn vào đó."
                )
        return cleaned


class PhotoForm(forms.ModelForm):
    """One photo of the working copy: a file to take in, or the words of one already there."""

    upload = forms.FileField(
        label="Tệp ảnh",
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": "image/*"}),
    )

    class Meta:
        model = Photo
        fields = ("upload", "caption", "alt", "position")
        widgets = {
            "caption": forms.TextInput(attrs={"class": "vLargeTextField"}),
            "alt": forms.TextInput(attrs={"class": "vLargeTextField"}),
        }

    def clean(self):
        """Decode the upload now, so that a bad picture is reported beside its field."""
        cleaned = super().clean()
        upload = cleaned.get("upload")
        if upload:
            try:
                self.picture = intake.decode(upload)
                tombstones.refuse(self.picture)
            except ValidationError as error:
                self.add_error("upload", error)
        elif not self.instance.pk and self.has_changed() and "upload" not in self.errors:
            self.add_error("upload", "Hãy chọn tệp ảnh.")
        return cleaned

    def save(self, commit=True):
        """Store the picture, whole or not at all, before its row."""
        if self.cleaned_data.get("upload"):
            intake.store(self.picture)
            for field, value in self.picture.fields.items():
                setattr(self.instance, field, value)
        return super().save(commit)
