"""Doors of the admin that both apps use."""

from django.contrib import admin
from django.http import Http404
from django.templatetags.static import static
from django.utils.html import format_html

from wards import scope, siteversion


def units_in_reach(request) -> frozenset[int]:
    """Ids of the units in which the request's user holds any role.

    The admin asks each model's door several times to draw one page, so it is read once.
    """
    scope.remember(request.user)
    return scope.unit_ids(request.user)


def units_below(request) -> frozenset[int]:
    """Ids of the units below those of which the request's user is chief; read once, too."""
    scope.remember(request.user)
    return scope.unit_ids_below(request.user)


def is_member(request) -> bool:
    """Whether the request's user has any business in the back office."""
    user = request.user
    return user.is_active and (user.is_superuser or bool(units_in_reach(request)))


def boolean_icon(value: bool | None):
    """The admin's sign for yes, no or unknown; Django's own calls them True, False and None."""
    name, said = {True: ("yes", "Có"), False: ("no", "Không")}.get(value, ("unknown", "Chưa rõ"))
    return format_html('<img src="{}" alt="{}">', static(f"admin/img/icon-{name}.svg"), said)


class NotFoundMixin:
    """What a person may not see does not exist for them: 404, not a hint and a redirect."""

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        raise Http404

    def lookup_allowed(self, lookup, value, request):
        """Lists are not filtered by what points at their rows.

        All staff see all units: asked for the one with post 5, the list would tell whose that is.
        """
        pointing = {f.name for f in self.opts.get_fields() if f.is_relation and not f.concrete}
        name = lookup.partition("__")[0]
        return name not in pointing and super().lookup_allowed(lookup, value, request)


class PublicRegisterAdmin(NotFoundMixin, admin.ModelAdmin):
    """Registers that all staff may look up and only administrators change: units, sections.

    Public pages show them, so the site version moves with every change.
    """

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        siteversion.bump()

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        siteversion.bump()

    def delete_queryset(self, request, queryset):
        super().delete_queryset(request, queryset)
        siteversion.bump()

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        return (*fields, "slug") if obj else fields  # an address that answered goes on answering

    def _is_administrator(self, request) -> bool:
        return request.user.is_active and request.user.is_superuser

    def has_module_permission(self, request):
        return is_member(request)

    def has_view_permission(self, request, obj=None):
        return is_member(request)

    def has_add_permission(self, request):
        return self._is_administrator(request)

    def has_change_permission(self, request, obj=None):
        return self._is_administrator(request)

    def has_delete_permission(self, request, obj=None):
        return self._is_administrator(request)
