"""The pages of saved views: kept, renamed, thrown away, each person's own."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods, require_POST

from articles.editorial.lists import saved
from articles.editorial.step import Refused
from articles.models.saved import NAME_LENGTH


def paths(model_admin) -> list:
    """The addresses of saved views, for the admin of articles."""
    wrap = model_admin.admin_site.admin_view

    def checked(view):
        def asked(request, **kwargs):
            if not model_admin.has_view_permission(request):
                raise PermissionDenied
            return view(request, model_admin, **kwargs)

        return wrap(asked)

    return [
        path("bo-loc/", checked(_views), name="articles_article_saved"),
        path("bo-loc/<int:view_id>/", checked(_view), name="articles_article_saved_one"),
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def _views(request, model_admin):
    """GET: all that one keeps. POST: keep one more."""
    if request.method != "POST":
        context = {
            **model_admin.admin_site.each_context(request),
            "opts": model_admin.opts,
            "title": "Bộ lọc của tôi",
            "views": saved.of(request.user),
            "most": saved.MOST,
            "longest": NAME_LENGTH,
        }
        return TemplateResponse(request, "admin/articles/article/saved_views.html", context)
    query = request.POST.get("dieu-kien", "")
    try:
        view = saved.save(request.user, request.POST.get("ten", ""), query)
    except Refused as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        messages.success(request, f"Đã lưu bộ lọc “{view.name}”.")
    address = reverse("admin:articles_article_changelist")
    return HttpResponseRedirect(f"{address}?{saved.readable(query)}")


@require_POST
def _view(request, model_admin, view_id):
    """Rename one's own view, or throw it away. Another person's does not exist."""
    view = get_object_or_404(saved.of(request.user), pk=view_id)
    if "xoa" in request.POST:
        view.delete()
        messages.success(request, f"Đã xóa bộ lọc “{view.name}”.")
    else:
        try:
            saved.rename(view, request.POST.get("ten", ""))
            messages.success(request, f"Đã đổi tên bộ lọc thành “{view.name}”.")
        except Refused as refusal:
            messages.error(request, " ".join(refusal.reasons))
    return HttpResponseRedirect(reverse("admin:articles_article_saved"))
