"""Size of letters and contrast: the reader's own choice, in their browser alone."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import WIDTHS
from tests.makers import NOON

pytestmark = pytest.mark.django_db(transaction=True)

# How far everything moved by itself since the page was begun.
SHIFTS = """() => new Promise((done) => {
  let moved = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) moved += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => done(moved), 0));
})"""
BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("Denied", "SecurityError"); }
})"""


@pytest.fixture
def article(make_article, publish) -> str:
    """The address of a post with photos."""
    return publish(make_article(photos=2), at=NOON).get_absolute_url()


def size(page) -> float:
    return page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")


def tool(page, name):
    return page.get_by_role("banner").get_by_role("button", name=name, exact=True)


def open_tools(page) -> None:
    opener = tool(page, "Cỡ chữ và tương phản")
    if opener.is_visible():
        opener.click()


@pytest.mark.parametrize("device", WIDTHS)
def test_a_choice_holds_on_every_page_and_after_coming_back(visitor, article, device):
    page = visitor(WIDTHS[device])
    page.goto("/")
    usual = size(page)
    open_tools(page)
    expect(tool(page, "A chữ vừa")).to_have_attribute("aria-pressed", "true")
    tool(page, "A+ chữ lớn").click()
    tool(page, "Tương phản cao").click()
    assert size(page) >= 1.25 * usual
    page.goto(article)
    assert size(page) >= 1.25 * usual
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    open_tools(page)
    pressed = {"A− chữ nhỏ": "false", "A chữ vừa": "false", "A+ chữ lớn": "true"}
    for name, state in {**pressed, "Tương phản cao": "true"}.items():
        expect(tool(page, name)).to_have_attribute("aria-pressed", state)
    tool(page, "Tương phản cao").click()
    tool(page, "A− chữ nhỏ").click()
    page.go_back()
    assert size(page) < usual
    assert page.evaluate("getComputedStyle(document.body).color") != "rgb(0, 0, 0)"


def test_other_tabs_follow_at_once(visitor, article):
    page = visitor(1280)
    page.goto("/")
    other = page.context.new_page()
    other.goto(article)
    usual = size(other)
    tool(page, "A+ chữ lớn").click()
    expect(tool(other, "A+ chữ lớn")).to_have_attribute("aria-pressed", "true")
    assert size(other) > usual


@pytest.mark.parametrize("device", WIDTHS)
@pytest.mark.parametrize("chosen", [{}, {"size": "large", "contrast": "high"}])
def test_nothing_moves_while_a_page_is_built_with_what_was_chosen(visitor, article, device, chosen):
    page = visitor(WIDTHS[device])
    for name, value in chosen.items():
        page.add_init_script(f"localStorage.setItem('wardnews-{name}', '{value}')")
    for address in ("/", "/don-vi/viet-hung/"):
        page.goto(address)
        page.wait_for_load_state("networkidle")
        assert page.evaluate(SHIFTS) == 0, address
        width = page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        assert width[0] <= width[1], address


def test_without_scripts_there_are_no_tools_and_all_else_is_there(visitor, article):
    page = visitor(javascript=False)
    page.goto(article)
    # Of the buttons there is the one that needs no script: it sends what is searched for.
    expect(page.get_by_role("banner").get_by_role("button")).to_have_accessible_name("Tìm")
    expect(page.get_by_role("navigation", name="Chuyên mục")).to_be_visible()
    page.get_by_role("link", name="Mục lục").click()
    expect(page.get_by_role("navigation", name="Mục lục")).to_be_in_viewport()


def test_where_nothing_may_be_stored_a_choice_holds_for_the_page(visitor, article):
    page = visitor(1280)
    page.add_init_script(BLOCKED)
    page.goto(article)
    usual = size(page)
    tool(page, "A+ chữ lớn").click()
    assert size(page) > usual
    expect(tool(page, "A+ chữ lớn")).to_have_attribute("aria-pressed", "true")
    page.reload()
    assert size(page) == usual


def test_what_else_is_stored_there_is_taken_for_nothing(visitor, article):
    page = visitor(1280)
    page.add_init_script("localStorage.setItem('wardnews-size', 'x\"><b>')")
    page.goto(article)
    assert page.locator("html").get_attribute("data-size") is None
    expect(tool(page, "A chữ vừa")).to_have_attribute("aria-pressed", "true")


def test_on_a_phone_one_button_opens_them_by_keyboard_and_all_are_large_enough(visitor, article):
    page = visitor()
    page.goto(article)
    opener = tool(page, "Cỡ chữ và tương phản")
    expect(tool(page, "A+ chữ lớn")).to_be_hidden()
    opener.focus()
    page.keyboard.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    for button in page.get_by_role("banner").get_by_role("button").all():
        box = button.bounding_box()
        assert box["width"] >= 44 and box["height"] >= 44
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(tool(page, "A− chữ nhỏ")).to_have_attribute("aria-pressed", "true")
    opener.click()
    expect(tool(page, "A+ chữ lớn")).to_be_hidden()


def test_where_the_system_asks_for_contrast_the_button_that_could_do_nothing_is_away(
    visitor, article
):
    page = visitor(1280, contrast="more")
    page.goto(article)
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    expect(tool(page, "Tương phản cao")).to_be_hidden()
    page = visitor(1280, forced_colors="active")
    page.goto(article)
    expect(tool(page, "Tương phản cao")).to_be_hidden()
    borders = page.locator(".sections li a").evaluate_all(
        "links => new Set(links.map((a) => getComputedStyle(a).borderBottomColor)).size"
    )
    assert borders == 2  # where the reader is looks unlike the rest
