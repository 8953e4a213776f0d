"""Public pages as Chromium shows them."""

import pytest
from playwright.sync_api import expect

from articles import publishing
from tests.browser.conftest import WIDTHS
from tests.makers import HOUR, NOON

pytestmark = pytest.mark.django_db(transaction=True)

LONG_WORD = "nghiêng" * 12


@pytest.fixture
def pages(make_article, publish, people, city, category) -> list[str]:
    """Addresses of every kind of page, with texts at their longest."""
    table = "<table><tr>" + "<td>Thứ hai 7:00</td>" * 12 + "</tr></table>"
    article = make_article(
        photos=5,
        about=[city.cell],
        title=f"Tiêu đề rất dài {LONG_WORD} " + "về việc giữ gìn vệ sinh " * 8,
        body=f"<p>{LONG_WORD}</p>{table}<p>{'Bà con cùng làm. ' * 80}</p>",
    )
    publish(article, at=NOON)
    note = f"Câu đúng là: {LONG_WORD}.\n\n" + "Xin lỗi bạn đọc. " * 20
    edition = publish(article, at=NOON + HOUR, change="correction", public_note=note)
    withdrawn = publish(make_article(title="Bài sẽ gỡ"), at=NOON + HOUR)
    publishing.withdraw(withdrawn.article_id, by=people.chief, public_note="Đang xem lại.")
    return [
        *("/", "/don-vi/", "/don-vi/viet-hung/", "/don-vi/duc-giang/"),
        *(f"/chuyen-muc/{category.slug}/", "/luu-tru/2025/08/", "/luu-tru/2024/01/"),
        "/dinh-chinh/",
        *(edition.get_absolute_url(), withdrawn.get_absolute_url()),
    ]


@pytest.mark.parametrize("device", WIDTHS)
def test_no_page_is_wider_than_its_screen_and_the_console_is_empty(visitor, pages, device):
    page = visitor(WIDTHS[device])
    for address in pages:
        page.goto(address)
        sizes = page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        assert sizes[0] <= sizes[1], address
        assert page.locator("h1").count() == 1, address
        assert page.locator("main").count() == 1, address


def test_pages_need_no_javascript_and_ask_nobody_else(visitor, pages):
    page = visitor(javascript=False)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for address in pages:
        page.goto(address)
        assert page.locator("script:not([src^='/static/wardnews/'])").count() == 0, address
    home = page.url.split("/", 3)[:3]
    assert all(url.split("/", 3)[:3] == home for url in asked)


def test_a_reader_goes_from_home_to_the_article_and_on_by_keyboard(visitor, pages):
    page = visitor()
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Đến nội dung chính"
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Tiêu đề rất dài").first.click()
    expect(page.get_by_text("Lượt xem: 1", exact=True)).to_be_visible()
    page.reload()
    expect(page.get_by_text("Lượt xem: 1", exact=True)).to_be_visible()


def test_every_picture_has_a_place_before_it_arrives(visitor, pages):
    page = visitor()
    page.goto(pages[-2])
    for image in page.locator("main img").all():
        assert image.get_attribute("width") and image.get_attribute("height")
        assert image.get_attribute("alt") is not None


def test_stacked_marks_have_room(visitor, pages):
    page = visitor()
    page.goto(pages[-2])
    for selector, least in (("h1", 1.35), (".prose p", 1.6)):
        ratio = page.locator(selector).first.evaluate(
            "e => { const style = getComputedStyle(e);"
            " return parseFloat(style.lineHeight) / parseFloat(style.fontSize); }"
        )
        assert ratio >= least - 0.01
    size = page.locator(".prose p").first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert size >= 17
