"""Public pages as somebody goes through them. What holds of every kind of page: test_site_*.py."""

import pytest
from playwright.sync_api import expect

from tests.makers import NOON

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_reader_goes_from_home_to_an_article_by_keyboard_and_is_counted(
    visitor, make_article, publish
):
    publish(make_article(photos=1), at=NOON)
    page = visitor()
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Đến nội dung chính"
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Ra quân dọn vệ sinh").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Lượt xem: 1", exact=True)).to_be_visible()
    page.reload()
    expect(page.get_by_text("Lượt xem: 1", exact=True)).to_be_visible()


def test_the_signs_between_the_steps_of_a_path_are_not_read_out(visitor, make_article, publish):
    page = visitor()
    page.goto(publish(make_article(), at=NOON).get_absolute_url())
    path = page.get_by_role("navigation", name="Đường dẫn").aria_snapshot()
    assert "Ra quân" in path and "›" not in path


def test_text_is_large_and_stacked_marks_have_room(visitor, make_article, publish):
    edition = publish(make_article(), at=NOON)
    page = visitor()
    page.goto(edition.get_absolute_url())
    for selector, least in (("h1", 1.35), (".prose p", 1.6)):
        ratio = page.locator(selector).first.evaluate(
            "e => { const style = getComputedStyle(e);"
            " return parseFloat(style.lineHeight) / parseFloat(style.fontSize); }"
        )
        assert ratio >= least - 0.01
    size = page.locator(".prose p").first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert size >= 17
