"""Narrowing down what was found, and how many posts each choice would leave."""

import html
import re
from datetime import datetime

import pytest
from django.db import connection
from django.utils import timezone

from articles import publishing
from articles.models import Category
from tests.articles.public.searching.test_page import (
    FRAME,
    MOST_QUERIES,
    addresses,
    main_of,
    text_of,
    titles,
)
from tests.makers import REFORM, import_item
from wards.models import Succession

pytestmark = pytest.mark.django_db


def options(client, query: str, name: str) -> dict[str, str]:
    """What can be chosen under `name`: the words by the value, "*" before the chosen one."""
    page = main_of(client, query)
    found = re.search(rf'<select[^>]* name="{name}".*?</select>', page, re.DOTALL)
    rows = re.findall(r'<option value="([^"]*)"([^>]*)>([^<]*)<', found[0]) if found else []
    return {
        value: "*" * ("selected" in marks) + html.unescape(words) for value, marks, words in rows
    }


@pytest.fixture
def posts(city, category, make_article):
    """Posts on a festival, over units, sections and years."""
    health = Category.objects.create(name="Y tế", slug="y-te")
    rows = [
        ("Hội Việt Hưng", city.viet_hung, category, (2025, 9, 1), 0),
        ("Hội Bồ Đề mới", city.new_bo_de, health, (2025, 9, 2), 1),
        ("Hội Bồ Đề cũ", city.bo_de, category, (2024, 3, 1), 0),
        ("Hội chi bộ Bồ Đề", city.other_cell, health, (2022, 5, 19), 1),
        ("Hội Đức Giang", city.duc_giang, category, (2022, 5, 20), 0),
    ]
    Succession.objects.create(
        predecessor=city.bo_de, successor=city.new_bo_de, share="remainder", happened_on=REFORM
    )
    Succession.objects.create(
        predecessor=city.duc_giang, successor=city.viet_hung, share="land", happened_on=REFORM
    )
    made = [
        (make_article(title=title, unit=unit, category=section, photos=photos), day)
        for title, unit, section, day, photos in rows
    ]
    publishing.publish_imports(
        import_item(article, timezone.make_aware(datetime(*day, 9))) for article, day in made
    )


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ("don-vi=bo-de", ["chi bộ Bồ Đề", "Bồ Đề cũ"]),
        ("don-vi=bo-de-2025", ["Bồ Đề cũ", "Bồ Đề mới", "chi bộ Bồ Đề"]),
        ("don-vi=viet-hung", ["Việt Hưng"]),  # land alone brings no news along
        ("don-vi=ha-noi&nam=2022", ["chi bộ Bồ Đề", "Đức Giang"]),
        ("chuyen-muc=y-te", ["Bồ Đề mới", "chi bộ Bồ Đề"]),
        ("nam=2024", ["Bồ Đề cũ"]),
        ("nam=2023", []),
        ("tu=2022-05-20&den=01/03/2024", ["Bồ Đề cũ", "Đức Giang"]),
        ("tu=1/9/25", ["Bồ Đề mới", "Việt Hưng"]),
        ("den=19.05.2022", ["chi bộ Bồ Đề"]),
        ("nam=2022&tu=20/5/2022", ["Đức Giang"]),
        ("nam=2022&tu=1/1/2024", []),
        ("tu=01/03/2024&den=20/05/2022", ["Bồ Đề cũ", "Đức Giang"]),  # the other way round
        ("tu=31/12/2999&den=1/1/1900", None),
        ("anh=1", ["Bồ Đề mới", "chi bộ Bồ Đề"]),
        ("anh=0", None),
        ("chuyen-muc=y-te&anh=1&nam=2025&don-vi=bo-de-2025", ["Bồ Đề mới"]),
    ],
)
def test_results_are_narrowed_down(client, posts, chosen, found):
    shown = sorted(title.removeprefix("Hội ") for title in titles(client, f"q=hoi&{chosen}"))
    assert shown == sorted(found) if found is not None else len(shown) == 5


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ("don-vi=khong-co", "Không có đơn vị nào có địa chỉ “khong-co”"),
        ("chuyen-muc=x%00y", "Không có chuyên mục “xy”"),
        ("nam=20222", "“20222” không phải là một năm"),
        ("nam=%D9%A2%D9%A0%D9%A2%D9%A2", "không phải là một năm"),
        ("tu=31/02/2022", "Không có ngày “31/02/2022” trong lịch"),
        ("den=h%C3%B4m+qua", "Không có ngày “hôm qua” trong lịch"),
        ("tu=2025-09-09&den=2020-01-01", "đã được đổi chỗ"),
        (f"don-vi={'a' * 5000}", "aaa…"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost_by_it(client, posts, chosen, said):
    page = text_of(client, f"q=hoi&{chosen}&anh=1")
    assert said in page and "Có ảnh" in page
    assert titles(client, f"q=hoi&{chosen}&anh=1")


def test_each_choice_says_how_many_posts_it_leaves(client, posts):
    units = options(client, "q=hoi", "don-vi")
    assert units == {
        "": "Tất cả đơn vị",
        "bo-de-2025": "Phường Bồ Đề (3)",
        "viet-hung": "Phường Việt Hưng (1)",
    }
    sections = options(client, "q=hoi", "chuyen-muc")
    assert set(sections.values()) == {
        "Tất cả chuyên mục",
        "Hoạt động các phường (3)",
        "Y tế (2)",
    }
    years = options(client, "q=hoi", "nam")
    assert list(years.values()) == ["Tất cả các năm", "2025 (2)", "2024 (1)", "2022 (2)"]
    assert "Chỉ bài có ảnh (2)" in text_of(client, "q=hoi")


def test_a_choice_counts_as_if_it_were_not_made_yet(client, posts):
    query = "q=hoi&nam=2022&chuyen-muc=y-te&anh=1"
    assert list(options(client, query, "nam").values())[1:] == ["2025 (1)", "*2022 (1)"]
    sections = options(client, query, "chuyen-muc")
    assert sections["y-te"] == "*Y tế (1)" and len(sections) == 2  # the other has no photo in 2022
    assert options(client, "q=hoi&nam=2022&chuyen-muc=y-te", "chuyen-muc") == {
        "": "Tất cả chuyên mục",
        "hoat-dong-cac-phuong": "Hoạt động các phường (1)",
        "y-te": "*Y tế (1)",
    }
    assert "Chỉ bài có ảnh (1)" in text_of(client, query)
    for value, words in options(client, "q=hoi&anh=1", "nam").items():
        if value:
            left = len(titles(client, f"q=hoi&anh=1&nam={value}"))
            assert words == f"{value} ({left})"


def test_a_unit_that_is_asked_for_can_be_chosen_though_it_has_ended(client, posts):
    units = options(client, "q=hoi&don-vi=bo-de", "don-vi")
    assert units["bo-de"] == "*Phường Bồ Đề (đến 01/07/2025) (2)"
    assert units["bo-de-2025"] == "Phường Bồ Đề (3)"
    cell = options(client, "q=hoi&don-vi=chi-bo-19-bo-de", "don-vi")
    assert cell["chi-bo-19-bo-de"] == "*Chi bộ 19 (đến 01/07/2025) (1)"


def test_each_choice_can_be_taken_back(client, posts):
    query = "q=hoi&don-vi=bo-de&chuyen-muc=y-te&tu=1/1/2022&den=31/12/2024&nam=2022&anh=1"
    links = {
        words.removeprefix("Bỏ lọc: ").removesuffix(" ×"): to
        for words, to in addresses(client, query).items()
        if "lọc" in words
    }
    assert list(links) == [
        "Phường Bồ Đề (đến 01/07/2025)",
        "Y tế",
        "Năm 2022",
        "Từ ngày 01/01/2022",
        "Đến ngày 31/12/2024",
        "Có ảnh",
        "Bỏ tất cả bộ lọc",
    ]
    for name, to in zip(
        ("don-vi", "chuyen-muc", "nam", "tu", "den", "anh"), links.values(), strict=False
    ):
        said = to.partition("?")[2]
        assert f"{name}=" not in said and said.count("&") == 5 and "trang" not in said
    assert links["Bỏ tất cả bộ lọc"] == "/tim-kiem/?q=hoi"
    assert "lọc theo" not in text_of(client, "q=hoi")


def test_the_fields_belong_to_one_form_and_keep_what_was_chosen(client, posts):
    page = main_of(client, "q=hoi&tu=1/1/2022&den=31/12/2024&anh=1")
    fields = re.findall(r"<(?:input|select|button)[^>]*>", page.split("</form>", 1)[1])
    assert len(fields) >= 6 and all('form="tim"' in field for field in fields)
    assert 'name="tu" value="2022-01-01"' in page and 'name="den" value="2024-12-31"' in page
    assert re.search(r'name="anh"[^>]* checked', page)


def test_what_was_chosen_before_anything_was_typed_is_kept(client, posts):
    form = main_of(client, "q=&nam=2022&don-vi=bo-de").split("</form>", 1)[0]
    kept = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]+)">', form)
    assert dict(kept) == {"nam": "2022", "don-vi": "bo-de"}
    assert "hidden" not in main_of(client, "q=hoi&nam=2022").split("</form>", 1)[0]


def test_all_filters_together_cost_so_many_queries_more(
    client, posts, django_assert_max_num_queries
):
    with django_assert_max_num_queries(FRAME + MOST_QUERIES) as plain:
        client.get("/tim-kiem/?q=hoi")
    search = 1 if connection.vendor == "sqlite" else 6
    query = "don-vi=bo-de-2025&chuyen-muc=y-te&nam=2025&tu=1/1/2022&den=31/12/2025&anh=1"
    with django_assert_max_num_queries(len(plain) + 4 * search):
        client.get(f"/tim-kiem/?q=hoi&{query}")
