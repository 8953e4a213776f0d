"""The buttons that move an article on, and what is asked beside them."""

from django import forms

from articles.editorial import workflow
from articles.editorial.rules import Action, can
from articles.models import Article, Edition
from articles.wording import moment


class TransitionForm(forms.Form):
    """One press of a button: which, and what was filled in beside it."""

    BUTTONS = {
        Action.SUBMIT: "Trình duyệt",
        Action.RECALL: "Rút lại",
        Action.REVISE: "Sửa bài này",
        Action.APPROVE: "Duyệt đăng",
        Action.RETURN: "Trả lại",
    }

    action = forms.ChoiceField(choices=[(a.name, label) for a, label in BUTTONS.items()])
    reason = forms.CharField(label="Lý do trả lại", required=False, widget=forms.Textarea)
    shown_hash = forms.CharField(required=False)
    starts_at = forms.SplitDateTimeField(label="Hẹn giờ đăng", required=False)
    change = forms.ChoiceField(
        label="Loại sửa",
        required=False,
        choices=[c for c in Edition.Change.choices if c[0] != Edition.Change.FIRST],
    )
    public_note = forms.CharField(label="Lời đính chính", required=False, widget=forms.Textarea)

    @classmethod
    def for_user(cls, user, article: Article) -> list[tuple[str, str]]:
        """Names and labels of the buttons that `user` can press now."""
        return [(a.name, label) for a, label in cls.BUTTONS.items() if can(user, a, article)]

    def perform(self, article: Article, user) -> str:
        """Do it; return in Vietnamese what was done. Raises workflow.Refused."""
        data = self.cleaned_data
        match Action[data["action"]]:
            case Action.SUBMIT:
                workflow.submit(article.pk, by=user)
                return (
                    "Đã trình duyệt. Bài được giữ nguyên cho đến khi có người duyệt hoặc trả lại."
                )
            case Action.RECALL:
                workflow.recall(article.pk, by=user)
                return "Đã rút lại. Bạn có thể sửa tiếp."
            case Action.REVISE:
                workflow.revise(article.pk, by=user)
                return "Đã mở bản sửa. Bản đang đăng vẫn giữ nguyên cho đến khi bản sửa được duyệt."
            case Action.RETURN:
                workflow.send_back(article.pk, by=user, reason=data["reason"])
                return "Đã trả lại cho người viết."
            case Action.APPROVE:
                return self._approve(article, user)

    def _approve(self, article: Article, user) -> str:
        data = self.cleaned_data
        if data["change"] == Edition.Change.CORRECTION and not data["public_note"].strip():
            raise workflow.Refused("Đính chính cần có lời giải thích cho bạn đọc.")
        if data["change"] != Edition.Change.CORRECTION and data["public_note"].strip():
            raise workflow.Refused(
                "Bạn đã viết lời đính chính nhưng chọn “Sửa nhỏ”. Hãy chọn “Đính chính” hoặc xóa "
                "lời đính chính."
            )
        edition = workflow.approve(
            article.pk,
            by=user,
            expected_hash=data["shown_hash"],
            starts_at=data["starts_at"],
            change=data["change"] or Edition.Change.MINOR,
            public_note=data["public_note"].strip(),
        )
        if data["starts_at"]:
            return f"Đã duyệt. Bài sẽ tự đăng lúc {moment(edition.starts_at)}."
        return "Đã duyệt và đăng."
