"""In which units a person may act: roles, the tree below a unit, and dates."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.makers import REFORM
from tests.makers import unit as make_unit
from wards import scope
from wards.models import Membership, Succession

pytestmark = pytest.mark.django_db


def may(user, role, unit, day=None) -> bool:
    """Whether `user` may act as `role` in `unit`."""
    return unit.pk in scope.unit_ids(user, role, day)


Role = Membership.Role
DAY = timedelta(days=1)
TODAY = date(2025, 8, 1)


@pytest.fixture
def grant(people):
    """`grant(unit, role, …)`: a role of the stranger, who holds none otherwise."""

    def run(unit, role=Role.WRITER, **dates):
        dates = {"starts_on": TODAY - DAY} | dates
        Membership.objects.create(user=people.stranger, unit=unit, role=role, **dates)
        return people.stranger

    return run


@pytest.mark.parametrize(
    ("held", "asked", "holds"),
    [
        (Role.WRITER, Role.WRITER, True),
        (Role.WRITER, Role.REVIEWER, False),
        (Role.WRITER, Role.CHIEF, False),
        (Role.REVIEWER, Role.WRITER, True),
        (Role.REVIEWER, Role.REVIEWER, True),
        (Role.REVIEWER, Role.CHIEF, False),
        (Role.CHIEF, Role.WRITER, True),
        (Role.CHIEF, Role.REVIEWER, True),
        (Role.CHIEF, Role.CHIEF, True),
    ],
)
def test_a_role_includes_the_lower_ones(city, grant, held, asked, holds):
    user = grant(city.viet_hung, held)
    assert may(user, asked, city.viet_hung, TODAY) is holds
    assert scope.unit_ids(user, asked, TODAY) == ({city.viet_hung.pk} if holds else frozenset())


def test_a_role_that_is_none_is_a_mistake_in_the_code(city, people):
    with pytest.raises(ValueError, match="editor"):
        scope.unit_ids(people.clerk, "editor")


def test_a_role_holds_for_everything_below_and_nothing_beside_or_above(city, grant):
    user = grant(city.duc_giang)
    below = {city.duc_giang, city.committee, city.cell, city.group}
    beside = {city.top, city.district, city.bo_de, city.other_cell, city.viet_hung}
    assert {u for u in below | beside if may(user, Role.WRITER, u, TODAY)} == below


def test_roles_in_several_units_add_up_each_with_its_own_reach(city, grant):
    grant(city.cell, Role.REVIEWER)
    user = grant(city.viet_hung)
    assert scope.unit_ids(user, Role.WRITER, TODAY) == {city.cell.pk, city.viet_hung.pk}
    assert scope.unit_ids(user, Role.REVIEWER, TODAY) == {city.cell.pk}


def test_a_role_of_somebody_else_gives_nothing(city, people):
    assert scope.unit_ids(people.stranger, Role.WRITER, TODAY) == frozenset()
    assert not may(people.other_clerk, Role.WRITER, city.viet_hung, TODAY)


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (TODAY - DAY, False),
        (TODAY, True),
        (TODAY + 29 * DAY, True),
        (TODAY + 30 * DAY, False),  # the first day on which it no longer holds
        (TODAY + 31 * DAY, False),
    ],
)
def test_a_role_holds_from_its_start_up_to_its_end(city, grant, day, holds):
    user = grant(city.viet_hung, starts_on=TODAY, ends_on=TODAY + 30 * DAY)
    assert may(user, Role.WRITER, city.viet_hung, day) is holds
    assert list(scope.units(user, day=day)) == ([city.viet_hung] if holds else [])


def test_without_a_day_today_counts(city, grant):
    today = timezone.localdate()
    grant(city.viet_hung, starts_on=today)
    grant(city.new_bo_de, starts_on=today + DAY)
    user = grant(city.cell, starts_on=today - DAY, ends_on=today)
    assert scope.unit_ids(user) == {city.viet_hung.pk}


def test_an_account_that_is_switched_off_holds_nothing(city, people):
    assert may(people.clerk, Role.WRITER, city.viet_hung, TODAY)
    people.clerk.is_active = False
    assert not may(people.clerk, Role.WRITER, city.viet_hung, TODAY)
    assert not scope.units(people.clerk, day=TODAY)


def test_who_is_not_signed_in_holds_nothing(city):
    assert not may(AnonymousUser(), Role.WRITER, city.viet_hung, TODAY)
    assert not scope.units(AnonymousUser(), day=TODAY)


def test_a_superuser_holds_no_role_by_being_one(city, people):
    assert scope.unit_ids(people.root, Role.WRITER, TODAY) == frozenset()
    Membership.objects.create(user=people.root, unit=city.cell, role=Role.WRITER, starts_on=TODAY)
    assert scope.unit_ids(people.root, Role.WRITER, TODAY) == {city.cell.pk}


def test_only_units_that_exist_on_the_day_are_offered(city, people):
    def offered(day):
        return set(scope.units(people.reviewer, Role.REVIEWER, day))

    assert offered(REFORM) == {city.top, city.viet_hung, city.new_bo_de}
    before = offered(REFORM - DAY)
    assert {city.top, city.district, city.duc_giang, city.cell} <= before
    assert city.viet_hung not in before


def test_a_role_for_a_closed_unit_still_holds_for_its_old_news(city, people):
    assert may(people.reviewer, Role.REVIEWER, city.duc_giang, TODAY)


def test_the_answer_costs_three_queries_and_none_for_who_is_signed_out(
    city, people, django_assert_num_queries
):
    with django_assert_num_queries(3):
        scope.unit_ids(people.chief, Role.WRITER, TODAY)
    with django_assert_num_queries(3):
        may(people.chief, Role.WRITER, city.cell, TODAY)
    with django_assert_num_queries(4):
        list(scope.units(people.chief, Role.WRITER, TODAY))
    with django_assert_num_queries(0):
        scope.unit_ids(AnonymousUser())


# --- what can be granted ---


def test_a_role_cannot_end_before_it_has_begun(city, people):
    role = Membership(
        user=people.stranger, unit=city.top, role=Role.CHIEF, starts_on=TODAY, ends_on=TODAY
    )
    with pytest.raises(ValidationError, match="sau ngày bắt đầu"):
        role.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        role.save()


def test_a_role_is_not_written_down_twice(city, people, grant):
    grant(city.top, Role.CHIEF, starts_on=TODAY)
    with pytest.raises(ValidationError, match="đã được ghi rồi"):
        Membership(
            user=people.stranger, unit=city.top, role=Role.CHIEF, starts_on=TODAY
        ).full_clean()


@pytest.fixture
def heirs(city):
    """Đức Giang: part to Bồ Đề, the rest to Việt Hưng; Bồ Đề: land only to Việt Hưng."""
    share = Succession.Share
    for old, new, kind in [
        (city.duc_giang, city.new_bo_de, share.PART),
        (city.duc_giang, city.viet_hung, share.REMAINDER),
        (city.bo_de, city.viet_hung, share.LAND),
        (city.bo_de, city.new_bo_de, share.WHOLE),
    ]:
        Succession.objects.create(
            predecessor=old, successor=new, share=kind, happened_on=REFORM, legal_basis="NQ 1656"
        )
    return city


def test_a_role_holds_for_what_the_unit_succeeded_by_a_whole_or_remaining_share(heirs, grant):
    user = grant(heirs.viet_hung)
    old = [heirs.duc_giang, heirs.cell, heirs.group]
    assert all(may(user, Role.WRITER, unit, TODAY) for unit in old)
    assert not may(user, Role.WRITER, heirs.bo_de, TODAY)  # land alone gives no rights


def test_a_part_gives_no_rights_a_whole_does(heirs, grant):
    user = grant(heirs.new_bo_de)
    assert may(user, Role.WRITER, heirs.bo_de, TODAY)
    assert may(user, Role.WRITER, heirs.other_cell, TODAY)
    assert not may(user, Role.WRITER, heirs.duc_giang, TODAY)


def test_a_succession_gives_rights_from_its_day_on(heirs, grant):
    user = grant(heirs.viet_hung, starts_on=REFORM - 30 * DAY)
    assert not may(user, Role.WRITER, heirs.duc_giang, REFORM - DAY)
    assert may(user, Role.WRITER, heirs.duc_giang, REFORM)


def test_rights_reach_over_generations_and_round_a_circle(heirs, grant):
    share = Succession.Share
    older = make_unit("ward", "Phường Cổ", "co", heirs.top, closed_on=REFORM - 900 * DAY)
    for old, new in [(older, heirs.duc_giang), (heirs.viet_hung, older)]:
        Succession.objects.create(
            predecessor=old, successor=new, share=share.WHOLE, happened_on=REFORM - 900 * DAY
        )
    assert may(grant(heirs.viet_hung), Role.WRITER, older, TODAY)
