"""The photos of a post as a reader goes through them: with fingers, with keys, without scripts."""

import re

import pytest
from playwright.sync_api import expect

from articles.editorial import preview_links
from tests import axe
from tests.browser.conftest import WIDTHS
from tests.makers import NOON, add_photo

pytestmark = pytest.mark.django_db(transaction=True)

SIZES = [(900, 600), (900, 300), (450, 700)]
WATCH_SHIFTS = """
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shifted += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture
def post(make_article, publish):
    """A post with twelve photos of three shapes; one only adorns, one has no caption."""
    article = make_article()
    for number in range(1, 13):
        add_photo(
            article,
            number,
            caption="" if number == 2 else f"Chú thích {number}",
            size=SIZES[number % 3],
            decorative=number == 5,
        )
    return publish(article, at=NOON)


@pytest.fixture
def reader(visitor, live_server):
    """`reader(device)`: a page that notes what shifts, and every request to somebody else."""
    strangers = []

    def arrive(device, **options):
        page = visitor(WIDTHS[device], **options)
        page.add_init_script(WATCH_SHIFTS)
        ours = (live_server.url, "data:")
        page.on("request", lambda r: r.url.startswith(ours) or strangers.append(r.url))
        return page

    yield arrive
    assert strangers == []


def shown(page):
    """The photo that the viewer shows."""
    return page.locator(".viewer-slide:not([inert]) img")


def scale(page) -> float:
    style = page.locator(".viewer-slide:not([inert]) picture").evaluate("e => e.style.transform")
    found = re.search(r"scale\(([\d.]+)\)", style)
    return float(found[1]) if found else 1


def ready(page) -> None:
    """Wait until the photo is there and nothing moves."""
    expect(shown(page)).to_have_js_property("complete", True)
    page.evaluate("Promise.all(document.getAnimations().map((a) => a.finished)).then(() => 0)")


def fingers(page):
    """`put(*points)`: put fingers there, move them there, or lift all, like a touch screen."""
    session = page.context.new_cdp_session(page)
    down = []

    def put(*points):
        kind = "touchMove" if down and points else "touchStart" if points else "touchEnd"
        down[:] = points
        session.send(
            "Input.dispatchTouchEvent",
            {
                "type": kind,
                "touchPoints": [{"x": x, "y": y, "id": i} for i, (x, y) in enumerate(points)],
            },
        )

    return put


def swipe(put, start, end) -> None:
    for step in range(6):
        put(tuple(a + (b - a) * step / 5 for a, b in zip(start, end, strict=True)))
    put()


def test_photos_are_gone_through_by_keyboard(reader, post):
    page = reader("desk")
    page.goto(post.get_absolute_url())
    address = page.url
    pages = [link.get_attribute("href") for link in page.locator(".photos a").all()]
    page.get_by_role("link", name="Mô tả 3").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Xem ảnh")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("status")).to_have_text("Ảnh 3 trong 12: Mô tả 3")
    expect(dialog.get_by_role("button", name="Đóng")).to_be_focused()
    assert page.url.endswith(pages[2])
    ready(page)
    assert shown(page).evaluate("i => i.currentSrc").endswith(".avif")
    assert axe.violations(page) == []

    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(dialog.get_by_role("status")).to_have_text("Ảnh 5 trong 12")  # it only adorns
    expect(dialog.get_by_text("Chú thích 5")).to_be_visible()
    assert page.url.endswith(pages[4])
    page.keyboard.press("End")
    expect(dialog.get_by_text("12/12")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(dialog.get_by_text("12/12")).to_be_visible()
    page.keyboard.press("Home")
    expect(dialog.get_by_text("1/12", exact=True)).to_be_visible()
    page.keyboard.press("+")
    assert scale(page) == 1.5
    page.keyboard.press("0")
    assert scale(page) == 1

    # Focus stays inside, and every control can be reached.
    names = set()
    for _ in range(8):
        page.keyboard.press("Tab")
        names.add(
            page.evaluate(
                "(e => e.closest('dialog') ? e.ariaLabel || e.textContent : e.tagName)"
                "(document.activeElement)"
            )
        )
    assert names - {"BODY"} == {"Tải ảnh", "Đóng", "Ảnh trước", "Ảnh sau"}
    with page.expect_download() as saved:
        dialog.get_by_role("link", name="Tải ảnh").click()
    assert saved.value.url.endswith(f"{post.photos.first().file}?tai-ve")

    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    page.wait_for_url(address)
    expect(page.locator(".photos a").nth(1)).to_be_focused()
    expect(page.locator(".photos a").nth(1)).to_be_in_viewport()
    page.go_forward()
    expect(dialog.get_by_text("2/12")).to_be_visible()
    page.go_back()
    expect(dialog).to_have_count(0)
    assert page.evaluate("shifted") == 0

    # A copied address opens the photo's page; a click with a key held goes there too.
    page.goto(pages[11])
    expect(page.get_by_role("heading", name="Ảnh 12/12")).to_be_visible()
    page.goto(address)
    with page.context.expect_page() as other:
        page.locator(".photos a").first.click(modifiers=["Control"])
    expect(other.value.get_by_role("heading", name="Ảnh 1/12")).to_be_visible()
    expect(dialog).to_have_count(0)


def test_photos_are_gone_through_by_touch(reader, post):
    page = reader("phone", has_touch=True, is_mobile=True)
    page.goto(post.get_absolute_url())
    address = page.url
    put = fingers(page)
    dialog = page.get_by_role("dialog", name="Xem ảnh")
    page.get_by_role("link", name="Mô tả 1", exact=True).tap()
    expect(dialog).to_be_visible()
    page.go_back()
    expect(dialog).to_have_count(0)
    assert page.url == address
    page.get_by_role("link", name="Mô tả 3").tap()
    expect(dialog.get_by_text("3/12")).to_be_visible()
    ready(page)
    middle = (195, 400)

    put(middle)
    put((150, 400))
    put((100, 402))
    assert shown(page).bounding_box()["x"] < -30  # it follows the finger
    put()
    expect(dialog.get_by_text("4/12")).to_be_visible()
    ready(page)
    swipe(put, (100, 400), (320, 410))
    expect(dialog.get_by_text("3/12")).to_be_visible()
    ready(page)

    put((180, 400), (210, 400))
    put((120, 400), (270, 400))
    put((90, 400), (300, 400))
    put()
    assert scale(page) > 3
    expect(dialog.get_by_text("3/12")).to_be_visible()
    before = shown(page).bounding_box()["x"]
    swipe(put, (250, 400), (150, 400))  # it moves, and does not turn
    assert shown(page).bounding_box()["x"] < before
    expect(dialog.get_by_text("3/12")).to_be_visible()
    for zoomed in (False, True):
        for _ in range(2):
            put(middle)
            put()
        assert (scale(page) > 1) == zoomed
    for _ in range(2):
        put(middle)
        put()

    swipe(put, middle, (200, 620))
    expect(dialog).to_have_count(0)
    page.wait_for_url(address)
    expect(page.get_by_role("link", name="Mô tả 3")).to_be_focused()
    assert page.evaluate("shifted") == 0


def test_without_scripts_photos_are_pages_that_lead_on_and_back(reader, post):
    page = reader("phone", javascript=False)
    page.goto(post.get_absolute_url())
    page.get_by_role("link", name="Mô tả 2", exact=True).click()
    expect(page.get_by_role("heading", name="Ảnh 2/12")).to_be_visible()
    page.get_by_role("link", name="Sau").click()
    expect(page.get_by_role("heading", name="Ảnh 3/12")).to_be_visible()
    expect(page.get_by_text("Chú thích 3")).to_be_visible()
    page.get_by_role("link", name="Trước").click()
    expect(page.get_by_role("heading", name="Ảnh 2/12")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Ra quân dọn vệ sinh").last.click()
    expect(page.locator("#anh-2")).to_be_in_viewport()


def test_the_viewer_of_a_preview_keeps_its_address(reader, people, make_article):
    article = make_article(photos=3)
    link = preview_links.create(article.pk, by=people.clerk)
    page = reader("desk")
    page.goto("/xem-truoc/" + link.rstrip("/").rsplit("/", 1)[1] + "/")
    address = page.url
    page.get_by_role("link", name="Mô tả 2").click()
    dialog = page.get_by_role("dialog", name="Xem ảnh")
    expect(dialog.get_by_text("2/3")).to_be_visible()
    expect(shown(page)).to_have_js_property("naturalWidth", 60)
    expect(dialog.get_by_role("link", name="Tải ảnh")).to_have_count(0)
    page.keyboard.press("ArrowRight")
    assert page.url == address
    page.go_back()
    expect(dialog).to_have_count(0)
    assert page.url == address
