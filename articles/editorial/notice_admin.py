"""The pages of notices to residents in the back office."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from articles.editorial import site_notices
from articles.editorial.doors import ScopedAdmin
from articles.models import Notice
from wards import scope, siteversion
from wards.paging import among

_STATES = {
    "dang": site_notices.RUNNING,
    "sap": site_notices.COMING,
    "het": site_notices.OVER,
}
_SHORT = (
    "Nghị định 224/2026/NĐ-CP yêu cầu báo trước việc tạm dừng cổng ít nhất "
    f"{site_notices.DAYS_AHEAD} ngày làm việc; thời gian báo trước ở đây chưa đủ. Thông báo vẫn "
    "được lưu; nếu việc chờ được, hãy dời giờ bảo trì."
)


class StateFilter(admin.SimpleListFilter):
    title = "tình trạng"
    parameter_name = "tinh_trang"

    def lookups(self, request, model_admin):
        return _STATES.items()

    def queryset(self, request, queryset):
        if self.value() in _STATES:
            return queryset.filter(site_notices.in_state(_STATES[self.value()]))
        return queryset


class NoticeAdmin(ScopedAdmin):
    """Administrators write any notice; chiefs those of their units. What was shown stays kept."""

    form = site_notices.NoticeForm
    list_display = ("title", "state", "kind", "unit_or_all", "starts_at", "ends_at")
    list_filter = (StateFilter, "kind")
    list_select_related = ("unit",)
    actions = None
    change_form_template = "admin/articles/notice/change_form.html"

    class Media:
        css = {"all": ("wardnews/form.css",)}

    # --- who sees and writes what ---

    def get_queryset(self, request):
        found = admin.ModelAdmin.get_queryset(self, request)
        if request.user.is_superuser:
            return found
        scope.remember(request.user)
        return among(found, "unit_id", site_notices.units_of(request.user))

    def _may(self, request, obj, *states: str) -> bool:
        scope.remember(request.user)
        if not site_notices.may_write(request.user):
            return False
        if obj is None:
            return True
        return self._in_scope(request, obj) and (not states or site_notices.state(obj) in states)

    def has_module_permission(self, request):
        return self._may(request, None)

    def has_view_permission(self, request, obj=None):
        return self._may(request, obj)

    def has_add_permission(self, request):
        return self._may(request, None)

    def has_change_permission(self, request, obj=None):
        return self._may(request, obj, site_notices.COMING, site_notices.RUNNING)

    def has_delete_permission(self, request, obj=None):
        return self._may(request, obj, site_notices.COMING)  # nobody has seen it yet

    # --- the list ---

    @admin.display(description="tình trạng")
    def state(self, notice):
        return site_notices.state(notice)

    @admin.display(description="đơn vị", ordering="unit")
    def unit_or_all(self, notice):
        everywhere = "Chung của cổng, mọi trang" if notice.everywhere else "Chung của cổng"
        return notice.unit or everywhere

    # --- the form ---

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        return type(form.__name__, (form,), {"by": request.user})

    def get_fields(self, request, obj=None):
        fields = list(self.form.Meta.fields)
        if not request.user.is_superuser:
            fields.remove("everywhere")
        return fields

    def get_changeform_initial_data(self, request):
        now = timezone.now()
        return {"starts_at": now, "ends_at": now + site_notices.USUAL}

    def save_model(self, request, obj, form, change):
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)
        siteversion.bump()
        if site_notices.is_short_notice(obj):
            messages.warning(request, _SHORT)

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        siteversion.bump()

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if object_id and request.method == "POST" and "_end" in request.POST:
            return self._end(request, self.get_object(request, object_id))
        notice = self.get_object(request, object_id) if object_id else None
        runs = bool(notice) and site_notices.state(notice) == site_notices.RUNNING
        context = {"may_end": runs, "state": notice and site_notices.state(notice)}
        return super().changeform_view(
            request, object_id, form_url, {**(extra_context or {}), **context}
        )

    def _end(self, request, notice):
        """End it now; whatever else was typed into the form is not saved."""
        if not self.has_change_permission(request, notice):
            raise PermissionDenied
        if site_notices.end(notice.pk):
            self.log_change(request, notice, "Kết thúc sớm.")
            messages.success(request, f"Đã kết thúc thông báo “{notice.title}”.")
        else:
            messages.error(request, "Thông báo này hiện không có trên cổng.")
        return HttpResponseRedirect(reverse("admin:articles_notice_changelist"))


def register(site: admin.AdminSite):
    """Put notices into the admin `site`."""
    site.register(Notice, NoticeAdmin)
