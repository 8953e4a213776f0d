"""A unit's page: whom to call, what it is made of, what became of it."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Notice
from articles.public.units import profiles, timeline
from tests.makers import HOUR, NOON, REFORM, unit
from wards.lineage import Lineage, in_sentence
from wards.models import Coverage, Leader, Succession, Unit

pytestmark = pytest.mark.django_db

TODAY = date(2026, 1, 1)
BASIS = "Nghị quyết 1656/NQ-UBTVQH15"


def main_of(client, slug) -> str:
    page = client.get(f"/don-vi/{slug}/")
    assert page.status_code == 200
    return page.content.decode().split("<main", 1)[1].split("</main>", 1)[0]


def text_of(client, slug) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main_of(client, slug)))


def story(one: Unit, day: date = TODAY) -> list[tuple]:
    """(day, title, whose if not its own) of the moments of a unit."""
    moments = timeline.of(one, Lineage(day))
    return [(m.day, m.title, m.unit.name if m.unit else "") for m in moments]


def goes(old: Unit, new: Unit, share: str, day: date = REFORM, basis: str = BASIS) -> None:
    Succession.objects.create(
        predecessor=old, successor=new, share=share, happened_on=day, legal_basis=basis
    )


# --- whom to call ---


def test_telephone_and_leaders_stand_before_the_news(client, city, make_article, publish):
    Unit.objects.filter(pk=city.viet_hung.pk).update(
        phone="024.3827 1234", email="vh@example.vn", address="1 phố Việt Hưng"
    )
    Leader.objects.create(
        unit=city.viet_hung, name="Nguyễn Văn An", office="Chủ tịch", phone="0912 345 678"
    )
    Leader.objects.create(
        unit=city.viet_hung, name="Đã Nghỉ", office="Chủ tịch", ends_on=date(2025, 12, 1)
    )
    publish(make_article(title="Tin của phường"), at=NOON)
    page, text = main_of(client, "viet-hung"), text_of(client, "viet-hung")
    assert 'href="tel:02438271234"' in page and 'href="tel:0912345678"' in page
    assert 'href="mailto:vh@example.vn"' in page
    assert text.index("Nguyễn Văn An") < text.index("Tin của phường")
    assert "1 phố Việt Hưng" in text and "Đã Nghỉ" not in text


@pytest.mark.parametrize(
    ("written", "called"),
    [
        ("024 3827 1234", "tel:02438271234"),
        ("+84 24 3827 1234", "tel:+842438271234"),
        ("024.38271234 (giờ hành chính)", "tel:02438271234"),
        ("(024) 3827 1234", "tel:02438271234"),
        ("0912345678 / 0987654321", "tel:0912345678"),
        ("0912345678 hoặc 0987654321", "tel:0912345678"),
        *(("113", "tel:113"), ("xem bảng tin", ""), ("", "")),
    ],
)
def test_a_telephone_dials_the_first_number(written, called):
    assert profiles.dialled(written) == called


def test_who_has_no_telephone_is_reached_through_the_ward(client, city):
    group = unit(Unit.Kind.RESIDENTIAL_GROUP, "Tổ dân phố 5", "tdp-5", city.viet_hung)
    assert "Cần liên hệ" not in text_of(client, group.slug)
    Unit.objects.filter(pk=city.viet_hung.pk).update(phone="024 3827 1234")
    assert "Cần liên hệ, mời bà con xem trang phường Việt Hưng" in text_of(client, group.slug)
    assert "Cần liên hệ" not in text_of(client, "chi-bo-19-duc-giang")  # that one has ended
    ended = Unit.objects.filter(slug="duc-giang")
    ended.update(phone="024 3827 4321")
    Unit.objects.filter(pk=group.pk).update(parent=ended.get())  # as an old row may be
    assert "Cần liên hệ" not in text_of(client, group.slug)  # nobody answers there any more


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Phường Bồ Đề", "phường Bồ Đề"),
        ("Tổ dân phố 5", "tổ dân phố 5"),
        ("TDP 5", "TDP 5"),
        ("Hội Phụ nữ phường Bồ Đề", "Hội Phụ nữ phường Bồ Đề"),
    ],
)
def test_only_the_common_noun_of_a_name_is_small_inside_a_sentence(name, inside):
    assert in_sentence(name) == inside


def test_all_that_a_unit_belongs_to_is_named_and_linked(client, city):
    page = main_of(client, "chi-bo-19-duc-giang")
    above = re.search(r"Chi bộ thuộc (.*?)</p>", page)[1]
    slugs = re.findall(r'href="/don-vi/(.*?)/"', above)
    assert slugs == ["dang-bo-duc-giang", "duc-giang", "long-bien", "ha-noi"]


def test_a_cell_names_its_groups_in_words_that_fit_their_number(client, city):
    groups = [
        unit(Unit.Kind.RESIDENTIAL_GROUP, f"Tổ dân phố {n}", f"tdp-{n}", city.viet_hung)
        for n in (1, 2)
    ]
    cell = unit(Unit.Kind.PARTY_CELL, "Chi bộ 1", "chi-bo-1", city.viet_hung)
    Coverage.objects.create(cell=cell, group=groups[0])
    assert "Phụ trách tổ dân phố" in text_of(client, "chi-bo-1")
    assert "Chi bộ phụ trách Chi bộ 1" in text_of(client, "tdp-1")
    Coverage.objects.create(cell=cell, group=groups[1])
    assert "Phụ trách các tổ dân phố" in text_of(client, "chi-bo-1")


def test_a_unit_of_which_nothing_is_known_is_a_page_all_the_same(client, city):
    Unit.objects.create(kind=Unit.Kind.OTHER, name="Ban quản lý", slug="ban")
    text = text_of(client, "ban")
    assert "Ban quản lý Khác" in text and "Đơn vị chưa có tin nào." in text
    assert "Liên hệ" not in text and "Quá trình" not in text and "Trên trang này" not in text


def test_a_units_own_notices_stand_on_its_page_while_they_hold(client, city, people):
    def notice(title, **fields):
        now = timezone.now()
        times = {"starts_at": now - HOUR, "ends_at": now + HOUR}
        Notice.objects.create(title=title, created_by=people.chief, **times | fields)

    notice("Tiêm chủng", unit=city.viet_hung)
    notice("Nơi khác", unit=city.new_bo_de)
    notice("Hết hạn", unit=city.viet_hung, ends_at=timezone.now() - HOUR / 2)
    text = text_of(client, "viet-hung")
    assert "Tiêm chủng" in text
    assert "Nơi khác" not in text and "Hết hạn" not in text


def test_the_units_feeds_are_linked(client, city):
    page = main_of(client, "viet-hung")
    for kind in ("rss", "atom"):
        address = f"/don-vi/viet-hung/{kind}/"
        assert f'href="{address}"' in page and client.get(address).status_code == 200


# --- what became of it ---


def test_a_ward_that_was_split_tells_of_its_end_and_its_shares(client, city):
    goes(city.duc_giang, city.new_bo_de, "part")
    goes(city.duc_giang, city.viet_hung, "remainder")
    assert story(city.duc_giang) == [(REFORM, "Kết thúc hoạt động", "")]
    text = text_of(client, "duc-giang")
    assert "Một phần nhập vào phường Bồ Đề" in text
    assert "Phần còn lại nhập vào phường Việt Hưng" in text
    assert f"Kết thúc hoạt động theo {BASIS}" in text
    assert "nay thuộc phường Bồ Đề và phường Việt Hưng theo" in text


def test_a_new_ward_tells_what_it_was_made_of(client, city):
    goes(city.duc_giang, city.viet_hung, "remainder")
    assert story(city.viet_hung) == [(REFORM, "Thành lập", "")]
    assert "Phần còn lại của phường Đức Giang (đến 01/07/2025)" in text_of(client, "viet-hung")


def test_a_founding_without_origins_and_an_end_without_heirs_are_told(city):
    assert story(city.viet_hung) == [(REFORM, "Thành lập", "")]
    assert story(city.district) == [(REFORM, "Kết thúc hoạt động", "")]
    assert story(city.district, date(2025, 6, 30)) == []


def test_a_renaming_is_told_with_both_names(client, city):
    city.viet_hung.former_names.create(name="Phường Tên Đầu", until=date(2025, 9, 1))
    city.viet_hung.former_names.create(name="Phường Tên Hai", until=date(2025, 10, 1))
    assert story(city.viet_hung) == [
        (REFORM, "Thành lập", ""),
        (date(2025, 9, 1), "Đổi tên", ""),
        (date(2025, 10, 1), "Đổi tên", ""),
    ]
    text = text_of(client, "viet-hung")
    assert "Đổi tên : từ “Phường Tên Đầu” thành “Phường Tên Hai”" in text
    assert "từ “Phường Tên Hai” thành “Phường Việt Hưng”" in text


def test_land_that_goes_while_the_ward_goes_on_is_no_end(city):
    goes(city.viet_hung, city.new_bo_de, "land", date(2025, 12, 1), "")
    assert story(city.viet_hung)[-1] == (date(2025, 12, 1), "Chia tách", "")
    assert story(city.new_bo_de) == [
        (REFORM, "Thành lập", ""),
        (date(2025, 12, 1), "Nhận thêm", ""),
    ]


def test_the_heirs_of_heirs_follow_with_their_names(city):
    goes(city.duc_giang, city.viet_hung, "whole")
    Unit.objects.filter(pk=city.viet_hung.pk).update(closed_on=date(2025, 11, 1))
    goes(city.viet_hung, city.new_bo_de, "whole", date(2025, 11, 1))
    assert story(city.duc_giang) == [
        (REFORM, "Kết thúc hoạt động", ""),
        (date(2025, 11, 1), "Kết thúc hoạt động", "Phường Việt Hưng"),
    ]
    assert [(title, whose) for _, title, whose in story(city.new_bo_de)] == [
        ("Thành lập", ""),
        ("Thành lập", "Phường Việt Hưng"),
        ("Nhận thêm", ""),
    ]


def test_the_story_is_an_ordered_list_with_its_days(client, city):
    goes(city.duc_giang, city.viet_hung, "whole")
    listed = re.search(r'<ol class="timeline">.*?</ol>', main_of(client, "duc-giang"), re.DOTALL)[0]
    assert '<time datetime="2025-07-01">01/07/2025</time>' in listed


def test_a_unit_with_hundreds_below_it_costs_no_more(client, city):
    def cost():
        with CaptureQueriesContext(connection) as captured:
            client.get("/don-vi/viet-hung/")
        return len(captured)

    unit(Unit.Kind.RESIDENTIAL_GROUP, "Tổ dân phố 0", "t-0", city.viet_hung)
    goes(city.duc_giang, city.viet_hung, "part")
    few = cost()
    Unit.objects.bulk_create(
        Unit(
            kind=Unit.Kind.RESIDENTIAL_GROUP,
            name=f"Tổ dân phố {n}",
            slug=f"t-{n}",
            parent=city.viet_hung,
        )
        for n in range(1, 400)
    )
    goes(city.bo_de, city.viet_hung, "part")
    assert cost() == few
    page = main_of(client, "viet-hung")
    assert "<summary>Xem cả 400 đơn vị</summary>" in page
    assert page.count('href="/don-vi/t-') == 400
