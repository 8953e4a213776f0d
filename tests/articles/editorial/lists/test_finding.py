"""Finding what one looks for: without marks, in any order, by how words begin."""

import unicodedata

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from articles.models import Category
from tests.makers import unit as make_unit
from wards import search
from wards.models import Unit

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/article/"


@pytest.fixture
def found(sign_in, people):
    """`found(typed, name="articles_article", **filters)`: what that list then shows, as text."""

    def look(typed, name="articles_article", **filters):
        address = reverse(f"admin:{name}_changelist")
        page = sign_in(people.root).get(address, {"q": typed, **filters})
        assert page.status_code == 200
        return [str(row) for row in page.context["cl"].result_list]

    return look


def test_a_title_is_found_however_it_is_typed(found, make_article):
    make_article(title="Kế hoạch 108-KH/QU: Đức Giang ra quân vệ sinh")
    make_article(title="Kế hoạch 109-KH/QU: chợ hoa")
    for typed in (
        *("đức giang", "duc giang", "giang duc", "ĐỨC  GIANG", "ve sinh duc", "sinh 108-KH/QU"),
        *("Ðức Giang", "108-kh/qu", "108-KH", "108 kh qu", "đuc Giảng", "ve s"),
        *(unicodedata.normalize("NFD", text) for text in ("Đức Giang", "vệ sinh đức")),
    ):
        assert found(typed) == ["Kế hoạch 108-KH/QU: Đức Giang ra quân vệ sinh"], typed
    assert len(found("KH/QU")) == 2


def test_neither_the_inside_of_a_word_nor_another_order_of_a_number_is_found(found, make_article):
    make_article(title="Thanh tra trác táng 108-KH/QU Đức Giang")
    for typed in ("rac", "uc giang", "kh/108", "8-KH/QU", "duc giang khong", "gi%ng", "_uc"):
        assert found(typed) == [], typed


def test_posts_are_found_by_their_unit_and_the_ward_it_is_of_and_both_with_the_title(
    found, make_article, city
):
    make_article(title="Họp chi bộ", unit=city.cell)
    make_article(title="Họp tháng", unit=city.other_cell)
    make_article(title="Họp quận", unit=city.district)
    assert found("chi bo 19 duc giang") == ["Họp chi bộ"]
    assert found("hop bo de") == ["Họp tháng"]
    assert set(found("hop 19")) == {"Họp chi bộ", "Họp tháng"}
    # All units are of the city: its name would find everything.
    assert found("ha noi") == []
    assert found("long bien") == ["Họp quận"]


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("Gìn giữ thuận hòa", "thuận hoà"),
        ("Gìn giữ thuận hoà", "THUẬN HÒA"),
        ("Bến Thuỵ", unicodedata.normalize("NFD", "bến Thụy")),
        (unicodedata.normalize("NFD", "Bến Thụy"), "Bến Thuỵ"),
        ("Ðức Hậu", "đức hậu"),
        ("Kế hoạch 108-KH/QU", "108KH/QU"),
        ("Tổ 8 họp", "tổ 08"),
        ("Tổ 17B họp", "17b"),
    ],
)
def test_titles_posts_and_units_are_folded_alike(found, make_article, city, title, typed):
    article = make_article(title=title)
    make_article(title="Chợ hoa")
    assert found(typed) == [str(article)]
    Unit.objects.filter(pk=city.viet_hung.pk).update(name=title, name_words=search.words_key(title))
    assert found(typed, "wards_unit") == [str(Unit.objects.get(pk=city.viet_hung.pk))]


def test_signs_alone_look_for_nothing_and_hurt_nothing(found, make_article):
    make_article()
    for typed in ("", "   ", "%", "_", "'\"", "\\", "?" * 300, "a " * 300):
        assert len(found(typed)) in (0, 1)
    assert len(found(" % ")) == 1


def test_units_are_found_without_marks_in_their_list_and_where_they_complete(
    found, sign_in, people, city
):
    assert found("duc giang 19", "wards_unit") == [
        "Chi bộ 19 (đến 01/07/2025)",
        "Tổ dân phố 19 (đến 01/07/2025)",
    ]
    assert found("bo-de-2025", "wards_unit") == ["Phường Bồ Đề"]  # by its address, too
    query = {"app_label": "articles", "model_name": "article", "field_name": "about"}
    answer = sign_in(people.clerk).get("/admin/autocomplete/", query | {"term": "hung viet"})
    assert [r["text"] for r in answer.json()["results"]] == ["Phường Việt Hưng, Thành phố Hà Nội"]


def test_people_and_their_roles_are_found_without_marks(found, people, city):
    people.clerk.last_name, people.clerk.first_name = "Nguyễn Thị", "Hương"
    people.clerk.save()
    for typed in ("nguyen thi huong", "huong nguyen", "Hương", "huong thi"):
        assert found(typed, "auth_user") == ["huong"], typed
    assert found("uong", "auth_user") == []
    assert found("huong viet hung", "wards_membership") == [
        "Nguyễn Thị Hương: Người viết, Phường Việt Hưng"
    ]
    assert found("huong bo de", "wards_membership") == []


def test_sections_editions_and_events_are_found_without_marks(found, make_article, publish):
    Category.objects.create(name="Đời sống", slug="doi-song")
    assert found("song doi", "articles_category") == ["Đời sống"]
    publish(make_article(title="Ngõ sạch"))
    publish(make_article(title="Đường đẹp"))
    assert found("duong", "articles_edition") == ["Đường đẹp (bản 1)"]
    assert len(found("ngo sach", "articles_event")) == 1


def test_the_rule_for_rows_and_the_rule_in_memory_agree(make_article):
    titles = ["Rác thải", "Xử trác", "Thu rác", "Bờ-rác", "rac"]
    for title in titles:
        make_article(title=title)
    rows = type(make_article()).objects.filter(search.begins_in("title_words", "rac"))
    assert {row.title for row in rows} == {t for t in titles if search.is_in(t, ["rac"])}


def test_a_unit_with_no_ward_above_it_is_found_by_its_own_name(city):
    top = make_unit(Unit.Kind.OTHER, "Ban biên tập", "ban-bien-tap")
    assert search.unit_names()[top.pk] == "ban bien tap"
    words = "chi bo 19 dang bo phuong duc giang phuong duc giang"
    assert search.unit_names()[city.cell.pk] == words


def test_search_of_accounts_is_no_way_to_ask_for_passwords(sign_in, people):
    user = get_user_model().objects.get(pk=people.clerk.pk)
    page = sign_in(people.root).get("/admin/auth/user/", {"q": user.password[:6]})
    assert list(page.context["cl"].result_list) == []
