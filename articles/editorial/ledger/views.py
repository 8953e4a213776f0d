"""The page of the ledger and its files. All of it only shows."""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.editorial.ledger import export, figures, periods
from articles.editorial.ledger.page import Page
from articles.editorial.ledger.selection import Reach, read
from wards.backoffice import is_member


def paths(model_admin) -> list:
    """The addresses of the ledger, for `get_urls` of the article's admin, before its own."""
    ledger = _Ledger(model_admin)

    def at(route, view, name):
        view = model_admin.admin_site.admin_view(require_safe(view))
        return path(f"so-tin-bai/{route}", view, name=f"articles_article_{name}")

    return [
        at("", ledger.page, "ledger"),
        at("csv/", ledger.csv, "ledger_csv"),
        at("xlsx/", ledger.xlsx, "ledger_xlsx"),
    ]


class _Ledger:
    """The views; each asks first which units are in reach of who asks."""

    def __init__(self, model_admin):
        self.model_admin = model_admin

    def page(self, request):
        reach = _reach(request)
        form, selection = read(request, reach)
        site = self.model_admin.admin_site
        request.current_app = site.name
        context = {
            **site.each_context(request),
            "opts": self.model_admin.opts,
            "title": "Sổ tin bài",
            "form": form,
            "quick": [
                (label, selection.query(period), period == selection.period)
                for label, period in periods.quick(timezone.localdate())
            ]
            if selection
            else [],
        }
        if selection:
            context["page"] = Page(selection, reach, figures.of(selection))
        return TemplateResponse(request, "admin/articles/article/ledger.html", context)

    def csv(self, request):
        selection, rows = _rows(request)
        return _download(export.write_csv(rows), selection, "csv", export.CSV_TYPE)

    def xlsx(self, request):
        selection, rows = _rows(request)
        file = export.write_xlsx(rows, f"Sổ tin bài {selection.period.label}")
        return _download(file, selection, "xlsx", export.XLSX_TYPE)


def _reach(request) -> Reach:
    if not is_member(request):
        raise PermissionDenied
    return Reach(request)


def _rows(request):
    """What is asked for and its posts. Raises Http404 where the address asks for no period."""
    reach = _reach(request)
    _, selection = read(request, reach)
    if selection is None:
        raise Http404
    return selection, export.posts(selection, reach)


def _download(file, selection, ending: str, content_type: str) -> FileResponse:
    return FileResponse(
        file,
        as_attachment=True,
        filename=f"so-tin-bai_{selection.slug}.{ending}",
        content_type=content_type,
    )
