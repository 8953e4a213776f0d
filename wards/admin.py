"""Roles in the back office; wires units into it."""

from django.contrib import admin

from wards.backoffice import NotFoundMixin
from wards.models import Membership, Unit
from wards.unit_admin import UnitAdmin


class MembershipAdmin(NotFoundMixin, admin.ModelAdmin):
    """Who holds which role; for administrators."""

    list_display = ("user", "role", "unit", "starts_on", "ends_on")
    list_filter = ("role",)
    list_select_related = ("user", "unit")
    autocomplete_fields = ("user", "unit")
    search_fields = ("user__username", "unit__name")


admin.site.register(Unit, UnitAdmin)
admin.site.register(Membership, MembershipAdmin)
