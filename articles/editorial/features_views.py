"""The page of what stands on the home page by choice, for chiefs."""

from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.urls import path
from django.views.decorators.http import require_safe

from articles.editorial import features
from articles.editorial.rules import Action, can
from wards import scope

NAME = "articles_article_home"


def paths(model_admin) -> list:
    """The address of the page, for the admin of articles."""

    @require_safe
    def page(request):
        scope.remember(request.user)
        if not sees(request.user):
            raise PermissionDenied
        stands = features.now_standing(request.user)
        rows = [
            {"chosen": row, "may_end": can(request.user, Action.UNFEATURE, row.feature.article)}
            for row in stands.own
        ]
        context = {
            **model_admin.admin_site.each_context(request),
            "opts": model_admin.opts,
            "title": "Bài trên trang chủ",
            "rows": rows,
            "others": stands.others,
            "longest": features.LONGEST.days,
        }
        return TemplateResponse(request, "admin/articles/article/home_page.html", context)

    return [path("trang-chu/", model_admin.admin_site.admin_view(page), name=NAME)]


def sees(user) -> bool:
    """Whether `user` may look at the page: chiefs, and administrators."""
    return user.is_active and (user.is_superuser or bool(scope.unit_ids(user, scope.Role.CHIEF)))
