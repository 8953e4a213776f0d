"""The doors of the admin to roles: a chief gives those below; nothing forged passes."""

from datetime import date

import pytest
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth import get_user_model
from django.urls import reverse

from tests.makers import unit as make_unit
from tests.roles import ADD, LIST, SINCE, Role, door, errors_of, posted, role_of, state_of
from wards import granting
from wards.models import Membership, Unit

pytestmark = pytest.mark.django_db

# --- who finds what ---


def test_a_chief_finds_only_the_roles_of_units_below(sign_in, people, city):
    old = Membership.objects.create(
        user=people.stranger, unit=city.cell, role=Role.WRITER, starts_on=SINCE
    )
    client = sign_in(people.chief)
    found = {role_of(people.clerk), role_of(people.other_clerk), old}
    assert set(client.get(LIST).context["cl"].queryset) == found
    assert set(client.get(LIST, {"q": "huong"}).context["cl"].queryset) == {role_of(people.clerk)}
    assert not client.get(LIST, {"q": "minh"}).context["cl"].queryset.exists()
    assert {client.get(door(m)).status_code for m in found} == {200}


@pytest.mark.parametrize("name", ["change", "delete", "history"])
def test_roles_elsewhere_do_not_exist_for_a_chief(sign_in, people, city, name):
    group = make_unit("residential_group", "Tổ 3", "to-3", city.viet_hung)
    Membership.objects.create(
        user=people.stranger, unit=city.viet_hung, role=Role.CHIEF, starts_on=SINCE
    )
    below = Membership.objects.create(
        user=people.clerk, unit=group, role=Role.WRITER, starts_on=SINCE
    )
    client = sign_in(people.stranger)
    assert client.get(door(below)).status_code == 200
    for elsewhere in (people.clerk.memberships.get(unit=city.viet_hung), role_of(people.reviewer)):
        for method in (client.get, client.post):
            assert method(door(elsewhere, name)).status_code == 404


@pytest.mark.parametrize("who", ["clerk", "reviewer", "stranger"])
def test_who_is_no_chief_sees_nothing_of_roles(sign_in, people, who):
    client = sign_in(getattr(people, who))
    assert client.get(LIST).status_code == client.get(ADD).status_code == 403
    for person in (people.clerk, people.reviewer, people.chief):
        for name in ("change", "delete", "history"):
            assert client.get(door(role_of(person), name)).status_code == 404
    assert client.post(door(role_of(people.clerk)), {"ends_on": "01/09/2025"}).status_code == 404
    assert "membership" not in client.get("/admin/").content.decode()


def test_a_chief_with_nothing_below_sees_nothing_of_roles(sign_in, people, city):
    Membership.objects.create(
        user=people.stranger, unit=city.viet_hung, role=Role.CHIEF, starts_on=SINCE
    )
    client = sign_in(people.stranger)
    assert client.get(LIST).status_code == client.get(ADD).status_code == 403


# --- giving ---


def test_a_chief_gives_a_role_and_it_is_logged(sign_in, people, city):
    data = posted(people.stranger, city.viet_hung, Role.REVIEWER)
    assert sign_in(people.chief).post(ADD, data).status_code == 302
    given = role_of(people.stranger)
    assert (given.unit, given.role) == (city.viet_hung, Role.REVIEWER)
    assert given.starts_on == date(2025, 8, 1)
    logged = LogEntry.objects.get()
    assert (logged.user, logged.action_flag) == (people.chief, ADDITION)
    assert logged.object_id == str(given.pk)


def test_a_chief_chooses_from_names_and_from_units_below(sign_in, people, city):
    people.clerk.first_name, people.clerk.last_name = "Hương", "Nguyễn"
    people.clerk.save()
    page = sign_in(people.chief).get(ADD)
    form, text = page.context["adminform"].form, page.content.decode()
    offered = {label for value, label in form.fields["user"].choices if value}
    assert offered == {"Nguyễn Hương (huong)", "tuan", "minh", "lan", "la · chưa có vai trò"}
    offered = {label for value, label in form.fields["unit"].choices if value}
    assert offered == {"Phường Việt Hưng, Thành phố Hà Nội", "Phường Bồ Đề, Thành phố Hà Nội"}
    assert "Nguyễn Hương (huong)" in text
    assert "/auth/user/" not in text  # no buttons that lead to accounts
    assert 'class="related-widget-wrapper-link add-related"' not in text
    assert "admin-autocomplete" not in text


def test_the_search_for_accounts_stays_closed_to_chiefs(sign_in, people):
    query = {"app_label": "wards", "model_name": "membership", "field_name": "user", "term": "h"}
    url = reverse("admin:autocomplete")
    assert sign_in(people.chief).get(url, query).status_code == 403
    assert sign_in(people.root).get(url, query).status_code == 200


@pytest.mark.parametrize("unit", ["top", "district", "duc_giang", "cell"])
def test_a_forged_unit_is_refused_beside_its_field(sign_in, people, city, unit):
    page = sign_in(people.chief).post(ADD, posted(people.stranger, getattr(city, unit)))
    assert "dưới đơn vị của bạn" in errors_of(page)["unit"][0]
    assert not people.stranger.memberships.exists()


