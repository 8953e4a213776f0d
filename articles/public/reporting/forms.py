"""What a reader types, made fit to be kept; and what to do about what is not fit."""

import re
from collections.abc import Mapping

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import number_format

from articles.models import Suggestion
from wards.text import one_line

WORDS = ("quote", "proposal", "remark")
LONGEST = Suggestion._meta.get_field("quote").max_length
_LONGEST_ADDRESS = Suggestion._meta.get_field("email").max_length
# Signs that nobody sees and that make text read otherwise than it is stored.
_UNSEEN = re.compile("[\x80-\x84\x86-\x9f\u00ad\u061c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]")
_MANY_BREAKS = re.compile(r"\n{3,}")
# Told apart here, because a person may not have filled it: see `ReportForm.clean`.
TRAP = "website"


def tidied(posted: Mapping[str, str]) -> dict[str, str]:
    """What the form has of `posted`, as it will be kept or shown again: NFC, nothing unseen."""
    return {
        **{name: _lines(posted.get(name, "")) for name in (*WORDS, "email", TRAP)},
        "edition": one_line(posted.get("edition", ""))[:18],
    }


def _lines(text: str) -> str:
    """`text` line by line, each as a one-line field is kept, with one empty line at most."""
    lines = (one_line(_UNSEEN.sub("", line)) for line in text.splitlines())
    return _MANY_BREAKS.sub("\n\n", "\n".join(lines)).strip()


def _text(label: str, rows: int, help_text: str = "") -> forms.CharField:
    def fits(text):
        if len(text) > LONGEST:
            most, length = (number_format(n, force_grouping=True) for n in (LONGEST, len(text)))
            raise ValidationError(
                f"Ô này nhận nhiều nhất {most} ký tự, bạn đã gõ {length}. Hãy rút ngắn, hoặc gửi "
                "từng chỗ một."
            )

    widget = forms.Textarea(attrs={"rows": rows, "cols": 40})
    return forms.CharField(
        label=label, help_text=help_text, required=False, widget=widget, validators=[fits]
    )


class ReportForm(forms.Form):
    """The words of a reader. Bound to what `tidied` gives."""

    quote = _text("Câu đang viết", 3, "Chép đúng câu trong bài thì ban biên tập tìm thấy ngay.")
    proposal = _text("Nên viết là", 3)
    remark = _text(
        "Giải thích thêm", 4, "Vì sao bạn cho là sai, hoặc bạn biết điều đó từ đâu. Đừng ghi thông "
        "tin riêng của người khác."
    )  # fmt: skip
    email = forms.CharField(
        label="Thư điện tử (không bắt buộc)",
        help_text="Chỉ để cảm ơn và báo kết quả cho bạn, sau đó được xóa. Không hiện ở đâu cả.",
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "size": 30}),
    )
    edition = forms.CharField(required=False, widget=forms.HiddenInput)
    website = forms.CharField(
        label="Hãy để trống ô này",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": -1}),
    )

    def clean_quote(self):
        """A sentence, on one line: so it is looked for in the text."""
        return one_line(self.cleaned_data["quote"])

    def clean_proposal(self):
        """The same for what is to stand there."""
        return one_line(self.cleaned_data["proposal"])

    def clean_email(self):
        """An address that mail can be sent to, or none."""
        address = self.cleaned_data["email"]
        check = forms.EmailField(required=False, max_length=_LONGEST_ADDRESS)
        try:
            return check.clean(address)
        except ValidationError as error:
            raise ValidationError(
                "Địa chỉ thư này chưa đúng. Hãy ghi như lan@example.vn, hoặc để trống."
            ) from error

    def clean(self):
        """Ask for something to go by."""
        said = super().clean()
        if said.get(TRAP):
            self.data = self.data | {TRAP: ""}
            raise ValidationError(
                "Trình duyệt của bạn đã tự điền một ô ẩn phải để trống. Ô ấy nay đã trống; hãy bấm "
                "“Gửi góp ý” lần nữa."
            )
        if self.errors:
            return said
        if not any(said[name] for name in WORDS):
            raise ValidationError("Hãy ghi ít nhất một trong ba ô: câu sai, câu đúng, giải thích.")
        if said["quote"] and said["quote"] == said["proposal"] and not said["remark"]:
            raise ValidationError(
                "Hai câu bạn ghi giống hệt nhau. Hãy sửa câu ở ô “Nên viết là” cho đúng, hoặc giải "
                "thích chỗ sai ở ô bên dưới."
            )
        return said

    @property
    def words(self) -> dict[str, str]:
        """What is kept of a valid form."""
        return {name: self.cleaned_data[name] for name in (*WORDS, "email")}

    @property
    def seen(self) -> int | None:
        """The number of the edition that the reader had before them, if the form says one."""
        number = self.data.get("edition", "")
        return int(number) if number.isascii() and number.isdecimal() and len(number) < 9 else None
