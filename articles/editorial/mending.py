"""From the public page to the desk: the address behind "Sửa bài này".

Public pages are the same for everybody, so they lead everybody here; here it is asked who comes.
"""

from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.views.decorators.http import require_safe

from articles.editorial import standing
from articles.editorial.rules import Action, can


def paths(model_admin) -> list:
    """The address, for the admin of articles."""

    @require_safe
    def view(request, object_id):
        article = model_admin.get_object(request, str(object_id))
        if article is None:
            raise Http404
        return mend(request, model_admin, article)

    return [
        path(
            "<int:object_id>/sua/",
            model_admin.admin_site.admin_view(view),
            name="articles_article_mend",
        )
    ]


def mend(request, model_admin, article):
    """Lead to the form; of a post that nobody has in hand, offer to take it up first."""
    stands = standing.of(article)
    if not can(request.user, Action.REVISE, article, stands):
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": article.title,
        "opts": model_admin.opts,
        "original": article,
        "standing": stands,
    }
    return TemplateResponse(request, "admin/articles/article/mend.html", context)
