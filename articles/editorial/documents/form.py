"""The form in which a document of the register is completed, or entered by hand."""

import hashlib
import json
from datetime import date, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from articles.attachments import names
from articles.documents import merging, numbers
from articles.editorial.documents import upload, words
from articles.editorial.fields import DATES
from articles.models import Document
from articles.models.portal import is_fit_address
from wards.text import one_line

_FIRST = date(1945, 9, 2)
_AHEAD = timedelta(days=366)
_CHANGED = (
    "Trong lúc bạn mở trang này, người khác đã sửa văn bản, nên lần lưu của bạn chưa được ghi. "
    "Bản đang có ở ngay dưới đây, những gì bạn gõ còn nguyên trong các ô. Hãy ghép lại; lần lưu "
    "tới ghi đúng những gì có trong các ô."
)


def fingerprint(document: Document) -> str:
    """What a form remembers of the `document` it was opened with."""
    seen = [words.values(document), document.merged_into_id]
    return hashlib.sha256(json.dumps(seen, cls=DjangoJSONEncoder).encode()).hexdigest()[:32]


class DocumentForm(forms.ModelForm):
    """A document. Needs the site version held: whoever saves sees what the one before saved."""

    user = None  # set by the admin, as what follows
    received = upload.NOTHING
    conflict = None  # (label, value) of what stands there, where somebody else saved meanwhile
    taken = None  # the document that has this number, kind and date already

    issued_on = forms.DateField(
        label="Ngày ban hành",
        required=False,
        input_formats=DATES,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Hãy ghi ngày như 19/05/2026."},
        help_text="Ngày ghi trên văn bản. Chưa chắc thì để trống.",
    )
    link = forms.CharField(
        label="Liên kết đến văn bản",
        required=False,
        max_length=500,
        widget=forms.URLInput,
        help_text="Nơi công bố chính thức, nếu có: https://…",
    )
    upload = forms.FileField(
        label="Tệp văn bản",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ",".join(f".{kind}" for kind in names.KINDS)}),
        help_text="Một tệp PDF, Word (.docx) hoặc Excel (.xlsx), được kiểm tra như tệp đính kèm "
        "của bài. Bạn đọc tải về được ngay khi lưu.",
    )
    remove = forms.BooleanField(label="Bỏ tệp đang có", required=False)
    token = forms.CharField(label="", required=False, widget=forms.HiddenInput)
    seen = forms.CharField(label="", required=False, widget=forms.HiddenInput)

    class Meta:
        model = Document
        fields = ("number", "kind", "issued_on", "issuer", "title", "link")
        widgets = {"title": forms.Textarea(attrs={"rows": 3, "maxlength": 500})}
        labels = {"kind": "Loại văn bản", "issuer": "Nơi ban hành", "title": "Trích yếu"}
        help_texts = {
            "number": "Đúng như trên văn bản, ví dụ 108-KH/QU. Lưu rồi thì không đổi được.",
            "issuer": "Như trong số, ví dụ “QU”; hoặc tên cơ quan.",
            "title": "Văn bản nói về việc gì, chép như trên văn bản: “Về việc…”.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["seen"] = fingerprint(self.instance)
        self.waiting = None  # a file that came and is not saved yet
        if "kind" in self.fields:
            kinds = [kind for kind in Document.Kind.choices if kind[0]]
            self.fields["kind"].choices = [("", "Văn bản (loại khác)"), *kinds]
        if "title" in self.fields and not self.instance.pk:
            self.fields["title"].required = True

    # --- single fields ---

    def clean_number(self):
        """One line, in which the register finds a number again."""
        number = one_line(self.cleaned_data["number"])
        if not any(sign.isdecimal() for sign in numbers.key_of(number)):
            raise ValidationError("Hãy ghi số, ký hiệu như trên văn bản, ví dụ 108-KH/QU.")
        return number

    def clean_title(self):
        """One line, NFC."""
        return one_line(self.cleaned_data["title"])

    def clean_issuer(self):
        """One line, NFC."""
        return one_line(self.cleaned_data["issuer"])

    def clean_issued_on(self):
        """A day on which there can have been documents."""
        day = self.cleaned_data["issued_on"]
        if day and not _FIRST <= day <= timezone.localdate() + _AHEAD:
            raise ValidationError("Ngày này không thể là ngày ban hành. Hãy xem lại năm.")
        return day

    def clean_link(self):
        """Refuse what leads to no page elsewhere."""
        link = self.cleaned_data["link"]
        if link and (link.startswith("/") or not is_fit_address(link)):
            raise ValidationError("Hãy chép địa chỉ đầy đủ, bắt đầu bằng https:// hoặc http://.")
        return link

    # --- the whole ---

    def clean(self):
        """Refuse what would overwrite another's work, and what is in the register already."""
        cleaned = super().clean()
        if self.instance.pk:
            self._refuse_an_older_form(cleaned)
        self._take_file(cleaned)
        if cleaned.get("number"):
            self._read_number(cleaned)
        if {"kind", "issued_on"} <= cleaned.keys() and self.instance.number_key:
            self.taken = merging.identity_taken(
                self.instance, cleaned["kind"], cleaned["issued_on"]
            )
            if self.taken:
                self.add_error(None, self._said_of_taken())
        return cleaned

    def _refuse_an_older_form(self, cleaned):
        stored = Document.objects.get(pk=self.instance.pk)
        # Not the form's to write: what others did meanwhile must not be written back.
        self.instance.file, self.instance.merged_into_id = stored.file, stored.merged_into_id
        if stored.merged_into_id:
            raise ValidationError("Văn bản này vừa được gộp vào văn bản khác nên không sửa được.")
        if cleaned.get("seen") != fingerprint(stored):
            self.conflict = words.saved(stored)
            # Shown now: the next save is one in the knowledge of both.
            self.data = self.data.copy()
            self.data["seen"] = fingerprint(stored)
            self.add_error(None, _CHANGED)

    def _read_number(self, cleaned):
        """Take from the number what was left open, as the register does for posts."""
        number = cleaned["number"]
        self.instance.number_key = numbers.key_of(number)
        found = numbers.find(number) or numbers.find(f"văn bản số {number}")
        for name in ("kind", "issuer"):
            if found and name in cleaned:
                cleaned[name] = cleaned[name] or getattr(found[0], name)

    def _take_file(self, cleaned):
        received = self.received
        if received is upload.NOTHING and not cleaned.get("remove"):
            received = upload.read(self.user, self.instance, cleaned.get("token", ""))
        if received.problem:
            self.add_error("upload", received.problem)
        self.data = self.data.copy()
        self.data["token"] = ""
        if received.attachment:
            self.waiting = received
            self.data["token"] = upload.sign(self.user, self.instance, received.attachment)

    def _said_of_taken(self) -> str:
        named = words.named(self.taken)
        if self.instance.pk:
            return (
                f"Trong sổ đã có {named}. Cùng số, cùng loại, cùng ngày là một văn bản: hãy gộp "
                "hai văn bản làm một, hoặc xem lại loại và ngày."
            )
        return f"Trong sổ đã có {named}. Hãy mở văn bản ấy và bổ sung ở đó."

    @property
    def file(self) -> dict:
        """What is kept as the document's file once this is saved."""
        if self.waiting:
            return self.waiting.attachment.entry
        return {} if self.cleaned_data.get("remove") else self.instance.file

    def is_multipart(self):
        """Yes, even where the admin shows no field for a file."""
        return True
