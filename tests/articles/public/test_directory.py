"""The directory of units, and finding one in it by what people type."""

import re
import unicodedata

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.makers import HOUR, REFORM, unit
from wards.models import Succession, Unit

pytestmark = pytest.mark.django_db


def main_of(response) -> str:
    return response.content.decode().split("<main", 1)[1].split("</main>", 1)[0]


def text_of(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main_of(response)))


def found(client, asked) -> list[str]:
    """The slugs of the units that are shown for `asked`, in order."""
    page = client.get("/don-vi/", {"q": asked})
    assert page.status_code == 200
    return re.findall(r'href="/don-vi/([^/"]+)/"', main_of(page))


@pytest.mark.parametrize(
    "asked",
    [
        *("Đức Giang", "duc giang", "DUC GIANG", "ĐỨC GIANG", "giang đức", "  đuc   gia "),
        *(unicodedata.normalize("NFD", "Đức Giang"), "Ðức Giang", "phường Đức Giang", "phuong duc"),
    ],
)
def test_a_ward_is_found_however_it_is_typed(client, city, asked):
    assert found(client, asked)[0] == "duc-giang"


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("Phường Ngọc Thuỵ", "ngọc thụy"),
        ("Phường Thuận Hòa", "thuận hoà"),
        ("Phường Thuận Hòa", unicodedata.normalize("NFD", "Thuận Hoà")),
        ("Tổ dân phố 08", "tổ dân phố 8"),
        ("Tổ dân phố 8", "tdp 08"),
        ("Tổ dân phố 17B", "tổ 17 b"),
    ],
)
def test_tones_and_numbers_may_be_spelt_otherwise(client, city, name, asked):
    kind = Unit.Kind.WARD if name.startswith("Phường") else Unit.Kind.RESIDENTIAL_GROUP
    unit(kind, name, "tim-thay", city.viet_hung if kind != Unit.Kind.WARD else city.top)
    assert found(client, asked) == ["tim-thay"]


def test_names_are_found_by_how_their_words_begin(client, city):
    assert found(client, "viet") == ["viet-hung"]
    assert "viet-hung" not in found(client, "ung")


def test_the_ward_tells_units_of_the_same_name_apart(client, city):
    assert set(found(client, "chi bo 19")) == {"chi-bo-19-duc-giang", "chi-bo-19-bo-de"}
    assert found(client, "chi bộ 19 bồ đề") == ["chi-bo-19-bo-de"]
    assert found(client, "cb 19 duc giang") == ["chi-bo-19-duc-giang"]
    assert found(client, "tdp 19") == ["tdp-19-duc-giang"]


def test_open_wards_of_one_name_say_what_they_are_in_or_their_days(client, city):
    for address in ("/don-vi/", "/so-do/", "/"):
        assert "Bồ Đề Thành phố" not in text_of(client.get(address))
    other = unit(Unit.Kind.CITY, "Thành phố Khác", "khac")
    namesake = unit(Unit.Kind.WARD, "Phường Bồ Đề", "bo-de-khac", other)
    for address in ("/don-vi/", "/so-do/", "/"):
        text = text_of(client.get(address))
        assert "Phường Bồ Đề Thành phố Khác" in text
        assert "Phường Bồ Đề Thành phố Hà Nội" in text
    namesake.parent = city.new_bo_de.parent
    namesake.save()
    for address in ("/don-vi/", "/so-do/", "/"):
        assert "Phường Bồ Đề từ 01/07/2025" in text_of(client.get(address))


def test_of_two_units_of_one_name_the_open_one_comes_first(client, city):
    assert found(client, "bo de")[:2] == ["bo-de-2025", "bo-de"]


def test_a_closed_unit_says_when_it_ended_and_what_it_became(client, city):
    for heir, share in ((city.new_bo_de, "part"), (city.viet_hung, "remainder")):
        Succession.objects.create(
            predecessor=city.duc_giang, successor=heir, share=share, happened_on=REFORM
        )
    text = text_of(client.get("/don-vi/?q=duc+giang"))
    assert (
        "Đã kết thúc hoạt động từ ngày 01/07/2025, nay thuộc phường Bồ Đề và phường Việt Hưng."
        in text
    )


def test_a_former_name_is_found_and_a_coming_one_is_not_told(client, city):
    tomorrow = timezone.localdate() + 24 * HOUR
    city.viet_hung.former_names.create(name="Phường Việt Hưng", until=tomorrow)
    Unit.objects.filter(pk=city.viet_hung.pk).update(name="Phường Tên Mới")
    assert found(client, "ten moi") == []
    city.viet_hung.former_names.update(until=timezone.localdate())
    assert found(client, "ten moi") == found(client, "viet hung") == ["viet-hung"]


