"""The pages of readers' suggestions: what waits, and one of them beside its text."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods, require_safe

from articles.editorial import standing
from articles.editorial.lists import paging
from articles.editorial.rules import Action, can
from articles.editorial.step import Refused
from articles.editorial.suggestions import handling, reading, waiting
from articles.models import Article, Suggestion
from wards.backoffice import is_member

State = Suggestion.State
PER_PAGE = 25
# By the word of the address: which states, in which order.
LISTS = {
    "": ((State.NEW,), paging.Order("Chờ xem", "sent_at", newest_first=False)),
    "da-xu-ly": ((State.TAKEN, State.DECLINED), paging.Order("Đã xử lý", "handled_at")),
}
_BY_HAND = "Máy không tự sửa được câu này, bạn sửa tay theo góp ý ở đầu trang."
_DONE = {
    (True, True): "Đã mở bản sửa và đưa câu của bạn đọc vào bài.",
    (False, True): "Đã đưa câu của bạn đọc vào bản đang làm.",
    (True, False): f"Đã mở bản sửa. {_BY_HAND}",
    (False, False): _BY_HAND,
}
_THEN = "Hãy đọc lại, lưu và trình duyệt; người duyệt chọn “Đính chính” nếu cần báo bạn đọc."


class AnswerForm(forms.Form):
    """Why a suggestion is declined, to whoever left an address."""

    answer = forms.CharField(
        label="Trả lời bạn đọc (không bắt buộc)",
        required=False,
        max_length=Suggestion._meta.get_field("answer").max_length,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": "Câu trả lời dài nhất là 1.000 ký tự. Hãy rút ngắn."},
    )


def paths(model_admin) -> list:
    """The addresses of both pages, for the admin of articles."""
    wrap, pages = model_admin.admin_site.admin_view, _Pages(model_admin)
    return [
        path("gop-y/", wrap(require_safe(pages.all)), name="articles_article_suggestions"),
        path(
            "<int:object_id>/gop-y/<int:suggestion_id>/",
            wrap(require_http_methods(["GET", "HEAD", "POST"])(pages.one)),
            name="articles_article_suggestion",
        ),
    ]


class _Pages:
    def __init__(self, model_admin):
        self.model_admin = model_admin

    def _context(self, request, title: str, **fields) -> dict:
        site = self.model_admin.admin_site.each_context(request)
        return {**site, "title": title, "opts": self.model_admin.opts, **fields}

    def all(self, request):
        """What waits in the reach of who asks, oldest first; or what was dealt with."""
        if not is_member(request):
            raise PermissionDenied
        name = request.GET.get("xem", "")
        states, order = LISTS.get(name, LISTS[""])
        found = waiting.in_reach(request.user).filter(state__in=states)
        about = _number(request.GET.get("bai", ""))
        if about:
            found = found.filter(article=about)
        marks = [request.GET.get(key, "") for key in (paging.AFTER, paging.BEFORE)]
        try:
            page = paging.page_of(found, order, PER_PAGE, *marks)
        except ValueError:
            page = paging.page_of(found, order, PER_PAGE)
        rows = Suggestion.objects.select_related("article__unit", "handled_by").in_bulk(page.ids)
        context = self._context(
            request,
            "Góp ý của bạn đọc",
            page=page,
            rows=[rows[pk] for pk in page.ids if pk in rows],
            here=name if name in LISTS else "",
            lists=[(key, of_key.label) for key, (_, of_key) in LISTS.items()],
            about=about,
        )
        return TemplateResponse(request, "admin/articles/article/suggestions.html", context)

    def one(self, request, object_id, suggestion_id):
        """One suggestion beside the text; on POST take it over or decline it."""
        article = self.model_admin.get_object(request, str(object_id))
        if article is None or not can(request.user, Action.VIEW, article):
            raise Http404
        rows = article.suggestions.select_related("edition", "handled_by")
        suggestion = get_object_or_404(rows, pk=suggestion_id)
        form, refusals = AnswerForm(request.POST or None), []
        if request.method == "POST" and form.is_valid():
            try:
                if done := self._done(request, article, suggestion, form):
                    return HttpResponseRedirect(done)
            except Refused as refusal:
                refusals = refusal.reasons
                article.refresh_from_db()
                suggestion.refresh_from_db()
        context = self._context(
            request,
            f"Góp ý của bạn đọc: {article.title}",
            original=article,
            is_nav_sidebar_enabled=False,  # two texts side by side need the room
            standing=standing.of(article),
            suggestion=suggestion,
            reading=reading.of(article, suggestion),
            may_answer=suggestion.state == State.NEW and can(request.user, Action.ANSWER, article),
            form=form,
            refusals=refusals,
        )
        return TemplateResponse(request, "admin/articles/article/suggestion.html", context)

    def _done(self, request, article: Article, suggestion: Suggestion, form) -> str | None:
        """Do what was pressed; where that leads, None if nothing was. Raises Refused."""
        if "take" in request.POST:
            taken = handling.take(article.pk, suggestion.pk, by=request.user)
            messages.success(request, f"{_DONE[taken.opened, taken.placed]} {_THEN}")
            return reverse("admin:articles_article_change", args=[article.pk])
        if "decline" in request.POST:
            answer = form.cleaned_data["answer"]
            handling.decline(article.pk, suggestion.pk, by=request.user, answer=answer)
            messages.success(request, "Đã ghi: không tiếp thu góp ý này.")
            return reverse("admin:articles_article_suggestions")
        return None


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None
