"""What a browser adds to an article's page: copying, printing, reading aloud."""

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import expect

from articles.photos import renditions
from tests import axe
from tests.browser.conftest import WIDTHS
from tests.makers import HOUR, NOON, add_photo

pytestmark = pytest.mark.django_db(transaction=True)

CELLS = "".join(f"<td>Thứ hai lúc {n} giờ</td>" for n in range(12))
TABLE = (
    f"<table><caption>Lịch tiếp dân</caption><thead><tr>{CELLS.replace('td>', 'th>')}</tr></thead>"
)
TABLE += f"<tbody>{f'<tr>{CELLS}</tr>' * 40}</tbody></table>"
BODY = (
    "<p>Đoạn một. Câu hai của đoạn một!</p><h2>Mục giữa</h2><ul><li>Việc thứ nhất</li>"
    f"<li>Việc thứ hai</li></ul>{TABLE}<blockquote><p>Lời bà con.</p></blockquote>"
    f"<p>{'rất dài, ' * 60}hết.</p>"
)

# A voice that reads as soon as it is told to; the test says when a piece ends, when voices come.
VOICE = """
(() => {
  const said = [], heard = { current: null, voices: [] }, listeners = [];
  const synth = {
    getVoices: () => heard.voices,
    addEventListener: (name, listener) => listeners.push(listener),
    speak(utterance) { said.push(utterance.text); heard.current = utterance; },
    cancel() {
      const cut = heard.current;
      heard.current = null;
      cut?.onerror?.({ error: "interrupted" });
    },
  };
  Object.defineProperty(window, "speechSynthesis", { value: synth });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  window.voice = {
    said, heard,
    come(...langs) {
      heard.voices = langs.map((lang) => ({ lang, localService: true }));
      for (const listener of listeners) listener();
    },
    end() { const done = heard.current; heard.current = null; done.onend(); },
  };
})();
"""


@pytest.fixture
def edition(make_article, publish):
    article = make_article(photos=3, body=BODY, byline="Thu Hương", title="Tiếp dân tháng 8")
    return publish(article, at=NOON)


@pytest.fixture
def at_post(visitor, edition):
    """`at_post(width, voice=False)`: somebody who opened the post."""

    def arrive(width=390, voice=False, **options):
        page = visitor(width, **options)
        if voice:
            page.add_init_script(VOICE)
        page.goto(edition.get_absolute_url())
        return page

    return arrive


# --- reading aloud ---


def hear_out(page) -> list[str]:
    """All that is said until it ends by itself."""
    while page.evaluate("voice.heard.current !== null"):
        page.evaluate("voice.end()")
    return page.evaluate("voice.said")


def test_without_a_vietnamese_voice_nothing_offers_to_read(at_post):
    page = at_post(voice=True)
    page.evaluate("voice.come('en-US', 'fr')")
    expect(page.get_by_role("button", name="In bài")).to_be_visible()
    expect(page.get_by_role("button", name="Nghe bài")).to_be_hidden()
    plain = at_post()
    expect(plain.get_by_role("button", name="Nghe bài")).to_be_hidden()


@pytest.mark.parametrize("lang", ["vi-VN", "vi", "vi_VN"])
def test_a_voice_that_comes_late_is_offered_and_one_that_goes_is_not(at_post, lang):
    page = at_post(voice=True)
    button = page.get_by_role("button", name="Nghe bài")
    expect(button).to_be_hidden()
    page.evaluate(f"voice.come('en-US', '{lang}')")
    expect(button).to_be_visible()
    page.evaluate("voice.come('en-US')")
    expect(button).to_be_hidden()


def test_title_lead_and_text_are_read_in_pieces_and_of_a_table_its_name(at_post):
    page = at_post(voice=True)
    page.evaluate("voice.come('vi-VN')")
    page.get_by_role("button", name="Nghe bài").click()
    said = hear_out(page)
    assert said[:8] == [
        *("Tiếp dân tháng 8", "Sáng thứ bảy, bà con cùng quét dọn."),
        *("Đoạn một.", "Câu hai của đoạn một!", "Mục giữa", "Việc thứ nhất", "Việc thứ hai"),
        "Bảng: Lịch tiếp dân.",
    ]
    assert said[8:10] == ["Mời xem trên trang.", "Lời bà con."]
    assert "Thứ hai lúc" not in " ".join(said)
    assert max(map(len, said)) <= 180
    assert " ".join(said).count("rất dài") == 60
    assert said[-4].endswith("hết.")  # before the captions of the photos
    expect(page.get_by_role("button", name="Nghe bài")).to_be_visible()
    expect(page.get_by_role("button", name="Thôi nghe")).to_be_hidden()


