"""How an account signs in, as administrators see it: locks, second factor, password links."""

from dataclasses import dataclass

from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.views.decorators.http import require_GET, require_POST

from wards.accounts import events, factor, keeping, lockout, states
from wards.accounts.events import Kind
from wards.accounts.words import until
from wards.people import name_and_account


def back(user) -> HttpResponseRedirect:
    """The way to this page of `user`."""
    return HttpResponseRedirect(reverse("admin:auth_user_security", args=[user.pk]))


@require_GET
def page(request, object_id):
    """What can be seen and done about how somebody signs in."""
    return _show(request, _account(request, object_id))


@require_POST
def act(request, object_id, name):
    """Do one of `ACTIONS`."""
    user = _account(request, object_id)
    action = ACTIONS.get(name)
    reason = action.why_not(request.user, user) if action else "Không có việc này."
    if reason:
        messages.error(request, reason)
        return back(user)
    return action.do(request, user) or back(user)


def _account(request, object_id):
    if not (request.user.is_active and request.user.is_superuser):
        raise PermissionDenied
    accounts = get_user_model().objects.select_related("account_state")
    return get_object_or_404(accounts, pk=object_id)


def _show(request, user, link=""):
    locked = [(address, until(ends)) for address, ends in lockout.locked_at(user)]
    context = admin.site.each_context(request) | {
        "title": f"Đăng nhập và bảo mật: {name_and_account(user)}",
        "account": user,
        "opts": user._meta,
        "why_off": keeping.why_off(user),
        "device": factor.device_of(user),
        "codes_left": factor.codes_left(user),
        "is_required": factor.is_required_of(user),
        "must_change": states.of(user).must_change_password,
        "locked": locked,
        "link": link,
        "actions": [
            (name, action) for name, action in ACTIONS.items() if action.fits(request.user, user)
        ],
        "events": events.recent(user, 20),
    }
    return render(request, "accounts/security.html", context)


# --- what can be done ---


@dataclass(frozen=True)
class Action:
    """A button: its words, why it may not be pressed, whether it is shown, what it does."""

    label: str
    help: str
    why_not: object
    do: object
    fits: object


def _unlock(request, user):
    lockout.unlock(user, by=request.user, request=request)
    messages.success(request, "Đã mở khóa: người này thử đăng nhập lại được ngay.")


def _reset_factor(request, user):
    factor.reset(user, request.user, request)
    messages.success(
        request, "Đã bỏ xác thực hai lớp và kết thúc mọi phiên đăng nhập của người này."
    )


def _end_sessions(request, user):
    states.end_sessions(user)
    events.record(Kind.SIGNED_OUT_EVERYWHERE, user, request, by=request.user)
    messages.success(request, "Đã kết thúc mọi phiên đăng nhập của người này.")


def _make_link(request, user):
    events.record(Kind.LINK_MADE, user, request, by=request.user)
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    token = default_token_generator.make_token(user)
    path = reverse("account-set-password", args=[uid, token])
    return _show(request, user, link=request.build_absolute_uri(path))


def _why_not_link(by, user) -> str | None:
    if user.pk == by.pk:
        return "Mật khẩu của mình thì đổi ở “Đổi mật khẩu”."
    return None if user.is_active else "Tài khoản đang tắt. Hãy bật lại trước."


def _why_not_others(by, user) -> str | None:
    return "Hãy dùng nút “Đăng xuất” cho tài khoản của bạn." if user.pk == by.pk else None


ACTIONS = {
    "mo-khoa": Action(
        "Mở khóa đăng nhập",
        "Cho thử lại ngay từ những nơi đang bị khóa.",
        lambda by, user: None,
        _unlock,
        lambda by, user: bool(lockout.locked_at(user)),
    ),
    "lien-ket": Action(
        "Tạo liên kết đặt mật khẩu",
        "Liên kết dùng một lần, hết hạn sau 3 ngày; chỉ gửi cho đúng người. Mật khẩu cũ vẫn dùng "
        "được cho đến khi họ đặt mật khẩu mới.",
        _why_not_link,
        _make_link,
        lambda by, user: _why_not_link(by, user) is None,
    ),
    "bo-hai-lop": Action(
        "Bỏ xác thực hai lớp (mất điện thoại)",
        "Gặp hoặc gọi để chắc đúng người trước đã. Mọi phiên đăng nhập của họ kết thúc.",
        factor.why_not_reset,
        _reset_factor,
        lambda by, user: factor.why_not_reset(by, user) is None,
    ),
    "ket-thuc-phien": Action(
        "Kết thúc mọi phiên đăng nhập",
        "Dùng khi mất máy hoặc quên đăng xuất ở máy lạ.",
        _why_not_others,
        _end_sessions,
        lambda by, user: _why_not_others(by, user) is None,
    ),
}
