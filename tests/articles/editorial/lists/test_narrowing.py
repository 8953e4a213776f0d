"""Filters: each narrows to what it says, is told in words, and can be taken off by itself."""

from datetime import datetime, timedelta
from html.parser import HTMLParser

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import publishing
from articles.models import Article, Category
from tests.desk import grant, rush
from tests.makers import HOUR, REFORM
from wards.models import Succession

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def day(text: str) -> datetime:
    return timezone.make_aware(datetime.fromisoformat(text))


@pytest.fixture
def desk(people, city, make_article, publish):
    """One article of every kind, named by what it is."""
    live = make_article(title="Đang đăng")
    publish(live, at=timezone.now() - HOUR)
    publish(make_article(title="Hẹn giờ"), starts_at=timezone.now() + DAY)
    down = make_article(title="Đã gỡ")
    publish(down, at=timezone.now() - 2 * HOUR)
    publishing.withdraw(down.pk, by=people.chief, public_note="Xem lại.")
    rush(make_article(title="Đăng khẩn"), people.chief)
    make_article(title="Trả lại", state="returned", author=people.other_clerk)
    make_article(title="Chuyên mục khác", category=Category.objects.create(name="Khác", slug="k"))
    make_article(title="Chi bộ", unit=city.cell)
    make_article(title="Bồ Đề", unit=city.new_bo_de)
    make_article(title="Đã xóa", deleted_at=timezone.now() - DAY)
    make_article(title="Xóa đã lâu", deleted_at=timezone.now() - 31 * DAY)
    return live


def test_each_filter_shows_what_it_names_and_says_so(listed, people, city, desk):
    other = Category.objects.get(slug="k")
    expected = {
        "state__exact=returned": ({"Trả lại"}, "Tình trạng: Bị trả lại"),
        "cong_khai=live": ({"Đang đăng", "Đăng khẩn"}, "Với bạn đọc: Đang đăng"),
        "cong_khai=scheduled": ({"Hẹn giờ"}, "Với bạn đọc: Hẹn giờ"),
        "cong_khai=withdrawn": ({"Đã gỡ"}, "Với bạn đọc: Đã gỡ, còn đọc được"),
        "dang_khan=cho": ({"Đăng khẩn"}, "Dấu đăng khẩn: Chờ duyệt lại"),
        f"chuyen_muc={other.pk}": ({"Chuyên mục khác"}, "Chuyên mục: Khác"),
        f"nguoi_viet={people.other_clerk.pk}": ({"Trả lại"}, "Người viết: tuan"),
        f"author__id__exact={people.other_clerk.pk}": ({"Trả lại"}, "Người viết: tuan"),
        f"don_vi={city.new_bo_de.pk}": ({"Bồ Đề"}, "Đơn vị: Phường Bồ Đề"),
        f"unit__id__exact={city.cell.pk}": ({"Chi bộ"}, "Riêng đơn vị: Chi bộ 19"),
        "da_xoa=co": ({"Đã xóa"}, "Bài đã xóa: chỉ bài đã xóa"),
    }
    for query, (titles, chip) in expected.items():
        name, _, value = query.partition("=")
        page = listed(people.chief, **{name: value})
        assert set(page.titles) == titles, query
        said = [f"{label}: {value}" for label, value, _ in page.context["cl"].chips]
        assert len(said) == 1 and said[0].startswith(chip), (query, said)
        assert page.context["cl"].chips[0][2] == "?"
    assert listed(people.chief, cong_khai="never").titles == [
        *("Bồ Đề", "Chi bộ", "Chuyên mục khác", "Trả lại")
    ]


def test_a_unit_stands_for_what_is_below_it_and_for_what_it_succeeded(
    listed, people, city, make_article
):
    make_article(title="Chi bộ", unit=city.cell)
    make_article(title="Tổ dân phố", unit=city.group)
    make_article(title="Nơi khác", unit=city.other_cell)
    assert set(listed(people.chief, don_vi=city.duc_giang.pk).titles) == {"Chi bộ", "Tổ dân phố"}
    Succession.objects.create(
        predecessor=city.duc_giang, successor=city.viet_hung, share="whole", happened_on=REFORM
    )
    found = listed(people.chief, don_vi=city.viet_hung.pk)
    assert set(found.titles) == {"Chi bộ", "Tổ dân phố"}


def test_my_own_are_mine_and_days_are_those_of_the_clock_on_the_wall(
    listed, people, make_article, publish
):
    publish(make_article(title="Tối 31"), at=day("2026-05-31T23:30"))
    publish(make_article(title="Sáng 1", author=people.reviewer), at=day("2026-06-01T00:10"))
    publish(make_article(title="Chưa tới"), starts_at=timezone.now() + DAY)
    Article.objects.update(updated_at=day("2026-06-01T00:10"))
    assert listed(people.reviewer, nguoi_viet="toi").titles == ["Sáng 1"]
    assert listed(people.clerk, dang_tu="2026-05-31", dang_den="2026-05-31").titles == ["Tối 31"]
    assert listed(people.clerk, dang_tu="2026-06-01").titles == ["Sáng 1"]
    assert listed(people.clerk, dang_den="01/06/2026").titles == ["Sáng 1", "Tối 31"]
    assert len(listed(people.clerk, sua_tu="2026-06-01", sua_den="2026-06-01").titles) == 3
    assert listed(people.clerk, sua_den="2026-05-31").titles == []


