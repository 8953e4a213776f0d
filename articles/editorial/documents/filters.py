"""The form above the list of documents, and which of them may be there twice."""

from functools import cached_property

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.editorial.lists.filters import Chip
from articles.models import Document

_OTHER = "khac"  # in addresses, where the kind itself would be nothing
_KINDS = [(kind or _OTHER, label if kind else "Loại khác") for kind, label in Document.Kind.choices]


def _choice(label: str, choices, blank: str = "Tất cả") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", blank), *choices], required=False)


class FilterForm(forms.Form):
    """What was asked of the list. A field in error narrows nothing and says why."""

    loai = _choice("Loại", _KINDS)
    nam = forms.IntegerField(
        label="Năm ban hành",
        required=False,
        min_value=1900,
        max_value=2999,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), "Hãy ghi năm bằng bốn chữ số."
        ),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "4"}),
    )
    trich_yeu = _choice("Trích yếu", [("chua", "Chưa có trích yếu")])
    trung = _choice("Trùng nhau", [("co", "Có thể trùng")])
    gop = _choice("Gộp", [("chua", "Chưa gộp"), ("roi", "Đã gộp")])

    def __init__(self, data):
        super().__init__(data, auto_id="loc_%s")

    @cached_property
    def chosen(self) -> dict:
        """The fields that are filled in rightly."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def narrow(self, documents: QuerySet[Document]) -> QuerySet[Document]:
        """Return those of the `documents` that were asked for."""
        chosen = self.chosen
        if kind := chosen.get("loai"):
            documents = documents.filter(kind="" if kind == _OTHER else kind)
        if year := chosen.get("nam"):
            documents = documents.filter(issued_on__year=year)
        if "trich_yeu" in chosen:
            documents = documents.filter(title="", merged_into=None)
        if "trung" in chosen:
            documents = maybe_twice(documents)
        if "gop" in chosen:
            documents = documents.filter(merged_into__isnull=chosen["gop"] == "chua")
        return documents

    def chips(self) -> list[Chip]:
        """The filters that are on, in words."""
        return [
            Chip(self.fields[name].label, self._said(name, value), (name,))
            for name, value in self.chosen.items()
        ]

    def _said(self, name: str, value) -> str:
        return dict(getattr(self.fields[name], "choices", ())).get(value, str(value))


def maybe_twice(documents: QuerySet[Document]) -> QuerySet[Document]:
    """Return those that may be the same as another: its number, and no date or another kind."""
    others = Document.objects.filter(number_key=OuterRef("number_key"), merged_into=None)
    others = others.exclude(pk=OuterRef("pk")).order_by()
    unlike = others.filter(Q(issued_on=None) | ~Q(kind=OuterRef("kind")))
    twice = Q(issued_on=None) & Exists(others) | Exists(unlike)
    return documents.filter(twice, merged_into=None)
