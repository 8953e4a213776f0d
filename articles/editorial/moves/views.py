"""The page of all that can be done with an article beside writing and reviewing."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.views.decorators.http import require_POST, require_safe

from articles.editorial import standing, takedown
from articles.editorial.lists import undo
from articles.editorial.moves import MOVES, offered
from articles.editorial.rules import Action, can
from articles.editorial.step import Refused


def paths(model_admin) -> list:
    """The addresses of the page and of each move, for the admin of articles."""
    wrap = model_admin.admin_site.admin_view

    def found(request, object_id):
        article = model_admin.get_object(request, str(object_id))
        if article is None:
            raise Http404
        return article

    @require_safe
    def page(request, object_id):
        return _page(request, model_admin, found(request, object_id))

    @require_POST
    def move(request, object_id, name):
        article = found(request, object_id)
        if name not in MOVES:
            raise Http404
        return _perform(request, model_admin, article, MOVES[name])

    return [
        path("<int:object_id>/xu-ly/", wrap(page), name="articles_article_moves"),
        path("<int:object_id>/xu-ly/<slug:name>/", wrap(move), name="articles_article_move"),
    ]


def _perform(request, model_admin, article, kind):
    form = kind(request.POST, article=article, user=request.user)
    back = HttpResponseRedirect(kind.leads_to(article))
    if form.is_valid() and "nothing" in request.POST:
        form.add_error(None, f"Chưa làm gì. Hãy bấm nút “{kind.label}” nếu muốn làm việc này.")
    elif form.is_valid():
        try:
            said = form.perform()
            messages.success(
                request, undo.offer(request, article, said, kind.undo) if kind.undo else said
            )
            return HttpResponseRedirect(kind.leads_to(form.shown))
        except Refused as refusal:
            for reason in refusal.reasons:
                if kind.simple:  # nothing was typed; the text's own page says how it stands
                    messages.error(request, reason)
                else:
                    form.add_error(None, reason)
            if kind.simple:
                return back
            article.refresh_from_db()
    return _page(request, model_admin, article, form)


def _page(request, model_admin, article, bound=None):
    takes_down = can(request.user, Action.REDACT, article)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": article.title,
        "opts": model_admin.opts,
        "original": article,
        "standing": standing.of(article),
        "moves": offered(request.user, article, bound),
        "photos_to_take_down": takedown.photos_of(article) if takes_down else [],
    }
    return TemplateResponse(request, "admin/articles/article/moves.html", context)
