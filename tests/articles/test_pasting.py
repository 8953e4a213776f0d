"""What Word and chats put on the clipboard, where it comes to the server past the editor."""

from pathlib import Path
from time import process_time

import pytest

from articles import pasting, richtext
from articles.richtext import pasted

FILES = Path(__file__).parent.parent / "pasted"
WORD = (FILES / "word.html").read_text(encoding="utf-8")
ZALO = (FILES / "zalo.html").read_text(encoding="utf-8")


def item(mark: str, text: str, level: int = 1) -> str:
    """A list item as Word writes it: a paragraph with its mark in front."""
    return (
        f"<p class=MsoListParagraph style='mso-list:l0 level{level} lfo1'>"
        f"<![if !supportLists]><span style='mso-list:Ignore'>{mark}<span>&nbsp;&nbsp;</span></span>"
        f"<![endif]>{text}<o:p></o:p></p>\n"
    )


def test_a_document_of_word_comes_out_whole_and_clean():
    body = pasted(WORD)
    words = richtext.to_text(body)
    assert len(words.split()) >= 400
    assert {tag: body.count(f"<{tag}>") for tag in ("h2", "ul", "ol", "li", "tr", "td")} == {
        **{"h2": 3, "ul": 2, "ol": 1, "li": 8, "tr": 4, "td": 12},
    }
    # What a person would miss, from its first word to its last.
    for said in (
        "Kết quả một tháng giữ ngõ phố sạch",
        "“Tôi đi từng nhà, chỉ cho các cụ xem",
        "Hai buổi sau dành cho các cháu học sinh và phụ huynh.",
        "Tuần thứ nhất 2.140 95",
        "xin gọi số trực của phường, hoặc xem hướng dẫn tại trang của thành phố.",
        "[1] Các tổ dân phố số 8, 9, 11 và 12.",
    ):
        assert said in words
    for left in ("style", "lang=", "mso", "Mso", "o:p", "file:", "_ftn", "&nbsp;", "<p></p>", "·"):
        assert left not in body
    assert "yêu cầu ngay tuần này" not in body  # deleted, with the changes tracked
    assert "phường, đề nghị từ tháng mười hai mở rộng" in body


def test_a_chat_comes_out_as_paragraphs_without_trackers_or_its_own_words():
    assert pasted(ZALO).replace("\n", "") == (
        "<p>Kính gửi bà con tổ dân phố số 3 🌿</p>"
        "<p>Sáng chủ nhật 22/11 tổ mình quét dọn ngõ 15, bắt đầu lúc 6 giờ 30 ạ.</p>"
        "<p>Ai có chổi, xẻng thì mang theo giúp tổ nhé 🙏</p>"
        '<p>Bản đồ chỗ tập trung: <a href="https://maps.example.vn/nha-van-hoa?id=3" '
        'rel="noopener nofollow">nhà văn hóa tổ 3</a></p>'
        "<p>Cảm ơn cả nhà! </p>"
    )


@pytest.mark.parametrize("html", [WORD, ZALO])
def test_what_is_tidy_stays_as_it_is(html):
    assert pasted(pasted(html)) == pasted(html)


@pytest.mark.parametrize(
    ("items", "html"),
    [
        ([("·", "A"), ("·", "B")], "<ul><li>A</li><li>B</li></ul>"),
        ([("1.", "A"), ("2.", "B")], "<ol><li>A</li><li>B</li></ol>"),
        ([("3)", "A"), ("4)", "B")], '<ol start="3"><li>A</li><li>B</li></ol>'),
        ([("a)", "A"), ("b)", "B")], "<ol><li>A</li><li>B</li></ol>"),
        ([("-", "A"), ("1.", "B")], "<ul><li>A</li></ul><ol><li>B</li></ol>"),
        (
            [("·", "A"), ("o", "B", 2), ("·", "C")],
            "<ul><li>A<ul><li>B</li></ul></li><li>C</li></ul>",
        ),
        (
            [("o", "A", 2), ("·", "B")],
            "<ul><li><ul><li>A</li></ul></li><li>B</li></ul>",
        ),
    ],
)
def test_paragraphs_that_look_like_items_become_lists(items, html):
    before, after = "<p>Trước</p>", "<p>Sau</p>"
    got = pasted(before + "".join(item(*each) for each in items) + after)
    assert got.replace("\n", "") == before + html + after


def test_two_lists_with_text_between_stay_two():
    got = pasted(item("·", "A") + "<p>Giữa</p>" + item("·", "B"))
    assert got.replace("\n", "") == "<ul><li>A</li></ul><p>Giữa</p><ul><li>B</li></ul>"


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://x.vn/?utm_source=zalo&amp;fbclid=1", "https://x.vn/"),
        ("https://x.vn/?id=5&amp;utm_medium=a#muc-2", "https://x.vn/?id=5#muc-2"),
        ("https://x.vn/?q=T%E1%BB%95&amp;p=2", "https://x.vn/?q=T%E1%BB%95&amp;p=2"),
        ("https://x.vn/?utmost=1", "https://x.vn/?utmost=1"),
        ("http://[x.vn/?fbclid=1", None),
    ],
)
def test_links_lose_what_only_watches_readers(address, kept):
    expected = f'<a href="{kept or address}">x</a>'
    assert pasting.tidy(f'<a href="{address}">x</a>') == expected


def test_what_people_deleted_on_purpose_to_show_it_stays():
    assert pasted("<p>Giá <del>50</del> 40</p>") == "<p>Giá <s>50</s> 40</p>"


@pytest.mark.parametrize(
    "slow",
    [
        *("<del cite=", "<p mso-list:l0 level1>", "<a href=#_ftn", "<br>", "<p>", "<div>"),
        *("<![if !supportLists]>", "<p style='mso-list:l0 level1'><![if !supportLists]>", "&nbsp;"),
        *(
            "<td><p>",
            "<td>  ",
            "<del cite=x>",
            "<a href=#_ftn1>",
            "<!--StartFragment-->",
            "<p><span>",
            'href="?',
        ),
    ],
)
def test_tidying_takes_time_with_the_length_alone(slow):
    begun = process_time()
    pasting.tidy(slow * (400_000 // len(slow)))
    assert process_time() - begun < 5


@pytest.mark.parametrize(
    ("start", "slow"),
    [
        ('<a href="', "?"),
        ("<del ", "cite="),
        ("<a ", "href=#_ftn "),
        ("<a ", "href="),
        ("<p ", "mso-list:l1 level1 "),
        ("<p style='mso-list:l1 level1'>", "<![if !supportLists]>"),
    ],
)
def test_one_tag_without_an_end_takes_time_with_the_length_alone(start, slow):
    begun = process_time()
    pasting.tidy(start + slow * (400_000 // len(slow)) + "</p>")
    assert process_time() - begun < 5
