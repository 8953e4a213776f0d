"""The preview in the back office: the page itself, its frames, and the secret links to it."""

from csp.constants import SELF
from csp.decorators import csp_replace
from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe

from articles.editorial import preview, preview_links
from articles.editorial.attaching.views import address_for_staff
from articles.editorial.rules import Action, can
from articles.editorial.step import Refused
from articles.models import Article
from articles.wording import person

# Screens to look at the page on; the first is what most residents hold in their hands.
SCREENS = {"dien-thoai": "Điện thoại (390px)", "may-tinh": "Máy tính (1280px)"}
# Carries a new link over one redirect, in nothing but the browser of who made it.
_FRESH = "lien-ket-moi"
_FRESH_SECONDS = 60


class ShareForm(forms.Form):
    """For how long a new link opens."""

    days = forms.TypedChoiceField(
        label="Dùng được trong",
        coerce=int,
        initial=7,
        choices=[(days, f"{days} ngày") for days in preview_links.DAYS],
        error_messages={"invalid_choice": "Hãy chọn một trong các số ngày cho sẵn."},
    )


def paths(model_admin) -> list:
    """Return the addresses of the preview for `model_admin`, to go before its own."""
    views = _Views(model_admin)
    return [
        path(
            f"<int:object_id>/{address}",
            model_admin.admin_site.admin_view(view),
            name=f"articles_article_{name}",
        )
        for address, view, name in (
            ("xem-truoc/", views.page, "preview"),
            ("xem-truoc/khung/", views.frames, "preview_frames"),
            ("xem-truoc/lien-ket/", views.share, "share"),
            ("xem-truoc/lien-ket/<int:link_id>/thu-hoi/", views.unshare, "unshare"),
        )
    ]


def links_context(user, article: Article) -> dict:
    """Return what the partial `_preview_links.html` shows `user` of the links to `article`."""
    links = preview_links.opening().filter(article=article).select_related("created_by")
    return {
        "article": article,
        "preview_links": [(link, person(link.created_by)) for link in links],
        "share_form": ShareForm() if can(user, Action.SHARE, article) else None,
        "may_unshare": can(user, Action.UNSHARE, article),
    }


class _Views:
    def __init__(self, model_admin):
        self.model_admin = model_admin

    def _article(self, request, object_id) -> Article:
        article = self.model_admin.get_object(request, str(object_id))
        if article is None:
            raise Http404
        if not can(request.user, Action.VIEW, article):
            raise PermissionDenied
        return article

    @method_decorator([require_safe, xframe_options_sameorigin])
    @method_decorator(csp_replace({"frame-ancestors": [SELF]}))
    def page(self, request, object_id):
        """The bare page, which only our own pages may frame."""
        article = self._article(request, object_id)

        def photo_url(photo_id):
            return reverse("admin:articles_article_photo", args=[article.pk, photo_id])

        def attachment_url(key):
            return address_for_staff(article.pk, key)

        page = preview.of_working_copy(article, photo_url, attachment_url=attachment_url)
        return HttpResponse(page, headers={"X-Robots-Tag": "noindex"})

    @method_decorator(require_safe)
    def frames(self, request, object_id):
        """The page on a phone's screen or a desk's, and the links for those without an account."""
        article = self._article(request, object_id)
        screen = request.GET.get("man-hinh")
        fresh = request.get_signed_cookie(
            _FRESH, default=None, salt=_salt(article), max_age=_FRESH_SECONDS
        )
        context = {
            **self.model_admin.admin_site.each_context(request),
            **links_context(request.user, article),
            "title": article.title,
            "opts": self.model_admin.opts,
            "original": article,
            "is_nav_sidebar_enabled": False,  # a desk's screen needs the room
            "screens": SCREENS,
            "screen": screen if screen in SCREENS else next(iter(SCREENS)),
            "fresh_link": fresh,
        }
        template = "admin/articles/article/preview_frames.html"
        response = TemplateResponse(request, template, context)
        if fresh:
            response.delete_cookie(_FRESH, path=request.path, samesite="Strict")
        return response

    @method_decorator(require_POST)
    def share(self, request, object_id):
        """Make a link, which the frames then show once."""
        article = self._article(request, object_id)
        back = _back(article)
        form = ShareForm(request.POST)
        if not form.is_valid():
            messages.error(request, " ".join(form.errors.get("days", [])))
            return back
        try:
            link = preview_links.create(article.pk, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            return _refused(request, refusal, back)
        messages.success(request, "Đã tạo liên kết xem trước.")
        back.set_signed_cookie(
            _FRESH,
            link,
            salt=_salt(article),
            max_age=_FRESH_SECONDS,
            path=back.url,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Strict",
        )
        return back

    @method_decorator(require_POST)
    def unshare(self, request, object_id, link_id):
        """Revoke a link."""
        article = self._article(request, object_id)
        link = get_object_or_404(article.preview_links, pk=link_id)
        back = _back(article)
        try:
            preview_links.revoke(link.pk, by=request.user)
        except Refused as refusal:
            return _refused(request, refusal, back)
        messages.success(request, "Đã thu hồi liên kết. Ai giữ liên kết này không mở được nữa.")
        return back


def _back(article: Article) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("admin:articles_article_preview_frames", args=[article.pk]))


def _refused(request, refusal: Refused, back: HttpResponseRedirect) -> HttpResponseRedirect:
    for reason in refusal.reasons:
        messages.error(request, reason)
    return back


def _salt(article: Article) -> str:
    return f"{_FRESH}-{article.pk}"
