"""Words of a text get links and meanings; nothing else of the text changes."""

import pytest
from django.utils.html import escape
from django.utils.safestring import SafeString
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html as parser

from articles.richtext import Mark, Marker, arrange, clean, mark, to_text

HTML = "<p>Phường <strong>UBND</strong> họp.</p>"


def marks(*texts: str, **how) -> list[Mark]:
    return [Mark(text, "[", "]", **how) for text in texts]


def marked(html: str, *texts: str, **how) -> str:
    return mark(html, marks(*texts, **how))


# --- where ---


def test_a_word_is_marked_where_it_first_stands():
    html = "<p>UBND phường, UBND quận.</p><p>UBND</p>"
    assert marked(html, "UBND") == "<p>[UBND] phường, UBND quận.</p><p>UBND</p>"
    assert marked(html, "UBND", once=False).count("[UBND]") == 3


def test_a_part_of_the_text_may_have_a_first_place_of_its_own():
    html = "<p>A A</p><h2>Phần</h2><p>A A</p>"
    expected = "<p>[A] A</p><h2>Phần</h2><p>[A] A</p>"
    assert marked(html, "A", anew_at=frozenset({"h2"})) == expected


def test_the_first_place_is_one_of_all_texts_together():
    marker = Marker(marks("UBND", "TTĐT"))
    assert marker(escape("UBND <quận>")) == "[UBND] &lt;quận&gt;"
    assert marker("<p>UBND, TTĐT</p>") == "<p>UBND, [TTĐT]</p>"
    assert marker.used == {"UBND", "TTĐT"}


@pytest.mark.parametrize(
    "text",
    [
        *("UBNDP", "xUBND", "UBND2", "2UBND", "UBNDĐ", "ỨUBND", "UBND_", "UBND\u0323"),
        *("UBND-HĐND", "12/UBND", "UBND/HĐND", "ubnd", "108-UBND"),
        *("<em>Đ</em>UBND", "UBND<strong>P</strong>", "<em>12/</em>UBND", "U<em>BND</em>"),
        *("12<em></em><em>UBND</em>", "<em>UBND</em><em></em>x"),
        *('<a href="/">UBND</a>', '<a href="/"><em>về UBND</em></a>', "<h2>UBND</h2>"),
        *('<a href="/?UBND" title="> UBND">đây</a>', "A &amp; B"),
    ],
)
def test_parts_of_words_links_headings_and_attributes_are_left_alone(text):
    html = f"<p>Theo {text}</p>"
    assert marked(html, "UBND", "amp", "quot", "p", "href") == html


@pytest.mark.parametrize(
    "text",
    [
        *("UBND.", "(UBND)", "UBND,", "“UBND”", "UBND – phường", "UBND - phường", "UBND; x"),
        *("<em>UBND</em>", "về<br>UBND<br>về", "UBND<sup>1</sup>", "3<sup>a</sup> UBND"),
        *("UBND&nbsp;quận", "&lt;UBND&gt;", "<li>UBND</li>", "</p><p>UBND</p>2"),
    ],
)
def test_signs_and_ends_of_blocks_end_a_word(text):
    html = f"<p>Theo {text}"
    assert marked(html, "UBND") == html.replace("UBND", "[UBND]")


def test_what_stands_where_no_mark_goes_is_not_the_first_place():
    html = '<h2>UBND</h2><p><a href="/">UBND</a> và UBND</p>'
    assert marked(html, "UBND") == '<h2>UBND</h2><p><a href="/">UBND</a> và [UBND]</p>'
    inside = marked("<blockquote><p><em>A</em></p></blockquote>A", "A", not_in={"blockquote"})
    assert inside == "<blockquote><p><em>A</em></p></blockquote>[A]"


# --- which ---


def test_the_longer_text_goes_before_the_shorter_and_steps_back_where_it_does_not_stand():
    assert marked("<p>TTĐT phường</p>", "TTĐT", "TTĐT phường") == "<p>[TTĐT phường]</p>"
    assert marked("<p>TTĐT phườngX</p>", "TTĐT", "TTĐT phường") == "<p>[TTĐT] phườngX</p>"
    html = "<p>8-KH/QU, 108-KH/QU và 108-KH/QU-2</p>"
    expected = "<p>[8-KH/QU], [108-KH/QU] và 108-KH/QU-2</p>"
    assert marked(html, "8-KH/QU", "108-KH/QU", once=False) == expected


def test_a_text_may_be_let_touch_what_joins():
    assert marked("<p>UBND-HĐND</p>", "UBND", joined=True) == "<p>[UBND]-HĐND</p>"
    assert marked("<p>xUBND</p>", "UBND", joined=True) == "<p>xUBND</p>"


def test_signs_that_are_written_otherwise_in_html_are_found():
    text = "“R&D” <1> \"2\" 'ba'"
    for html in (f"<p>{escape(text)}</p>", clean(f"<p>{escape(text)}</p>")):
        found = marked(html, "R&D", "<1>", '"2"', "'ba'")
        assert to_text(found) == "“[R&D]” [<1>] [\"2\"] ['ba']"


def test_spaces_may_be_wider_than_one():
    assert marked("<p>trật\n  tự&nbsp;đô thị</p>", "trật tự đô thị") == (
        "<p>[trật\n  tự&nbsp;đô thị]</p>"
    )


def test_nothing_to_mark_changes_nothing_and_stays_safe():
    for found in (mark(HTML, []), mark(HTML, marks("", " ")), mark("", marks("A"))):
        assert isinstance(found, SafeString)
        assert found in (HTML, "")


# --- whatever the text ---

WORDS = ["UBND", "UB", "8-KH/QU", "108-KH/QU", "R&D", "amp", "p", "em", "tổ dân phố", "1"]
TAGS = "<em> </em> <a href='/UBND?a&b'> </a> <h2> </h2> <p> </p> <br> <table> <td> </table> <sup>"
PIECES = st.sampled_from(
    [*WORDS, *"-/ .&1à\xa0", "&amp;", "&lt;", *TAGS.replace("a href", "a_href").split()]
).map(lambda piece: piece.replace("_", " "))


@given(st.lists(PIECES, max_size=40).map("".join), st.booleans(), st.booleans())
@example("<p>UBND<br>UBND</p>", False, False)
def test_without_the_marks_the_text_is_what_it_was(typed, once, joined):
    html = arrange(clean(typed)).html
    found = mark(html, [Mark(w, "<abbr>", "</abbr>", once=once, joined=joined) for w in WORDS])
    assert found.replace("<abbr>", "").replace("</abbr>", "") == html


@given(st.lists(PIECES, max_size=40).map("".join))
def test_each_mark_holds_a_whole_word_and_stands_in_no_link(typed):
    html = arrange(clean(typed)).html
    found = mark(html, [Mark(w, '<abbr title="x">', "</abbr>", once=False) for w in WORDS])
    root = parser.fragment_fromstring(found, create_parent="div")
    for abbr in root.iter("abbr"):
        assert abbr.text_content().replace("\xa0", " ") in WORDS
        assert not {"a", "abbr", "h2"} & {above.tag for above in abbr.iterancestors()}
    assert len(list(root.iter("abbr"))) == found.count("<abbr")
