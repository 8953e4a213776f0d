"""The tree of units: which places in it can be, when a unit exists, and what it was called."""

from datetime import date, timedelta
from threading import Barrier, Thread
from time import sleep

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from tests.makers import REFORM, unit
from wards import siteversion, structure
from wards.models import FormerName, Unit
from wards.structure import Tree, save_unit

pytestmark = pytest.mark.django_db

Kind = Unit.Kind
DAY = timedelta(days=1)


def refusal(unit, field) -> str:
    """What the person at the form reads beside `field`."""
    with pytest.raises(ValidationError) as refused:
        save_unit(unit)
    assert list(refused.value.message_dict) == [field]
    return " ".join(refused.value.message_dict[field])


# --- places that cannot be ---


def test_a_unit_with_nothing_above_it_has_nobody_for_a_second_signature(city):
    city.top.two_signatures = True
    assert "không có cấp trên" in refusal(city.top, "two_signatures")
    city.viet_hung.two_signatures = True
    assert save_unit(city.viet_hung).two_signatures


def test_a_unit_cannot_move_below_what_belongs_to_it(city):
    city.duc_giang.parent = city.cell  # a cell of its own committee
    message = refusal(city.duc_giang, "parent")
    assert "“Chi bộ 19” thuộc “Phường Đức Giang”" in message
    city.duc_giang.refresh_from_db()
    assert city.duc_giang.parent == city.district


def test_a_unit_cannot_move_below_its_own_child(city):
    city.district.parent = city.bo_de
    assert "“Phường Bồ Đề” thuộc “Quận Long Biên”" in refusal(city.district, "parent")


def test_a_unit_cannot_stand_below_itself(city):
    city.top.parent = city.top
    with pytest.raises(ValidationError, match="chính mình"):
        save_unit(city.top)
    with pytest.raises(ValidationError, match="không thể là cấp trên của đơn vị này"):
        structure.check_place(city.top)  # as the form asks, before it looks at constraints


def test_the_database_too_refuses_a_unit_below_itself(city):
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.filter(pk=city.top.pk).update(parent=city.top)


def test_a_unit_may_move_to_another_branch(city):
    city.group.parent = city.bo_de
    save_unit(city.group)
    assert Tree().ancestors(city.group.pk) == [city.bo_de.pk, city.district.pk, city.top.pk]


def test_a_parent_that_is_gone_is_reported_as_a_wrong_choice(city):
    city.group.parent_id = 10**9
    assert refusal(city.group, "parent")


def test_an_open_unit_cannot_stand_under_a_closed_one(city):
    newcomer = Unit(kind=Kind.WARD, name="Phường Mới", slug="moi", parent=city.district)
    message = refusal(newcomer, "parent")
    assert "“Quận Long Biên” kết thúc ngày 01/07/2025" in message
    assert not Unit.objects.filter(slug="moi").exists()


def test_a_closed_unit_cannot_be_reopened_under_a_closed_one(city):
    city.bo_de.closed_on = None
    assert "Quận Long Biên" in refusal(city.bo_de, "parent")


@pytest.mark.parametrize(("closed_on", "refused"), [(0, False), (-1, False), (1, True)])
def test_a_unit_closes_with_its_parent_or_before(city, closed_on, refused):
    city.bo_de.closed_on = REFORM + closed_on * DAY
    city.other_cell.closed_on = REFORM - DAY
    save_unit(city.other_cell)
    if refused:
        assert refusal(city.bo_de, "parent")
    else:
        assert save_unit(city.bo_de).closed_on == REFORM + closed_on * DAY


def test_closing_a_unit_names_the_open_ones_below_it(city):
    city.top.closed_on = REFORM
    message = refusal(city.top, "closed_on")
    assert "hoạt động sau ngày 01/07/2025" in message
    assert "“Phường Việt Hưng”" in message
    assert "“Phường Bồ Đề”" in message
    assert "Quận Long Biên" not in message  # it closes on that very day


def test_closing_a_unit_counts_one_that_closes_a_day_later_as_open(city):
    city.duc_giang.closed_on = REFORM - DAY
    message = refusal(city.duc_giang, "closed_on")
    assert "“Đảng bộ phường Đức Giang”" in message
    assert "“Tổ dân phố 19”" in message


def test_of_many_open_units_below_five_are_named(city):
    for number in range(1, 7):
        unit(Kind.RESIDENTIAL_GROUP, f"Tổ dân phố {number}", f"tdp-{number}", city.viet_hung)
    city.viet_hung.closed_on = REFORM + DAY
    message = refusal(city.viet_hung, "closed_on")
    assert [n for n in range(1, 7) if f"“Tổ dân phố {n}”" in message] == [1, 2, 3, 4, 5]
    assert "…" in message


def test_units_can_be_closed_from_below_on_one_day(city):
    group = unit(Kind.RESIDENTIAL_GROUP, "Tổ dân phố 2", "tdp-2", city.viet_hung)
    for each in (group, city.viet_hung):
        each.closed_on = REFORM + DAY
        save_unit(each)
    assert not Unit.objects.open_on(REFORM + DAY).filter(pk__in=[group.pk, city.viet_hung.pk])


@pytest.mark.parametrize("closed_on", [REFORM - DAY, REFORM])
def test_a_unit_cannot_close_before_or_on_the_day_it_opened(city, closed_on):
    city.viet_hung.closed_on = closed_on
    with pytest.raises(ValidationError, match="sau ngày thành lập"):
        save_unit(city.viet_hung)


