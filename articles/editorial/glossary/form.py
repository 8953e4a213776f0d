"""An abbreviation as it may stand in the glossary, and who may write there."""

import re

from django import forms
from django.core.exceptions import ValidationError

from articles.models import Abbreviation
from wards import scope
from wards.text import one_line, search_words

# As in "TT ATGT", "TP.HCM", "KT-XH". A stroke stands in numbers of documents alone.
_SHORT = re.compile(r"[^\W_]+(?:[ .-][^\W_]+)*")
_MOST_ALIKE = 3  # that are named in a warning


def may_write(user) -> bool:
    """Whether `user` may change the glossary: chiefs of any unit, and administrators."""
    if user.is_superuser:
        return user.is_active
    # Asked on every page of the back office: the many who are no chiefs cost no query.
    return scope.has_role(user, scope.Role.CHIEF) and bool(scope.unit_ids(user, scope.Role.CHIEF))


def alike(entry: Abbreviation) -> list[Abbreviation]:
    """Other entries that search cannot tell from `entry`, as it goes without accents and case."""
    words = search_words(entry.short)
    others = Abbreviation.objects.exclude(pk=entry.pk)
    return [other for other in others if search_words(other.short) == words]


def warning(entry: Abbreviation) -> str:
    """Say in Vietnamese which entries are `alike`; "" if there are none."""
    found = alike(entry)
    if not found:
        return ""
    named = ", ".join(f"“{other.short}” ({other.meaning})" for other in found[:_MOST_ALIKE])
    return (
        f"“{entry.short}” khi gõ không dấu thì giống {named}. Ai tìm chữ này sẽ gặp bài của cả hai "
        "nghĩa. Nếu đây là một chữ ghi hai lần, hãy xóa bớt một dòng."
    )


class OneLineField(forms.CharField):
    """A line of text as it is stored. Made so before its length is looked at."""

    def to_python(self, value):
        return one_line(super().to_python(value))


class AbbreviationForm(forms.ModelForm):
    """An abbreviation with its meaning."""

    class Meta:
        model = Abbreviation
        fields = ("short", "meaning", "is_explained")
        field_classes = {"short": OneLineField, "meaning": OneLineField}
        help_texts = {
            "short": "Ghi đúng chữ hoa, chữ thường như trong bài, chẳng hạn TTĐT.",
            "meaning": "Viết đầy đủ như đọc trong câu, chẳng hạn: trật tự đô thị.",
            "is_explained": "Chỗ đầu tiên của mỗi bài được kèm nghĩa. Nên bỏ chọn nếu chữ này hay "
            "dùng với nghĩa khác. Tìm kiếm thì luôn dùng cả hai.",
        }

    def clean_short(self) -> str:
        """Refuse what is no abbreviation: pages would explain every common word that looks so."""
        short = self.cleaned_data["short"]
        if not _SHORT.fullmatch(short):
            raise ValidationError(
                "Chữ viết tắt chỉ gồm chữ cái và chữ số; ở giữa có thể có dấu cách, dấu chấm hoặc "
                "gạch nối, như “TT ATGT”, “TP.HCM”, “KT-XH”."
            )
        if sum(sign.isupper() for sign in short) < 2:
            raise ValidationError(
                "Chữ viết tắt cần ít nhất hai chữ hoa, như “TTĐT”. Nếu không, những chữ thường gặp "
                "trong bài cũng bị coi là viết tắt."
            )
        same = Abbreviation.objects.exclude(pk=self.instance.pk).filter(short=short).first()
        if same:
            raise ValidationError(
                f"“{short}” đã có trong bảng, nghĩa là “{same.meaning}”. Hãy sửa dòng ấy."
            )
        return short

    def clean_meaning(self) -> str:
        """Refuse what explains nothing."""
        meaning = self.cleaned_data["meaning"]
        if len(search_words(meaning)) < 2:
            raise ValidationError("Hãy viết nghĩa đầy đủ, từ hai tiếng trở lên.")
        return meaning

    def clean(self):
        """Compare both."""
        cleaned = super().clean()
        short, meaning = cleaned.get("short"), cleaned.get("meaning")
        if short and meaning and search_words(short) == search_words(meaning):
            self.add_error("meaning", "Nghĩa đang giống hệt chữ viết tắt. Hãy viết đầy đủ.")
        return cleaned
