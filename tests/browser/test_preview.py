"""The preview in its frames, as a clerk looks at it on a phone and on a desk."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.conftest import WIDTHS
from tests.browser.test_desk import sign_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("width", WIDTHS.values())
@pytest.mark.parametrize(("screen", "wide"), [("dien-thoai", 390), ("may-tinh", 1280)])
def test_both_screens_fit_and_need_no_script(visitor, people, make_article, width, screen, wide):
    article = make_article(photos=2)
    page = visitor(width, javascript=False)
    sign_in(page, people.clerk)
    frames = reverse("admin:articles_article_preview_frames", args=[article.pk])
    page.goto(f"{frames}?man-hinh={screen}")
    inside = page.frame_locator("iframe")
    expect(inside.get_by_role("heading", name="Ra quân dọn vệ sinh")).to_be_visible()
    assert page.locator("iframe").evaluate("frame => frame.offsetWidth") == wide
    box, around = (page.locator(part).bounding_box() for part in ("iframe", ".desk-screen"))
    assert box["width"] <= around["width"]
    assert abs(box["height"] - around["height"]) < 2
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    photo = inside.get_by_alt_text("Mô tả 1")
    photo.scroll_into_view_if_needed()
    expect(photo).to_have_js_property("naturalWidth", 60)


def test_a_link_inside_the_frame_leads_out_of_it(visitor, people, make_article):
    page = visitor(1280)
    sign_in(page, people.clerk)
    page.goto(reverse("admin:articles_article_preview_frames", args=[make_article().pk]))
    page.frame_locator("iframe").get_by_role("link", name="Trang chủ").first.click()
    page.wait_for_url("**/")
    expect(page.get_by_text("Bản xem trước")).to_have_count(0)


def test_a_link_is_made_on_a_phone_and_opened_by_a_guest(visitor, people, make_article):
    article = make_article(photos=1)
    page = visitor(390, javascript=False)
    sign_in(page, people.clerk)
    page.goto(reverse("admin:articles_article_preview_frames", args=[article.pk]))
    page.get_by_label("Dùng được trong").select_option(label="1 ngày")
    page.get_by_role("button", name="Tạo liên kết xem trước").click()
    link = page.get_by_label("Liên kết mới").input_value()
    page.reload()
    expect(page.get_by_label("Liên kết mới")).to_have_count(0)

    guest = visitor(390)
    guest.goto("/xem-truoc/" + link.rstrip("/").rsplit("/", 1)[1] + "/")
    expect(guest.get_by_text("Bản xem trước – chưa đăng")).to_be_visible()
    expect(guest.get_by_alt_text("Mô tả 1")).to_have_js_property("naturalWidth", 60)
    assert guest.context.cookies() == []

    page.get_by_role("button", name="Thu hồi").click()
    expect(page.get_by_text("Đã thu hồi liên kết")).to_be_visible()
