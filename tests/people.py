"""The people of the tests: always the same, so that a test reads like a story."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model

from wards.models import Membership

PASSWORD = "mat-khau-thu"


@pytest.fixture
def people(city) -> SimpleNamespace:
    """A clerk of Việt Hưng, a clerk of Bồ Đề, two reviewers and a chief of the city, a superuser,
    and a stranger who may sign in but holds no role."""
    role = Membership.Role
    make = get_user_model().objects.create_user

    def person(name, unit=None, as_role=None):
        user = make(username=name, password=PASSWORD, is_staff=True)
        if unit:
            Membership.objects.create(
                user=user, unit=unit, role=as_role, starts_on=date(2021, 1, 1)
            )
        return user

    return SimpleNamespace(
        clerk=person("huong", city.viet_hung, role.WRITER),
        other_clerk=person("tuan", city.new_bo_de, role.WRITER),
        reviewer=person("minh", city.top, role.REVIEWER),
        second_reviewer=person("lan", city.top, role.REVIEWER),
        chief=person("hoa", city.top, role.CHIEF),
        root=get_user_model().objects.create_superuser("root", password=PASSWORD),
        stranger=person("la"),
    )


@pytest.fixture
def sign_in(client):
    """`sign_in(user)`: the browser in which they are signed in."""

    def run(user):
        client.force_login(user)
        return client

    return run
