"""A list found, narrowed, kept and acted upon, on a phone and on a desk; without scripts, too."""

import pytest

from articles.models import Article
from tests import axe
from tests.browser.conftest import WIDTHS
from tests.browser.steps import Person

pytestmark = pytest.mark.django_db(transaction=True)

LIST = "/admin/articles/article/"
FINGER = 44  # pixels


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_drafts_are_found_submitted_together_and_one_is_deleted_and_taken_back(
    visitor, people, make_article, width
):
    for title in ("Đức Giang dọn rác đợt 1", "Đức Giang dọn rác đợt 2", "Chợ hoa"):
        make_article(title=title)
    make_article(title="Rác Đức Giang, chưa có lời dẫn", lead="")
    person = Person(visitor(width, javascript=width == WIDTHS["phone"]))
    person.sign_in(people.clerk)
    page = person.page

    def fits():
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if width == WIDTHS["phone"]:
            assert axe.violations(page) == []
            for target in page.locator(".list-button:visible, .list-chips a").all():
                assert target.bounding_box()["height"] >= FINGER

    page.goto(LIST)
    fits()
    person.fill("Tìm trong tiêu đề và tên đơn vị", "rac duc giang")
    person.click("Tìm")
    assert person.sees("3 bài") and not person.sees("Chợ hoa")
    person.click(page.get_by_text("Lọc", exact=True).first)
    page.get_by_label("Tình trạng").select_option(label="Bản nháp")
    person.click("Lọc")
    assert page.locator(".list-chips li").count() == 3  # what is sought, the filter, and none
    person.click(page.get_by_text("Lưu bộ lọc này"))
    person.fill("Tên bộ lọc", "Rác")
    person.click("Lưu")
    fits()

    for title in ("Đánh dấu “Đức Giang dọn rác đợt 1”", "Đánh dấu “Rác Đức Giang, chưa có"):
        page.get_by_label(title).check()
    page.get_by_label("Với các bài đã đánh dấu").select_option(label="Trình duyệt")
    person.click("Tiếp tục")
    assert person.sees("Sẽ làm với 1 bài") and person.sees("Không làm được với 1 bài")
    fits()
    person.click("Trình duyệt (1 bài)")
    assert person.sees("Đã trình duyệt 1 bài")
    fits()
    person.click("Quay lại danh sách")
    assert page.get_by_role("link", name="Rác", exact=True).get_attribute("aria-current")
    assert person.sees("2 bài")

    person.click("Đức Giang dọn rác đợt 2")
    page.wait_for_url("**/change/")
    page.goto(page.url.replace("change/", "xu-ly/"))
    person.click(page.locator("summary", has_text="Xóa bài"))
    person.click("Xóa bài")
    assert person.sees("Đã xóa bài.")
    fits()
    person.click("Hoàn tác")
    assert not Article.objects.exclude(deleted_at=None).exists()
    page.goto(f"{LIST}?q=khong+co")
    assert person.sees("Không có bài nào khớp")
    fits()
