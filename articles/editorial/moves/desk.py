"""Moves of the working copy."""

from django.conf import settings
from django.urls import reverse

from articles.editorial import foureyes, housekeeping, standing, workflow
from articles.editorial.fields import UnitChoiceField
from articles.editorial.moves.base import Move, reason
from articles.editorial.rules import Action
from articles.wording import person
from wards import scope


class Submit(Move):
    action = Action.SUBMIT
    label = "Trình duyệt"
    simple = True

    def perform(self):
        article = workflow.submit(self.article.pk, by=self.user)
        return said_of_submission(article)


class Recall(Move):
    action = Action.RECALL
    label = "Rút lại"
    simple = True

    def perform(self):
        workflow.recall(self.article.pk, by=self.user)
        return "Đã rút lại. Bạn có thể sửa tiếp."


class Revise(Move):
    action = Action.REVISE
    label = "Sửa bài này"
    simple = True

    def perform(self):
        article = workflow.revise(self.article.pk, by=self.user)
        stands = standing.of(article)
        if stands.waiting:
            return "Đã mở bản sửa. Bản hẹn giờ vẫn sẽ đăng đúng hẹn, trừ khi được hủy hẹn."
        if stands.live:
            return "Đã mở bản sửa. Bản đang đăng giữ nguyên cho đến khi bản sửa được duyệt."
        return "Đã mở bản sửa."


class Discard(Move):
    action = Action.DISCARD
    label = "Bỏ bản sửa"
    intro = "Những gì đã sửa từ bản duyệt gần nhất mất đi; bài trở lại đúng như bản đó."

    def perform(self):
        workflow.discard(self.article.pk, by=self.user)
        return "Đã bỏ bản sửa; bài trở lại như bản đã duyệt gần nhất."


class Reassign(Move):
    action = Action.REASSIGN
    label = "Chuyển đơn vị"
    intro = (
        "Đơn vị khác chịu trách nhiệm bài này. Bài trở về bản nháp và phải trình duyệt lại; bản "
        "đang đăng giữ nguyên."
    )
    to = UnitChoiceField(label="Chuyển sang", queryset=None)
    reason = reason("Lý do (người trong đơn vị đọc được)", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        units = scope.units(self.user, scope.Role.CHIEF).exclude(pk=self.article.unit_id)
        self.fields["to"].queryset = units.select_related("parent")

    def perform(self):
        to = self.cleaned_data["to"]
        housekeeping.reassign(
            self.article.pk, by=self.user, to=to, reason=self.cleaned_data["reason"]
        )
        return f"Đã chuyển bài sang {to.name}."


class Copy(Move):
    action = Action.COPY
    label = "Chép thành bài mới"
    simple = True

    def perform(self):
        self.shown = housekeeping.copy(self.article.pk, by=self.user)
        return (
            "Đây là bài mới của bạn, chép từ bài vừa rồi. Ảnh và ngày diễn ra không chép theo; hãy "
            "sửa tiêu đề và những gì đã khác."
        )


class Delete(Move):
    action = Action.DELETE
    label = "Xóa bài"
    undo = "undelete"

    @property
    def intro(self):
        return (
            f"Bài chưa đăng bao giờ. Sau khi xóa vẫn khôi phục được trong "
            f"{settings.DELETED_KEPT_DAYS} ngày."
        )

    def perform(self):
        housekeeping.delete(self.article.pk, by=self.user)
        return (
            f"Đã xóa bài. Trong {settings.DELETED_KEPT_DAYS} ngày còn khôi phục được: lọc “Chỉ bài "
            "đã xóa” trong danh sách bài viết."
        )


class Undelete(Move):
    action = Action.UNDELETE
    label = "Khôi phục"
    simple = True

    def perform(self):
        housekeeping.undelete(self.article.pk, by=self.user)
        return "Đã khôi phục bài."


class Claim(Move):
    action = Action.CLAIM
    label = "Nhận duyệt"
    simple = True

    @classmethod
    def leads_to(cls, article):
        return reverse("admin:articles_article_review", args=[article.pk])

    def perform(self):
        housekeeping.claim(self.article.pk, by=self.user)
        return "Bạn đã nhận bài này; những người duyệt khác thấy tên bạn bên bài."


class Release(Move):
    action = Action.RELEASE
    label = "Thả lại"
    simple = True

    @classmethod
    def leads_to(cls, article):
        return reverse("admin:index")

    def perform(self):
        housekeeping.release(self.article.pk, by=self.user)
        return "Đã thả lại; người duyệt khác có thể nhận bài này."


DESK = (Submit, Recall, Revise, Discard, Copy, Reassign, Delete, Undelete, Claim, Release)


def said_of_submission(article) -> str:
    """Say in Vietnamese who has the submission now; whom to ask where nobody can approve it."""
    who = foureyes.nearest(foureyes.eligible(article))
    if who:
        names = ", ".join(person(user) for user in who[:3]) + ("…" if len(who) > 3 else "")
        return (
            f"Đã trình duyệt. Người có thể duyệt: {names}. Bài giữ nguyên cho đến khi có kết quả."
        )
    ask = foureyes.whom_to_ask(article)
    names = ", ".join(person(user) for user in ask[:3]) if ask else "quản trị hệ thống"
    return (
        "Đã trình duyệt, nhưng hiện không còn ai duyệt được bài này (người duyệt đều đã góp phần "
        f"viết, hoặc đơn vị chưa có người duyệt). Hãy nhờ {names} giao vai trò người duyệt cho "
        "một người khác."
    )
