"""The first page as each person meets it, on a phone and on a desk; a post taken and released."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.editorial import workflow
from tests import axe
from tests.browser.conftest import WIDTHS
from tests.browser.steps import Person
from tests.desk import grant, rush, write

pytestmark = pytest.mark.django_db(transaction=True)

LONG_AGO = timezone.now() - timedelta(days=9)
FINGER = 44  # pixels


@pytest.fixture
def busy_desk(people, make_article, city):
    """Something of everything that the page can show."""

    def submitted(title, **options):
        article = make_article(title=title, author=people.clerk)
        workflow.note_edit(article, people.clerk, created=True)
        return workflow.submit(article.pk, by=people.clerk, **options)

    make_article(title="Bản nháp có một cái tên rất dài " * 4)
    submitted("Ngõ 12 trồng hoa", at=LONG_AGO)
    write(submitted("Tôi đã sửa bài này"), people.reviewer, lead="Khác.")
    back = submitted("Thiếu giờ bắt đầu")
    workflow.send_back(back.pk, by=people.second_reviewer, reason="Mấy giờ thì bắt đầu?")
    rush(make_article(title="Nước lên"), people.chief)
    make_article(title="Bồ Đề", unit=city.new_bo_de, author=people.chief)
    grant(people.stranger, city.new_bo_de, "writer")


def unfold(page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")


def test_everybodys_first_page_fits_and_shuts_nobody_out(visitor, people, busy_desk):
    expected = {
        people.clerk: ("Mấy giờ thì bắt đầu?", "Viết bài", "Ngõ 12 trồng hoa", "Bản nháp có"),
        people.reviewer: ("Chờ quá 8 giờ làm việc", "Nước lên", "Tôi đã sửa bài này"),
        people.chief: ("Phường Việt Hưng", "Phường Bồ Đề", "Lâu chưa có bài"),
        people.root: ("đơn vị đang hoạt động", "Mới nhất ở bàn biên tập"),
    }
    for width in WIDTHS.values():
        for user, words in expected.items():
            person = Person(visitor(width))
            person.sign_in(user)
            page = person.page
            unfold(page)
            for text in words:
                assert person.sees(text), (user, text)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (user, width)
            assert axe.violations(page) == [], (user, width)
            for action in page.locator(".home-write, .home-button, .home-what > a").all():
                assert action.bounding_box()["height"] >= FINGER, action.inner_text()


def test_a_post_is_taken_with_one_tap_seen_by_others_and_released(visitor, people, busy_desk):
    reviewer, other = Person(visitor(390)), Person(visitor(390))
    reviewer.sign_in(people.reviewer)
    reviewer.click(reviewer.page.locator(".home-item", has_text="Ngõ 12").get_by_role("button"))
    assert reviewer.sees("Bạn nhận bài này lúc") and reviewer.sees("Bài như bạn đọc sẽ thấy")
    assert not [fault for fault in axe.violations(reviewer.page) if ".claim" in fault]
    other.sign_in(people.second_reviewer)
    assert other.sees("minh nhận lúc")
    other.click("Ngõ 12 trồng hoa")
    assert other.sees("Bạn vẫn quyết định được")
    reviewer.click("Thả lại")
    assert reviewer.sees("Đã thả lại") and reviewer.sees("Chờ bạn duyệt")
    other.page.goto("/admin/")
    assert not other.sees("nhận lúc")
