"""Who may give whom which role where: chiefs below their unit, nobody to themselves."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from tests.makers import REFORM
from tests.makers import unit as make_unit
from wards import granting, scope
from wards.models import Membership, Succession
from wards.people import full_name, name_and_account

pytestmark = pytest.mark.django_db

Role = Membership.Role
DAY = timedelta(days=1)


@pytest.fixture
def chief_of(people):
    """`chief_of(unit, …)`: the stranger, made chief there."""

    def run(unit, role=Role.CHIEF, **dates):
        dates = {"starts_on": REFORM} | dates
        Membership.objects.create(user=people.stranger, unit=unit, role=role, **dates)
        return people.stranger

    return run


def below(user) -> set[int]:
    return set(scope.unit_ids_below(user))


def pks(*units) -> set[int]:
    return {unit.pk for unit in units}


# --- where ---


def test_a_chief_gives_roles_in_the_open_units_below_theirs(city, people):
    assert set(granting.units_to_grant(people.chief)) == {city.viet_hung, city.new_bo_de}


def test_neither_in_the_unit_itself_nor_above_nor_beside_it(city, chief_of):
    group = make_unit("residential_group", "Tổ 3", "to-3", city.viet_hung, opened_on=REFORM)
    chief = chief_of(city.viet_hung)
    assert set(granting.units_to_grant(chief)) == {group}
    for unit in (city.top, city.viet_hung, city.new_bo_de):
        reason = granting.why_not_in(chief, unit, Role.WRITER)
        assert "không ở dưới đơn vị mà bạn là “Trưởng ban biên tập”" in reason
    assert granting.why_not_in(chief, group, Role.CHIEF) is None


def test_who_is_chief_above_and_in_the_unit_gives_roles_in_it(city, chief_of):
    chief_of(city.top)
    assert city.viet_hung.pk in below(chief_of(city.viet_hung))


def test_what_units_below_succeeded_by_a_whole_or_remaining_share_is_below(city, chief_of):
    share = Succession.Share
    heir = make_unit("residential_group", "Tổ 3", "to-3", city.viet_hung, opened_on=REFORM)
    for old, kind in [
        (city.group, share.WHOLE),
        (city.cell, share.REMAINDER),
        (city.other_cell, share.PART),
        (city.bo_de, share.LAND),
    ]:
        Succession.objects.create(predecessor=old, successor=heir, share=kind, happened_on=REFORM)
    assert below(chief_of(city.viet_hung)) == pks(heir, city.group, city.cell)


def test_what_the_unit_succeeded_itself_was_its_like_and_is_not_below(city, chief_of):
    Succession.objects.create(
        predecessor=city.duc_giang, successor=city.viet_hung, share="whole", happened_on=REFORM
    )
    assert below(chief_of(city.viet_hung)) == set()


def test_no_succession_leads_back_to_the_unit_or_above_it(city, chief_of):
    heir = make_unit("residential_group", "Tổ 3", "to-3", city.viet_hung, opened_on=REFORM)
    for old in (city.viet_hung, city.top):
        Succession.objects.create(
            predecessor=old, successor=heir, share="whole", happened_on=REFORM
        )
    assert not below(chief_of(city.viet_hung)) & pks(city.viet_hung, city.top)


def test_a_unit_that_is_closed_or_not_yet_open_takes_no_new_role(city, people):
    tomorrow = timezone.localdate() + DAY
    new = make_unit("ward", "Phường Mới", "moi", city.top, opened_on=tomorrow)
    for unit in (city.duc_giang, city.cell, new):
        assert unit.pk in below(people.chief)
        assert "hiện không hoạt động" in granting.why_not_in(people.chief, unit, Role.WRITER)


def test_only_a_chief_gives_roles_and_only_while_they_are_one(city, people, chief_of):
    today = timezone.localdate()
    for user in (people.clerk, people.reviewer, people.stranger, AnonymousUser()):
        assert not granting.units_to_grant(user).exists()
    chief_of(city.top, Role.REVIEWER)
    chief_of(city.top, starts_on=REFORM, ends_on=today)
    assert below(chief_of(city.top, starts_on=today + DAY)) == set()
    people.chief.is_active = False
    assert below(people.chief) == set()


def test_the_database_is_asked_each_time_though_the_request_remembers(city, people):
    scope.remember(people.chief)
    assert below(people.chief)
    Membership.objects.filter(user=people.chief).update(ends_on=timezone.localdate())
    assert below(people.chief)
    assert not granting.units_to_grant(people.chief).exists()
    assert granting.why_not_in(people.chief, city.viet_hung, Role.WRITER)


def test_the_answer_costs_three_queries(city, people, django_assert_num_queries):
    with django_assert_num_queries(3):
        scope.unit_ids_below(people.chief)
    scope.remember(people.clerk)
    scope.unit_ids(people.clerk)
    with django_assert_num_queries(0):  # no chief, as is known by then
        scope.unit_ids_below(people.clerk)


# --- what and to whom ---


@pytest.mark.parametrize("role", Role)
def test_a_chief_gives_every_role_below(city, people, role):
    assert granting.why_not_grant(people.chief, people.clerk, city.viet_hung, role) is None


def test_a_role_that_is_none_is_a_mistake_in_the_code(city, people):
    with pytest.raises(ValueError, match="editor"):
        granting.why_not_in(people.chief, city.viet_hung, "editor")


@pytest.mark.parametrize("who", ["chief", "root"])
def test_nobody_gives_a_role_to_themselves(city, people, who):
    user = getattr(people, who)
    reason = granting.why_not_grant(user, user, city.viet_hung, Role.WRITER)
    assert "Không ai tự trao vai trò cho chính mình" in reason
    assert user not in granting.people_to_grant(user)


def test_a_chief_chooses_among_active_accounts_of_staff_that_are_no_administrators(people):
    people.clerk.is_active = people.second_reviewer.is_staff = False
    for user in (people.clerk, people.second_reviewer):
        user.save()
    others = {people.other_clerk, people.reviewer, people.stranger}
    assert set(granting.people_to_grant(people.chief)) == others
    for user in (people.clerk, people.second_reviewer, people.root):
        assert "tài khoản cán bộ đang hoạt động" in granting.why_not_to(people.chief, user)


def test_an_administrator_gives_roles_anywhere_to_anybody_else(city, people):
    for unit in (city.top, city.duc_giang, city.viet_hung):
        assert granting.why_not_grant(people.root, people.chief, unit, Role.CHIEF) is None


def test_a_chief_ends_roles_below_and_not_their_own(city, people, chief_of):
    assert granting.why_not_change(people.chief, people.clerk, city.duc_giang) is None
    assert "Không ai tự sửa" in granting.why_not_change(people.chief, people.chief, city.viet_hung)
    chief = chief_of(city.viet_hung)
    assert "không ở dưới" in granting.why_not_change(chief, people.clerk, city.viet_hung)


# --- names ---


def test_names_are_said_family_name_first(people):
    people.clerk.first_name, people.clerk.last_name = "Hương", "Nguyễn"
    assert full_name(people.clerk) == "Nguyễn Hương"
    assert name_and_account(people.clerk) == "Nguyễn Hương (huong)"
    assert full_name(people.stranger) == name_and_account(people.stranger) == "la"
    role = Membership(user=people.clerk, unit=people.clerk.memberships.get().unit, role=Role.WRITER)
    assert str(role) == "Nguyễn Hương: Người viết, Phường Việt Hưng"
