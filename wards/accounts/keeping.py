"""Switching accounts on and off. One administrator who can sign in always stays."""

from datetime import datetime, timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from wards.accounts import events, states
from wards.accounts.events import Kind
from wards.models import AccountState

IDLE_DAYS = 45


def why_not_keep_as(by, user, is_active: bool, is_staff: bool, is_superuser: bool) -> str | None:
    """Say in Vietnamese why `by` may not leave `user` with these switches; None if they may.

    All of them are off where the account is to be deleted. Within a transaction: it locks the
    administrators' rows, so that two of them do not switch each other off at the same moment.
    """
    administrators = _administrators_locked()
    if is_active and is_staff and is_superuser:
        return None
    if user.pk == by.pk:
        return "Bạn không tự tắt hay tự bỏ quyền của mình được. Hãy nhờ quản trị viên khác."
    if by.pk not in administrators:
        return "Tài khoản của bạn vừa bị tắt hoặc không còn là quản trị viên."
    return None


def switch(user, on: bool, by, request=None) -> None:
    """`by` has switched the account of `user` on or off: keep what follows from it.

    Sessions of before do not come back when it is on again; and it has the full time until it
    counts as idle.
    """
    states.end_sessions(user)
    states.change(user, retired_at=None, **({"idle_from": timezone.now()} if on else {}))
    events.record(Kind.SWITCHED_ON if on else Kind.SWITCHED_OFF, user, request, by=by)


def last_used(user) -> datetime:
    """When `user` last signed in; else when the account was made or switched on again."""
    state = getattr(user, "account_state", None)
    idle_from = state.idle_from if state else None
    return max(filter(None, (user.last_login, user.date_joined, idle_from)))


def idle(days: int = IDLE_DAYS, at: datetime | None = None) -> list:
    """The active accounts unused for more than `days`, longest unused first.

    Never all administrators: of those the one who was here last is left out.
    """
    limit = (at or timezone.now()) - timedelta(days=days)
    active = get_user_model().objects.filter(is_active=True).select_related("account_state")
    found = sorted((u for u in active if last_used(u) < limit), key=last_used)
    administrators = [u for u in found if _can_administer(u)]
    if administrators and not any(_can_administer(u) and u not in found for u in active):
        found.remove(administrators[-1])
    return found


def retire(days: int = IDLE_DAYS, at: datetime | None = None) -> list:
    """Switch off the accounts that are `idle`; return them. Their roles stay."""
    gone = []
    with transaction.atomic():
        _administrators_locked()
        for user in idle(days, at):
            # Whoever signs in at this very moment stays.
            same = type(user).objects.filter(pk=user.pk, last_login=user.last_login)
            if not same.update(is_active=False):
                continue
            gone.append(user)
            states.end_sessions(user)
            states.change(user, retired_at=at or timezone.now())
            note = f"quá {days} ngày, lần cuối {timezone.localtime(last_used(user)):%d/%m/%Y}"
            events.record(Kind.RETIRED, user, note=note)
    return gone


def why_off(user) -> str:
    """Say in Vietnamese why the account of `user` is off; "" if it is on."""
    if user.is_active:
        return ""
    state: AccountState | None = getattr(user, "account_state", None)
    if state and state.retired_at:
        return f"Tự tắt ngày {timezone.localtime(state.retired_at):%d/%m/%Y} vì lâu không đăng nhập"
    return "Quản trị viên đã tắt"


def _can_administer(user) -> bool:
    """Whether `user`, whose account is on, could sign in and look after the others."""
    return user.is_superuser and user.is_staff and user.has_usable_password()


def _administrators_locked() -> set[int]:
    administrators = get_user_model().objects.select_for_update().order_by("pk")
    found = administrators.filter(is_superuser=True, is_active=True, is_staff=True)
    return {user.pk for user in found}
