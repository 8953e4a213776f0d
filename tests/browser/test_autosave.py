"""What is typed is not lost: two people at one article, a closed tab, a lost session or network."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import expect

from articles.editorial.drafting import page as drafting_page
from articles.editorial.drafting import presence
from articles.models import Article, TypedText
from tests.browser.steps import Person
from tests.browser.test_desk import sign_in
from tests.desk import stored
from tests.people import PASSWORD
from tests.server import running

pytestmark = pytest.mark.django_db(transaction=True)

ADD = "/admin/articles/article/add/"
LEAD = "Sáng chủ nhật, bà con trồng hoa."
TITLE = "Ngõ 12 trồng hoa"
ON_DEVICE = "Object.keys(localStorage).filter(key => key.startsWith('wardnews:typed:')).length"

KEPT = """JSON.parse(Object.entries(localStorage)
    .find(([key]) => key.startsWith("wardnews:typed:"))[1])"""


@pytest.fixture
def quick(monkeypatch):
    """Signs of life every second instead of every fifteen."""
    monkeypatch.setattr(drafting_page.Page, "beat", 1)
    monkeypatch.setattr(presence, "SILENCE", 3)


def address(article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


def open_form(page, where):
    page.goto(where)
    page.locator(".cke_wysiwyg_div").wait_for()
    return page


def write(page, text):
    Person(page).write(text, at_end=True)


def said(page):
    return page.locator(".typed-said")


def on_device(page):
    """Wait for the device, and it alone, to have what was typed."""
    for _ in range(50):
        if page.evaluate(ON_DEVICE):
            return
        page.wait_for_timeout(50)
    raise AssertionError("nothing was kept on the device")


def log_in(page, user, password=PASSWORD):
    page.fill("#id_username", user)
    page.fill("#id_password", password)
    page.click("[type=submit]")


def body(page):
    return page.locator(".cke_wysiwyg_div")


@pytest.mark.parametrize("first", ["clerk", "chief"])
def test_whoever_of_two_saves_first_neither_text_is_lost(
    visitor, people, make_article, quick, first
):
    article = make_article(body="<p>Mọi người đến rất sớm.</p>\n<p>Ai cũng vui.</p>")
    pages = {}
    for who in ("clerk", "chief"):
        pages[who] = visitor(1280)
        sign_in(pages[who], getattr(people, who))
        open_form(pages[who], address(article))
    saver, other = pages[first], pages["chief" if first == "clerk" else "clerk"]
    for page in (saver, other):
        expect(page.locator(".typed-others")).to_contain_text("đang mở bài này (từ ")
    other.fill("#id_title", TITLE)
    write(other, " Hai mươi chậu hoa.")
    expect(said(other)).to_contain_text("Đã giữ lúc")
    saver.fill("#id_lead", LEAD)
    write(saver, " Chợ mở sớm.")
    saver.get_by_role("button", name="Lưu bản nháp").click()
    saver.locator(".success").wait_for()

    expect(other.locator(".typed-news")).to_contain_text("bản mới hơn bản bạn đang mở")
    other.get_by_role("button", name="Lưu bản nháp").click()
    sides = other.locator(".sides-row").filter(has_text="Chợ mở sớm")
    expect(sides).to_contain_text("Hai mươi chậu hoa")
    saved, typed = (sides.locator(".side").nth(n) for n in (0, 1))
    assert saved.bounding_box()["y"] == typed.bounding_box()["y"]
    other.set_viewport_size({"width": 390, "height": 850})
    assert saved.bounding_box()["x"] == typed.bounding_box()["x"]
    assert saved.bounding_box()["y"] < typed.bounding_box()["y"]
    assert other.evaluate("document.documentElement.scrollWidth") <= 390
    assert stored(article).title == article.title and stored(article).lead == LEAD

    take = other.get_by_role("button", name="Lấy bản đã lưu cho ô này: Nội dung")
    take.click()
    expect(body(other)).to_contain_text("Chợ mở sớm.")
    other.get_by_role("button", name="Trả lại chữ bạn gõ: Nội dung").click()
    expect(body(other)).to_contain_text("Hai mươi chậu hoa.")
    other.get_by_role("button", name="Lấy bản đã lưu cho ô này: Lời dẫn").click()
    write(other, " Chợ mở sớm.")
    other.get_by_role("button", name="Lưu bản nháp").click()
    other.locator(".success").wait_for()
    result = stored(article)
    assert (result.title, result.lead) == (TITLE, LEAD)
    assert "Hai mươi chậu hoa. Chợ mở sớm." in result.body
    saver.close()
    expect(other.locator(".typed-others")).to_be_hidden()
    expect(other.locator(".typed-restored")).to_have_count(0)
    expect(other.locator(".typed-device")).to_be_hidden()
    assert not TypedText.objects.waiting().exists()


def test_a_closed_tab_and_a_forged_token_lose_nothing(visitor, people, make_article):
    article = make_article()
    page = visitor()
    sign_in(page, people.clerk)
    open_form(page, address(article))
    page.fill("#id_title", TITLE)
    write(page, " Hai mươi chậu hoa.")
    on_device(page)
    page.close()
    page = open_form(page.context.new_page(), address(article))
    expect(page.locator("#id_title")).to_have_value(TITLE)
    expect(body(page)).to_contain_text("Hai mươi chậu hoa.")

    page.fill("#id_lead", LEAD)
    page.context.clear_cookies(name="csrftoken")
    page.get_by_role("button", name="Lưu bản nháp").click()
    back = page.get_by_role("link", name="Mở lại trang vừa rồi")
    back.wait_for()
    kept = page.evaluate(KEPT)
    # What the page had sent before arrives only now.
    late = {"form": kept["form"], "sequence": kept["sequence"] - 1, "done": False}
    late |= {"article": article, "fields": {"title": TITLE}, "base_version": article.version}
    late["written_at"] = timezone.now() + timedelta(minutes=1)
    place = {"user": people.clerk, "key": f"bai-{article.pk}"}
    TypedText.objects.update_or_create(**place, defaults=late)
    back.click()
    expect(page.locator("#id_lead")).to_have_value(LEAD)
    expect(body(page)).to_contain_text("Hai mươi chậu hoa.")
    page.get_by_role("button", name="Bỏ phần gõ dở").click()
    expect(page.locator("#id_title")).to_have_value(article.title)
    page.reload()
    expect(page.locator("#id_title")).to_have_value(article.title)
    assert page.evaluate(ON_DEVICE) == 0
    assert stored(article).title == article.title


def test_a_session_that_ends_while_typing_a_new_post_loses_nothing(
    visitor, people, category, quick
):
    page = visitor()
    sign_in(page, people.clerk)
    open_form(page, ADD)
    page.select_option("#id_category", label=category.name)
    page.fill("#id_title", TITLE)
    expect(said(page)).to_contain_text("Đã giữ lúc")
    Session.objects.all().delete()
    write(page, "Hai mươi chậu hoa.")
    expect(said(page)).to_contain_text("Phiên đăng nhập đã hết. Chữ đang gõ được giữ trên máy này")
    page.fill("#id_lead", LEAD)  # and "Lưu" at once, before anything is kept anywhere
    page.get_by_role("button", name="Lưu bản nháp").click()
    log_in(page, people.clerk.username)
    expect(page.locator("#id_title")).to_have_value(TITLE)
    expect(page.locator("#id_lead")).to_have_value(LEAD)
    expect(body(page)).to_contain_text("Hai mươi chậu hoa.")
    expect(page.locator(".typed-device")).to_be_visible()
    page.get_by_role("button", name="Lưu bản nháp").click()
    page.locator(".success").wait_for()
    article = Article.objects.get()
    assert (article.title, article.lead) == (TITLE, LEAD)
    assert article.body == "<p>Hai mươi chậu hoa.</p>"
    open_form(page, ADD)
    expect(page.locator("#id_title")).to_have_value("")
    expect(page.locator(".typed-unfinished")).to_be_hidden()
    assert page.evaluate(ON_DEVICE) == 0


def test_a_cut_connection_is_told_and_the_words_reach_another_device(
    visitor, people, make_article, quick
):
    visitor.expects("ERR_INTERNET_DISCONNECTED")
    article = make_article()
    page = visitor()
    sign_in(page, people.clerk)
    open_form(page, address(article))
    page.context.set_offline(True)
    page.fill("#id_title", TITLE)
    expect(said(page)).to_have_text("Mất kết nối: chữ đang gõ được giữ trên máy này.")
    page.context.set_offline(False)
    expect(said(page)).to_contain_text("Đã giữ lúc")

    plain = visitor(javascript=False)
    sign_in(plain, people.clerk)
    plain.goto(address(article))
    expect(plain.locator("#id_title")).to_have_value(TITLE)
    plain.get_by_role("button", name="Bỏ phần gõ dở").click()
    expect(plain.locator("#id_title")).to_have_value(article.title)
    assert not TypedText.objects.waiting().exists()


def test_signing_out_leaves_nothing_on_the_device_and_all_on_the_server(
    visitor, people, make_article
):
    article = make_article()
    page = visitor()
    sign_in(page, people.clerk)
    open_form(page, address(article))
    page.fill("#id_title", TITLE)
    page.locator("#logout-form button").click()
    page.get_by_text("đã đăng xuất").or_(
        page.get_by_role("link", name="Đăng nhập lại")
    ).first.wait_for()
    assert page.evaluate(ON_DEVICE) == 0
    page.evaluate("localStorage.setItem('wardnews:typed:0:bai-1', '{}')")
    sign_in(page, people.clerk)
    page.locator("#site-name").wait_for()
    assert page.evaluate(ON_DEVICE) == 0  # what somebody else has left
    expect(page.get_by_role("heading", name="Đang viết dở")).to_be_visible()
    page.get_by_role("link", name=TITLE).click()
    expect(page.locator("#id_title")).to_have_value(TITLE)


CLERK = """
from datetime import date
from django.contrib.auth import get_user_model
from articles.models import Article
from wards.models import Membership, Unit
clerk = get_user_model().objects.create_user("huong", password="mat-khau-thu", is_staff=True)
unit = Unit.objects.get()
Membership.objects.create(user=clerk, unit=unit, role="writer", starts_on=date(2021, 1, 1))
Article.objects.update(state="draft")
"""


def test_a_killed_server_loses_nothing_that_was_typed(server, visitor):
    visitor.expects("ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE")
    running.manage(server.installation.environment, "shell", "--command", CLERK)
    form = f"/admin/articles/article/{server.installation.article_id}/change/"
    page = visitor(base_url=f"http://127.0.0.1:{server.port}")
    page.goto("/admin/")
    log_in(page, "huong")
    open_form(page, form)
    page.fill("#id_title", TITLE)
    expect(said(page)).to_contain_text("Đã giữ lúc")
    server.kill()
    write(page, " Hai mươi chậu hoa.")
    expect(said(page)).to_have_text("Mất kết nối: chữ đang gõ được giữ trên máy này.")
    page.goto("about:blank")  # a page that stays open would be refused without its cookies
    page.context.clear_cookies()
    server.start()
    page.goto(form)
    log_in(page, "huong")
    expect(page.locator("#id_title")).to_have_value(TITLE)
    expect(body(page)).to_contain_text("Hai mươi chậu hoa.")
    page.get_by_role("button", name="Lưu bản nháp").click()
    page.locator(".success").wait_for()
    expect(body(page)).to_contain_text("Hai mươi chậu hoa.")