def test_a_unit_is_in_the_directory_from_its_first_day_on(client, city):
    today = timezone.localdate()
    coming = unit(
        Unit.Kind.WARD, "Phường Sắp Lập", "sap-lap", city.top, opened_on=today + 24 * HOUR
    )
    assert found(client, "sap lap") == [] and coming.slug not in found(client, "")
    Unit.objects.filter(pk=coming.pk).update(opened_on=today)
    assert found(client, "sap lap") == [coming.slug] and coming.slug in found(client, "")


def test_where_nothing_is_found_names_like_it_are_offered(client, city):
    page = client.get("/don-vi/?q=duc+gjang")
    assert "Không có đơn vị nào tên “duc gjang”" in text_of(page)
    assert "Có phải bạn tìm:" in text_of(page)
    assert found(client, "duc gjang")[0] == "duc-giang"
    assert found(client, "phuong vietthung") == ["viet-hung"]


@pytest.mark.parametrize("asked", ["xyzxyz", "!!!", "<script>alert(1)</script>", "x" * 3000, "\0'"])
def test_what_is_like_nothing_still_leads_on(client, city, asked):
    page = client.get("/don-vi/", {"q": asked})
    assert page.status_code == 200
    assert 'href="/don-vi/">Xem tất cả 10 đơn vị</a>' in main_of(page)
    assert "<script>" not in main_of(page)
    assert "x" * 101 not in main_of(page)


def test_an_empty_search_is_the_directory(client, city):
    assert client.get("/don-vi/?q=").content == client.get("/don-vi/").content
    assert client.get("/don-vi/?q=+").content == client.get("/don-vi/").content


def test_what_was_found_is_not_for_search_engines(client, city):
    page = client.get("/don-vi/?q=viet").content.decode()
    assert '<meta name="robots" content="noindex">' in page
    assert 'rel="canonical" href="http://testserver/don-vi/"' in page
    assert "noindex" not in client.get("/don-vi/").content.decode()


def test_the_groups_have_links_that_lead_to_them(client, city):
    page = main_of(client.get("/don-vi/"))
    anchors = re.findall(r'<a href="#([^"]+)"', page)
    assert anchors == ["phuong", "thanh-pho", "don-vi-da-ket-thuc-hoat-dong"]
    assert all(f'id="{anchor}"' in page for anchor in anchors)


def test_a_number_of_units_does_not_sound_like_the_name_of_a_ward(client, city):
    links = re.findall(r'<a href="#phuong">(.*?)</a>', main_of(client.get("/don-vi/")))
    assert [re.sub("<.*?>", "", words) for words in links] == ["Phường 2 đơn vị"]


@pytest.fixture
def four_hundred(city):
    """Four hundred groups in the two wards of today."""
    wards = (city.viet_hung, city.new_bo_de)
    Unit.objects.bulk_create(
        Unit(
            kind=Unit.Kind.RESIDENTIAL_GROUP,
            name=f"Tổ dân phố {n}",
            name_words=f"to dan pho {n}",
            slug=f"t-{n}",
            parent=wards[n % 2],
        )
        for n in range(400)
    )


def test_many_units_are_folded_away_by_ward(client, four_hundred):
    page = main_of(client.get("/don-vi/"))
    folded = re.findall(r"<details.*?<summary>(.*?)</summary>", page)
    assert [re.sub("<.*?>", "", words) for words in folded] == [
        "Phường Bồ Đề 200 đơn vị",
        "Phường Việt Hưng 200 đơn vị",
    ]
    assert page.count('href="/don-vi/t-') == 400


def test_too_many_finds_are_cut_and_said(client, four_hundred):
    assert len(found(client, "tdp")) == 50
    text = text_of(client.get("/don-vi/?q=tdp"))
    assert "401 đơn vị có tên “tdp”" in text and "Còn 351 đơn vị nữa." in text


def test_looking_for_a_unit_costs_the_same_in_a_large_city(client, city, request):
    def costs():
        found = []
        for address in ("/don-vi/", "/don-vi/?q=to", "/don-vi/?q=viet", "/don-vi/?q=vjet"):
            with CaptureQueriesContext(connection) as captured:
                client.get(address)
            found.append(len(captured))
        return found

    few = costs()
    request.getfixturevalue("four_hundred")
    assert max(costs()) <= max(few) <= 9


def test_a_long_name_is_whole(client, city):
    name = "Chi bộ " + " ".join(["trường tiểu học và trung học cơ sở"] * 4)
    unit(Unit.Kind.PARTY_CELL, name[:120].strip(), "chi-bo-dai", city.viet_hung)
    assert found(client, "chi bo truong tieu hoc") == ["chi-bo-dai"]
    assert name[:120].strip() in text_of(client.get("/don-vi/chi-bo-dai/"))
