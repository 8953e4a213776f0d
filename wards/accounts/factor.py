"""The second factor: a code of an authenticator app, or a recovery code where the phone is lost.

django-otp keeps the devices, refuses a code that was used, and makes whoever guesses wait twice as
long each time. Here is who must have one, and how one gets, uses, renews and loses it.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime

import django_otp
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from wards import scope
from wards.accounts import events, states
from wards.accounts.events import Kind

REQUIRED, OFFERED = "required", "offered"  # settings.SECOND_FACTOR
CODES = 10
APP, RECOVERY = "Ứng dụng xác thực", "Mã dự phòng"


class Refused(Exception):
    """What was asked for is not done; says in Vietnamese why."""


@dataclass(frozen=True)
class Answer:
    """What came of a typed code: the device that took it, or until when none is looked at."""

    device: object = None
    wait_until: datetime | None = None

    @property
    def by_recovery(self) -> bool:
        """Whether a recovery code was used up."""
        return isinstance(self.device, StaticDevice)


def is_required_of(user) -> bool:
    """Whether `user` may not work without a second factor: chiefs and administrators."""
    if settings.SECOND_FACTOR != REQUIRED:
        return False
    return user.is_superuser or scope.has_role(user, scope.Role.CHIEF)


def device_of(user) -> TOTPDevice | None:
    """The app that `user` confirmed, if any."""
    return TOTPDevice.objects.devices_for_user(user, confirmed=True).first()


def waiting_device_of(user) -> TOTPDevice | None:
    """The app that `user` is about to confirm, if any."""
    return TOTPDevice.objects.devices_for_user(user, confirmed=False).first()


def codes_left(user) -> int:
    """How many recovery codes `user` has left."""
    return StaticToken.objects.filter(device__user_id=user.pk).count()


def begin(user) -> TOTPDevice:
    """Make a key for the app that `user` is about to confirm; another one that waited is void.

    Raises Refused if there is a confirmed one: that has to go first, by a code.
    """
    with transaction.atomic():
        _lock(user)
        if device_of(user):
            raise Refused("Tài khoản này đã bật xác thực hai lớp.")
        TOTPDevice.objects.devices_for_user(user, confirmed=False).delete()
        return TOTPDevice.objects.create(user_id=user.pk, name=APP, confirmed=False)


def confirm(request, user, typed: str) -> list[str] | None:
    """Turn the factor on if `typed` is the waiting app's code; return the recovery codes.

    They are not shown again. None if the code was wrong. The request's session counts as having
    given a code. Raises Refused if nothing waits.
    """
    with transaction.atomic():
        _lock(user)
        device = waiting_device_of(user)
        if device is None or device_of(user):
            raise Refused("Hãy bắt đầu lại: mã QR này không còn dùng được.")
        if not device.verify_token(_tidy(typed)):
            return None
        device.confirmed = True
        device.save(update_fields=["confirmed"])
        codes = _renew_codes(user)
        sign_in(request, device)
        events.record(Kind.FACTOR_ON, user, request)
    return codes


def check(request, user, typed: str) -> Answer:
    """Look at a code of the app or, if it does not look like one, at a recovery code.

    Only ever at one of them, so that wrong codes of one kind do not slow down the other. What was
    refused is written down.
    """
    typed = _tidy(typed)
    if re.fullmatch(r"[0-9]{6}", typed):
        device, used = device_of(user), Kind.CODE_ACCEPTED
    else:
        device = StaticDevice.objects.devices_for_user(user, confirmed=True).first()
        used = Kind.RECOVERY_USED
    if device is None:
        return Answer()
    allowed, why = device.verify_is_allowed()
    if not allowed:
        return Answer(wait_until=why["locked_until"])
    # Locks the device's row: two requests with one code do not both get in.
    found = django_otp.verify_token(user, device.persistent_id, typed)
    events.record(used if found else Kind.CODE_REFUSED, user, request)
    return Answer(found)


def sign_in(request, device) -> None:
    """Let the request's session count as having given a code, under a new key."""
    request.session.cycle_key()
    django_otp.login(request, device)


def renew_codes(request, user) -> list[str]:
    """Make new recovery codes for `user`, who has just given a code; the old ones are void."""
    with transaction.atomic():
        _lock(user)
        codes = _renew_codes(user)
        events.record(Kind.CODES_MADE, user, request)
    return codes


def turn_off(request, user) -> None:
    """Take the second factor away from `user`, who has just given a code; other sessions end."""
    with transaction.atomic():
        _remove(user)
        states.begin_session(request, user)
        events.record(Kind.FACTOR_OFF, user, request)


def why_not_reset(by, user) -> str | None:
    """Say in Vietnamese why `by` may not take the factor away from `user`; None if they may."""
    if not (by.is_active and by.is_superuser):
        return "Chỉ quản trị viên bỏ được xác thực hai lớp của người khác."
    if by.pk == user.pk:
        return (
            "Không ai tự bỏ xác thực hai lớp của mình ở đây. Hãy dùng trang “Tài khoản của bạn” "
            "với một mã, hoặc nhờ quản trị viên khác."
        )
    if device_of(user) is None:
        return "Tài khoản này chưa bật xác thực hai lớp."
    return None


def reset(user, by, request=None) -> None:
    """Take the second factor away from `user`, whose phone is lost; all their sessions end.

    Raises Refused if `by` may not.
    """
    if reason := why_not_reset(by, user):
        raise Refused(reason)
    with transaction.atomic():
        _remove(user)
        events.record(Kind.FACTOR_RESET, user, request, by=by)


def _remove(user) -> None:
    _lock(user)
    TOTPDevice.objects.devices_for_user(user).delete()
    StaticDevice.objects.devices_for_user(user).delete()
    states.end_sessions(user)


def _renew_codes(user) -> list[str]:
    StaticDevice.objects.devices_for_user(user).delete()
    device = StaticDevice.objects.create(user_id=user.pk, name=RECOVERY)
    codes = set()
    while len(codes) < CODES:
        codes.add(StaticToken.random_token())
    codes = sorted(codes)
    StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return [f"{code[:4]}-{code[4:]}" for code in codes]


def _tidy(typed: str) -> str:
    """What was meant: phones add spaces, people copy dashes and capitals."""
    return re.sub(r"[\s\-]", "", unicodedata.normalize("NFKC", typed)).lower()


def _lock(user) -> None:
    """One change to an account's factor at a time."""
    list(get_user_model()._base_manager.select_for_update().filter(pk=user.pk).values_list("pk"))
