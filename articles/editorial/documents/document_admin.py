"""The pages of documents in the back office: list, form, and the doors of merging."""

from django.contrib import admin, messages
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.html import format_html

from articles.attachments import entries
from articles.documents import merging, queries
from articles.editorial.documents import citing, merge_views, rights, upload, words
from articles.editorial.documents.changelist import DocumentList
from articles.editorial.documents.form import DocumentForm
from articles.editorial.doors import ScopedAdmin
from articles.models import Document
from wards import scope, siteversion
from wards.backoffice import is_member

_TEXT = ["kind", "issued_on", "issuer", "title"]


class DocumentAdmin(ScopedAdmin):
    """All staff look documents up, reviewers complete them, chiefs merge. None is ever deleted."""

    form = DocumentForm
    list_per_page = 50
    actions = None
    search_fields = ("number_key", "title_words")
    readonly_fields = ("own_number", "own_file")
    change_list_template = "admin/articles/document/change_list.html"
    change_form_template = "admin/articles/document/change_form.html"

    class Media:
        css = {"all": ("wardnews/form.css", "wardnews/documents_desk.css")}

    # --- who sees and changes what ---

    def get_queryset(self, request):
        scope.remember(request.user)
        # The shorter way to what this model's manager would give.
        return rights.in_sight(request.user)

    def get_object(self, request, object_id, from_field=None):
        """The row, known to be in sight."""
        found = super().get_object(request, object_id, from_field)
        found.was_found_for = request.user.pk
        return found

    def _in_scope(self, request, obj) -> bool:
        found_for = getattr(obj, "was_found_for", None)
        return found_for == request.user.pk or super()._in_scope(request, obj)

    def has_view_permission(self, request, obj=None):
        return is_member(request) and (obj is None or self._in_scope(request, obj))

    def has_add_permission(self, request):
        scope.remember(request.user)
        return rights.edits(request.user)

    def has_change_permission(self, request, obj=None):
        scope.remember(request.user)
        if not rights.edits(request.user):
            return False
        return obj is None or (obj.merged_into_id is None and self._in_scope(request, obj))

    # --- the list ---

    def get_changelist(self, request, **kwargs):
        return DocumentList

    def get_search_results(self, request, queryset, search_term):
        return queries.matching(queryset, search_term), False

    # --- the form ---

    @admin.display(description="số, ký hiệu")
    def own_number(self, document):
        """As it was first written; posts are matched by it, so nobody changes it."""
        return document.number

    @admin.display(description="tệp đang có")
    def own_file(self, document):
        """The file that readers get, to be looked at."""
        found = entries.of(document.file)
        if not found.digest:
            return "Chưa có tệp"
        address = reverse("admin:articles_document_file", args=[document.pk])
        size = filesizeformat(found.bytes)
        return format_html(
            '<a href="{}">{}</a> ({}, {})', address, found.download_name, found.kind_label, size
        )

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return [
                (None, {"fields": ["number", *_TEXT]}),
                ("Đọc văn bản ở đâu", {"fields": ["link", "upload", "token"]}),
            ]
        if not self.has_change_permission(request, obj):
            return [(None, {"fields": ["own_number", *_TEXT, "link", "own_file"]})]
        file = ["own_file", "upload", *(["remove"] if obj.file else [])]
        return [
            (None, {"fields": ["own_number", *_TEXT, "seen"]}),
            ("Đọc văn bản ở đâu", {"fields": ["link", *file, "token"]}),
        ]

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        known = {"user": request.user, "received": request.received}
        return type(form.__name__, (form,), known)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        document = self.get_object(request, object_id) if object_id else None
        # Who may change one may add one.
        may = self.has_change_permission(request, document)
        if request.method == "POST" and document and document.merged_into_id and not may:
            messages.warning(request, merge_views.IS_MERGED.format(words.named(document)))
            return merge_views.lead_to(document)
        request.received = upload.NOTHING
        context = {**(extra_context or {}), **(self._beside(request, document) or {})}
        if request.method != "POST" or not may:
            return super().changeform_view(request, object_id, form_url, context)
        # The file first: it takes its time, and from here on everybody else who saves waits.
        request.received = upload.examine(request.FILES.get(upload.FIELD))
        with transaction.atomic():
            siteversion.hold()
            return super().changeform_view(request, object_id, form_url, context)

    def _beside(self, request, document) -> dict | None:
        """What the page of a document shows beside its form."""
        if document is None:
            return None
        posts, count = citing.posts(request.user, document)
        has_page = queries.known().filter(pk=document.pk).exists()
        return {
            "public_address": has_page and document.get_absolute_url(),
            "posts": posts,
            "posts_count": count,
            "doubles": [(double, words.named(double)) for double in document.doubles.all()],
            "leads_to": document.merged_into and words.named(document.merged_into),
            "may_merge": rights.merges(request.user),
            "title": words.named(document),
        }

    def render_change_form(self, request, context, *args, **kwargs):
        form = context["adminform"].form
        context |= {"conflict": form.conflict, "taken": form.taken, "waiting": form.waiting}
        context["show_save_and_continue"] = context["show_save_and_add_another"] = False
        return super().render_change_form(request, context, *args, **kwargs)

    def save_form(self, request, form, change):
        document = super().save_form(request, form, change)
        document.file = form.file
        return document

    def save_model(self, request, obj, form, change):
        request.said = "Thêm vào sổ."
        if change:
            stored = Document.objects.get(pk=obj.pk)
            before, after = words.values(stored), words.values(obj)
            request.said = words.changes(before, after)
            if before == after:
                return
            merging.identify(stored, obj.kind, obj.issued_on)
        siteversion.bump()
        super().save_model(request, obj, form, change)
        for note in form.waiting.notes if form.waiting else ():
            messages.warning(request, note)

    def construct_change_message(self, request, form, formsets, add=False):
        return request.said

    def response_change(self, request, obj):
        messages.success(request, f"Đã lưu {words.named(obj)}.")
        return merge_views.lead_to(obj)

    def response_add(self, request, obj, post_url_continue=None):
        messages.success(request, f"Đã thêm {words.named(obj)} vào sổ.")
        return merge_views.lead_to(obj)

    # --- further addresses ---

    def get_urls(self):
        return [*merge_views.paths(self), *super().get_urls()]


def register(site: admin.AdminSite):
    """Put documents into the admin `site`."""
    site.register(Document, DocumentAdmin)