def test_filters_and_a_search_together_leave_what_all_of_them_leave(listed, people, desk):
    page = listed(people.chief, q="dang", cong_khai="live", nguoi_viet=people.clerk.pk)
    assert set(page.titles) == {"Đang đăng", "Đăng khẩn"}
    assert [label for label, *_ in page.context["cl"].chips] == [
        *("Tìm", "Với bạn đọc", "Người viết")
    ]
    assert "đang bật 2" in page.text
    for _, _, without in page.context["cl"].chips:
        assert without.count("=") == 2
    assert listed(people.chief, q="dang", cong_khai="removed").titles == []


def test_what_an_address_asked_beside_the_form_is_asked_again_with_it(listed, people, city, desk):
    """As from the first page: one's own posts, of one unit; then one narrows them further."""
    asked = {
        "unit__id__exact": city.viet_hung.pk,
        "author__id__exact": people.clerk.pk,
        "byline__startswith": "",
        "_popup": "1",
        "state__exact": "draft",
        "sau": "9999999999999999-1",
    }
    form = Form()
    form.feed(listed(people.chief, **asked).text)
    assert form.sent == {
        "unit__id__exact": str(city.viet_hung.pk),
        "author__id__exact": str(people.clerk.pk),
    }


class Form(HTMLParser):
    """What the form above the list sends along, hidden."""

    def __init__(self):
        super().__init__()
        self.sent, self.inside = {}, False

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if tag == "form":
            self.inside = found.get("role") == "search"
        if self.inside and tag == "input" and found.get("type") == "hidden":
            self.sent[found["name"]] = found["value"]


def test_what_is_asked_wrongly_is_said_and_narrows_nothing(listed, people, make_article):
    make_article(title="Bài")
    for query, said in (
        ({"dang_tu": "hôm qua"}, "Hãy ghi ngày như 19/05/2026."),
        ({"don_vi": "999999"}, "không"),
        ({"state__exact": "x"}, "x"),
    ):
        page = listed(people.clerk, **query)
        assert page.titles == ["Bài"]
        assert said in " ".join(map(str, page.context["cl"].form.errors.values()))
        assert '<details class="list-fold" open>' in page.text


def test_nobody_is_told_of_units_and_people_out_of_reach(listed, people, city, make_article):
    make_article(title="Việt Hưng")
    make_article(title="Bồ Đề", unit=city.new_bo_de, author=people.other_clerk)
    for query in (
        {"author__id__exact": people.other_clerk.pk},
        {"unit__id__exact": city.new_bo_de.pk},
    ):
        page = listed(people.clerk, **query)
        assert page.titles == []
        _, value, _ = page.context["cl"].chips[0]
        assert value in ("người khác", "đơn vị khác")
    offered = str(listed(people.clerk).context["cl"].form)
    assert "tuan" not in offered and "Bồ Đề" not in offered


def test_many_units_are_typed_in_any_order(listed, people, city, make_article, monkeypatch):
    monkeypatch.setattr("articles.editorial.lists.filters.FEW_UNITS", 2)
    make_article(title="Chi bộ", unit=city.cell)
    make_article(title="Chi bộ kia", unit=city.other_cell)
    for typed in ("19 chi bo duc giang", "Chi bộ 19 (đến 01/07/2025), Đảng bộ phường Đức Giang"):
        assert listed(people.chief, don_vi=typed).titles == ["Chi bộ"], typed
    assert len(listed(people.chief, don_vi="chi bộ 19").titles) == 2
    page = listed(people.chief, don_vi="khong co dau")
    assert "Không có đơn vị nào khớp trong phạm vi của bạn." in page.text


def test_an_empty_list_says_whether_nothing_is_there_or_nothing_is_left(
    listed, people, make_article
):
    assert "Chưa có bài nào." in listed(people.clerk).text
    assert "Chưa có bài nào" not in listed(people.clerk, q="gì").text
    assert "bỏ bớt một điều kiện" in listed(people.clerk, q="gì").text


def test_what_a_row_says(listed, people, desk, make_article, publish):
    page = listed(people.chief, cong_khai="live")
    assert {row.public_words for row in page.context["cl"].rows} == {"Đang đăng"}
    waiting = listed(people.chief, q="hen gio").context["cl"].rows[0]
    assert waiting.public_words.startswith("Hẹn ")
    assert "còn 29 ngày" in listed(people.chief, da_xoa="co").text
    grant(people.stranger, desk.unit, "writer")
    assert listed(people.stranger, cong_khai="live").context["cl"].rows[0].author == "huong"
    assert reverse("admin:articles_article_change", args=[desk.pk]) in page.text
