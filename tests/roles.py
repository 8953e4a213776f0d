"""What tests of the admin's doors to roles share."""

from datetime import date

from django.urls import reverse

from wards.models import Membership

Role = Membership.Role
ADD = "/admin/wards/membership/add/"
LIST = "/admin/wards/membership/"
SINCE = date(2021, 1, 1)


def role_of(user) -> Membership:
    return user.memberships.get()


def door(membership, name="change") -> str:
    return reverse(f"admin:wards_membership_{name}", args=[membership.pk])


def posted(user, unit, role=Role.WRITER, starts_on="01/08/2025", ends_on="") -> dict:
    """What a browser would post from the form of a new role."""
    ids = {"user": user.pk, "unit": unit.pk}
    return ids | {"role": role, "starts_on": starts_on, "ends_on": ends_on}


def errors_of(page) -> dict:
    """The messages beside each field."""
    assert page.status_code == 200
    return page.context["adminform"].form.errors


def state_of(membership) -> tuple:
    now = Membership.objects.get(pk=membership.pk)
    return now.user_id, now.unit_id, now.role, now.starts_on, now.ends_on
