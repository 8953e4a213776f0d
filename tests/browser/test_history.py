"""The history of an article on a phone and on a desk: nothing sticks out, the past day shows."""

import pytest
from playwright.sync_api import expect

from articles import publishing
from articles.models import Article
from tests.browser.conftest import WIDTHS
from tests.browser.test_desk import sign_in
from tests.makers import HOUR, NOON

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_looking_back_fits_the_screen(visitor, people, make_article, publish, width):
    article = make_article(photos=1)
    publish(article, at=NOON)
    Article.objects.update(title="Nghiêng" * 30, lead="Sáng chủ nhật, bà con cùng quét dọn.")
    publish(article, at=NOON + HOUR, change="correction", public_note="Nhầm ngày.")
    publishing.remove(article.pk, by=people.chief, public_note="Sai.", at=NOON + 2 * HOUR)
    page = visitor(width)
    sign_in(page, people.clerk)

    def fits():
        page.wait_for_load_state()
        excess = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(excess) == 0, page.url

    page.goto(f"/admin/articles/article/{article.pk}/history/")
    fits()
    page.locator(".content-hash > summary").first.click()
    fits()
    page.get_by_role("link", name="So với bản 1").click()
    expect(page.get_by_role("heading", name="Trước: Bản 1")).to_be_visible()
    fits()
    page.get_by_role("link", name="Như cư dân đã thấy").click()
    page.get_by_label("Ngày").fill("01/08/2025")
    page.get_by_label("Giờ").fill("12:30")
    page.get_by_role("button", name="Xem").click()
    expect(page.locator("iframe")).to_be_visible()
    fits()
    framed = page.frame_locator("iframe")
    expect(framed.get_by_text("Sáng thứ bảy, bà con cùng quét dọn.")).to_be_visible()
    photo = framed.get_by_alt_text("Mô tả 1")
    photo.scroll_into_view_if_needed()
    assert (
        photo.evaluate("async image => { await image.decode(); return image.naturalWidth }") == 60
    )
    with page.context.expect_page() as opened:  # no page of ours may be framed, so links leave
        framed.get_by_role("link", name="Danh bạ đơn vị").click()
    opened.value.wait_for_load_state()
    assert opened.value.url.endswith("/don-vi/")
