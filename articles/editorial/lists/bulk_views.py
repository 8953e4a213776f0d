"""The pages of a bulk action: what will happen, and what did."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from articles.editorial.fields import UnitChoiceField
from articles.editorial.lists import bulk, saved
from articles.editorial.lists.bulk import BULK, MOST
from wards import scope

_REPORT = "bulk_report"  # in the session: ids and reasons, no words of any article


class UnitForm(forms.Form):
    """To which unit, and why."""

    to = UnitChoiceField(label="Chuyển sang", queryset=None, empty_label="Chọn đơn vị…")
    reason = forms.CharField(
        label="Lý do (người trong đơn vị đọc được)",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = scope.units(user, scope.Role.CHIEF).select_related("parent")


def paths(model_admin) -> list:
    """The addresses of bulk actions, for the admin of articles."""
    wrap = model_admin.admin_site.admin_view

    @require_POST
    def act(request):
        return _act(request, model_admin)

    @require_safe
    def report(request):
        return _report(request, model_admin)

    return [
        path("hang-loat/", wrap(act), name="articles_article_bulk"),
        path("hang-loat/ket-qua/", wrap(report), name="articles_article_bulk_report"),
    ]


def _act(request, model_admin):
    """Show what would happen; do it once the person has seen that and said so."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    name, articles = request.POST.get("viec", ""), _chosen(request, model_admin)
    if name and name not in BULK:
        raise Http404
    if problem := _problem(name, articles):
        messages.warning(request, problem)
        return HttpResponseRedirect(_list_address(request))
    chosen = BULK[name]
    sure = "dong-y" in request.POST
    form = None
    if chosen.needs_unit:
        form = UnitForm(request.POST if sure else None, user=request.user)
    if sure and (form is None or form.is_valid()):
        given = form.cleaned_data if form else {}
        done = bulk.perform(name, [article.pk for article in articles], request.user, **given)
        request.session[_REPORT] = {
            "name": name,
            "rows": [[pk, reasons] for pk, reasons in done.items()],
            "back": _list_address(request),
        }
        return HttpResponseRedirect(reverse("admin:articles_article_bulk_report"))
    lines = bulk.plan(name, articles, request.user)
    context = {
        "title": chosen.label,
        "name": name,
        "bulk": chosen,
        "form": form,
        "possible": [line for line in lines if not line.reasons],
        "refused": [line for line in lines if line.reasons],
        "query": saved.readable(request.POST.get("tu", "")),
        "back": _list_address(request),
    }
    return _page(request, model_admin, "bulk.html", context)


def _report(request, model_admin):
    """What came of the last one; titles as they are now, of what is still in reach."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    kept = request.session.get(_REPORT)
    if not kept:
        return HttpResponseRedirect(reverse("admin:articles_article_changelist"))
    chosen = BULK[kept["name"]]
    found = _in_reach(request, model_admin).in_bulk([pk for pk, _ in kept["rows"]])
    lines = [bulk.Line(found[pk], tuple(why)) for pk, why in kept["rows"] if pk in found]
    context = {
        "title": chosen.label,
        "bulk": chosen,
        "undo": BULK.get(chosen.undo),
        "undo_name": chosen.undo,
        "done": [line for line in lines if not line.reasons],
        "refused": [line for line in lines if line.reasons],
        "back": kept["back"],
    }
    return _page(request, model_admin, "bulk_report.html", context)


def _chosen(request, model_admin) -> list:
    """The articles that were ticked. Raises Http404 if one is not there, or out of reach."""
    typed = set(request.POST.getlist("bai"))
    if not all(pk.isascii() and pk.isdecimal() and len(pk) < 19 for pk in typed):
        raise Http404
    ids = {int(pk) for pk in typed}
    if len(ids) > MOST:
        return [None] * len(ids)  # too many to be looked for, which is said
    articles = list(_in_reach(request, model_admin).filter(pk__in=ids))
    if len(articles) != len(ids):
        raise Http404
    return articles


def _in_reach(request, model_admin):
    return model_admin.get_queryset(request).select_related("unit", "author")


def _problem(name: str, articles: list) -> str | None:
    if not articles:
        return "Hãy đánh dấu ít nhất một bài."
    if not name:
        return "Hãy chọn việc cần làm với các bài đã đánh dấu."
    if len(articles) > MOST:
        return f"Mỗi lần làm được nhiều nhất {MOST} bài; bạn đã đánh dấu {len(articles)} bài."
    return None


def _list_address(request) -> str:
    """The list one came from: its conditions alone are taken, never another address."""
    query = saved.readable(request.POST.get("tu", ""))
    address = reverse("admin:articles_article_changelist")
    return f"{address}?{query}" if query else address


def _page(request, model_admin, template, context):
    context = {**model_admin.admin_site.each_context(request), "opts": model_admin.opts, **context}
    return TemplateResponse(request, f"admin/articles/article/{template}", context)
