"""The reviewer's decision: approve now or at a time, sign, return with remarks, clear."""

from functools import cached_property

from django import forms

from articles.editorial import aftercare, workflow
from articles.editorial.fields import MomentField
from articles.editorial.review.reading import Reading, photo_name
from articles.editorial.rules import Action, can, why_not
from articles.editorial.workflow import Refused, RemarkOn
from articles.models import Edition
from articles.wording import moment

_REMARK = forms.Textarea(attrs={"rows": 2})


class ReviewForm(forms.Form):
    """One form for the whole page, so that nothing typed is lost whichever button is refused."""

    LABELS = {
        Action.APPROVE: "Duyệt đăng",
        Action.SIGN: "Ký lần một",
        Action.RETURN: "Trả lại",
        Action.CONFIRM: "Duyệt lại bản đăng khẩn",
    }
    action = forms.ChoiceField(
        choices=[(a.name, label) for a, label in LABELS.items()],
        error_messages={"required": "Hãy bấm nút “Duyệt đăng” hoặc “Trả lại” để quyết định."},
    )
    shown_hash = forms.CharField()
    shown_live = forms.IntegerField(required=False)
    starts_at = MomentField(
        label="Hẹn giờ", required=False, help_text="Để trống: đăng ngay khi bấm nút."
    )
    change = forms.ChoiceField(
        label="Loại sửa",
        required=False,
        choices=[c for c in Edition.Change.choices if c[0] != Edition.Change.FIRST],
        initial=Edition.Change.MINOR,
        widget=forms.RadioSelect,
    )
    public_note = forms.CharField(
        label="Lời đính chính cho bạn đọc",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Cần có khi đính chính: sai ở đâu, đúng là gì.",
    )
    reason = forms.CharField(
        label="Lý do trả lại",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Để người viết biết cần sửa gì. Góp ý ở từng đoạn thì ghi ngay bên đoạn ấy.",
    )

    def __init__(self, *args, reading: Reading, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.reading, self.user = reading, user
        for number, block in enumerate(reading.blocks, start=1):
            self._add_remark(f"block-{number}", f"Góp ý cho đoạn {number}", block)
        for number, photo in enumerate(reading.content.photos, start=1):
            self._add_remark(f"photo-{number}", f"Góp ý cho {photo_name(number, photo)}", photo)

    def _add_remark(self, name: str, label: str, place) -> None:
        self.fields[name] = forms.CharField(
            label=label, required=False, max_length=2000, widget=_REMARK
        )
        self.fields[name].place = place

    @cached_property
    def buttons(self) -> dict[str, str]:
        """Names and labels of the decisions that are the user's to take."""
        article, stands = self.reading.article, self.reading.stands
        if self.reading.emergency:
            possible = [Action.CONFIRM]
        else:
            possible = [Action.APPROVE, Action.SIGN, Action.RETURN]
        return {a.name: self.LABELS[a] for a in possible if can(self.user, a, article, stands)}

    @property
    def refusals(self) -> list[str]:
        """Why nothing was decided, apart from what is said beside its field."""
        return [*self.errors.get("action", ()), *self.non_field_errors()]

    @property
    def obstacle(self) -> str | None:
        """Say in Vietnamese why the user cannot approve what waits; None if they can."""
        action = Action.CONFIRM if self.reading.emergency else Action.APPROVE
        return why_not(self.user, action, self.reading.article, self.reading.stands)

    @property
    def has_remarks(self) -> bool:
        """Whether something was typed beside a place."""
        return self.is_bound and any(
            value for key, value in self.data.items() if key.startswith(("block-", "photo-"))
        )

    @property
    def block_fields(self):
        """(block, field to remark on it) in order."""
        return self._places("block-", self.reading.blocks)

    @property
    def photo_fields(self):
        """(photo, its address, field to remark on it) in order."""
        urls = self.reading.photo_urls
        places = self._places("photo-", self.reading.content.photos)
        return [(photo, urls.get(photo.digest), field) for photo, field in places]

    def _places(self, prefix: str, places):
        fields = [self[f"{prefix}{number}"] for number in range(1, len(places) + 1)]
        return list(zip(places, fields, strict=True))

    def perform(self) -> str:
        """Do it; return in Vietnamese what was done. Raises Refused."""
        pk, shown = self.reading.article.pk, self.cleaned_data["shown_hash"]
        match Action[self.cleaned_data["action"]]:
            case Action.APPROVE:
                return self._approve(pk, shown)
            case Action.SIGN:
                workflow.sign(pk, by=self.user, expected_hash=shown)
                return "Đã ký lần một. Người duyệt ở cấp trên sẽ duyệt đăng."
            case Action.CONFIRM:
                aftercare.confirm(pk, by=self.user, expected_hash=shown)
                return "Đã duyệt lại bản đăng khẩn."
            case Action.RETURN:
                workflow.send_back(
                    pk,
                    by=self.user,
                    reason=self.cleaned_data["reason"],
                    remarks=self._remarks(),
                    expected_hash=shown,
                )
                return "Đã trả lại cho người viết."

    def _approve(self, pk: int, shown: str) -> str:
        data = self.cleaned_data
        note = data["public_note"].strip()
        is_correction = data["change"] == Edition.Change.CORRECTION
        if is_correction and not note:
            raise Refused("Đính chính cần có lời giải thích cho bạn đọc.")
        if note and not is_correction:
            raise Refused(
                "Bạn đã viết lời đính chính nhưng chọn “Sửa nhỏ”. Hãy chọn “Đính chính” hoặc xóa "
                "lời đính chính."
            )
        if data["reason"].strip() or self._remarks():
            raise Refused(
                "Bạn đã ghi góp ý hoặc lý do trả lại nhưng bấm “Duyệt đăng”. Hãy bấm “Trả lại”, "
                "hoặc xóa các góp ý rồi duyệt."
            )
        edition = workflow.approve(
            pk,
            by=self.user,
            expected_hash=shown,
            expected_live=data["shown_live"],
            starts_at=data["starts_at"],
            change=data["change"] or Edition.Change.MINOR,
            public_note=note,
        )
        if data["starts_at"]:
            return f"Đã duyệt. Bài sẽ tự đăng lúc {moment(edition.starts_at)}."
        return "Đã duyệt và đăng."

    def _remarks(self) -> list[RemarkOn]:
        found = []
        for name, field in self.fields.items():
            text = self.cleaned_data.get(name)
            if text and name.startswith(("block-", "photo-")):
                is_photo = name.startswith("photo-")
                found.append(
                    RemarkOn(
                        text,
                        quote=field.place.caption if is_photo else field.place.text,
                        digest=field.place.digest if is_photo else "",
                    )
                )
        return found