def test_a_new_unit_that_reuses_a_name_needs_an_address_of_its_own(city):
    again = Unit(kind=Kind.WARD, name="Phường Bồ Đề", slug="bo-de", parent=city.top)
    assert refusal(again, "slug")
    again.slug = "bo-de-lan-ba"
    assert save_unit(again).pk


def test_a_kind_that_is_none_is_refused(city):
    assert refusal(Unit(kind="hamlet", name="Thôn 1", slug="thon-1"), "kind")


# --- what stands above and below ---


def test_the_tree_is_read_with_one_query(city, django_assert_num_queries):
    with django_assert_num_queries(1):
        tree = Tree()
        above = tree.ancestors(city.cell.pk)
        below = tree.with_descendants([city.duc_giang.pk])
    assert above == [city.committee.pk, city.duc_giang.pk, city.district.pk, city.top.pk]
    assert below == {city.duc_giang.pk, city.committee.pk, city.cell.pk, city.group.pk}


def test_a_circle_that_raw_sql_made_does_not_hang_the_site(city):
    Unit.objects.filter(pk=city.top.pk).update(parent=city.cell)
    assert set(Tree().ancestors(city.cell.pk)) >= {city.top.pk, city.duc_giang.pk}
    assert city.cell.pk in Tree().with_descendants([city.cell.pk])


# --- when a unit exists ---


@pytest.mark.parametrize(
    ("opened_on", "closed_on", "day", "exists"),
    [
        (None, None, REFORM, True),
        (REFORM, None, REFORM - DAY, False),
        (REFORM, None, REFORM, True),
        (REFORM, None, date(2999, 1, 1), True),
        (None, REFORM, REFORM - DAY, True),
        (None, REFORM, REFORM, False),
        (None, REFORM, REFORM + DAY, False),
        (None, REFORM, date(1954, 10, 10), True),
        (REFORM, REFORM + DAY, REFORM - DAY, False),
        (REFORM, REFORM + DAY, REFORM, True),
        (REFORM, REFORM + DAY, REFORM + DAY, False),
    ],
)
def test_a_unit_exists_from_its_first_day_up_to_its_closing(opened_on, closed_on, day, exists):
    stored = unit(Kind.WARD, "Phường", "phuong", opened_on=opened_on, closed_on=closed_on)
    assert stored.is_open(day) is exists
    assert Unit.objects.open_on(day).filter(pk=stored.pk).exists() is exists


def test_a_closed_unit_says_until_when_it_stood(city):
    assert str(city.district) == "Quận Long Biên (đến 01/07/2025)"
    assert str(city.top) == "Thành phố Hà Nội"


# --- what a unit was called ---


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(1990, 1, 1), "Thị trấn Đức Giang"),
        (date(2003, 11, 5), "Thị trấn Đức Giang"),
        (date(2003, 11, 6), "Phường Đức Giang cũ"),
        (date(2019, 12, 31), "Phường Đức Giang cũ"),
        (date(2020, 1, 1), "Phường Đức Giang"),
        (date(2025, 7, 1), "Phường Đức Giang"),
    ],
)
def test_a_former_name_holds_up_to_the_day_of_the_next(city, day, name):
    # Entered out of order, as people do.
    city.duc_giang.former_names.create(name="Phường Đức Giang cũ", until=date(2020, 1, 1))
    city.duc_giang.former_names.create(name="Thị trấn Đức Giang", until=date(2003, 11, 6))
    assert city.duc_giang.name_on(day) == name
    prefetched = Unit.objects.prefetch_related("former_names").get(pk=city.duc_giang.pk)
    assert prefetched.name_on(day) == name


def test_two_former_names_cannot_end_on_one_day(city):
    city.bo_de.former_names.create(name="Xã Bồ Đề", until=REFORM)
    with pytest.raises(ValidationError, match="đã có một tên cũ"):
        FormerName(unit=city.bo_de, name="Thôn Bồ Đề", until=REFORM).full_clean()


# --- the site version ---


def test_storing_a_unit_moves_the_site_version(city):
    before = siteversion.current()
    save_unit(city.viet_hung)
    assert siteversion.current() == before + 1


def test_a_refused_unit_does_not_move_the_site_version(city):
    before = siteversion.current()
    city.district.parent = city.bo_de
    refusal(city.district, "parent")
    assert siteversion.current() == before


@pytest.mark.django_db(transaction=True)
def test_of_two_moves_at_once_that_would_close_a_circle_one_is_refused(city, monkeypatch):
    """Each move is fine by itself: Việt Hưng below Bồ Đề, and Bồ Đề below Việt Hưng."""
    check = structure.check_place

    def check_slowly(moved):
        check(moved)
        sleep(0.3)  # time for the other move to look as well, if nothing holds it back

    monkeypatch.setattr(structure, "check_place", check_slowly)
    start, outcomes = Barrier(2), []

    def move(pk, below):
        try:
            moved = Unit.objects.get(pk=pk)
            moved.parent_id = below
            start.wait(10)
            save_unit(moved)
            outcomes.append("moved")
        except ValidationError as refused:
            outcomes.append(refused.messages[0])
        finally:
            connection.close()

    one, other = city.viet_hung.pk, city.new_bo_de.pk
    threads = [Thread(target=move, args=pair) for pair in [(one, other), (other, one)]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    refused = [outcome for outcome in outcomes if outcome != "moved"]
    assert len(outcomes) == 2
    assert len(refused) == 1
    assert "không thể là cấp trên của đơn vị này" in refused[0]
    assert sorted([len(Tree().ancestors(one)), len(Tree().ancestors(other))]) == [1, 2]
