"""A post from its first word to its restoring, at the width of a phone, by the people it takes."""

from contextlib import contextmanager
from datetime import timedelta
from unittest import mock

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.editorial import workflow
from articles.models import Article, Edition
from tests.browser.steps import Person

pytestmark = pytest.mark.django_db(transaction=True)

TITLE = "Ngõ 12 trồng hoa"
MOST_STEPS = 6  # of a reviewer, from login to approved


@pytest.fixture
def sit_down(visitor):
    """`sit_down(user)`: that person, signed in at a phone of their own."""

    def arrive(user) -> Person:
        person = Person(visitor(390))
        person.sign_in(user)
        return person

    return arrive


@pytest.fixture
def tell(capsys):
    """Print a line past pytest's capturing."""

    def say(text):
        with capsys.disabled():
            print(f"\n{text}", end="")

    return say


@contextmanager
def clock_ahead(hours: int):
    """While it lasts, the portal's clock and its database's run so many hours ahead."""
    now = timezone.now

    def ahead():
        return now() + timedelta(hours=hours)

    with (
        mock.patch("django.utils.timezone.now", ahead),
        mock.patch("wards.clock.of_database", ahead),
    ):
        yield


def open_post(person) -> None:
    person.page.goto(f"/admin/articles/article/{Article.objects.get().pk}/change/")


def review(person) -> None:
    person.page.goto("/admin/")
    person.click(TITLE)


def test_the_story_of_a_post(sit_down, visitor, people, category):
    clerk, reviewer, chief = map(sit_down, (people.clerk, people.reviewer, people.chief))
    resident = Person(visitor(390))

    # The clerk writes and submits.
    clerk.page.goto("/admin/articles/article/add/")
    clerk.page.select_option("#id_category", label=category.name)
    clerk.page.fill("#id_title", TITLE)
    clerk.page.fill("#id_lead", "Bà con ngõ 12 cùng trồng hoa.")
    clerk.write("Hai mươi chậu hoa giấy đã nở.")
    clerk.click("Lưu và trình duyệt")
    assert clerk.sees("Đã trình duyệt. Người có thể duyệt:")

    # The reviewer returns it with a word on the paragraph.
    review(reviewer)
    expect(
        reviewer.page.frame_locator(".desk-preview").get_by_text("Hai mươi chậu hoa giấy đã nở.")
    ).to_be_visible()
    reviewer.click(reviewer.page.get_by_text("Mở bài để ghi góp ý ngay tại chỗ"))
    reviewer.click(reviewer.page.locator("#doan-1 summary"))
    reviewer.fill("Góp ý cho đoạn 1", "Hai mươi hay hai mươi hai chậu?")
    reviewer.click("Trả lại")
    assert reviewer.sees("Đã trả lại cho người viết.")

    # The clerk finds it at that place, and mends it.
    open_post(clerk)
    assert clerk.sees("Hai mươi hay hai mươi hai chậu?")
    clerk.page.locator(".cke_wysiwyg_div").wait_for()
    clerk.click("Đến chỗ này")
    assert clerk.page.evaluate("getSelection().toString()") == "Hai mươi chậu hoa giấy đã nở."
    clerk.page.keyboard.type("Hai mươi hai chậu hoa giấy đã nở.")
    clerk.click("Lưu và trình duyệt")

    # While the reviewer reads, the clerk takes it back, changes it and submits it again.
    review(reviewer)
    reviewer.page.locator(".diff ins", has_text="hai").wait_for()
    clerk.click("Rút lại")
    clerk.page.fill("#id_lead", "Bà con ngõ 14 cùng trồng hoa.")
    clerk.click("Lưu và trình duyệt")
    reviewer.click("Duyệt đăng")
    assert reviewer.sees("Bài đã thay đổi sau khi bạn đọc.")
    changed = reviewer.page.locator(".desk-comparison", has_text="So với bản bạn vừa đọc")
    assert "12" in changed.locator(".diff-text del").inner_text()
    assert "14" in changed.locator(".diff-text ins").inner_text()
    assert not Edition.objects.exists()

    # Approved for a time, it appears by itself.
    due = timezone.localtime() + timedelta(hours=2)
    reviewer.fill("Ngày", f"{due:%Y-%m-%d}")
    reviewer.fill("Giờ", f"{due:%H:%M}")
    reviewer.click("Duyệt đăng")
    assert reviewer.sees("Đã duyệt. Bài sẽ tự đăng lúc")
    resident.page.goto("/")
    assert not resident.sees(TITLE)
    with clock_ahead(hours=3):
        resident.page.goto("/")
        resident.click(TITLE)
        assert resident.sees("Hai mươi hai chậu hoa giấy đã nở.")
        address = resident.page.url
    with clock_ahead(hours=4):
        correct(clerk, reviewer)
        resident.page.goto(address)
        assert resident.sees("Đính chính ngày") and resident.sees("Ngõ 14, không phải ngõ 12.")
        resident.page.goto("/dinh-chinh/")
        assert resident.sees("Ngõ 14, không phải ngõ 12.")
    with clock_ahead(hours=5):
        withdraw_and_restore(chief, resident, address)


