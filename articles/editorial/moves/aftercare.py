"""Moves of what is public or is to be."""

from django import forms

from articles import content
from articles.editorial import aftercare, housekeeping, standing
from articles.editorial.fields import MomentField, PublicArticleField
from articles.editorial.moves.base import Move, reason
from articles.editorial.rules import Action
from articles.wording import moment

_TO_READERS = "Lời giải thích cho bạn đọc"


def _sure() -> forms.BooleanField:
    """What is asked before something that cannot be undone."""
    return forms.BooleanField(label="Tôi hiểu rằng việc này không hoàn tác được")


class Reschedule(Move):
    action = Action.RESCHEDULE
    label = "Đổi giờ hẹn"
    starts_at = MomentField(label="Giờ đăng mới")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        waiting = standing.of(self.article).waiting
        self.initial["starts_at"] = waiting and waiting.starts_at

    def perform(self):
        edition = aftercare.reschedule(
            self.article.pk, by=self.user, starts_at=self.cleaned_data["starts_at"]
        )
        return f"Đã đổi giờ hẹn. Bài sẽ tự đăng lúc {moment(edition.starts_at)}."


class Unschedule(Move):
    action = Action.UNSCHEDULE
    label = "Hủy hẹn giờ"
    intro = "Bản đang hẹn sẽ không đăng; bản đang đăng (nếu có) tiếp tục hiển thị."

    def perform(self):
        aftercare.unschedule(self.article.pk, by=self.user)
        return "Đã hủy hẹn giờ. Muốn đăng lại, bấm “Sửa bài này” rồi trình duyệt."


class Restore(Move):
    action = Action.RESTORE
    label = "Đăng lại"
    intro = "Bản được duyệt gần nhất hiển thị trở lại, đúng từng chữ."
    grave = True

    def perform(self):
        aftercare.restore(self.article.pk, by=self.user)
        return "Đã đăng lại bản được duyệt gần nhất."


class Withdraw(Move):
    action = Action.WITHDRAW
    label = "Gỡ, còn đọc được"
    intro = (
        "Bài ra khỏi trang chủ, danh mục và tìm kiếm; ai có địa chỉ vẫn đọc được, dưới lời giải "
        "thích này."
    )
    grave = True
    public_note = reason(_TO_READERS)

    def perform(self):
        note = self.cleaned_data["public_note"]
        aftercare.withdraw(self.article.pk, by=self.user, public_note=note)
        return "Đã gỡ bài khỏi các danh sách tin; trang bài vẫn đọc được, kèm lời giải thích."


class Remove(Move):
    action = Action.REMOVE
    label = "Gỡ hẳn"
    intro = "Không ai đọc được bài nữa; ở địa chỉ của bài chỉ còn lời giải thích này."
    grave = True
    public_note = reason(_TO_READERS)

    def perform(self):
        note = self.cleaned_data["public_note"]
        aftercare.remove(self.article.pk, by=self.user, public_note=note)
        return "Đã gỡ hẳn bài; ở địa chỉ cũ chỉ còn lời giải thích."


class Redirect(Move):
    action = Action.REDIRECT
    label = "Chuyển hướng"
    intro = "Ai mở bài này được đưa sang bài khác, ví dụ khi hai bài trùng nhau."
    grave = True
    to = PublicArticleField(
        label="Địa chỉ bài kia", help_text="Chép địa chỉ trang công khai của bài, hoặc số của bài."
    )

    def perform(self):
        to = self.cleaned_data["to"]
        aftercare.redirect(self.article.pk, by=self.user, to=to.article)
        return f"Bạn đọc mở bài này nay được đưa sang “{to.title}”."


class Emergency(Move):
    action = Action.EMERGENCY
    label = "Đăng khẩn"
    intro = (
        "Đăng ngay bản đã lưu gần nhất mà không chờ người duyệt. Bản đăng mang dấu “đăng khẩn” cho "
        "đến khi một người không góp phần viết duyệt lại."
    )
    grave = True
    reason = reason("Lý do đăng khẩn")
    shown_hash = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["shown_hash"] = content.of_article(self.article).hash

    def perform(self):
        aftercare.publish_in_emergency(
            self.article.pk,
            by=self.user,
            reason=self.cleaned_data["reason"],
            expected_hash=self.cleaned_data["shown_hash"],
        )
        return "Đã đăng khẩn. Hãy nhờ một người duyệt không góp phần viết duyệt lại."


class RedactText(Move):
    action = Action.REDACT
    label = "Che một cụm từ"
    intro = (
        "Che thông tin cá nhân phải gỡ (quyết định của tòa, nhầm lẫn) trong mọi bản đăng, bản cũ, "
        "lần trình và nhật ký của bài. Không hoàn tác được."
    )
    grave = True
    phrase = forms.CharField(
        label="Cụm từ cần che", max_length=300, help_text="Chép đúng từng chữ; hoa thường đều được."
    )
    reason = reason("Lý do (đừng nhắc lại cụm từ ấy)")
    sure = _sure()

    def perform(self):
        phrase, why = self.cleaned_data["phrase"], self.cleaned_data["reason"]
        rows = housekeeping.redact_text(self.article.pk, by=self.user, phrase=phrase, reason=why)
        return f"Đã che ở {rows} chỗ. Các bản cũ và lịch sử của bài cũng đã che."


AFTERCARE = (
    *(Reschedule, Unschedule, Restore, Withdraw, Remove, Redirect),
    *(Emergency, RedactText),
)
