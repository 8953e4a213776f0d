"""Who runs the site, in the back office: one form of one row, for administrators alone."""

import re

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse

from wards import imprint, siteversion
from wards.backoffice import NotFoundMixin
from wards.models import Imprint
from wards.text import nfc


class ImprintForm(forms.ModelForm):
    """What the head and the foot of each page say, with what to think of at each field."""

    class Meta:
        model = Imprint
        fields = (
            *("name", "line", "authority", "responsible", "address", "phone", "email"),
            "licence",
        )
        # Most of them are sentences: to be seen whole while they are written.
        widgets = {
            name: AdminTextInputWidget(attrs={"class": "vLargeTextField"})
            for name in fields
            if name not in ("phone", "email")
        }
        help_texts = {
            "responsible": "Họ tên và chức vụ, ví dụ: Bà Nguyễn Thị An, Phó Chủ tịch phường. "
            "Bạn đọc cần biết ai chịu trách nhiệm về điều đã đăng.",
            "address": "Nơi bà con đến gặp hoặc gửi thư: số nhà, đường, phường, thành phố.",
            "phone": "Số có người nghe trong giờ làm việc. Trên điện thoại, bấm vào số là gọi.",
            "email": "Hộp thư có người đọc hằng ngày, không phải thư riêng của một cán bộ.",
            "licence": "Ghi trọn một câu như sẽ hiện ở cuối trang: số, ngày và nơi cấp giấy phép. "
            "Chưa có thì để trống.",
        }

    def clean_phone(self):
        """Digits enough to call, and nothing that is no part of a number."""
        phone = self.cleaned_data["phone"]
        if phone and not re.fullmatch(r"(?=(?:\D*\d){3})[\d\s()+.,;/–—-]+", phone):
            raise forms.ValidationError(
                "Số điện thoại chỉ gồm chữ số, dấu cách, dấu chấm, dấu gạch, ngoặc và dấu “+”."
            )
        return phone

    def clean(self):
        """One way to write each letter, or its mark stands beside it in some fonts."""
        return {name: nfc(value) for name, value in super().clean().items()}


class ImprintAdmin(NotFoundMixin, admin.ModelAdmin):
    """The one row: whoever opens the list finds its form, stored yet or not."""

    form = ImprintForm
    fieldsets = (
        ("Đầu trang", {"fields": ("name", "line")}),
        ("Cuối trang", {"fields": ("authority", "responsible", "licence")}),
        ("Liên hệ", {"fields": ("address", "phone", "email")}),
    )

    def get_object(self, request, object_id, from_field=None):
        """The imprint as it is shown now, even where nobody wrote it yet."""
        return imprint.current() if object_id == str(imprint.ROW) else None

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        address = reverse("admin:wards_imprint_change", args=[imprint.ROW])
        return HttpResponseRedirect(address)

    def save_model(self, request, obj, form, change):
        siteversion.bump()  # first: its lock makes two first savings follow one another
        super().save_model(request, obj, form, change)

    def has_module_permission(self, request):
        return request.user.is_active and request.user.is_superuser

    def has_view_permission(self, request, obj=None):
        return self.has_module_permission(request)

    def has_change_permission(self, request, obj=None):
        return self.has_module_permission(request)

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
