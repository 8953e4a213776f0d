"""The pages of an article's history in the back office. All of them only show."""

from csp.constants import SELF
from csp.decorators import csp_replace
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from articles.editorial import as_of, history, photo_files, standing, versions
from articles.editorial.history_forms import AsOfForm, CompareForm
from articles.editorial.rules import Action, can

_in_our_frames = csp_replace({"frame-ancestors": [SELF]})


def paths(model_admin) -> list:
    """The addresses of the history, for `get_urls` of the article's admin, before its own."""
    pages = _Pages(model_admin)
    framed = xframe_options_sameorigin(_in_our_frames(pages.as_of_page))

    def at(route, view, name):
        view = model_admin.admin_site.admin_view(require_safe(view))
        return path(f"<int:object_id>/{route}", view, name=f"articles_article_{name}")

    return [
        at("history/", pages.timeline, "history"),
        at("so-sanh/", pages.compare, "compare"),
        at("nhu-ngay/", pages.as_of, "as_of"),
        at("nhu-ngay/trang/", framed, "as_of_page"),
        at("ban/<int:number>/anh/<int:photo_id>/", pages.photo, "edition_photo"),
    ]


class _Pages:
    """The views; each asks the article's admin for an article within its user's reach."""

    def __init__(self, model_admin):
        self.model_admin = model_admin

    def timeline(self, request, object_id):
        article = self._article(request, object_id)
        stands = standing.of(article)
        return self._render(
            request,
            "history",
            article,
            "Lịch sử",
            entries=history.timeline(article),
            standing=stands,
            takes_down=can(request.user, Action.REDACT, article, stands),
        )

    def compare(self, request, object_id):
        article = self._article(request, object_id)
        form = CompareForm(request.GET, list(article.editions.defer("body", "lead")))
        comparison = None
        if form.is_valid():
            comparison = versions.compare(
                article, form.cleaned_data["tu"], form.cleaned_data["den"]
            )
        return self._render(
            request, "compare", article, "So sánh hai bản", form=form, comparison=comparison
        )

    def as_of(self, request, object_id):
        article = self._article(request, object_id)
        form = AsOfForm(request.GET)
        seen = as_of.seen(article, form.instant) if form.is_valid() else None
        return self._render(
            request,
            "as_of",
            article,
            "Như cư dân đã thấy",
            form=form,
            seen=seen,
            gallery=as_of.gallery(seen) if seen else [],
            takes_down=can(request.user, Action.REDACT, article),
        )

    def as_of_page(self, request, object_id):
        article = self._article(request, object_id)
        form = AsOfForm(request.GET)
        seen = as_of.seen(article, form.instant) if form.is_valid() else None
        if seen is None or not seen.has_page:
            raise Http404
        return HttpResponse(as_of.page(seen))

    def photo(self, request, object_id, number, photo_id):
        article = self._article(request, object_id)
        edition = get_object_or_404(article.editions, number=number)
        found = get_object_or_404(edition.photos.visible(), pk=photo_id)
        return photo_files.respond_in_size(found, photo_files.SMALL in request.GET)

    def _article(self, request, object_id):
        article = self.model_admin.get_object(request, str(object_id))
        if article is None or not can(request.user, Action.VIEW, article):
            raise Http404
        return article

    def _render(self, request, name, article, title, **context):
        site = self.model_admin.admin_site
        request.current_app = site.name
        frame = {
            **site.each_context(request),
            "opts": self.model_admin.opts,
            "original": article,
            "page": name,
            "title": f"{title}: {article.title}",
        }
        return TemplateResponse(request, f"admin/articles/article/{name}.html", frame | context)
