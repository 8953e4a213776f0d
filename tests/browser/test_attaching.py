"""Attaching files in a browser: each is sent at once and alone, and none costs another."""

import pytest
from playwright.sync_api import expect

from tests import axe, desk
from tests.attached import pdf, workbook
from tests.browser.steps import Person

pytestmark = pytest.mark.django_db(transaction=True)


def chosen(name: str, data: bytes) -> dict:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


@pytest.mark.parametrize("width", [390, 1280])
def test_good_files_become_rows_and_a_bad_one_says_why(visitor, people, make_article, width):
    article = make_article()
    visitor.expects("422")  # the bad one
    clerk = Person(visitor(width))
    clerk.sign_in(people.clerk)
    page = clerk.page
    page.goto(f"{page.url.split('/admin/')[0]}/admin/articles/article/{article.pk}/change/")
    page.locator("#id_attachments-files").set_input_files(
        [chosen("Kế hoạch.pdf", pdf()), chosen("may.exe", b"MZ"), chosen("Chi.pdf", workbook())]
    )
    rows = page.locator(".attachments-list > li")
    expect(rows).to_have_count(2)
    expect(page.locator(".is-refused")).to_contain_text("“may.exe”: Đây không phải tệp PDF")
    assert axe.violations(page) == []
    over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(over) == 0
    rows.nth(1).get_by_label("Tên hiện trên trang").fill("Dự toán")
    rows.nth(0).get_by_label("Thứ tự").fill("5")
    page.get_by_role("button", name="Bỏ qua").click()
    page.get_by_role("button", name="Lưu bản nháp").click()
    expect(page.locator(".messagelist")).to_be_visible()
    kept = desk.stored(article).attachments
    assert [(file["name"], file["title"]) for file in kept] == [
        ("Chi.xlsx", "Dự toán"),
        ("Kế hoạch.pdf", "Kế hoạch"),
    ]
    with page.expect_download() as download:
        page.get_by_role("link", name="Kế hoạch.pdf").click()
    assert download.value.suggested_filename == "Kế hoạch.pdf"


def test_a_lost_connection_is_told_and_tried_again(visitor, people, make_article):
    article = make_article()
    visitor.expects("ERR_FAILED")
    clerk = Person(visitor(390))
    clerk.sign_in(people.clerk)
    page = clerk.page
    page.goto(f"{page.url.split('/admin/')[0]}/admin/articles/article/{article.pk}/change/")
    page.route("**/tep/", lambda route: route.abort())
    page.locator("#id_attachments-files").set_input_files(chosen("Kế hoạch.pdf", pdf()))
    expect(page.locator(".is-refused")).to_contain_text("mất mạng giữa chừng")
    page.unroute("**/tep/")
    page.get_by_role("button", name="Thử lại").click()
    expect(page.locator(".attachments-list > li")).to_have_count(1)
