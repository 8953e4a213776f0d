"""How people get in, stay out, and are helped, on the phone of one and the desk of another."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.utils import timezone

from tests import axe
from tests.accounts import App, kinds
from tests.browser.steps import Person
from tests.people import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)
OVER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def is_fit_for_all(page) -> bool:
    """Assert that nobody is shut out of `page`, on a phone and at a desk."""
    before = page.viewport_size
    for width, schemes in ((390, ("light", "dark")), (1280, ("light",))):
        page.set_viewport_size({"width": width, "height": 850})
        assert axe.violations(page, schemes) == [], (page.url, width)
        assert not page.evaluate(OVER), (page.url, width)
    page.set_viewport_size(before)
    return True


def try_in(person, user, password=PASSWORD) -> None:
    person.page.goto("/admin/login/")
    person.fill(person.page.locator("#id_username"), user.username)
    person.fill(person.page.locator("#id_password"), password)
    person.click(person.page.locator("[type=submit]"))


def is_at_the_desk(person) -> bool:
    return person.page.locator("#user-tools").count() == 1 and person.sees("Bàn làm việc")


def leave(person) -> None:
    person.click(person.page.locator("#logout-form button"))


def test_a_clerk_who_locked_themselves_out_is_let_in_by_an_administrator(people, visitor):
    clerk, root = Person(visitor(390)), Person(visitor(1280))
    clerk.page.goto("/admin/login/")
    assert is_fit_for_all(clerk.page)
    for _ in range(4):
        try_in(clerk, people.clerk, "quên mất rồi")
        assert clerk.sees("Bạn nhập chưa đúng tên đăng nhập hoặc mật khẩu")
    try_in(clerk, people.clerk, "quên mất rồi")
    assert clerk.sees("Tạm khóa đăng nhập") and clerk.sees("Hãy thử lại sau 15 phút")
    assert is_fit_for_all(clerk.page)
    try_in(clerk, people.clerk)
    assert clerk.sees("nhập đúng cũng chưa vào được")
    assert visitor.complaints and all("429" in complaint for complaint in visitor.complaints)
    visitor.complaints.clear()

    root.sign_in(people.root)
    for name in ("wards/accountevent/", "auth/user/add/", "auth/user/"):
        root.page.goto(f"/admin/{name}")
        assert is_fit_for_all(root.page)
    root.click("huong")
    assert is_fit_for_all(root.page)
    root.click("Đăng nhập và bảo mật")
    assert root.sees("Tạm khóa vì sai nhiều lần")
    assert is_fit_for_all(root.page)
    root.click("Mở khóa đăng nhập")
    assert root.sees("thử đăng nhập lại được ngay") and root.sees("Không bị khóa")

    try_in(clerk, people.clerk)
    assert is_at_the_desk(clerk)


def test_a_second_factor_from_the_first_scan_to_a_lost_phone(people, visitor):
    clerk = Person(visitor(390))
    app = App(people.clerk)
    try_in(clerk, people.clerk)
    clerk.click("Tài khoản của bạn")
    assert clerk.sees("Đăng nhập gần đây") and clerk.sees("Đăng nhập bằng mật khẩu")
    assert is_fit_for_all(clerk.page)
    clerk.click("Bật xác thực hai lớp")
    assert is_fit_for_all(clerk.page)
    clerk.click("Bắt đầu")
    assert clerk.page.locator(".account-qr").evaluate("image => image.naturalWidth") > 200
    assert is_fit_for_all(clerk.page)
    clerk.fill("Mã 6 số trong ứng dụng", app.code())
    clerk.click("Bật xác thực hai lớp")
    codes = clerk.page.locator(".account-codes code").all_inner_texts()
    assert len(codes) == 10 and clerk.page.get_by_role("button", name="In các mã").is_visible()
    assert is_fit_for_all(clerk.page)
    clerk.click("Tôi đã cất giữ các mã")
    assert is_at_the_desk(clerk)

    leave(clerk)
    try_in(clerk, people.clerk)
    assert clerk.sees("Nhập mã xác thực") and not is_at_the_desk(clerk)
    assert is_fit_for_all(clerk.page)
    clerk.page.goto("/admin/articles/article/")
    assert clerk.sees("Nhập mã xác thực")
    clerk.fill("Mã xác thực", app.code(1))
    clerk.click("Tiếp tục")
    assert clerk.page.url.endswith("/admin/articles/article/")

    leave(clerk)
    try_in(clerk, people.clerk)
    clerk.fill("Mã xác thực", codes[3].upper())
    clerk.click("Tiếp tục")
    assert is_at_the_desk(clerk) and clerk.sees("còn 9 mã")
    leave(clerk)
    try_in(clerk, people.clerk)
    clerk.fill("Mã xác thực", codes[3])
    clerk.click("Tiếp tục")
    assert clerk.sees("Mã không đúng hoặc đã dùng rồi") and not is_at_the_desk(clerk)
    assert is_fit_for_all(clerk.page)


def test_an_account_that_was_idle_is_off_until_an_administrator_switches_it_on(people, visitor):
    accounts = get_user_model().objects
    accounts.update(last_login=timezone.now())
    long_ago = timezone.now() - timedelta(days=46)
    accounts.filter(pk=people.clerk.pk).update(last_login=long_ago, date_joined=long_ago)
    call_command("retire_idle_accounts", verbosity=0)

    clerk, root = Person(visitor(390)), Person(visitor(1280))
    try_in(clerk, people.clerk)
    assert clerk.sees("Bạn nhập chưa đúng tên đăng nhập hoặc mật khẩu")

    root.sign_in(people.root)
    root.page.goto("/admin/auth/user/")
    row = root.page.get_by_role("row").filter(has_text="huong")
    assert "vì lâu không đăng nhập" in row.inner_text()
    root.click("huong")
    root.page.get_by_label("Đang hoạt động").check()
    root.click(root.page.locator("[name=_save]"))
    assert kinds(people.clerk)[-1] == "switched_on"

    try_in(clerk, people.clerk)
    assert is_at_the_desk(clerk)
    clerk.page.goto("/admin/password_change/")
    assert is_fit_for_all(clerk.page)
