"""The pages of the glossary: all staff look it up, chiefs and administrators write it."""

from django.contrib import admin, messages
from django.db.models import Value
from django.db.models.functions import Replace

from articles.editorial.glossary.form import AbbreviationForm, may_write, warning
from articles.models import Abbreviation
from wards import scope, siteversion
from wards.backoffice import NotFoundMixin, is_member
from wards.search import is_in, phrases

# Đ after D on both databases, where their own orders have it after Z or know nothing of case.
IN_ORDER = Replace("short", Value("Đ"), Value("Dzz"))


class AbbreviationAdmin(NotFoundMixin, admin.ModelAdmin):
    """Abbreviations. Pages explain them, so the site version moves with every change."""

    form = AbbreviationForm
    list_display = ("shown", "meaning", "on_pages")
    list_filter = ("is_explained",)
    show_facets = admin.ShowFacets.NEVER
    ordering = (IN_ORDER,)
    search_fields = ("short", "meaning")
    search_help_text = "Chữ viết tắt hoặc nghĩa, không cần dấu."
    actions = None

    class Media:
        css = {"all": ("wardnews/form.css",)}

    @admin.display(description="chữ viết tắt", ordering=IN_ORDER)
    def shown(self, entry):
        return entry.short

    @admin.display(description="trên trang", boolean=True, ordering="is_explained")
    def on_pages(self, entry):
        return entry.is_explained

    def get_search_results(self, request, queryset, search_term):
        """Those in whose short form or meaning all that was typed begins. There are few rows."""
        if wanted := phrases(search_term):
            rows = queryset.values_list("pk", "short", "meaning")
            found = [pk for pk, *texts in rows if any(is_in(text, wanted) for text in texts)]
            queryset = queryset.filter(pk__in=found)
        return queryset, False

    def save_model(self, request, obj, form, change):
        siteversion.bump()
        super().save_model(request, obj, form, change)
        if said := warning(obj):
            messages.warning(request, said)

    def delete_model(self, request, obj):
        siteversion.bump()
        super().delete_model(request, obj)

    def _may_write(self, request) -> bool:
        scope.remember(request.user)
        return may_write(request.user)

    def has_module_permission(self, request):
        return is_member(request)

    def has_view_permission(self, request, obj=None):
        return is_member(request)

    def has_add_permission(self, request):
        return self._may_write(request)

    def has_change_permission(self, request, obj=None):
        return self._may_write(request)

    def has_delete_permission(self, request, obj=None):
        return self._may_write(request)


def register(site: admin.AdminSite):
    """Put the glossary into the admin `site`."""
    site.register(Abbreviation, AbbreviationAdmin)
