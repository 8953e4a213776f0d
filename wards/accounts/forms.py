"""Forms of accounts."""

from django import forms
from django.contrib.auth.forms import (
    AdminPasswordChangeForm,
    AdminUserCreationForm,
    PasswordChangeForm,
    UserChangeForm,
)

from wards.accounts import factor, keeping
from wards.accounts.words import until


class CodeField(forms.CharField):
    """A code, typed on a phone: the app's six digits or a recovery code."""

    def __init__(self, digits_only=False, **kwargs):
        attrs = {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
        if digits_only:
            attrs["inputmode"] = "numeric"
        widget = forms.TextInput(attrs=attrs)
        super().__init__(max_length=40, widget=widget, **kwargs)


class FirstCodeForm(forms.Form):
    """The first code of an app that is to be confirmed."""

    code = CodeField(digits_only=True, label="Mã 6 số trong ứng dụng")


class CodeForm(forms.Form):
    """A code that proves who is there. Valid only with the right one; `answer` is then its."""

    code = CodeField(label="Mã xác thực")

    def __init__(self, request, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request
        self.answer = factor.Answer()

    def clean_code(self) -> str:
        """Have the code looked at, once."""
        typed = self.cleaned_data["code"]
        self.answer = factor.check(self.request, self.request.user, typed)
        if self.answer.wait_until:
            raise forms.ValidationError(
                f"Bạn vừa nhập sai. Hãy thử lại sau {until(self.answer.wait_until)}."
            )
        if self.answer.device is None:
            raise forms.ValidationError(
                "Mã không đúng hoặc đã dùng rồi. Hãy đợi ứng dụng hiện mã mới rồi nhập lại."
            )
        return typed


class AccountForm(UserChangeForm):
    """An account as an administrator changes it; `by` is who does."""

    by = None
    password = None  # a hash tells nobody anything; passwords are set on a page of their own

    def clean(self):
        """Ask whether the switches may stand as posted."""
        cleaned = super().clean()
        switches = {
            name: cleaned.get(name, getattr(self.instance, name))
            for name in ("is_active", "is_staff", "is_superuser")
        }
        stored = type(self.instance).objects.get(pk=self.instance.pk)
        # Only what is taken away is asked about: most accounts are no administrator's.
        concerned = stored.is_superuser or stored.pk == self.by.pk
        if concerned and (reason := keeping.why_not_keep_as(self.by, stored, **switches)):
            raise forms.ValidationError(reason)
        return cleaned


class NewAccountForm(AdminUserCreationForm):
    """A new account, with a password that its owner has to change, or none until they set one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["usable_password"]
        field.label = "Mật khẩu"
        field.choices = [
            ("false", "Người dùng tự đặt qua liên kết (nên dùng)"),
            ("true", "Đặt mật khẩu tạm ngay bây giờ"),
        ]
        field.initial = "false"
        field.help_text = (
            "Tạo tài khoản xong, mở “Đăng nhập và bảo mật” để lấy liên kết gửi cho người dùng. "
            "Nếu bạn đặt mật khẩu tạm, người dùng phải đổi ngay lần đăng nhập đầu tiên."
        )


class ChangePasswordForm(PasswordChangeForm):
    """One's own new password: another one than before, which an administrator may know."""

    def clean_new_password1(self) -> str:
        """Refuse the password that is in use."""
        typed = self.cleaned_data["new_password1"]
        if self.user.check_password(typed):
            raise forms.ValidationError("Mật khẩu này đang dùng. Hãy chọn mật khẩu khác.")
        return typed


class SetPasswordForm(AdminPasswordChangeForm):
    """A password that an administrator sets for somebody. There is no sign-in without one."""

    def __init__(self, user, *args, **kwargs):
        super().__init__(user, *args, **kwargs)
        self.fields.pop("usable_password", None)
        for name in ("password1", "password2"):
            self.fields[name].required = True