def test_reading_pauses_goes_on_where_it_was_and_stops_by_keys(at_post):
    page = at_post(voice=True)
    page.evaluate("voice.come('vi-VN')")
    button = page.locator("[data-do=speak]")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_text("Tạm dừng")
    page.evaluate("voice.end()")
    page.keyboard.press("Enter")
    expect(button).to_have_text("Nghe tiếp")
    assert page.evaluate("voice.heard.current") is None
    page.keyboard.press("Enter")
    expect(button).to_have_text("Tạm dừng")
    lead = "Sáng thứ bảy, bà con cùng quét dọn."
    assert page.evaluate("voice.said") == ["Tiếp dân tháng 8", lead, lead]
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Thôi nghe")).to_be_focused()
    page.keyboard.press("Enter")
    expect(button).to_have_text("Nghe bài")
    expect(button).to_be_focused()  # the button that had the focus is gone
    page.keyboard.press("Enter")
    assert page.evaluate("voice.said").count("Tiếp dân tháng 8") == 2


def test_who_leaves_hears_no_more(at_post):
    page = at_post(voice=True)
    page.evaluate("voice.come('vi-VN')")
    page.get_by_role("button", name="Nghe bài").click()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert page.evaluate("voice.heard.current") is None
    expect(page.get_by_role("button", name="Nghe bài")).to_be_visible()


def test_a_voice_that_fails_leaves_the_page_as_it_was(at_post):
    page = at_post(voice=True)
    page.evaluate("voice.come('vi-VN')")
    page.get_by_role("button", name="Nghe bài").click()
    page.evaluate("voice.heard.current.onerror({ error: 'synthesis-failed' })")
    expect(page.get_by_role("button", name="Nghe bài")).to_be_visible()


# --- copying and passing on ---


def test_the_address_is_copied_and_the_page_says_so(at_post, edition, settings):
    page = at_post()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Chép địa chỉ bài").click()
    expect(page.locator(".passing-on [role=status]")).to_have_text("Đã chép.")
    assert page.evaluate("navigator.clipboard.readText()") == (
        settings.SITE_URL + edition.get_absolute_url()
    )


def test_an_address_that_cannot_be_copied_is_shown(at_post, edition):
    page = at_post()
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error('x')))")
    page.get_by_role("button", name="Chép địa chỉ bài").click()
    expect(page.locator(".passing-on [role=status]")).to_contain_text(edition.get_absolute_url())


def test_a_phone_passes_on_with_its_own_sheet(visitor, edition):
    page = visitor()
    page.add_init_script(
        "window.passed = []; navigator.share = async (what) => { passed.push(what); };"
    )
    page.goto(edition.get_absolute_url())
    page.get_by_role("button", name="Chia sẻ", exact=True).click()
    (what,) = page.evaluate("passed")
    assert what["title"] == edition.title
    assert what["url"].endswith(edition.get_absolute_url())


def test_without_scripts_there_is_no_button_and_all_else(at_post):
    page = at_post(javascript=False)
    assert page.locator(".post button:visible").count() == 0
    for words in ("Gửi qua Zalo", "Đăng lên Facebook", "Lưu bài về máy"):
        expect(page.get_by_role("link", name=words)).to_be_visible()


# --- tables ---


