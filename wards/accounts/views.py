"""The pages where people look after their own accounts."""

from base64 import b32encode
from urllib.parse import urlencode

import segno
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.views import PasswordChangeView, PasswordResetConfirmView
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wards.accounts import events, factor, states
from wards.accounts.events import Kind
from wards.accounts.forms import ChangePasswordForm, CodeForm, FirstCodeForm


def _page(request, template: str, title: str, **context):
    frame = admin.site.each_context(request)
    return render(request, f"accounts/{template}.html", {**frame, "title": title, **context})


def _way_on(request) -> str:
    """Where somebody wanted to go before they were led elsewhere."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    fits = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if fits else reverse("admin:index")


@require_GET
def own(request):
    """One's own account: how it is protected, and where it was signed in to lately."""
    user = request.user
    return _page(
        request,
        "own",
        "Tài khoản của bạn",
        device=factor.device_of(user),
        codes_left=factor.codes_left(user),
        is_required=factor.is_required_of(user),
        events=events.recent(user),
    )


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
def code(request):
    """The second step of a sign-in: a code of the app, or a recovery code."""
    user = request.user
    if user.is_verified() or factor.device_of(user) is None:
        return HttpResponseRedirect(_way_on(request))
    form = CodeForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        factor.sign_in(request, form.answer.device)
        if form.answer.by_recovery:
            messages.warning(request, _used_up(user))
        return HttpResponseRedirect(_way_on(request))
    return _page(
        request,
        "code",
        "Nhập mã xác thực",
        form=form,
        issuer=settings.OTP_TOTP_ISSUER,  # the name that the app shows
        next=_way_on(request),
    )


def _used_up(user) -> str:
    left = factor.codes_left(user)
    return (
        f"Bạn vừa dùng một mã dự phòng; còn {left} mã. Nếu mất điện thoại, hãy mở “Tài khoản của "
        "bạn” để chuyển sang điện thoại mới."
    )


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
@sensitive_variables("codes")
def second_factor(request):
    """Turning the second factor on: what it is, the key to scan, the first code."""
    user = request.user
    if factor.device_of(user):
        return redirect("account")
    form = FirstCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            codes = factor.confirm(request, user, form.cleaned_data["code"])
        except factor.Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("account-factor")
        if codes:
            return _codes(request, codes, "Đã bật xác thực hai lớp")
        form.add_error("code", "Mã không đúng. Hãy đợi mã mới rồi nhập lại; xem giờ máy đúng chưa.")
    device = factor.waiting_device_of(user)
    return _page(
        request,
        "factor",
        "Bật xác thực hai lớp",
        form=form,
        device=device,
        qr=_qr(device.config_url) if device else "",
        key=_key(device) if device else "",
        is_required=factor.is_required_of(user),
        next=_way_on(request),
    )


def _qr(text: str) -> str:
    return segno.make(text, error="m").svg_data_uri(scale=5, border=4, light="#fff")


def _key(device) -> str:
    """The key as people type it: groups of four."""
    letters = b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def _codes(request, codes: list[str], title: str):
    return _page(request, "codes", title, codes=codes, next=_way_on(request))


@require_POST
def start(request):
    """Make the key that the app is to scan."""
    try:
        factor.begin(request.user)
    except factor.Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("account")
    return HttpResponseRedirect(
        f"{reverse('account-factor')}?{urlencode({'next': _way_on(request)})}"
    )


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
@sensitive_variables("codes")
def codes(request):
    """New recovery codes, for a code."""
    return _for_a_code(
        request,
        "Tạo bộ mã dự phòng mới",
        "Các mã dự phòng cũ sẽ không dùng được nữa.",
        lambda: _codes(request, factor.renew_codes(request, request.user), "Mã dự phòng mới"),
    )


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
def off(request):
    """Turn the second factor off, to turn it on again on another phone: for a code."""

    def turn_off():
        factor.turn_off(request, request.user)
        messages.success(request, "Đã tắt xác thực hai lớp. Bạn có thể bật lại trên máy khác.")
        return redirect("account-factor")

    return _for_a_code(
        request,
        "Chuyển điện thoại hoặc tắt xác thực hai lớp",
        "Ứng dụng và các mã dự phòng hiện nay sẽ không dùng được nữa; mọi phiên đăng nhập khác của "
        "bạn kết thúc.",
        turn_off,
    )


def _for_a_code(request, title: str, warning: str, act):
    if factor.device_of(request.user) is None:
        return redirect("account-factor")
    form = CodeForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        return act()
    return _page(request, "for_a_code", title, warning=warning, form=form)


class ChangePassword(PasswordChangeView):
    """One's own password, in the back office's frame; what follows from it is kept."""

    template_name = "accounts/password.html"
    form_class = ChangePasswordForm
    success_url = reverse_lazy("account")

    def form_valid(self, form):
        """Store the password: the other sessions end by that, and this one goes on."""
        response = super().form_valid(form)
        states.change(self.request.user, must_change_password=False)
        events.record(Kind.PASSWORD_CHANGED, self.request.user, self.request)
        messages.success(self.request, "Đã đổi mật khẩu. Các phiên đăng nhập khác đã kết thúc.")
        return response

    def get_context_data(self, **kwargs):
        must = states.of(self.request.user).must_change_password
        frame = admin.site.each_context(self.request)
        context = {**super().get_context_data(**kwargs), **frame, "must_change": must}
        return context | {"title": "Đổi mật khẩu"}


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class SetPassword(PasswordResetConfirmView):
    """Where a link that an administrator made leads: its owner sets a password, once."""

    template_name = "accounts/set_password.html"
    success_url = reverse_lazy("admin:login")

    def get_user(self, uidb64):
        """Whose link it is; nobody's where the account is off."""
        user = super().get_user(uidb64)
        return user if user is not None and user.is_active else None

    def form_valid(self, form):
        """Store the password; whoever has the link still has to sign in with it."""
        response = super().form_valid(form)
        states.change(self.user, must_change_password=False)
        events.record(Kind.PASSWORD_CHANGED, self.user, self.request, note="qua liên kết")
        messages.success(self.request, "Đã đặt mật khẩu. Mời bạn đăng nhập.")
        return response

    def get_context_data(self, **kwargs):
        frame = admin.site.each_context(self.request)
        return {**super().get_context_data(**kwargs), **frame, "title": "Đặt mật khẩu"}
