"""The page on which a chief takes a photo down."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from articles.editorial import housekeeping, takedown
from articles.editorial.moves.base import reason
from articles.editorial.rules import Action, can
from articles.editorial.step import Refused
from articles.models import Redaction


class TakeDownForm(forms.Form):
    """Why, for everybody and for the audit; and that it is meant."""

    public_reason = forms.ChoiceField(
        label="Lý do báo cho bạn đọc",
        choices=Redaction.PublicReason.choices,
        widget=forms.RadioSelect,
        help_text="Ở chỗ của ảnh có lời báo đã gỡ, kèm lý do này.",
    )
    reason = reason(
        "Ghi chú nội bộ",
        "Chỉ người trong ban biên tập đọc được, ở lịch sử của mọi bài đã dùng ảnh. Ghi số văn bản "
        "hoặc sự việc; đừng ghi tên người yêu cầu gỡ.",
    )
    sure = forms.BooleanField(label="Tôi hiểu rằng ảnh bị xóa hẳn, không khôi phục được")


def paths(model_admin) -> list:
    """The address of the page, for the admin of articles."""
    view = model_admin.admin_site.admin_view(_Page(model_admin).take_down)
    return [path("<int:object_id>/go-anh/<slug:digest>/", view, name="articles_article_take_down")]


class _Page:
    def __init__(self, model_admin):
        self.model_admin = model_admin

    def take_down(self, request, object_id, digest):
        """Show the photo and all that loses it; on POST take it down."""
        article = self.model_admin.get_object(request, str(object_id))
        if article is None or not can(request.user, Action.VIEW, article):
            raise Http404
        if not can(request.user, Action.REDACT, article):
            raise PermissionDenied
        form = TakeDownForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            if "nothing" in request.POST:
                form.add_error(None, "Chưa gỡ ảnh. Hãy bấm nút “Gỡ ảnh vĩnh viễn” nếu muốn gỡ.")
            elif self._done(request, article, digest, form):
                return HttpResponseRedirect(
                    reverse("admin:articles_article_history", args=[article.pk])
                )
        return self._asked(request, article, digest, form)

    def _done(self, request, article, digest, form) -> bool:
        given = {name: form.cleaned_data[name] for name in ("public_reason", "reason")}
        try:
            count = housekeeping.take_photo_down(
                article.pk, by=request.user, digest=digest, **given
            )
        except Refused as refusal:
            for said in refusal.reasons:
                form.add_error(None, said)
            return False
        messages.success(
            request,
            f"Đã gỡ ảnh khỏi {count} bài, ở mọi bản. Ảnh này không tải lên lại được nữa.",
        )
        return True

    def _asked(self, request, article, digest, form):
        loss = takedown.loss(request.user, article, digest)
        gone = None if loss else takedown.taken(article, digest)
        if not (loss or gone or form.errors):  # errors: somebody was first, and it was only a draft
            raise Http404
        context = {
            **self.model_admin.admin_site.each_context(request),
            "title": f"Gỡ ảnh: {article.title}",
            "opts": self.model_admin.opts,
            "original": article,
            "form": form,
            "loss": loss,
            "gone": gone,
        }
        return TemplateResponse(request, "admin/articles/article/take_down.html", context)
