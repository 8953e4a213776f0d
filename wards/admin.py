"""Units and roles in the back office."""

from django import forms
from django.contrib import admin

from wards import siteversion, structure
from wards.backoffice import NotFoundMixin, PublicRegisterAdmin
from wards.models import FormerName, Membership, Unit


class UnitForm(forms.ModelForm):
    """A unit in its place in the tree."""

    class Meta:
        model = Unit
        fields = ("kind", "name", "slug", "parent", "opened_on", "closed_on")

    def clean(self):
        """Ask the tree, with the site version's row held: see `structure.save_unit`."""
        cleaned = super().clean()
        siteversion.bump()
        if not self.errors:
            for field, value in cleaned.items():
                setattr(self.instance, field, value)
            structure.check_place(self.instance)
        return cleaned


class FormerNameInline(admin.TabularInline):
    model = FormerName
    extra = 0


class UnitAdmin(PublicRegisterAdmin):
    form = UnitForm
    inlines = (FormerNameInline,)
    list_display = ("name", "kind", "parent", "opened_on", "closed_on")
    list_filter = ("kind",)
    list_select_related = ("parent",)
    autocomplete_fields = ("parent",)
    search_fields = ("name", "slug")


class MembershipAdmin(NotFoundMixin, admin.ModelAdmin):
    """Who holds which role; for administrators."""

    list_display = ("user", "role", "unit", "starts_on", "ends_on")
    list_filter = ("role",)
    list_select_related = ("user", "unit")
    autocomplete_fields = ("user", "unit")
    search_fields = ("user__username", "unit__name")


admin.site.register(Unit, UnitAdmin)
admin.site.register(Membership, MembershipAdmin)
