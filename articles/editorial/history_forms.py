"""What is asked on the pages of an article's history; all of it stands in the address."""

from datetime import datetime, time, timedelta

from django import forms
from django.utils import timezone

from articles.editorial.history_words import has_text, holds
from articles.models import Edition

DRAFT = "nhap"
_EARLIEST_YEAR = 1945


class CompareForm(forms.Form):
    """Two texts of an article: editions by number, or the working copy as the second."""

    _MISSING = {
        "required": "Hãy chọn một bản.",
        "invalid_choice": "Bài không có bản “%(value)s”. Hãy chọn trong danh sách.",
    }
    tu = forms.ChoiceField(label="So từ", error_messages=_MISSING)
    den = forms.ChoiceField(label="Đến", error_messages=_MISSING)

    def __init__(self, data, editions: list[Edition]):
        asked = data.keys() & {"tu", "den"}
        super().__init__(data if asked else None, label_suffix="")
        numbers = [(str(e.number), _option(e)) for e in editions]
        self.fields["tu"].choices = [("", "– chọn một bản –"), *numbers]
        self.fields["den"].choices = [("", "– chọn một bản –"), (DRAFT, "Bản đang làm"), *numbers]


def _option(edition: Edition) -> str:
    kind = "" if has_text(edition) else f" ({edition.get_form_display().lower()})"
    said = holds(edition)
    return f"Bản {edition.number}{kind}: {said[0].lower()}{said[1:]}"


class AsOfForm(forms.Form):
    """A moment that has passed; without a time of day, the end of that day."""

    ngay = forms.DateField(
        label="Ngày",
        widget=forms.DateInput(
            attrs={"placeholder": "ngày/tháng/năm", "size": 14, "inputmode": "numeric"}
        ),
        error_messages={
            "required": "Hãy ghi ngày cần xem, ví dụ 19/05/2022.",
            "invalid": "Ngày này không có. Hãy ghi ngày/tháng/năm, ví dụ 19/05/2022.",
        },
    )
    gio = forms.TimeField(
        label="Giờ",
        required=False,
        input_formats=["%H:%M", "%H:%M:%S", "%Hh%M", "%H:%M:%S.%f"],
        widget=forms.TimeInput(attrs={"placeholder": "giờ:phút", "size": 12}),
        help_text="Để trống: lúc hết ngày đó.",
        error_messages={"invalid": "Giờ này không có. Hãy ghi giờ:phút, ví dụ 09:00."},
    )

    def __init__(self, data):
        asked = data.keys() & {"ngay", "gio"}
        super().__init__(data if asked else None, label_suffix="")

    def clean_ngay(self):
        day = self.cleaned_data["ngay"]
        if day > timezone.localdate():
            raise forms.ValidationError("Ngày này chưa đến. Hãy chọn một ngày đã qua.")
        if day.year < _EARLIEST_YEAR:
            raise forms.ValidationError(f"Hãy ghi một ngày từ năm {_EARLIEST_YEAR} trở lại đây.")
        return day

    def clean(self):
        data = super().clean()
        if not self.errors and data["gio"] and self.instant > timezone.now():
            self.add_error("gio", "Giờ này chưa đến. Hãy chọn một lúc đã qua.")
        return data

    @property
    def instant(self) -> datetime:
        """The moment asked for; only once the form is valid."""
        day, clock = self.cleaned_data["ngay"], self.cleaned_data["gio"]
        if clock is None:
            after = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
            return min(after - timedelta(microseconds=1), timezone.now())
        return timezone.make_aware(datetime.combine(day, clock))
