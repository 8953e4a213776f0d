"""Accounts in the back office: administrators make them, switch them on and off, help out.

Groups and permissions of Django are not shown: what people may do follows from their roles.
"""

from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.shortcuts import redirect
from django.urls import path, reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from wards import account_security, scope
from wards.accounts import events, keeping, states
from wards.accounts.events import Kind
from wards.accounts.forms import AccountForm, NewAccountForm, SetPasswordForm
from wards.backoffice import NotFoundMixin
from wards.people import full_name
from wards.search import FoldedPeople


class HasRoleFilter(admin.SimpleListFilter):
    """Who has an account, and who of them may write anything at all."""

    title = "vai trò"
    parameter_name = "vai_tro"

    def lookups(self, request, model_admin):
        return [("co", "Đang có vai trò"), ("khong", "Chưa có vai trò nào")]

    def queryset(self, request, queryset):
        match self.value():
            case "co":
                return queryset.filter(pk__in=scope.everybody())
            case "khong":
                return queryset.exclude(pk__in=scope.everybody())
        return queryset


class SortOfEventFilter(admin.SimpleListFilter):
    """Few words for the many things that are written down."""

    title = "loại"
    parameter_name = "loai"
    SORTS = {
        "vao": ("Đăng nhập, đăng xuất", events.ENTRIES),
        "tu-choi": ("Bị từ chối, bị khóa", events.REFUSALS),
        "doi": ("Thay đổi tài khoản", set(Kind) - events.ENTRIES - events.REFUSALS),
    }

    def lookups(self, request, model_admin):
        return [(value, label) for value, (label, kinds) in self.SORTS.items()]

    def queryset(self, request, queryset):
        sort = self.SORTS.get(self.value())
        return queryset.filter(kind__in=sort[1]) if sort else queryset


