"""The article's pages in the back office: list, form, and the buttons that move it on."""

from csp.decorators import csp_update
from django.contrib import admin, messages
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.db.models import Exists, OuterRef, Q
from django.http import FileResponse, Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.views.decorators.http import require_POST, require_safe

from articles import content, richtext
from articles.editorial import workflow
from articles.editorial.doors import ScopedAdmin
from articles.editorial.forms import ArticleForm, PhotoForm
from articles.editorial.rules import Action, can
from articles.editorial.transitions import TransitionForm
from articles.models import Article, Edition, Event, Photo
from wards import scope
from wards.backoffice import units_in_reach
from wards.models import Unit


class PhotoInline(admin.StackedInline):
    """Photos in the order of the gallery."""

    model = Photo
    form = PhotoForm
    extra = 1
    max_num = 100  # of one post; also bounds what one request can make us decode
    readonly_fields = ("picture",)

    def get_fields(self, request, obj=None):
        words = ("caption", "alt", "position")
        return (
            ("picture", "upload", *words) if self._may_edit(request, obj) else ("picture", *words)
        )

    @admin.display(description="ảnh")
    def picture(self, photo):
        """The stored picture, small."""
        if not photo.file:
            return "–"
        address = reverse("admin:articles_article_photo", args=[photo.article_id, photo.pk])
        return format_html('<img class="desk-photo" src="{}" alt="{}">', address, photo.alt)

    def _may_edit(self, request, obj):
        return obj is None or can(request.user, Action.EDIT, obj)

    def has_view_permission(self, request, obj=None):
        return True  # whoever may see the article may see its photos

    def has_add_permission(self, request, obj=None):
        return self._may_edit(request, obj)

    has_change_permission = has_delete_permission = has_add_permission


class ArticleAdmin(ScopedAdmin):
    """The desk. Nothing here publishes but `workflow.approve`, and that through the bridge."""

    form = ArticleForm
    inlines = (PhotoInline,)
    autocomplete_fields = ("about",)
    list_display = ("title", "unit", "state", "is_live", "updated_at")
    list_filter = ("state", "category")
    list_select_related = ("unit",)
    search_fields = ("title",)
    list_per_page = 50
    actions = None
    readonly_fields = ("body_as_read",)
    change_form_template = "admin/articles/article/change_form.html"

    # --- who sees and changes what ---

    def has_add_permission(self, request):
        return bool(units_in_reach(request))

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return bool(units_in_reach(request))
        return can(request.user, Action.EDIT, obj)

    def get_queryset(self, request):
        live = Edition.objects.live().filter(article=OuterRef("pk"), form=Edition.Form.TEXT)
        return super().get_queryset(request).annotate(has_live=Exists(live))

    @admin.display(description="đang đăng", boolean=True)
    def is_live(self, article):
        """Whether residents can read an edition of it now."""
        return article.has_live

    # --- the form ---

    @admin.display(description="nội dung")
    def body_as_read(self, article):
        """The body as residents will read it."""
        return format_html('<div class="desk-body">{}</div>', richtext.render(article.body))

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        return type(form.__name__, (form,), {"user": request.user})

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        pk = request.resolver_match.kwargs.get("object_id")
        article_id = int(pk) if pk and pk.isdecimal() else None
        if db_field.name == "unit":
            # An article of a unit that is gone stays with it: its archive can be corrected.
            kwargs["queryset"] = Unit.objects.filter(
                Q(pk__in=scope.units(request.user))
                | Q(articles=article_id, pk__in=units_in_reach(request))
            ).distinct()
        if db_field.name == "lead_photo":
            kwargs["queryset"] = Photo.objects.filter(article_id=article_id)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(field and field.widget, RelatedFieldWidgetWrapper):
            # The pencil, plus and eye beside a choice lead away from what is being written.
            for action in ("add", "change", "delete", "view"):
                setattr(field.widget, f"can_{action}_related", False)
        return field

    def get_changeform_initial_data(self, request):
        units = list(scope.own_units(request.user)[:2])
        return {"unit": units[0].pk} if len(units) == 1 else {}

    def get_fields(self, request, obj=None):
        fields = [*ArticleForm.Meta.fields]
        if obj is None:
            fields.remove("lead_photo")  # there are no photos to choose from yet
        if obj is None or can(request.user, Action.EDIT, obj):
            return [*fields, "base_version"]
        return ["body_as_read" if field == "body" else field for field in fields]

    def save_model(self, request, obj, form, change):
        if not change:
            obj.author = request.user
        # What stands in the database, before form and photos are written over it.
        request.hash_before = change and content.of_article(Article.objects.get(pk=obj.pk)).hash
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        """Record who touched the text or its photos; a save without a change is no touch."""
        super().save_related(request, form, formsets, change)
        article = form.instance
        if content.of_article(article).hash != request.hash_before:
            if change:
                article.version += 1
                article.save(update_fields=["version"])
            workflow.note_edit(article, request.user, created=not change)

    @method_decorator(csp_update(richtext.EDITOR_CSP))
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        article = self.get_object(request, object_id) if object_id else None
        context = {}
        if article:
            context["transitions"] = TransitionForm.for_user(request.user, article)
            context["shown_hash"] = content.of_article(article).hash
            context["live_edition"] = article.editions.live().first()
            context["waiting_edition"] = article.editions.scheduled().first()
            if article.state == Article.State.RETURNED:
                returns = article.events.filter(action=Event.Action.RETURN)
                context["returned"] = returns.select_related("actor").first()
        return super().changeform_view(
            request, object_id, form_url, (extra_context or {}) | context
        )

    # --- moving on ---

    def get_urls(self):
        own = [
            path(
                "<int:object_id>/chuyen/",
                self.admin_site.admin_view(require_POST(self.transition_view)),
                name="articles_article_transition",
            ),
            path(
                "<int:object_id>/anh/<int:photo_id>/",
                self.admin_site.admin_view(require_safe(self.photo_view)),
                name="articles_article_photo",
            ),
        ]
        return [*own, *super().get_urls()]

    def photo_view(self, request, object_id, photo_id):
        """A photo of the working copy; residents cannot have it before it is published."""
        article = self.get_object(request, str(object_id))
        if article is None:
            raise Http404
        photo = get_object_or_404(article.photos, pk=photo_id)
        try:
            file = default_storage.open(photo.file)
        except FileNotFoundError as error:
            raise Http404 from error
        return FileResponse(file, content_type="image/jpeg")

    def transition_view(self, request, object_id):
        """Do what the pressed button says, or say why not; back to the article either way."""
        article = self.get_object(request, str(object_id))
        if article is None:
            raise Http404
        if not can(request.user, Action.VIEW, article):
            raise PermissionDenied
        form = TransitionForm(request.POST)
        back = HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
        if not form.is_valid():
            for errors in form.errors.values():
                messages.error(request, " ".join(errors))
            return back
        try:
            messages.success(request, form.perform(article, request.user))
        except workflow.Refused as refusal:
            for reason in refusal.reasons:
                messages.error(request, reason)
        return back


def register(site):
    """Put the article's pages into the admin `site`."""
    site.register(Article, ArticleAdmin)
