"""From the first word to the public page, as a clerk and a reviewer do it on a phone."""

import pytest
from playwright.sync_api import expect

from articles.models import Edition
from tests.makers import jpeg
from tests.people import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)


def sign_in(page, user):
    page.goto("/admin/")
    page.fill("#id_username", user.username)
    page.fill("#id_password", PASSWORD)
    page.click("[type=submit]")


def test_a_post_is_written_submitted_approved_and_read(visitor, people, category, tmp_path):
    picture = tmp_path / "anh.jpg"
    picture.write_bytes(jpeg((800, 600)).getvalue())

    clerk = visitor()
    sign_in(clerk, people.clerk)
    clerk.goto("/admin/articles/article/add/")
    clerk.select_option("#id_category", label=category.name)
    clerk.fill("#id_title", "Ngõ 12 trồng hoa")
    clerk.fill("#id_lead", "Bà con ngõ 12 cùng trồng hoa ven tường.")
    editor = clerk.locator(".cke_wysiwyg_div")
    editor.click()
    clerk.keyboard.type("Hai mươi chậu hoa giấy đã nở.")
    clerk.set_input_files("#id_photos-files", str(picture))
    clerk.locator(".photo-caption").fill("Ngõ hoa")
    clerk.locator(".photo-alt").fill("Chậu hoa giấy dọc tường ngõ")
    clerk.get_by_role("button", name="Lưu và trình duyệt").click()
    expect(clerk.get_by_text("Đã trình duyệt")).to_be_visible()

    reviewer = visitor()
    sign_in(reviewer, people.reviewer)
    reviewer.get_by_role("link", name="Ngõ 12 trồng hoa").click()
    page = reviewer.frame_locator(".desk-preview")
    expect(page.get_by_text("Hai mươi chậu hoa giấy đã nở.")).to_be_visible()
    page.locator("img").first.scroll_into_view_if_needed()
    expect(page.get_by_alt_text("Chậu hoa giấy dọc tường ngõ")).to_be_visible()
    reviewer.get_by_role("button", name="Duyệt đăng").click()
    expect(reviewer.get_by_text("Đã duyệt và đăng.")).to_be_visible()

    resident = visitor()
    resident.goto("/")
    resident.get_by_role("link", name="Ngõ 12 trồng hoa").first.click()
    expect(resident.get_by_text("Hai mươi chậu hoa giấy đã nở.")).to_be_visible()
    expect(resident.get_by_alt_text("Chậu hoa giấy dọc tường ngõ")).to_be_visible()
    edition = Edition.objects.get()
    assert edition.body == "<p>Hai mươi chậu hoa giấy đã nở.</p>"


def test_the_editor_runs_without_an_iframe_and_speaks_vietnamese(visitor, people, make_article):
    page = visitor(1280)
    sign_in(page, people.clerk)
    page.goto(f"/admin/articles/article/{make_article().pk}/change/")
    page.locator(".cke_wysiwyg_div").wait_for()
    assert page.locator("iframe").count() == 0
    assert page.locator(".cke_button__bold").get_attribute("title").startswith("Đậm")


def test_pasted_markup_of_word_is_reduced_while_pasting(visitor, people, make_article):
    page = visitor(1280)
    sign_in(page, people.clerk)
    page.goto(f"/admin/articles/article/{make_article(body='').pk}/change/")
    page.locator(".cke_wysiwyg_div").wait_for()
    page.evaluate(
        """html => { const editor = Object.values(CKEDITOR.instances)[0];
           editor.focus(); editor.insertHtml(html); }""",
        '<p class="MsoNormal" style="color:red"><span lang="VI">Đức <b>Giang</b></span></p>',
    )
    data = page.evaluate("Object.values(CKEDITOR.instances)[0].getData()")
    assert data.strip() == "<p>Đức <strong>Giang</strong></p>"
