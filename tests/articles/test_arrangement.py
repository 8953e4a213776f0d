"""How a text stands on its page: its headings can be found, its tables keep to themselves."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as parser

from articles.richtext import arrange, clean, render, to_text

TABLE = "<table><tbody><tr>{}</tr></tbody></table>"


def table(columns: int, caption: str = "") -> str:
    start = f"<table><caption>{caption}</caption>" if caption else "<table>"
    return f"{start}<tbody><tr>{'<td>ô</td>' * columns}</tr></tbody></table>"


def ids(html: str) -> list[str]:
    return re.findall(r' id="([^"]*)"', html)


def outline(html: str) -> list:
    return [(h.text, [below.text for below in h.below]) for h in arrange(html).headings]


# --- headings ---


def test_headings_get_ids_of_their_words_and_stand_in_the_contents_by_level():
    html = "<h2>Tổ dân phố</h2><h3>Số 1 &amp; 2</h3><p>Chữ.</p><h3>Số <em>3</em></h3><h2>Quỹ</h2>"
    assert outline(html) == [("Tổ dân phố", ["Số 1 & 2", "Số 3"]), ("Quỹ", [])]
    assert ids(arrange(html).html) == ["doan-to-dan-pho", "doan-so-1-2", "doan-so-3", "doan-quy"]
    assert arrange(html).count == 4


def test_headings_of_the_same_words_are_told_apart():
    html = "<h2>Quỹ</h2><h2>Quý</h2><h2>Quỹ 2</h2><h2>QUỸ</h2><h2>…</h2><h2>!</h2>"
    found = ids(arrange(html).html)
    assert len(set(found)) == len(found) == 6
    assert found[0] == "doan-quy"


def test_what_is_added_below_changes_no_address_above():
    first = ids(arrange("<h2>Quỹ</h2><h2>Đất</h2>").html)
    assert ids(arrange("<h2>Quỹ</h2><h2>Đất</h2><p>x</p><h2>Quỹ</h2>").html)[:2] == first


def test_a_heading_of_no_words_is_none():
    assert arrange("<h2></h2><h2><br></h2>").headings == []
    assert ids(arrange("<h2></h2>").html) == []


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (["h3", "h3", "h2"], ["h2", "h3", "h2"]),
        (["h4"], ["h2"]),
        (["h2", "h4", "h4", "h2"], ["h2", "h3", "h4", "h2"]),
        (["h2", "h3", "h4", "h3"], ["h2", "h3", "h4", "h3"]),
    ],
)
def test_no_level_is_left_out_on_the_way_down(typed, shown):
    html = arrange("".join(f"<{tag}>Mục</{tag}>" for tag in typed)).html
    assert re.findall(r"<(h\d)", html) == re.findall(r"</(h\d)", html) == shown


def test_a_heading_in_a_table_is_part_of_the_table():
    assert outline(TABLE.format("<td><h2>Trong ô</h2></td>")) == []


# --- tables ---


def test_a_wide_table_is_a_region_that_keys_reach_named_by_its_caption():
    html = arrange(table(5, "Kết quả “rà soát” &amp; <em>ghi chú</em>")).html
    region = parser.fragment_fromstring(html)
    assert (region.get("role"), region.get("tabindex")) == ("region", "0")
    assert region.get("aria-label") == "Bảng: Kết quả “rà soát” & ghi chú"
    assert region.find("table/caption") is not None


def test_tables_without_a_caption_are_numbered():
    html = arrange(table(5) + "<p>và</p>" + table(3)).html
    assert re.findall(r'aria-label="([^"]*)"', html) == ["Bảng 1", "Bảng 2"]


def test_a_narrow_table_is_no_stop_for_keys():
    assert "tabindex" not in arrange(table(2)).html
    assert "role" not in arrange(table(2)).html
    joined = TABLE.format('<td colspan="7">Cả hàng</td>')
    assert 'tabindex="0"' in arrange(joined).html


def test_a_table_in_a_table_is_not_wrapped_again():
    html = arrange(TABLE.format(f"<td>{table(5)}</td>" * 3)).html
    assert html.count("<div") == html.count("</div>") == 1


def test_a_caption_cannot_break_out_of_the_name():
    html = arrange(clean(table(4, '" onfocus="alert(1)" x="&lt;script>'))).html
    region = parser.fragment_fromstring(html)
    assert set(region.attrib) == {"class", "role", "aria-label", "tabindex"}
    assert "<script" not in html


# --- whatever people write ---

WORDS = st.sampled_from(["Quỹ", "tổ 19", "a &amp; b", "&lt;h2&gt;", '"', "", "Đ", "<br>", "<hr>"])
NAMES = ["p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "strong", "em", "a"]
NAMES += ["table", "caption", "thead", "tbody", "tr", "td", "th"]
OPENING = {"a": '<a title="x>y" href="/a?b=1&amp;c">', "td": '<td colspan="3">'}


def _element(inside):
    return st.tuples(st.sampled_from(NAMES), st.lists(inside, max_size=4), st.booleans()).map(
        lambda parts: (
            OPENING.get(parts[0], f"<{parts[0]}>")
            + "".join(parts[1])
            + (f"</{parts[0]}>" if parts[2] else "")
        )
    )


TYPED = st.lists(st.recursive(WORDS, _element, max_leaves=25), max_size=6).map("".join)


@given(TYPED)
def test_arranging_loses_no_word_and_nests_nothing_wrongly(typed):
    stored = clean(typed)
    arranged = arrange(stored)
    assert to_text(arranged.html) == to_text(render(stored))
    # Without what was added it is the stored text but for the levels of its headings.
    bare = re.sub(r'<div class="table-scroll"[^>]*>|</div>| id="doan-[^"]*"', "", arranged.html)
    level = re.compile(r"(</?h)[2-4]")
    assert level.sub(r"\1", bare) == level.sub(r"\1", render(stored))
    # What was added opens and closes around one table each.
    for part in arranged.html.split('<div class="table-scroll"')[1:]:
        assert re.match(r"[^<]*><table", part)
    assert arranged.html.count("<div") == arranged.html.count("</table></div>")
    found = ids(arranged.html)
    assert len(found) == len(set(found))
    known = [h.id for top in arranged.headings for h in (top, *top.below)]
    assert set(known) <= set(found)


@given(TYPED)
def test_the_page_stands_as_it_is_written(typed):
    """A parser that closes and moves nothing: each end tag is the one that is due."""
    opened = []
    for closing, name in re.findall(r"<(/?)([a-z0-9]+)", arrange(clean(typed)).html):
        if name in ("br", "hr"):
            continue
        if closing:
            assert opened.pop() == name
        else:
            opened.append(name)
    assert opened == []


@given(st.text(max_size=300))
def test_any_text_at_all_is_arranged(text):
    assert to_text(arrange(text).html) == to_text(render(text))
