"""A reader reports an error from a phone without a script; the clerk takes the sentence over."""

import pytest
from django.core import mail
from playwright.sync_api import expect

from articles.models import Suggestion
from articles.public.reporting import limits
from tests import axe
from tests.browser.steps import Person

pytestmark = pytest.mark.django_db(transaction=True)

QUOTE, PROPOSAL = "Mọi người đến rất sớm.", "Mọi người đến từ 6 giờ."


@pytest.fixture(autouse=True)
def _nobody_has_sent_anything():
    limits.visitors.clear()


def test_a_better_sentence_goes_from_a_phone_into_the_form(visitor, people, make_article, publish):
    article = make_article()
    publish(article)
    reader = Person(visitor(390, javascript=False))
    reader.page.goto(f"/tin/ra-quan-don-ve-sinh-{article.pk}/bao-loi/")
    reader.fill("Câu đang viết", QUOTE)
    reader.fill("Thư điện tử (không bắt buộc)", "lan")
    visitor.expects(r"400 .*/bao-loi/")
    visitor.expects(r"Failed to load resource: the server responded with a status of 400")
    # What is wrong is said by the site, in Vietnamese, and not by the browser in its own language.
    reader.click("Gửi góp ý")
    expect(reader.page.get_by_role("alert")).to_contain_text("Địa chỉ thư này chưa đúng")
    expect(reader.page.get_by_label("Câu đang viết", exact=True)).to_have_value(QUOTE)
    reader.fill("Thư điện tử (không bắt buộc)", "lan@example.vn")
    reader.fill("Nên viết là", PROPOSAL)
    reader.click("Gửi góp ý")
    expect(reader.page.get_by_role("heading", level=1)).to_have_text(
        "Cảm ơn bạn, góp ý đã được gửi"
    )
    assert reader.page.url.endswith("/bao-loi/da-gui/")
    assert reader.page.context.cookies() == []
    assert reader.page.evaluate("document.documentElement.scrollWidth") == 390

    clerk = Person(visitor(1280))
    clerk.sign_in(people.clerk)
    clerk.page.goto("/admin/")
    clerk.click("Góp ý của bạn đọc: 1")
    clerk.click(PROPOSAL)
    expect(clerk.page.locator("mark")).to_contain_text(QUOTE)
    clerk.click("Tiếp thu")
    expect(clerk.page.locator(".cke_wysiwyg_div")).to_contain_text(PROPOSAL)
    expect(clerk.page.locator(".suggested-notice")).to_contain_text("Đã đưa vào bài")
    assert Suggestion.objects.get().email == ""
    assert [sent.to for sent in mail.outbox] == [["lan@example.vn"]]
    # Residents read the old sentence until somebody approves the new one.
    reader.page.goto(f"/tin/ra-quan-don-ve-sinh-{article.pk}/")
    expect(reader.page.locator(".prose")).to_have_text(QUOTE)


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_shuts_anybody_out(visitor, people, make_article, publish, width):
    article = make_article()
    publish(article)
    reader = Person(visitor(width))
    form = f"/tin/ra-quan-don-ve-sinh-{article.pk}/bao-loi/"
    visitor.expects(r"400")
    faults = []

    def look(person):
        faults.extend(axe.violations(person.page))
        wide = person.page.evaluate("document.documentElement.scrollWidth")
        faults.extend([f"{person.page.url} is {wide} wide"] if wide > width else [])

    reader.page.goto(form)
    reader.click(reader.page.locator("summary"))
    look(reader)
    reader.click("Gửi góp ý")
    look(reader)
    reader.fill("Câu đang viết", QUOTE)
    reader.fill("Nên viết là", PROPOSAL)
    reader.fill("Giải thích thêm", "x" * 300)
    reader.click("Gửi góp ý")
    look(reader)
    row = Suggestion.objects.get()
    clerk = Person(visitor(width))
    clerk.sign_in(people.clerk)
    for address in (
        "",
        "articles/article/gop-y/",
        f"articles/article/{article.pk}/gop-y/{row.pk}/",
    ):
        clerk.page.goto(f"/admin/{address}")
        look(clerk)
    clerk.click("Tiếp thu")
    clerk.click(clerk.page.locator(".suggested-taken summary"))
    look(clerk)
    assert faults == []