def test_a_forged_account_is_refused_beside_its_field(sign_in, people, city):
    people.stranger.is_active = False
    people.stranger.save()
    before = Membership.objects.count()
    for user in (people.chief, people.root, people.stranger):
        page = sign_in(people.chief).post(ADD, posted(user, city.viet_hung))
        assert "không phải chính bạn" in errors_of(page)["user"][0]
    assert Membership.objects.count() == before


def test_a_forged_role_is_refused_beside_its_field(sign_in, people, city):
    page = sign_in(people.chief).post(ADD, posted(people.stranger, city.viet_hung, "owner"))
    assert "role" in errors_of(page)


def test_the_rules_are_asked_again_after_the_choices(sign_in, people, city, monkeypatch):
    monkeypatch.setattr(granting, "people_to_grant", lambda by: get_user_model().objects.all())
    monkeypatch.setattr(granting, "units_to_grant", lambda by: Unit.objects.all())
    page = sign_in(people.chief).post(ADD, posted(people.chief, city.top))
    assert "Không ai tự trao" in errors_of(page)["user"][0]
    assert "không ở dưới" in errors_of(page)["unit"][0]
    assert people.chief.memberships.count() == 1


@pytest.mark.parametrize("who", ["chief", "root"])
def test_an_end_before_the_start_is_refused_beside_its_field(sign_in, people, city, who):
    client = sign_in(getattr(people, who))
    for ends_on in ("01/08/2025", "31/07/2025"):
        page = client.post(ADD, posted(people.stranger, city.viet_hung, ends_on=ends_on))
        assert errors_of(page) == {"ends_on": ["Ngày hết hiệu lực phải sau ngày bắt đầu."]}
    page = client.post(
        door(role_of(people.clerk)),
        posted(people.clerk, city.viet_hung, starts_on="01/01/2021", ends_on="01/01/2021"),
    )
    assert errors_of(page) == {"ends_on": ["Ngày hết hiệu lực phải sau ngày bắt đầu."]}


# --- one's own ---


def test_a_chief_sees_their_own_role_below_and_does_not_touch_it(sign_in, people, city):
    own = Membership.objects.create(
        user=people.chief, unit=city.viet_hung, role=Role.WRITER, starts_on=SINCE
    )
    client = sign_in(people.chief)
    assert 'name="ends_on"' not in client.get(door(own)).content.decode()
    assert client.post(door(own), {"ends_on": "01/09/2025"}).status_code == 403
    assert state_of(own)[-1] is None


def test_not_even_a_superuser_gives_a_role_to_themselves(sign_in, people, city):
    client = sign_in(people.root)
    page = client.post(ADD, posted(people.root, city.top, Role.CHIEF))
    assert "Không ai tự trao" in errors_of(page)["user"][0]
    theirs = role_of(people.clerk)
    page = client.post(door(theirs), posted(people.root, city.viet_hung))
    assert "Không ai tự trao" in errors_of(page)["user"][0]
    assert not people.root.memberships.exists()
    own = Membership.objects.create(
        user=people.root, unit=city.viet_hung, role=Role.WRITER, starts_on=SINCE
    )
    data = posted(people.root, city.top, Role.CHIEF)
    assert client.get(door(own)).status_code == 200
    assert client.post(door(own), data).status_code == 403
    assert state_of(own)[2] == Role.WRITER


def test_a_superuser_keeps_all_other_roles_as_before(sign_in, people, city):
    client = sign_in(people.root)
    assert client.post(ADD, posted(people.stranger, city.district, Role.CHIEF)).status_code == 302
    given = role_of(people.stranger)
    data = posted(people.stranger, city.top, Role.REVIEWER)
    assert client.post(door(given), data).status_code == 302
    assert state_of(given)[1:3] == (city.top.pk, Role.REVIEWER)
    assert client.post(door(given, "delete"), {"post": "yes"}).status_code == 302
    assert not people.stranger.memberships.exists()


# --- names ---


def test_names_stand_family_name_first_in_lists_and_histories(sign_in, people, city):
    for user, first, last in [(people.clerk, "Hương", "Nguyễn"), (people.chief, "Hoa", "Lê")]:
        user.first_name, user.last_name = first, last
        user.save()
    client = sign_in(people.chief)
    membership = role_of(people.clerk)
    client.post(door(membership), {"ends_on": "01/09/2025"})
    assert "Nguyễn Hương (huong)" in client.get(LIST, {"o": "1"}).content.decode()
    assert "Lê Hoa (hoa)" in client.get(door(membership, "history")).content.decode()
    client = sign_in(people.root)
    for page in (
        reverse("admin:auth_user_changelist"),
        reverse("admin:auth_user_change", args=[people.clerk.pk]),
    ):
        text = client.get(page).content.decode()
        assert text.index("Nguyễn") < text.index("Hương")