def test_a_wide_table_scrolls_by_keys_within_itself_and_says_so(at_post):
    page = at_post()
    table = page.get_by_role("region", name="Bảng: Lịch tiếp dân")
    table.focus()
    page.keyboard.press("ArrowRight")
    table.evaluate(
        "(t) => t.scrollLeft || new Promise((done) => { t.onscroll = () => done(t.scrollLeft); })"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert "Kéo ngang" in table.evaluate("(t) => getComputedStyle(t, '::before').content")


def test_a_table_that_fits_is_no_stop_for_keys(visitor, make_article, publish):
    body = "<table><tbody><tr><td>1</td><td>2</td><td>3</td></tr></tbody></table>"
    page = visitor(1280)
    page.goto(publish(make_article(body=body), at=NOON).get_absolute_url())
    expect(page.locator(".table-scroll")).to_have_count(1)
    expect(page.locator(".table-scroll[tabindex]")).to_have_count(0)


@pytest.mark.parametrize("device", WIDTHS)
def test_nobody_is_shut_out(at_post, device):
    page = at_post(WIDTHS[device], voice=True)
    page.evaluate("voice.come('vi-VN')")
    assert axe.violations(page) == []


# --- paper ---


def paper(page) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))


def words(document, number=None) -> str:
    sheets = document if number is None else [document[number]]
    return " ".join(" ".join(sheet.get_textpage().get_text_range() for sheet in sheets).split())


def codes(document) -> list[str]:
    drawn = document[0].render(scale=3).to_pil().convert("L")
    return [code.text for code in zxingcpp.read_barcodes(drawn)]


def test_the_sheet_has_the_post_and_a_code_that_leads_to_it_and_nothing_else(
    at_post, edition, settings
):
    document = paper(at_post(1280))
    text = words(document)
    for part in (
        *("Tin phường", "Phường Việt Hưng", "Tiếp dân tháng 8", "01/08/2025", "Sáng thứ bảy"),
        *("Việc thứ nhất", "Lời bà con.", "Chú thích 3", "Thu Hương"),
        f"{settings.SITE_URL.split('://')[1]}/tin/{edition.article_id}/",
    ):
        assert part in text
    for part in (
        *("Lượt xem", "Chia sẻ", "Facebook", "Báo lỗi", "Dành cho người viết", "Trang chủ"),
        *("Các tin đã đưa", "Kéo ngang", "In bài", "Tương phản", "Thư điện tử"),
    ):
        assert part not in text
    assert codes(document) == [f"{settings.SITE_URL}/tin/{edition.article_id}/"]


def test_a_table_on_paper_has_its_head_on_each_sheet_and_all_its_columns(at_post):
    document = paper(at_post(1280))
    assert [round(side) for side in document[0].get_size()] == [595, 842]  # A4
    assert len(document) >= 3
    heads = [words(document, n).replace(" ", "") for n in range(len(document))]
    last = "Thứhailúc11giờ"
    assert sum(last in head for head in heads) >= 2
    assert words(document).replace(" ", "").count("lúc11giờ") >= 41


def test_sixty_photos_fit_on_a_few_sheets_each_with_its_words(visitor, make_article, publish):
    article = make_article(title="Sáu mươi ảnh")
    for number in range(1, 61):
        photo = add_photo(article, number, size=(90, 60))
        renditions.make(photo.digest)
    page = visitor(1280)
    page.goto(publish(article, at=NOON + HOUR).get_absolute_url())
    page.evaluate("void (window.print = () => { document.body.dataset.printed = ''; })")
    page.get_by_role("button", name="In bài").click()
    expect(page.locator("body[data-printed]")).to_be_attached()
    assert page.evaluate("[...document.querySelectorAll('.post img')].every((i) => i.complete)")
    document = paper(page)
    text = words(document)
    assert all(f"Chú thích {number}" in text for number in range(1, 61))
    assert 3 <= len(document) <= 7


def test_the_saved_file_opens_from_disk_without_network(
    at_post, visitor, tmp_path, client, edition
):
    file = tmp_path / "bai.html"
    file.write_bytes(client.get(f"{edition.get_absolute_url()}luu/").getvalue())
    page = visitor(390, javascript=False, offline=True)
    page.goto(file.as_uri())
    expect(page.get_by_role("heading", level=1)).to_have_text("Tiếp dân tháng 8")
    expect(page.locator("figure img")).to_have_count(3)
    widths = page.locator("figure img").evaluate_all("(all) => all.map((i) => i.naturalWidth)")
    assert all(width > 0 for width in widths)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none"
