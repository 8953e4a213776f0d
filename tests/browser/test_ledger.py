"""The ledger on a phone and on a desk: it fits, shuts nobody out, and its files arrive."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests import axe
from tests.articles.editorial.ledger import story
from tests.browser.conftest import WIDTHS
from tests.browser.test_desk import sign_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_the_ledger_is_found_read_and_taken_along(visitor, people, city, make_article, width):
    story.tell(people, city, make_article)
    page = visitor(width)
    sign_in(page, people.reviewer)
    page.get_by_role("link", name="Sổ tin bài", exact=True).first.click()
    page.get_by_label("Từ ngày").fill("2025-08-01")
    page.get_by_label("Đến hết ngày").fill("2025-08-31")
    page.get_by_role("button", name="Xem").click()
    expect(page.get_by_role("heading", name="Tháng 8/2025")).to_be_visible()
    excess = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(excess) == 0
    assert axe.violations(page) == []
    for kind, begins in (("CSV", b"\xef\xbb\xbf"), ("XLSX", b"PK")):
        with page.expect_download() as coming:
            page.get_by_role("link", name=kind).first.click()
        assert coming.value.suggested_filename.startswith("so-tin-bai_2025-08")
        assert Path(coming.value.path()).read_bytes().startswith(begins)
