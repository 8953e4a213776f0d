"""Looking for a post and narrowing down what was found: on a phone, at a desk, without scripts."""

from datetime import datetime

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles import publishing
from tests.browser.conftest import WIDTHS
from tests.makers import import_item

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def posts(make_article, city):
    """A post of each of two wards, three years apart."""
    rows = [("Lễ hội Việt Hưng", city.viet_hung, 2025), ("Lễ hội Bồ Đề", city.bo_de, 2022)]
    made = [(make_article(title=title, unit=unit), year) for title, unit, year in rows]
    publishing.publish_imports(
        import_item(article, timezone.make_aware(datetime(year, 9, 2, 9))) for article, year in made
    )


def titles(page):
    return page.locator("main h3")


def test_the_box_in_the_head_leads_to_results_that_filters_narrow_down(visitor, posts):
    page = visitor(WIDTHS["phone"], javascript=False)
    page.goto("/")
    page.get_by_role("searchbox", name="Từ cần tìm").fill("le hoi")
    page.get_by_role("button", name="Tìm", exact=True).click()
    expect(titles(page)).to_have_count(2)
    expect(page.locator("mark").first).to_have_text("Lễ hội")

    year = page.get_by_label("Năm đăng")
    expect(year).not_to_be_visible()
    page.get_by_text("Thu hẹp kết quả").first.click()
    year.select_option("2022")
    page.get_by_role("button", name="Lọc kết quả").click()
    expect(titles(page)).to_have_text(["Lễ hội Bồ Đề"])

    # What is typed anew is looked for within the same filters, until they are taken back.
    page.get_by_role("searchbox", name="Từ cần tìm").fill("viet hung")
    page.get_by_role("searchbox", name="Từ cần tìm").press("Enter")
    expect(titles(page)).to_have_count(0)
    page.get_by_role("link", name="Bỏ lọc: Năm 2022").click()
    expect(titles(page)).to_have_text(["Lễ hội Việt Hưng"])


def test_at_a_desk_the_filters_stand_beside_the_results(visitor, posts):
    page = visitor(WIDTHS["desk"], javascript=False)
    page.goto("/tim-kiem/?q=le+hoi")
    page.get_by_label("Đến ngày").fill("2023-01-01")
    filters = page.get_by_label("Năm đăng").bounding_box()
    assert filters["x"] + filters["width"] < titles(page).first.bounding_box()["x"]
    page.get_by_label("Đến ngày").press("Enter")
    expect(titles(page)).to_have_text(["Lễ hội Bồ Đề"])