def correct(clerk, reviewer):
    """The clerk mends what is live; the reviewer tells readers."""
    open_post(clerk)
    clerk.click("Sửa bài này")
    clerk.page.fill("#id_title", TITLE.replace("12", "14"))
    clerk.click("Lưu và trình duyệt")
    reviewer.page.goto("/admin/")
    reviewer.click(TITLE.replace("12", "14"))
    reviewer.click(reviewer.page.get_by_label("Đính chính", exact=True))
    reviewer.fill("Lời đính chính cho bạn đọc", "Ngõ 14, không phải ngõ 12.")
    reviewer.click("Duyệt đăng")
    assert reviewer.sees("Đã duyệt và đăng.")


def withdraw_and_restore(chief, resident, address):
    """The chief takes the post down with a word to readers, and puts it back."""
    open_post(chief)
    chief.click("Gỡ, chuyển, việc khác")
    chief.click(chief.page.locator("summary", has_text="Gỡ, còn đọc được"))
    chief.fill(chief.page.locator("#id_withdraw-public_note"), "Đang xem lại số nhà.")
    chief.click("Gỡ, còn đọc được")
    resident.page.goto(address)
    assert resident.sees("Đang xem lại số nhà.")
    resident.page.goto("/")
    assert not resident.sees("trồng hoa")
    chief.click("Gỡ, chuyển, việc khác")
    chief.click(chief.page.locator("summary", has_text="Đăng lại"))
    chief.click("Đăng lại")
    resident.page.goto("/")
    assert resident.sees("Ngõ 14 trồng hoa")


def test_a_reviewer_approves_in_few_steps_having_seen_page_and_change(
    visitor, people, make_article, tell
):
    article = make_article(title=TITLE, photos=1)
    workflow.submit(article.pk, by=people.clerk)
    reviewer = Person(visitor(390))
    reviewer.sign_in(people.reviewer)
    reviewer.click(TITLE)
    expect(reviewer.page.get_by_text("Những chỗ thay đổi")).to_be_visible()
    page = reviewer.page.frame_locator(".desk-preview")
    expect(page.get_by_text("Mọi người đến rất sớm.")).to_be_visible()
    reviewer.click("Duyệt đăng")
    assert reviewer.sees("Đã duyệt và đăng.")
    tell(f"Người duyệt, từ đăng nhập đến duyệt xong: {reviewer.steps} bước (cho phép {MOST_STEPS})")
    assert reviewer.steps <= MOST_STEPS


def test_a_correction_takes_few_steps_on_both_sides(visitor, people, make_article, publish, tell):
    article = make_article(title=TITLE)
    publish(article)
    clerk = Person(visitor(390))
    clerk.sign_in(people.clerk)
    clerk.click("Tất cả bài viết")
    clerk.click(TITLE)
    clerk.click("Sửa bài này")
    clerk.write(" Đúng 7 giờ.", at_end=True)
    clerk.click("Lưu và trình duyệt")
    reviewer = Person(visitor(390))
    reviewer.sign_in(people.reviewer)
    reviewer.click(TITLE)
    reviewer.click(reviewer.page.get_by_label("Đính chính", exact=True))
    reviewer.fill("Lời đính chính cho bạn đọc", "Thiếu giờ bắt đầu.")
    reviewer.click("Duyệt đăng")
    assert Edition.objects.live().get().public_note == "Thiếu giờ bắt đầu."
    tell(
        f"Đính chính, kể cả đăng nhập: người viết {clerk.steps} bước, người duyệt "
        f"{reviewer.steps} bước"
    )
    assert clerk.steps <= 8 and reviewer.steps <= 7
