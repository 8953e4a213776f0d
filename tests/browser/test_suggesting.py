"""Suggestions below the search box: by keys, by finger, in the accessibility tree, or none."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests import axe
from tests.browser.conftest import WIDTHS

pytestmark = pytest.mark.django_db(transaction=True)

SEARCH, ANSWERS = "/tim-kiem/", "**/goi-y.json?*"
FINGER = 44  # pixels


@pytest.fixture
def posts(make_article, publish, city):
    """Posts with titles that begin alike."""
    made = [make_article(title=f"Phường Việt Hưng dọn rác, đợt {n}") for n in (1, 2)]
    for number, article in enumerate(made):
        publish(article, at=timezone.now() - timedelta(hours=9 - number))
    return made


def box_of(page):
    return page.get_by_role("combobox", name="Từ cần tìm").last


def options(page):
    return page.get_by_role("option")


def test_the_keyboard_alone_chooses_a_suggestion_or_leaves_them(visitor, posts):
    page = visitor(WIDTHS["desk"])
    page.goto(SEARCH)
    box = box_of(page)
    expect(box).to_have_attribute("aria-expanded", "false")
    box.focus()
    page.keyboard.type("viet hung")
    expect(options(page)).to_have_count(3)
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status").filter(has_text="3 gợi ý")).to_have_count(1)
    assert axe.violations(page) == []

    page.keyboard.press("ArrowUp")  # over the box to the last one
    assert "đợt 1" in page.get_by_role("option", selected=True).inner_text()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_have_count(0)
    expect(box).to_have_attribute("aria-activedescendant", "")
    page.keyboard.press("Escape")
    expect(options(page)).to_have_count(0)
    expect(box).to_have_value("viet hung")  # a box of search would empty itself
    page.keyboard.press("ArrowDown")
    expect(options(page)).to_have_count(3)
    page.keyboard.press("Tab")
    expect(options(page)).to_have_count(0)
    expect(page.get_by_role("button", name="Tìm").last).to_be_focused()

    page.keyboard.press("Shift+Tab")
    page.keyboard.type(" don")
    expect(options(page)).to_have_count(2)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/tin/*-{posts[1].pk}/")
    page.go_back()
    box = box_of(page)
    box.fill("viet hung")
    expect(options(page)).to_have_count(3)
    page.keyboard.press("Enter")  # nothing chosen: the form asks
    page.wait_for_url("**/tim-kiem/?q=viet*hung")


def test_a_finger_chooses_and_nothing_moves(visitor, posts):
    page = visitor(WIDTHS["phone"], has_touch=True)
    page.goto(SEARCH)
    button = page.get_by_role("button", name="Tìm").last
    before = button.bounding_box()
    box = box_of(page)
    box.tap()
    page.keyboard.type("viet")
    expect(options(page)).to_have_count(3)
    assert axe.violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTHS["phone"]
    assert button.bounding_box() == before
    for option in options(page).all():
        assert option.bounding_box()["height"] >= FINGER
    options(page).filter(has_text="đơn vị").tap()
    page.wait_for_url("**/don-vi/viet-hung/")


def test_options_say_what_they_are(visitor, posts):
    page = visitor(WIDTHS["phone"])
    page.goto(SEARCH)
    box_of(page).fill("viet hung")
    day = timezone.localdate(posts[1].editions.get().published_at)
    expect(options(page).nth(1)).to_have_accessible_name(
        f"Phường Việt Hưng dọn rác, đợt 2 bài · {day:%d/%m/%Y}"
    )
    expect(options(page).first).to_have_accessible_name("Phường Việt Hưng đơn vị")
    expect(page.get_by_role("listbox", name="Gợi ý")).to_have_count(1)


def test_late_answers_are_not_shown_and_failures_are_silent(visitor, posts):
    page = visitor(WIDTHS["phone"])
    waiting = []

    def answer(route):
        typed = route.request.url.rsplit("=", 1)[1]
        if typed == "viet":
            waiting.append(route)
        elif typed == "xau":
            route.fulfill(status=200, body="<html>")
        else:
            found = [{"kind": "bài", "name": f"<b>Cho {typed}</b>", "note": "", "url": "/"}]
            route.fulfill(body=json.dumps({"suggestions": found}), content_type="application/json")

    page.route(ANSWERS, answer)
    page.goto(SEARCH)
    box = box_of(page)
    with page.expect_request(ANSWERS):
        box.fill("viet")
    box.fill("hung")
    expect(options(page)).to_have_text(["<b>Cho hung</b> bài"])
    late = json.dumps({"suggestions": [{"kind": "bài", "name": "Muộn", "note": "", "url": "/"}]})
    for route in waiting:
        route.fulfill(body=late, content_type="application/json")
    expect(options(page)).to_have_text(["<b>Cho hung</b> bài"])
    box.fill("xau")
    expect(options(page)).to_have_count(0)
    box.fill("")
    box.fill("lai")
    expect(options(page)).to_have_text(["<b>Cho lai</b> bài"])


def test_what_an_input_method_composes_is_left_alone(visitor, posts):
    """Keys while a syllable is being composed choose nothing; what is there so far is asked for."""
    page = visitor(WIDTHS["phone"])
    page.goto(SEARCH)
    box = box_of(page)
    box.focus()
    session = page.context.new_cdp_session(page)
    compose = {"selectionStart": 4, "selectionEnd": 4}
    session.send("Input.imeSetComposition", {"text": "việt", **compose})
    expect(options(page)).to_have_count(3)
    box.evaluate(
        """(box) => box.dispatchEvent(new KeyboardEvent(
            "keydown", { key: "ArrowDown", isComposing: true, bubbles: true }))"""
    )
    expect(page.get_by_role("option", selected=True)).to_have_count(0)
    session.send("Input.insertText", {"text": "việt"})
    expect(box).to_have_value("việt")


def test_without_scripts_the_form_asks(visitor, posts):
    page = visitor(WIDTHS["phone"], javascript=False)
    page.goto(SEARCH)
    page.get_by_role("searchbox", name="Từ cần tìm").last.fill("don rac")
    page.get_by_role("button", name="Tìm").last.click()
    page.wait_for_url("**/tim-kiem/?q=don*rac")
    assert page.get_by_role("link", name="Phường Việt Hưng dọn rác, đợt 2").count()
