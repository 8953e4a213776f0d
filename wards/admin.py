"""Roles in the back office; wires units and accounts into it."""

from django import forms
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db.models.functions import Concat
from django.http import Http404
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from wards import granting, people, scope, search
from wards.account_admin import AccountAdmin, AccountEventAdmin
from wards.backoffice import units_below
from wards.choices import ChoicesView, name_and_parent
from wards.imprint_admin import ImprintAdmin
from wards.models import AccountEvent, Imprint, Membership, Unit
from wards.unit_admin import UnitAdmin


class MembershipForm(forms.ModelForm):
    """A role of somebody in a unit, as an administrator writes it down; `by` is who writes."""

    by = None

    class Meta:
        model = Membership
        fields = ("user", "unit", "role", "starts_on", "ends_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, label in (("user", people.name_and_account), ("unit", name_and_parent)):
            if name in self.fields:  # not where a role is there only to be seen
                self.fields[name].label_from_instance = label

    def clean(self):
        """Ask the rules with what is posted and with what the database says now."""
        cleaned = super().clean()
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on <= starts_on:
            self.add_error("ends_on", "Ngày hết hiệu lực phải sau ngày bắt đầu.")
        for name, reason in self.objections(**cleaned):
            if reason:
                self.add_error(name, reason)
        return self.cleaned_data

    def objections(self, user=None, unit=None, role=None, **dates):
        """(field, reason or None) of what speaks against it; None stands for what is in error."""
        if user:
            yield "user", granting.why_not_to(self.by, user)
        if unit and role:
            yield "unit", granting.why_not_in(self.by, unit, role)


class GrantForm(MembershipForm):
    """A chief gives a role: only to whom and only where they may."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        user, unit = self.fields["user"], self.fields["unit"]
        user.queryset = granting.people_to_grant(self.by).order_by("last_name", "first_name", "pk")
        busy = set(scope.everybody())
        # A new account's way goes on here: whom nobody has given a role yet is told apart.
        user.label_from_instance = lambda person: (
            people.name_and_account(person) + ("" if person.pk in busy else " · chưa có vai trò")
        )
        user.error_messages["invalid_choice"] = (
            "Hãy chọn người trong danh sách: cán bộ có tài khoản đang hoạt động, không phải quản "
            "trị viên và không phải chính bạn."
        )
        unit.queryset = granting.units_to_grant(self.by).select_related("parent")
        unit.error_messages["invalid_choice"] = (
            "Hãy chọn đơn vị trong danh sách: bạn chỉ trao được vai trò ở đơn vị đang hoạt động, "
            "dưới đơn vị của bạn."
        )


class EndForm(MembershipForm):
    """A chief ends a role: all but its end is fixed, and what is posted otherwise is refused."""

    FIXED = ("user", "unit", "role", "starts_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in set(self.FIXED) & set(self.fields):
            self.fields[name].disabled = True
            if name in ("user", "unit"):  # whatever became of them, they stay and are shown
                field = self.fields[name]
                field.queryset = field.queryset.filter(pk=getattr(self.instance, f"{name}_id"))
            elif name == "starts_on":
                self.fields[name].widget = forms.DateInput()  # no calendar that would still write

    def objections(self, user=None, unit=None, role=None, ends_on=None, **dates):
        """A forged field; or the end, where it is not theirs to set. Lengthened is given anew."""
        for name in self.FIXED:
            if self._is_forged(name):
                yield name, "Không sửa được sau khi đã trao. Hãy kết thúc vai trò này rồi trao mới."
        until = self.initial["ends_on"]
        if until and (ends_on is None or ends_on > until) and "ends_on" not in self.errors:
            yield "ends_on", granting.why_not_grant(self.by, user, unit, role)
        else:
            yield "ends_on", granting.why_not_change(self.by, user, unit)

    def _is_forged(self, name: str) -> bool:
        field = self.fields[name]
        posted = field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
        if posted is None:
            return False  # as browsers do with a field that is switched off
        try:
            return field.to_python(posted) != getattr(self.instance, name)
        except ValidationError:
            return True


class MembershipAdmin(search.FoldedMemberships, admin.ModelAdmin):
    """Who holds which role. Administrators keep all; chiefs give and end those below their unit.

    Nobody touches their own.
    """

    form = MembershipForm
    list_display = ("person", "role", "unit", "starts_on", "ends_on")
    list_filter = ("role",)
    list_select_related = ("user", "unit")
    search_fields = ("user__username",)  # what is searched: `wards.search`

    @admin.display(description="người", ordering=Concat("user__last_name", "user__first_name"))
    def person(self, membership):
        return people.name_and_account(membership.user)

    def get_form(self, request, obj=None, change=False, **kwargs):
        if not request.user.is_superuser:
            kwargs["form"] = EndForm if change else GrantForm
        form = super().get_form(request, obj, change=change, **kwargs)
        form.by = request.user
        return form

    def get_autocomplete_fields(self, request):
        return ("user", "unit") if request.user.is_superuser else ()

    def get_queryset(self, request):
        found = super().get_queryset(request)
        return (
            found if request.user.is_superuser else found.filter(unit_id__in=units_below(request))
        )

    def get_object(self, request, object_id, from_field=None):
        """What is out of reach does not exist, even for those who may not see the list."""
        found = super().get_object(request, object_id, from_field)
        if found is None:
            raise Http404
        return found

    def save_model(self, request, obj, form, change):
        if change and not request.user.is_superuser:
            obj.save(update_fields=["ends_on"])
        else:
            super().save_model(request, obj, form, change)

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_view_permission(self, request, obj=None):
        if request.user.is_superuser:
            return True
        return obj.unit_id in units_below(request) if obj else bool(units_below(request))

    def has_add_permission(self, request):
        if request.user.is_superuser:
            return True
        return bool(units_below(request)) and granting.units_to_grant(request.user).exists()

    def has_change_permission(self, request, obj=None):
        is_own = obj is not None and obj.user_id == request.user.pk
        return not is_own and self.has_view_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return request.user.is_superuser


admin.site.register(Unit, UnitAdmin)
admin.site.register(Membership, MembershipAdmin)
admin.site.register(Imprint, ImprintAdmin)
admin.site.unregister(get_user_model())
admin.site.register(get_user_model(), AccountAdmin)
admin.site.autocomplete_view = ChoicesView.as_view(admin_site=admin.site)
admin.site.register(AccountEvent, AccountEventAdmin)
# Roles say who may do what; groups would promise what they do not keep. And nobody reads another's
# key: it is looked after in `wards.accounts`.
for _unused in (Group, TOTPDevice, StaticDevice):
    admin.site.unregister(_unused)
