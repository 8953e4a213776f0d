"""The article's pages in the back office: list and form. Reviewing and all else have their own."""

from csp.decorators import csp_update
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html

from articles import content, richtext
from articles.editorial import (
    addresses,
    advice,
    brought,
    conflicts,
    moves,
    presets,
    remarks,
    standing,
    submission,
    workflow,
)
from articles.editorial.doors import ScopedAdmin
from articles.editorial.drafting import again, typed
from articles.editorial.drafting import page as drafting
from articles.editorial.fields import UnitChoiceField
from articles.editorial.forms import ArticleForm, may_write
from articles.editorial.gallery import desk as gallery
from articles.editorial.gallery.inline import PhotoInline
from articles.editorial.lists import search
from articles.editorial.lists.changelist import ArticleList
from articles.editorial.rules import Action, can
from articles.editorial.suggestions import on_form as suggestions_on_form
from articles.models import Article
from wards import scope
from wards.backoffice import units_in_reach
from wards.models import Unit

SUBMIT = "_submit"  # the button "Lưu và trình duyệt"


class ArticleAdmin(ScopedAdmin):
    """The desk. Nothing here publishes; `review` and `moves` do, through workflow and bridge."""

    form = ArticleForm
    inlines = (PhotoInline,)
    autocomplete_fields = ("about",)
    search_fields = ("title_words",)
    list_per_page = 50
    actions = None  # `lists.bulk` has those that ask about each article
    readonly_fields = ("body_as_read",)
    change_form_template = "admin/articles/article/change_form.html"

    class Media:
        css = {
            "all": tuple(
                f"wardnews/{name}.css"
                for name in ("form", "drafting", "attachments", "suggestions")
            )
        }
        js = tuple(
            f"wardnews/{name}.js" for name in ("desk", "form", "sides", "autosave", "attachments")
        )

    # --- who sees and changes what ---

    def has_add_permission(self, request):
        return bool(units_in_reach(request))

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return bool(units_in_reach(request))
        return may_write(request, obj)

    def get_queryset(self, request):
        return super().get_queryset(request).filter(purged_at=None)

    def get_changelist(self, request, **kwargs):
        return ArticleList

    def get_search_results(self, request, queryset, search_term):
        return search.matching(queryset, search_term), False

    # --- the form ---

    @admin.display(description="nội dung")
    def body_as_read(self, article):
        """The body as residents will read it."""
        return format_html('<div class="desk-body">{}</div>', richtext.render(article.body))

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        page = getattr(request, "drafting", None)
        known = {"user": request.user, "typed": page.initial if page else {}}
        return type(form.__name__, (form,), known | {"received": request.received})

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        pk = request.resolver_match.kwargs.get("object_id")
        article_id = int(pk) if pk and pk.isdecimal() else None
        if db_field.name == "unit":
            here = Q(pk__in=scope.units(request.user))
            if article_id:
                # An article of a unit that is gone stays with it: its archive can be corrected.
                here |= Q(articles=article_id, pk__in=units_in_reach(request))
            kwargs["queryset"] = Unit.objects.filter(here).select_related("parent").distinct()
            kwargs["form_class"] = UnitChoiceField
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if isinstance(inline, PhotoInline):
            kwargs["gallery"] = request.gallery
        return kwargs

    def get_changeform_initial_data(self, request):
        return presets.for_new_post(request.user)

    def get_fieldsets(self, request, obj=None):
        text, rest = map(list, ArticleForm.Meta.groups)
        if obj is None or may_write(request, obj):
            rest.append("base_version")
        else:
            text[text.index("body")] = "body_as_read"
        return [(None, {"fields": text}), ("Xếp bài và ghi nguồn", {"fields": rest})]

    def render_change_form(self, request, context, *args, **kwargs):
        if conflict := context["adminform"].form.conflict:
            photos = context["inline_admin_formsets"][0].formset
            context["conflict"] = conflicts.with_photos(conflict, photos.contents)
            context["photo_urls"] = photos.urls
        return super().render_change_form(request, context, *args, **kwargs)

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
        typed.saved(request.user, article, request.POST, created=not change)
        gallery.saved(request, article, created=not change)

    def response_add(self, request, obj, post_url_continue=None):
        return self._submitted(request, obj) or super().response_add(
            request, obj, post_url_continue
        )

    def response_change(self, request, obj):
        return self._submitted(request, obj) or super().response_change(request, obj)

    def _submitted(self, request, article):
        """After "Lưu và trình duyệt": submit what was just saved; None for other buttons."""
        if SUBMIT not in request.POST or gallery.holds_back(request):
            return None
        submission.after_save(request, article)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))

    @method_decorator(csp_update(richtext.EDITOR_CSP))
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        article = self.get_object(request, object_id) if object_id else None
        if article and "_saveasnew" in request.POST:
            raise PermissionDenied  # Django would add a copy, though `save_as` is off
        key = None if article else drafting.key_of_new(request)
        brought.take_in(self, request, article, key)
        if key is None or not self.has_add_permission(request):
            return self._form_view(request, article, object_id, form_url, extra_context)
        with again.alone(request, key):
            return again.lead_on(request, key) or self._form_view(
                request, None, None, form_url, extra_context
            )

    def _form_view(self, request, article, object_id, form_url, extra_context):
        stands = standing.of(article) if article else None
        returned = remarks.of(article) if article else None
        page = request.drafting = drafting.of(request, article, stands, request.gallery.form.key)
        gallery.know(request, page, returned)
        context = {"can_submit": article is None}
        if article:
            offered = moves.offered(request.user, article)
            context = {
                "can_submit": any(move.action is Action.SUBMIT for move in offered),
                "simple_moves": [m for m in offered if m.simple and m.action is not Action.SUBMIT],
                "other_moves": [m for m in offered if not m.simple],
                "standing": stands,
                "returned": returned,
                "advice": self._advice(request, article),
                "suggestions": suggestions_on_form.of(article, stands),
                "takes_down": can(request.user, Action.REDACT, article, stands),
            }
        return super().changeform_view(
            request, object_id, form_url, {**(extra_context or {}), **context, "drafting": page}
        )

    def _advice(self, request, article):
        """What to look at again in the stored text, for those who may change it."""
        if request.method == "POST" or not can(request.user, Action.EDIT, article):
            return None
        return advice.of(article, content.of_article(article), request.user)

    # --- further addresses ---

    def get_urls(self):
        return [*addresses.paths(self), *super().get_urls()]


def register(site):
    """Put the article's pages into the admin `site`."""
    site.register(Article, ArticleAdmin)
