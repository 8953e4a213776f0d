"""The doors of the admin. Each asks the same rules; nothing out of scope is so much as named."""

from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.http import Http404

from wards.backoffice import NotFoundMixin, is_member, units_in_reach
from wards.paging import BoundedPaginator, among


class ScopedAdmin(NotFoundMixin, admin.ModelAdmin):
    """Rows of units in which the user holds a role; `unit_path` leads from a row to its unit."""

    unit_path = "unit_id"
    show_facets = admin.ShowFacets.NEVER  # each facet is a count over the whole table
    show_full_result_count = False
    paginator = BoundedPaginator
    view_on_site = False  # the shortcut behind that button asks nobody who they are

    def get_queryset(self, request):
        found = super().get_queryset(request)
        if request.user.is_superuser:
            return found
        return among(found, self.unit_path, units_in_reach(request))

    def get_object(self, request, object_id, from_field=None):
        """The row. Raises Http404 where it is not in reach, before anything else is asked."""
        found = super().get_object(request, object_id, from_field)
        if found is None:
            raise Http404
        return found

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(field and field.widget, RelatedFieldWidgetWrapper):
            # The pencil, plus and eye beside a choice lead away from what is being written.
            for action in ("add", "change", "delete", "view"):
                setattr(field.widget, f"can_{action}_related", False)
        return field

    def _in_scope(self, request, obj) -> bool:
        return self.get_queryset(request).filter(pk=obj.pk).exists()

    def has_module_permission(self, request):
        return is_member(request)

    def has_view_permission(self, request, obj=None):
        return is_member(request) and (obj is None or self._in_scope(request, obj))

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class ReadOnlyInline(admin.TabularInline):
    """Parts of something that was published: there to be seen."""

    extra = 0
    can_delete = False

    def has_view_permission(self, request, obj=None):
        return True  # whoever may see the whole may see its parts

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