class AccountAdmin(FoldedPeople, NotFoundMixin, UserAdmin):
    form = AccountForm
    add_form = NewAccountForm
    change_password_form = SetPasswordForm
    change_user_password_template = "accounts/set_for_somebody.html"
    change_form_template = "accounts/change_form.html"
    list_display = ("username", "shown_name", "email", "standing", "factor", "last_login")
    list_filter = ("is_active", "is_superuser", HasRoleFilter)
    list_select_related = ("account_state",)
    actions = None
    filter_horizontal = ()
    readonly_fields = ("standing", "last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("username", "standing")}),
        ("Người dùng", {"fields": ("last_name", "first_name", "email")}),
        (
            "Quyền vào trang quản trị",
            {
                "fields": ("is_active", "is_staff", "is_superuser"),
                "description": "Ai được viết, duyệt bài ở đơn vị nào là do “vai trò”, không phải ở "
                "đây. Tắt tài khoản không làm mất vai trò nào.",
            },
        ),
        ("Thời gian", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (
            None,
            {
                "classes": ("wide",),
                "fields": (
                    *("username", "last_name", "first_name", "email"),
                    *("usable_password", "password1", "password2"),
                ),
            },
        ),
    )
    labels = {
        "is_active": ("Đang hoạt động", "Bỏ chọn để tắt: người này không đăng nhập được nữa."),
        "is_staff": ("Cán bộ", "Được vào trang quản trị; tài khoản nào ở đây cũng cần."),
        "is_superuser": (
            "Quản trị viên",
            "Quản lý tài khoản, đơn vị và mọi vai trò. Không thay được người duyệt bài.",
        ),
    }

    @admin.display(description="họ và tên", ordering="last_name")
    def shown_name(self, user):
        return full_name(user) if user.last_name or user.first_name else "–"

    @admin.display(description="tình trạng", ordering="is_active")
    def standing(self, user):
        if user.pk is None:
            return "–"
        return keeping.why_off(user) or "Đang hoạt động"

    @admin.display(description="hai lớp", boolean=True)
    def factor(self, user):
        return user.has_factor

    def get_queryset(self, request):
        devices = TOTPDevice.objects.filter(user_id=OuterRef("pk"), confirmed=True)
        return super().get_queryset(request).annotate(has_factor=Exists(devices))

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.by = request.user
        return form

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in self.labels:
            field.label, field.help_text = self.labels[db_field.name]
        return field

    def has_delete_permission(self, request, obj=None):
        """Nobody deletes their own account, so one administrator always stays."""
        is_own = obj is not None and obj.pk == request.user.pk
        return not is_own and super().has_delete_permission(request, obj)

    def save_model(self, request, obj, form, change):
        """Store the account and keep what follows from what was changed."""
        if not change:
            obj.is_staff = True
        super().save_model(request, obj, form, change)
        if not change:
            states.change(obj, must_change_password=obj.has_usable_password())
            events.record(Kind.CREATED, obj, request, by=request.user)
            return
        if "is_active" in form.changed_data:
            keeping.switch(obj, obj.is_active, request.user, request)
        changed = [f for f in ("is_staff", "is_superuser") if f in form.changed_data]
        if changed:
            note = ", ".join(
                f"{self.labels[name][0]}: {'có' if getattr(obj, name) else 'không'}"
                for name in changed
            )
            events.record(Kind.RIGHTS_CHANGED, obj, request, by=request.user, note=note)

    def response_add(self, request, obj, post_url_continue=None):
        """From a new account to the page where the link for its owner is made."""
        if obj.has_usable_password() or "_addanother" in request.POST or "_popup" in request.POST:
            return super().response_add(request, obj, post_url_continue)
        super().response_add(request, obj)  # says what was made
        return account_security.back(obj)

    def delete_model(self, request, obj):
        """Delete the account and write it down; not if two administrators delete each other."""
        off = {"is_active": False, "is_staff": False, "is_superuser": False}
        if reason := keeping.why_not_keep_as(request.user, obj, **off):
            raise PermissionDenied(reason)
        events.record(Kind.DELETED, obj, request, by=request.user)
        super().delete_model(request, obj)

    def user_change_password(self, request, id, form_url=""):
        """Set somebody's password: they have to change it, for two people know it.

        One's own is changed where the old one is asked for: a screen left open is not enough.
        """
        if str(id) == str(request.user.pk) and self.has_change_permission(request):
            return redirect("account-password")
        response = super().user_change_password(request, id, form_url)
        if request.method == "POST" and response.status_code == 302:
            user = self.get_object(request, id)
            states.change(user, must_change_password=True)
            events.record(Kind.PASSWORD_SET, user, request, by=request.user)
            messages.info(request, "Người này phải đổi mật khẩu ngay lần đăng nhập tới.")
        return response

    def get_urls(self):
        wrap = self.admin_site.admin_view
        start = "<int:object_id>/bao-mat/"
        return [
            path(start, wrap(account_security.page), name="auth_user_security"),
            path(f"{start}<slug:name>/", wrap(account_security.act), name="auth_user_secure"),
            *super().get_urls(),
        ]

    def render_change_form(self, request, context, *args, **kwargs):
        if original := context.get("original"):
            context["security"] = reverse("admin:auth_user_security", args=[original.pk])
        return super().render_change_form(request, context, *args, **kwargs)


class AccountEventAdmin(NotFoundMixin, admin.ModelAdmin):
    """What happened at the sign-in page and to accounts; shown to administrators."""

    list_display = ("at", "kind", "shown_account", "address", "by", "note")
    list_filter = (SortOfEventFilter,)
    list_select_related = ("by",)
    search_fields = ("username", "address")
    search_help_text = "Tìm theo tên đăng nhập hoặc địa chỉ mạng."
    date_hierarchy = "at"
    actions = None

    @admin.display(description="tài khoản", ordering="username")
    def shown_account(self, event):
        return event.username or "(không có tài khoản này)"

    def has_module_permission(self, request):
        return request.user.is_active and request.user.is_superuser

    def has_view_permission(self, request, obj=None):
        return self.has_module_permission(request)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
