"""Who runs the site: written by administrators, read by everybody at the foot of each page."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core import checks
from django.urls import reverse

from articles.demonstration import units
from wards import imprint, siteversion
from wards.models import Imprint

pytestmark = pytest.mark.django_db

LIST = "/admin/wards/imprint/"
WORDS = {
    "name": "Tin phường Việt Hưng",
    "line": "Tin từ tổ dân phố",
    "authority": "UBND phường Việt Hưng",
    "responsible": "Bà Nguyễn Thị An, Phó Chủ tịch",
    "address": "Số 1 phố Hoa Gạo, phường Việt Hưng",
    "phone": "024 1234 5678",
    "email": "tin@viethung.example",
    "licence": "Giấy phép số 12/GP-TTĐT ngày 01/07/2025",
}


def form() -> str:
    return reverse("admin:wards_imprint_change", args=[imprint.ROW])


# --- who writes it ---


def test_the_list_leads_straight_to_the_form_before_and_after_the_first_saving(sign_in, people):
    client = sign_in(people.root)
    for _ in range(2):
        assert client.get(LIST)["Location"] == form()
        assert client.get(form()).status_code == 200
        client.post(form(), WORDS)
    assert Imprint.objects.count() == 1


def test_looking_at_the_form_stores_nothing_and_shows_what_stands_on_the_pages(
    sign_in, people, settings
):
    page = sign_in(people.root).get(form()).content.decode()
    assert f'value="{settings.SITE_NAME}"' in page
    assert not Imprint.objects.exists()


def test_what_is_saved_moves_the_site_version_and_is_on_record(sign_in, people):
    before = siteversion.current()
    assert sign_in(people.root).post(form(), WORDS).status_code == 302
    assert siteversion.current() > before
    assert {name: getattr(imprint.current(), name) for name in WORDS} == WORDS
    assert LogEntry.objects.get().object_id == str(imprint.ROW)


@pytest.mark.parametrize("who", ["clerk", "reviewer", "chief", "stranger"])
def test_nobody_but_administrators_reads_or_writes_it(sign_in, people, who):
    client = sign_in(getattr(people, who))
    assert client.get(LIST).status_code == 403
    assert client.get(form()).status_code == 403
    assert client.post(form(), WORDS).status_code == 403
    assert not Imprint.objects.exists()
    assert LIST not in client.get("/admin/").content.decode()


def test_there_is_one_row_never_a_second_never_none(sign_in, people):
    client = sign_in(people.root)
    client.post(form(), WORDS)
    assert client.get(f"{LIST}add/").status_code == 403
    assert client.post(f"{LIST}1/delete/", {"post": "yes"}).status_code == 403
    assert client.get(f"{LIST}2/change/").status_code == 404
    assert client.post(f"{LIST}2/change/", WORDS).status_code == 404
    assert Imprint.objects.get().pk == imprint.ROW


@pytest.mark.parametrize("phone", ["không có", "1-", "<b>024</b>", "12"])
def test_a_number_that_cannot_be_called_is_refused(sign_in, people, phone):
    page = sign_in(people.root).post(form(), WORDS | {"phone": phone})
    assert "Số điện thoại chỉ gồm" in page.content.decode()
    assert not Imprint.objects.exists()


@pytest.mark.parametrize(
    ("phone", "dialled"),
    [
        ("024 1234 5678", "02412345678"),
        ("(024) 1234.5678", "02412345678"),
        ("+84 24 1234 5678; 0912 345 678", "+842412345678"),
        ("024 1234 5678 - 024 8765 4321", "02412345678"),
        ("024-1234-5678", "02412345678"),
        ("024 1234 5678 – máy lẻ 3", "02412345678"),
        ("", ""),
    ],
)
def test_a_telephone_dials_the_first_number(phone, dialled):
    assert Imprint(phone=phone).dialled == dialled


def test_letters_are_kept_in_one_piece(sign_in, people):
    sign_in(people.root).post(form(), WORDS | {"name": "Tin phươ\u0300ng"})
    assert imprint.current().name == "Tin phường"


# --- when it is not written ---


def test_reading_it_costs_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        imprint.current()


def of_check(**options) -> list[str]:
    return [c.id for c in checks.run_checks(**options) if c.id == "wards.W003"]


def test_a_foot_that_names_nobody_is_warned_of_where_it_is_deployed():
    deployed = {"include_deployment_checks": True, "databases": ["default"]}
    assert of_check(**deployed) == ["wards.W003"]
    assert of_check(include_deployment_checks=True) == []  # asks no database unbidden
    assert of_check(databases=["default"]) == []
    Imprint.objects.create(pk=imprint.ROW, **WORDS)
    assert of_check(**deployed) == []


def test_the_administrators_first_page_says_what_is_missing(sign_in, people):
    client = sign_in(people.root)
    words = "chưa ghi người chịu trách nhiệm, địa chỉ, điện thoại"
    assert words in client.get("/admin/").content.decode()
    Imprint.objects.create(pk=imprint.ROW, **WORDS | {"phone": ""})
    assert "chưa ghi điện thoại" in client.get("/admin/").content.decode()
    Imprint.objects.update(phone="024 1234 5678")
    assert "chưa ghi" not in client.get("/admin/").content.decode()


# --- the demonstration ---


def test_the_demonstration_writes_a_whole_one_once_and_never_over_somebodys():
    units.create_imprint()
    assert imprint.missing() == []
    Imprint.objects.update(name="Tên đã sửa")
    units.create_imprint()
    assert Imprint.objects.get().name == "Tên đã sửa"
