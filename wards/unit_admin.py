"""Units in the back office: looked up by all staff, changed by administrators."""

from django import forms
from django.contrib import admin

from wards import siteversion, structure
from wards.backoffice import PublicRegisterAdmin
from wards.models import Coverage, FormerName, Leader, Succession, Unit
from wards.search import FoldedUnits


class UnitForm(forms.ModelForm):
    """A unit in its place in the tree."""

    class Meta:
        model = Unit
        fields = (
            *("kind", "name", "slug", "parent", "opened_on", "closed_on", "legal_basis"),
            *("address", "phone", "email", "introduction", "two_signatures"),
        )

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


class LeaderInline(admin.StackedInline):
    model = Leader
    extra = 0


class SuccessionInline(admin.TabularInline):
    """What became of the unit."""

    model = Succession
    fk_name = "predecessor"
    autocomplete_fields = ("successor",)
    extra = 0


class CoverageInline(admin.TabularInline):
    """The residential groups that a party cell looks after."""

    model = Coverage
    fk_name = "cell"
    autocomplete_fields = ("group",)
    extra = 0


class UnitAdmin(FoldedUnits, PublicRegisterAdmin):
    form = UnitForm
    inlines = (FormerNameInline, LeaderInline, CoverageInline, SuccessionInline)
    list_display = ("shown_name", "kind", "parent", "opened_on", "closed_on")
    ordering = ("name_order", "pk")
    list_filter = ("kind",)
    list_select_related = ("parent",)
    autocomplete_fields = ("parent",)
    search_fields = ("name_words",)

    @admin.display(description="tên", ordering="name_order")
    def shown_name(self, unit):
        return unit.name
