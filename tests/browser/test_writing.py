"""Writing a post in a browser: how many steps it takes, what a paste leaves, what is in reach."""

import unicodedata
from pathlib import Path

import pytest
from playwright.sync_api import expect

from articles import richtext
from articles.models import Article
from tests import axe
from tests.browser.steps import Person

pytestmark = pytest.mark.django_db(transaction=True)

PASTED = Path(__file__).parent.parent / "pasted"
WORD = (PASTED / "word.html").read_text(encoding="utf-8")
ZALO = (PASTED / "zalo.html").read_text(encoding="utf-8")
MOST_STEPS = 8  # of a writer, from login to submitted
TITLE = "Tổ dân phố 7 giữ ngõ phố sạch"
LEAD = "Sau một tháng phân loại rác, 103 trong 130 hộ của tổ dân phố số 7 đã quen việc."


@pytest.fixture
def tell(capsys):
    """Print a line past pytest's capturing."""

    def say(text):
        with capsys.disabled():
            print(f"\n{text}", end="")

    return say


def body_of(title: str) -> str:
    return Article.objects.get(title=title).body


@pytest.mark.parametrize("width", [390, 1280])
def test_a_post_pasted_from_word_is_submitted_in_few_steps(
    visitor, people, make_article, tell, width
):
    make_article(author=people.clerk)  # the section of which is at hand for the next
    clerk = Person(visitor(width))
    clerk.sign_in(people.clerk)
    clerk.click("Viết bài")
    clerk.page.locator(".cke_wysiwyg_div").wait_for()
    clerk.type(TITLE)  # the cursor stands there
    if width == 390:  # by thumb: into each field
        clerk.click(clerk.page.locator("#id_lead"))
        clerk.type(LEAD)
        clerk.click(clerk.page.locator(".cke_wysiwyg_div"))
    else:  # by keyboard: Enter leads on
        clerk.page.keyboard.press("Enter")
        clerk.type(LEAD)
        clerk.page.keyboard.press("Enter")
    clerk.paste(WORD)
    expect(clerk.page.locator(".cke_wysiwyg_div table")).to_be_visible()
    expect(clerk.page.get_by_text("Ảnh không dán được vào đây.")).to_be_visible()
    clerk.click("Lưu và trình duyệt")
    assert clerk.sees("Đã trình duyệt. Người có thể duyệt:")
    assert_is_the_text_from_word(body_of(TITLE))
    post = Article.objects.get(title=TITLE)
    assert (post.state, post.lead) == (Article.State.SUBMITTED, LEAD)
    tell(
        f"Người viết, màn hình {width}, từ đăng nhập đến trình duyệt: {clerk.steps} bước ngoài "
        f"việc gõ (cho phép {MOST_STEPS})"
    )
    assert clerk.steps <= MOST_STEPS


def assert_is_the_text_from_word(body: str) -> None:
    """All of its words and its shape, and nothing of Word."""
    assert richtext.to_text(body) == richtext.to_text(richtext.pasted(WORD))
    assert len(richtext.to_text(body).split()) >= 400
    assert unicodedata.is_normalized("NFC", body)
    counts = {tag: body.count(f"<{tag}>") for tag in ("h2", "ul", "ol", "li", "table", "tr", "td")}
    assert counts == {"h2": 3, "ul": 2, "ol": 1, "li": 8, "table": 1, "tr": 4, "td": 12}
    assert "<strong>phân loại rác tại nguồn</strong>" in body
    assert "đề nghị từ tháng mười hai mở rộng ra" in body  # with the change that was tracked
    for left in (
        "style",
        "class",
        "mso",
        "Mso",
        "<o:p",
        "file:",
        "#_ftn",
        "&nbsp;",
        "<p></p>",
        "·",
    ):
        assert left not in body


