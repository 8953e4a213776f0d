"""The pages on which two documents become one, and where staff fetch a document's file."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.attachments import entries, serving
from articles.documents import merging, queries
from articles.editorial.documents import rights, words
from articles.models import Document

IS_MERGED = "{} đã được gộp vào văn bản khác; muốn sửa hay gộp tiếp, hãy làm ở văn bản ấy."
_MOST = 20  # that are offered


def paths(model_admin) -> list:
    """The addresses of these pages, to go before the admin's own."""
    pages, wrap = _Pages(model_admin), model_admin.admin_site.admin_view
    return [
        path(address, wrap(view), name=f"articles_document_{name}")
        for address, view, name in (
            ("<int:object_id>/gop/", pages.merge, "merge"),
            ("<int:object_id>/tach/", pages.part, "part"),
            ("<int:object_id>/tep/", pages.file, "file"),
        )
    ]


class _Pages:
    def __init__(self, model_admin):
        self.model_admin = model_admin

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def merge(self, request, object_id):
        """Choose the other one; look at both; on POST merge them."""
        one = self._mine(request, object_id)
        if one.merged_into_id:
            messages.warning(request, IS_MERGED.format(words.named(one)))
            return lead_to(one)
        chosen = request.POST.get("vao", "") or request.GET.get("vao", "")
        if not chosen:
            return self._choose(request, one)
        into = self._other(request, one, chosen)
        if request.method == "POST":
            return self._merged(request, one, into)
        count = rights.posts_by_document(request.user, [one.pk, into.pk])
        sides = [
            {"document": each, "named": words.named(each), "posts": count.get(each.pk, 0)}
            for each in (one, into)
        ]
        context = {
            "one": sides[0],
            "into": sides[1],
            "sides": [("Văn bản này", sides[0]), ("Gộp vào", sides[1])],
            "citations": one.citations.count(),
            # What is dated says more: the other way round the date would be out of sight.
            "is_backwards": bool(one.issued_on and not into.issued_on),
        }
        return self._page(request, one, "merge.html", f"Gộp {one}", context)

    @method_decorator(require_POST)
    @transaction.atomic
    def part(self, request, object_id):
        """Let a merged document stand for itself again."""
        one = self._mine(request, object_id)
        try:
            into = merging.part(one.pk)
        except merging.Cannot as reason:
            messages.error(request, str(reason))
            return lead_to(one)
        self.model_admin.log_change(request, one, f"Tách ra khỏi {words.named(into)}.")
        self.model_admin.log_change(request, into, f"Tách {words.named(one)} ra.")
        messages.success(request, f"Đã tách {words.named(one)} ra khỏi {words.named(into)}.")
        return lead_to(one)

    @method_decorator(require_safe)
    def file(self, request, object_id):
        """Hand out the document's file, whether or not residents can have it."""
        found = entries.of(self._seen(request, object_id).file)
        response = found.digest and serving.respond(request, found, "private, no-cache")
        if not response:
            raise Http404
        return response

    # --- parts ---

    def _seen(self, request, object_id) -> Document:
        document = self.model_admin.get_object(request, str(object_id))
        if not self.model_admin.has_view_permission(request, document):
            raise Http404
        return document

    def _mine(self, request, object_id) -> Document:
        """The document, for those who may merge. Raises Http404, PermissionDenied."""
        document = self._seen(request, object_id)
        if not rights.merges(request.user):
            raise PermissionDenied
        return document

    def _other(self, request, one, chosen: str) -> Document:
        if not (chosen.isascii() and chosen.isdecimal() and len(chosen) < 19):
            raise Http404
        found = self.model_admin.get_object(request, chosen)
        found = found.merged_into or found
        if found == one:
            raise Http404
        return found

    def _choose(self, request, one):
        typed = request.GET.get("q", "").strip()[:200]
        others = rights.in_sight(request.user).filter(merged_into=None).exclude(pk=one.pk)
        same = list(others.filter(number_key=one.number_key)[:_MOST])
        found = []
        if typed:
            found = list(queries.matching(others, typed).order_by("-pk")[: _MOST + 1])
        shown = [*same, *found[:_MOST]]
        count = rights.posts_by_document(request.user, [each.pk for each in shown])

        def lines(documents):
            return [(each, words.named(each), count.get(each.pk, 0)) for each in documents]

        context = {
            "same": lines(same),
            "found": lines(found[:_MOST]),
            "has_more": len(found) > _MOST,
            "typed": typed,
            "named": words.named(one),
        }
        return self._page(request, one, "choose.html", f"Gộp {one} vào…", context)

    @transaction.atomic
    def _merged(self, request, one, into):
        try:
            done = merging.merge(one.pk, into.pk)
        except merging.Cannot as reason:
            messages.error(request, str(reason))
            return lead_to(one)
        into = done.into
        self.model_admin.log_change(request, one, f"Gộp vào {words.named(into)}.")
        self.model_admin.log_change(request, into, f"Nhận {words.named(one)} gộp vào.")
        moved = f"; {done.citations} chỗ nhắc đi theo" if done.citations else ""
        messages.success(request, f"Đã gộp {words.named(one)} vào {words.named(into)}{moved}.")
        return lead_to(into)

    def _page(self, request, document, template, title, context):
        context = {
            **self.model_admin.admin_site.each_context(request),
            "opts": self.model_admin.opts,
            "original": document,
            "title": title,
            **context,
        }
        return TemplateResponse(request, f"admin/articles/document/{template}", context)


def lead_to(document: Document) -> HttpResponseRedirect:
    """Go to the page of `document`."""
    return HttpResponseRedirect(reverse("admin:articles_document_change", args=[document.pk]))
