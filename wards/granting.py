"""Who may give whom which role where: a chief below their unit, an administrator anywhere.

Nobody gives one to themselves. Asked by the admin's form with the database's state of that moment.
"""

from django.contrib.auth import get_user_model
from django.utils import timezone

from wards import scope
from wards.models import Unit

Role = scope.Role


def units_to_grant(by):
    """The units in which `by` may give roles, as a queryset: for a chief the open ones below."""
    if _is_administrator(by):
        return Unit.objects.all()
    return Unit.objects.open_on(timezone.localdate()).filter(pk__in=_below(by))


def people_to_grant(by):
    """The accounts to which `by` may give roles, as a queryset.

    For a chief: of staff, switched on, not those of administrators.
    """
    others = get_user_model().objects.exclude(pk=by.pk)
    if _is_administrator(by):
        return others
    return others.filter(is_active=True, is_staff=True, is_superuser=False)


def why_not_grant(by, user, unit: Unit, role: str) -> str | None:
    """Say in Vietnamese why `by` may not give `user` the `role` in `unit`; None if they may."""
    return why_not_to(by, user) or why_not_in(by, unit, role)


def why_not_to(by, user) -> str | None:
    """Say in Vietnamese why `by` may give `user` no role anywhere; None if they may."""
    if user.pk == by.pk:
        return "Không ai tự trao vai trò cho chính mình. Hãy nhờ người khác có quyền."
    if not people_to_grant(by).filter(pk=user.pk).exists():
        return (
            "Bạn chỉ trao được vai trò cho tài khoản cán bộ đang hoạt động, "
            "không phải tài khoản của quản trị viên."
        )
    return None


def why_not_in(by, unit: Unit, role: str) -> str | None:
    """Say in Vietnamese why `by` may not give the `role` to anybody in `unit`; None if they may.

    A chief is chief in all that is below, so there no role is above their own.
    """
    role = Role(role)
    if _is_administrator(by):
        return None
    if unit.pk not in _below(by):
        return (
            f"Bạn không trao được vai trò “{role.label}” ở {unit.name}: đơn vị này không ở dưới "
            f"đơn vị mà bạn là “{Role.CHIEF.label}”."
        )
    if not units_to_grant(by).filter(pk=unit.pk).exists():
        return f"{unit.name} hiện không hoạt động nên không trao thêm vai trò."
    return None


def why_not_change(by, user, unit: Unit) -> str | None:
    """Say in Vietnamese why `by` may change no role of `user` in `unit`; None if they may end it.

    To lengthen one is to give it anew; see `why_not_grant`.
    """
    if user.pk == by.pk:
        return "Không ai tự sửa vai trò của chính mình. Hãy nhờ người khác có quyền."
    if not _is_administrator(by) and unit.pk not in _below(by):
        return f"{unit.name} không ở dưới đơn vị mà bạn là “{Role.CHIEF.label}”."
    return None


def _below(by) -> frozenset[int]:
    return scope.unit_ids_below(
        by, day=timezone.localdate()
    )  # of a day: asked anew, not remembered


def _is_administrator(user) -> bool:
    return user.is_active and user.is_superuser