def test_a_paste_from_a_chat_comes_out_as_paragraphs(visitor, people, make_article):
    clerk = Person(visitor(390))
    clerk.sign_in(people.clerk)
    clerk.page.goto(f"/admin/articles/article/{make_article(title=TITLE, body='').pk}/change/")
    clerk.page.locator(".cke_wysiwyg_div").click()
    clerk.paste(ZALO)
    expect(clerk.page.locator(".cke_wysiwyg_div").get_by_text("Cảm ơn cả nhà!")).to_be_visible()
    clerk.click("Lưu bản nháp")
    assert body_of(TITLE).replace("\n", "") == richtext.pasted(ZALO).replace("\n", "")
    assert body_of(TITLE).count("<p>") == 5


def test_advice_is_shown_once_and_the_second_press_submits(visitor, people, make_article):
    """On a phone: nothing that has the focus is behind the bar, and nobody is shut out."""
    title = "PHƯỜNG VIỆT HƯNG TRỒNG CÂY XANH"
    article = make_article(title="Trồng cây", photos=1)
    clerk = Person(visitor(390))
    clerk.sign_in(people.clerk)
    clerk.page.goto(f"/admin/articles/article/{article.pk}/change/")
    clerk.page.locator(".cke_wysiwyg_div").wait_for()
    clerk.fill(clerk.page.locator("#id_title"), title)
    clerk.click("Lưu và trình duyệt")
    assert clerk.sees("Đã lưu, chưa trình duyệt.")
    assert clerk.sees("Phường Việt Hưng trồng cây xanh")
    assert Article.objects.get().state == Article.State.DRAFT
    clerk.page.locator(".cke_wysiwyg_div").wait_for()
    search = clerk.page.locator(".select2-search__field")
    expect(search).to_have_attribute("aria-label", "Nói về đơn vị")
    for width in (1280, 390):
        clerk.page.set_viewport_size({"width": width, "height": 850})
        faults = axe.violations(clerk.page)
        assert not faults, "\n".join(faults)
    assert behind_the_bar(clerk.page) == []
    clerk.click("Vẫn trình duyệt")
    assert clerk.sees("Đã trình duyệt. Người có thể duyệt:")


def behind_the_bar(page) -> list[str]:
    """What the Tab key leads to and the bar hides whole, on the way through the form."""
    bar = page.locator(".form-bar")
    expect(bar).to_be_in_viewport(ratio=1)
    page.locator("#id_unit").focus()
    hidden, walked = [], 0
    while walked < 60:
        page.keyboard.press("Tab")
        walked += 1
        found = page.evaluate(
            """() => { const at = document.activeElement, bar = document.querySelector(".form-bar");
               if (bar.contains(at)) return "";
               const top = at.getBoundingClientRect().top;
               return (top >= bar.getBoundingClientRect().top - 8 ? "hidden " : "seen ")
                 + (at.id || at.className); }"""
        )
        if not found:
            assert walked > 15
            return hidden
        if found.startswith("hidden"):
            hidden.append(found)
    pytest.fail("the bar was never reached")


def test_readers_find_a_way_to_mend_what_they_read(visitor, people, make_article, publish):
    article = make_article()
    publish(article)
    clerk = Person(visitor(390))
    clerk.page.goto(f"/tin/{article.pk}/")
    clerk.click("Dành cho người viết: sửa bài này")
    clerk.fill(clerk.page.locator("#id_username"), people.clerk.username)
    clerk.fill(clerk.page.locator("#id_password"), "mat-khau-thu")
    clerk.click(clerk.page.locator("[type=submit]"))
    clerk.click("Sửa bài đã đăng")
    assert clerk.sees("Đã mở bản sửa.")
    expect(clerk.page.locator("#id_title")).to_be_editable()


def test_a_refused_form_puts_the_cursor_where_something_is_wrong(visitor, people, make_article):
    make_article(author=people.clerk)
    clerk = Person(visitor(390))
    clerk.sign_in(people.clerk)
    clerk.click("Viết bài")
    clerk.page.locator(".cke_wysiwyg_div").wait_for()
    clerk.click("Lưu bản nháp")
    expect(clerk.page.locator("#id_title")).to_be_focused()
