"""A chief ends roles below their unit in the admin; all else of a role stays as it was given."""

from datetime import date

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.utils import timezone

from tests.roles import LIST, SINCE, Role, door, errors_of, posted, role_of, state_of
from wards.models import Membership

pytestmark = pytest.mark.django_db


def test_a_chief_ends_a_role_and_it_is_logged(sign_in, people):
    membership = role_of(people.clerk)
    before = state_of(membership)
    client = sign_in(people.chief)
    page = client.get(door(membership))
    fields = page.context["adminform"].form.fields
    assert {name for name, field in fields.items() if not field.disabled} == {"ends_on"}
    assert page.content.decode().count("vDateField") == 1  # a calendar for the end only
    assert 'value="01/01/2021"' in page.content.decode()
    assert client.post(door(membership), {"ends_on": "01/09/2025"}).status_code == 302
    assert state_of(membership) == (*before[:4], date(2025, 9, 1))
    logged = LogEntry.objects.get()
    assert (logged.user, logged.action_flag) == (people.chief, CHANGE)
    assert "đến trước ngày" in logged.get_change_message().lower()


def test_the_end_of_a_role_can_be_moved_while_the_rules_would_give_it(sign_in, people, city):
    membership = role_of(people.clerk)
    client = sign_in(people.chief)
    for ends_on in ("01/09/2025", "01/10/2025", "01/08/2025", ""):
        assert client.post(door(membership), {"ends_on": ends_on}).status_code == 302
    assert state_of(membership)[-1] is None


@pytest.mark.parametrize(
    ("who", "where", "reason"),
    [
        ("stranger", "cell", "hiện không hoạt động"),
        ("root", "viet_hung", "tài khoản cán bộ đang hoạt động"),
    ],
)
def test_to_lengthen_a_role_is_to_give_it_anew(sign_in, people, city, who, where, reason):
    membership = Membership.objects.create(
        user=getattr(people, who),
        unit=getattr(city, where),
        role=Role.CHIEF,
        starts_on=SINCE,
        ends_on=date(2025, 3, 1),
    )
    client = sign_in(people.chief)
    for ends_on in ("", "01/04/2025"):
        page = client.post(door(membership), {"ends_on": ends_on})
        assert reason in errors_of(page)["ends_on"][0]
    assert client.post(door(membership), {"ends_on": "01/02/2025"}).status_code == 302
    assert state_of(membership)[-1] == date(2025, 2, 1)


@pytest.mark.parametrize("name", ["user", "unit", "role", "starts_on"])
def test_what_is_fixed_is_refused_beside_its_field_when_it_is_forged(sign_in, people, city, name):
    membership = role_of(people.clerk)
    before = state_of(membership)
    forged = {
        "user": people.other_clerk.pk,
        "unit": city.new_bo_de.pk,
        "role": Role.CHIEF,
        "starts_on": "01/01/2020",
    }
    client = sign_in(people.chief)
    for value in (forged[name], "", "x"):
        page = client.post(door(membership), {name: value, "ends_on": "01/09/2025"})
        assert list(errors_of(page)) == [name]
        assert "Không sửa được sau khi đã trao" in errors_of(page)[name][0]
        assert "Không sửa được sau khi đã trao" in page.content.decode()
    assert state_of(membership) == before


def test_what_is_posted_as_it_stands_is_no_forgery(sign_in, people, city):
    membership = role_of(people.clerk)
    data = posted(people.clerk, city.viet_hung, starts_on="01/01/2021", ends_on="01/09/2025")
    assert sign_in(people.chief).post(door(membership), data).status_code == 302
    assert state_of(membership)[-1] == date(2025, 9, 1)


def test_a_role_of_a_closed_unit_or_of_an_account_switched_off_can_be_ended(sign_in, people, city):
    people.stranger.is_active = False
    people.stranger.save()
    membership = Membership.objects.create(
        user=people.stranger, unit=city.cell, role=Role.WRITER, starts_on=SINCE
    )
    client = sign_in(people.chief)
    assert client.post(door(membership), {"ends_on": "01/09/2025"}).status_code == 302
    assert state_of(membership)[-1] == date(2025, 9, 1)


def test_a_chief_who_is_one_no_longer_finds_no_role_to_end(sign_in, people):
    client = sign_in(people.chief)
    Membership.objects.filter(user=people.chief).update(ends_on=timezone.localdate())
    membership = role_of(people.clerk)
    assert client.post(door(membership), {"ends_on": "01/09/2025"}).status_code == 404
    assert state_of(membership)[-1] is None


def test_a_chief_deletes_nothing(sign_in, people):
    membership = role_of(people.clerk)
    client = sign_in(people.chief)
    assert client.post(door(membership, "delete"), {"post": "yes"}).status_code == 403
    picked = {"action": "delete_selected", "_selected_action": membership.pk, "post": "yes"}
    client.post(LIST, picked)
    assert Membership.objects.filter(pk=membership.pk).exists()
