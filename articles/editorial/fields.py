"""Form fields of the back office that understand how people write."""

import re
from collections import Counter

from django import forms
from django.core.exceptions import ValidationError

from articles.models import Edition
from wards.choices import name_and_parent

DATES = ["%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d-%m-%Y", "%d.%m.%Y"]
_TIMES = ["%H:%M", "%H:%M:%S", "%Hh%M", "%Hh", "%H.%M", "%H giờ", "%H giờ %M"]
_ARTICLE = re.compile(r"(?:/tin/(?:[^/]*-)?)?(\d{1,18})/?(?:[?#].*)?$")


class UnitChoiceField(forms.ModelChoiceField):
    """A unit. Where two of those offered bear one name, the unit above tells them apart."""

    _repeated = None

    def label_from_instance(self, unit):
        """The unit's name, with the one above if need be."""
        if self._repeated is None:
            names = Counter(self.queryset.values_list("name", flat=True))
            self._repeated = {name for name, count in names.items() if count > 1}
        return name_and_parent(unit) if unit.name in self._repeated else str(unit)


class MomentField(forms.SplitDateTimeField):
    """A day and a time of day; the device's own pickers, and "9h30" where it has none."""

    def __init__(self, **kwargs):
        widget = forms.SplitDateTimeWidget(
            date_attrs={"type": "date", "aria-label": "Ngày"},
            time_attrs={"type": "time", "aria-label": "Giờ"},
            date_format="%Y-%m-%d",
            time_format="%H:%M",
        )
        errors = {
            "invalid_date": "Hãy ghi ngày như 19/05/2026.",
            "invalid_time": "Hãy ghi giờ như 09:00.",
        }
        super().__init__(
            input_date_formats=DATES,
            input_time_formats=_TIMES,
            widget=widget,
            error_messages=errors,
            **kwargs,
        )

    def compress(self, data_list):
        """Ask for the half that is missing, instead of taking the moment for none."""
        if data_list and any(data_list) and not all(data_list):
            raise ValidationError("Hãy ghi đủ cả ngày và giờ.")
        return super().compress(data_list)


class PublicArticleField(forms.CharField):
    """The address (or number) of an article that residents can read."""

    def clean(self, value) -> Edition | None:
        """Return what residents read there. Raises ValidationError."""
        text = super().clean(value)
        if not text:
            return None
        found = _ARTICLE.search(text)
        readable = (Edition.Form.TEXT, Edition.Form.WITHDRAWN)
        live = found and (
            Edition.objects.live()
            .filter(article_id=int(found[1]), form__in=readable)
            .select_related("article")
            .first()
        )
        if not live:
            raise ValidationError(
                "Không thấy bài nào đang đọc được ở địa chỉ này. Hãy mở bài trên trang công khai "
                "rồi chép địa chỉ của trang."
            )
        return live
