"""The seam for HTML that people typed: what comes through, what does not, and that it stays so."""

import re
import unicodedata
from time import monotonic
from types import SimpleNamespace

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.template import Context, Template
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from articles import richtext
from articles.models import Article
from articles.richtext import MAX_CHARACTERS, clean, from_paragraphs, render, to_text

REL = 'rel="noopener nofollow"'


# --- the allow-list ---


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<p>Chào <script>alert(1)</script>bà con</p>", "<p>Chào bà con</p>"),
        ("<style>p { color: red }</style><p>Chào</p>", "<p>Chào</p>"),
        ('<iframe src="https://x.vn">khung</iframe><p>Chào</p>', "<p>Chào</p>"),
        ("<svg><script>alert(1)</script><text>x</text></svg><p>Chào</p>", "<p>Chào</p>"),
        ("<xml><w:View>Normal</w:View></xml><p>Chào</p>", "<p>Chào</p>"),
        ("<math><mtext>x</mtext></math><p>Chào</p>", "<p>Chào</p>"),
        ('<object data="a.swf">x</object><embed src="a.swf"><p>Chào</p>', "<p>Chào</p>"),
        ('<p onclick="alert(1)" style="color: red" id="x" class="y">Chào</p>', "<p>Chào</p>"),
        ('<p><img src="x" onerror="alert(1)">Chào</p>', "<p>Chào</p>"),
        ('<form action="/x"><input name="a"><p>Chào</p></form>', "<p>Chào</p>"),
        ("<p>Chào<!-- ghi chú --></p>", "<p>Chào</p>"),
        ("<p>Chào<!-- không khép", "<p>Chào</p>"),
        ("<scr<script>ipt>alert(1)</script><p>Chào</p>", "ipt&gt;alert(1)<p>Chào</p>"),
    ],
)
def test_what_can_run_or_load_is_gone_with_its_content(typed, kept):
    assert clean(typed) == kept


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)"),
        *("java\tscript:alert(1)", "java&#10;script:alert(1)", "java&#1;script:alert(1)"),
        *("&#106;avascript:alert(1)", "data:text/html,<script>alert(1)</script>"),
        *("vbscript:x", "file:///etc/passwd"),
    ],
)
def test_a_link_that_runs_code_keeps_its_words_only(address):
    assert clean(f'<p><a href="{address}">Xem</a></p>') == f"<p><a {REL}>Xem</a></p>"


@pytest.mark.parametrize(
    "address",
    ["https://hanoi.gov.vn/a?b=1", "http://x.vn", "mailto:a@x.vn", "tel:02438271234", "/don-vi/"],
)
def test_links_stay_and_get_a_rel(address):
    typed = f'<p><a href="{address}" target="_blank" onclick="x()" rel="opener">Xem</a></p>'
    assert clean(typed) == f'<p><a href="{address}" {REL}>Xem</a></p>'


def test_unknown_elements_go_and_their_words_stay():
    typed = "<div><font face='.VnTime'>Kính gửi</font> <o:p>bà con</o:p> <blink>!</blink></div>"
    assert clean(typed) == "Kính gửi bà con !"


def test_what_an_author_needs_is_kept():
    typed = (
        "<h2>Mục</h2>\n<p><strong>Đậm</strong> <em>nghiêng</em> <u>gạch</u> m<sup>2</sup></p>\n"
        '<ol start="3"><li>ba</li></ol>\n<blockquote><p>Lời</p></blockquote>\n<hr>'
    )
    assert clean(typed) == typed


def test_older_names_of_elements_become_the_ones_that_are_kept():
    typed = '<h1 class="x">Tên</h1><p><b>a</b><i>b</i><strike>c</strike><del>d</del></p><H6>e</H6>'
    expected = "<h2>Tên</h2><p><strong>a</strong><em>b</em><s>c</s><s>d</s></p><h4>e</h4>"
    assert clean(typed) == expected


def test_tables_are_kept_with_their_joined_cells():
    typed = (
        '<table class="MsoTable" border="1"><caption>Kết quả</caption><thead><tr>'
        '<th scope="col" width="90">STT</th><th colspan="2" style="x">Họ tên</th></tr></thead>'
        '<tbody><tr><td rowspan="2">1</td><td>Hoa</td><td>Lan</td></tr>'
        '<tr><td colspan="2" style="x">Vắng</td></tr></tbody></table>'
    )
    assert clean(typed) == (
        '<table><caption>Kết quả</caption><thead><tr><th scope="col">STT</th><th colspan="2">Họ tên'
        '</th></tr></thead><tbody><tr><td rowspan="2">1</td><td>Hoa</td><td>Lan</td></tr>'
        '<tr><td colspan="2">Vắng</td></tr></tbody></table>'
    )


# --- text pasted from Word ---

WORD = (
    """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta name=Generator content="Microsoft Word 15"><title>Tin Đức Giang</title>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-family:"Times New Roman",serif;} --></style></head>
<body lang=VI style='tab-interval:36.0pt'><!--StartFragment-->
<p class=MsoNormal align=center style='text-align:center'><b><span lang=VI
style='font-size:14.0pt'>"""
    + unicodedata.normalize("NFD", "Phường Đức Giang ra quân")
    + """<o:p></o:p></span></b></p>
<p class=MsoNormal><b><span lang=VI><o:p>&nbsp;</o:p></span></b></p>
<p class=MsoNormal style='text-indent:36.0pt'><span lang=VI>Sáng&nbsp;19/5,\N{NO-BREAK SPACE}thực
hiện <i>Kế hoạch 108-KH/QU</i>,<span style='mso-spacerun:yes'>&nbsp; </span>bà con &lt;cùng&gt;
dọn vệ sinh.<o:p></o:p></span></p>
<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>-<span
style='font:7.0pt "Times New Roman"'>&#160;&#160; </span></span><![endif]>Tổ dân
phố 17B<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p><!--EndFragment--></body></html>"""
)


def test_text_pasted_from_word_comes_out_as_clean_paragraphs_with_all_its_words():
    body = clean(WORD)
    assert to_text(body).split("\n") == [
        "Phường Đức Giang ra quân",
        "Sáng 19/5, thực hiện Kế hoạch 108-KH/QU, bà con <cùng> dọn vệ sinh.",
        "- Tổ dân phố 17B",
    ]
    assert set(re.findall(r"<[^>]*>", body)) == {
        *("<p>", "</p>", "<strong>", "</strong>", "<em>", "</em>")
    }
    assert body.count("<p>") == 3
    assert unicodedata.is_normalized("NFC", body)
    assert "\N{NO-BREAK SPACE}" not in body
    assert "&nbsp;" not in body


@pytest.mark.parametrize("space", ["&nbsp;", "&#160;", "&#xA0;", "&nbsp", "\N{NO-BREAK SPACE}"])
def test_no_break_spaces_become_spaces_however_they_were_typed(space):
    assert clean(f"{space}<p>Đức{space} Giang</p>{space}") == "<p>Đức  Giang</p>"
    assert clean(f"<p>{space}</p>") == ""


def test_letters_typed_as_numbers_are_composed_too():
    assert clean("<p>Hoa&#768; bi&#x300;nh</p>") == "<p>Hoà bình</p>"


def test_composing_letters_does_not_eat_the_brackets_of_tags():
    assert "Chào" in to_text(clean("<p>\N{COMBINING LONG SOLIDUS OVERLAY}Chào</p>"))


def test_control_characters_and_halves_of_letters_are_dropped():
    assert clean("<p>Đức\x00 \x0bGi&#1;ang\x7f\ud83d</p>") == "<p>Đức Giang</p>"


# --- cleaning what is clean changes nothing ---

_PIECES = [
    *(
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<i>",
        "<u>",
        "</u>",
        "<a href='/x' title='&lt;b> -->'>",
        "</a>",
    ),
    *("<table>", "<tr>", "<td colspan=2>", "</table>", "<ul>", "<li>", "<h1>", "</h1>", "<hr>"),
    *("<blockquote>", "<br>", "<div>", "</div>", "<button>", "</button>", "<svg>", "<style>"),
    *("<script>", "</script>", "<title>", "<!--", "-->", "<![if x]>", "<o:p>", "<textarea>"),
    *(
        "&nbsp;",
        "&#160;",
        "&lt;",
        "&amp;nbsp;",
        "&#1;",
        "&#x301;",
        "\u0301",
        "\u0338",
        "e",
        " ",
        "\n",
    ),
    *("<", ">", "&", '"', "<a href='java&#1;script:alert(1)'>", "<math>", "<select>", "<caption>"),
]
soups = st.lists(st.sampled_from(_PIECES), max_size=25).map("".join)
thorough = effort(max_examples=500, deadline=None)


@thorough
@given(st.text(max_size=60) | soups)
def test_cleaning_twice_changes_nothing(typed):
    once = clean(typed)
    assert clean(once) == once
    assert render(once) == once


@thorough
@given(soups)
def test_only_allowed_elements_ever_come_out(typed):
    allowed = r"</?(p|h2|strong|em|u|ul|li|table|caption|tbody|tr|blockquote|br|hr)>"
    links = rf"<a (href=\"/x\" title=\"[^\"<>]*\" )?{REL}>|</a>"
    cells = r"<td( colspan=\"2\")?>|</td>"
    for tag in re.findall(r"<[^>]*>?", clean(typed)):
        assert re.fullmatch(f"{allowed}|{links}|{cells}", tag), tag


@thorough
@given(soups | st.text(max_size=60))
def test_the_text_comes_out_composed(typed):
    for text in re.split(r"<[^>]*>", clean(typed)):
        assert unicodedata.is_normalized("NFC", text)


def test_a_hostile_body_does_not_keep_the_server_busy():
    before = monotonic()
    assert clean("<!--" * 40_000) == ""
    assert monotonic() - before < 5


# --- the size cap ---


def test_a_body_that_is_too_long_is_refused_with_a_way_out():
    at_most = "<p>" + "a" * (MAX_CHARACTERS - 7) + "</p>"
    assert len(clean(at_most)) == MAX_CHARACTERS
    with pytest.raises(ValidationError) as refused:
        clean(at_most + "b")
    assert refused.value.messages == [
        "Nội dung dài 400.001 ký tự, quá mức 400.000. Hãy chia thành nhiều bài, hoặc dán lại bằng "
        "“Dán dạng văn bản”."
    ]


def test_markup_of_word_does_not_count_as_length():
    assert clean("<p class=MsoNormal style='margin:0cm'>a</p>" * 10_000)


def test_what_is_no_text_by_any_measure_is_refused_before_it_is_read():
    with pytest.raises(ValidationError, match=r"8\.000\.001"):
        clean(" " * (20 * MAX_CHARACTERS + 1))


# --- paragraphs in, words out ---


@pytest.mark.parametrize(
    ("paragraphs", "body"),
    [
        (["Một", "Hai"], "<p>Một</p>\n<p>Hai</p>"),
        (["1 < 2 & <script>"], "<p>1 &lt; 2 &amp; &lt;script&gt;</p>"),
        ([], ""),
    ],
)
def test_plain_paragraphs_become_html_in_which_nothing_is_markup(paragraphs, body):
    assert from_paragraphs(paragraphs) == body
    assert to_text(body).split("\n") == (paragraphs or [""])


words = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)
lines = words.map(lambda text: " ".join(text.split())).filter(bool)


@thorough
@given(st.lists(lines, min_size=1, max_size=4))
def test_the_words_of_paragraphs_come_back_as_they_went_in(paragraphs):
    assert to_text(from_paragraphs(paragraphs)) == "\n".join(paragraphs)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<h2>Mục</h2><p>Một<br>hai</p><ul><li>ba</li><li>bốn</li></ul>", "Mục\nMột\nhai\nba\nbốn"),
        ("<p>Một câu\nxuống dòng</p>", "Một câu xuống dòng"),
        ("<ul><li>Ngoài<ul><li>Trong</li></ul></li></ul>", "Ngoài\nTrong"),
        ("<table><tr><th>STT</th><th>Tên</th></tr><tr><td>1</td><td>Hoa</td></tr></table>",
         "STT Tên\n1 Hoa"),
        ("<p>m<sup>2</sup> <strong>Đậ</strong>m</p>", "m2 Đậm"),
        ("Lời<hr>Kết", "Lời\nKết"),
        ("<p> </p>", ""),
    ],
)  # fmt: skip
def test_words_are_read_one_line_a_block(body, text):
    assert to_text(body) == text


# --- on the way out ---


@pytest.mark.django_db
def test_what_raw_sql_put_in_is_cleaned_when_it_is_shown(make_article):
    article = make_article()
    Article.objects.filter(pk=article.pk).update(
        body='<p onclick="alert(1)">Chào</p><script>alert(1)</script>'
    )
    article.refresh_from_db()
    page = Template("{% load richtext %}{{ article.body|richtext }}")
    assert page.render(Context({"article": article})) == "<p>Chào</p>"


# --- the form field ---


class BodyForm(forms.Form):
    body = richtext.RichTextFormField()


def test_the_form_hands_on_clean_html():
    form = BodyForm({"body": "<p onclick=x>Chào</p>"})
    assert form.is_valid()
    assert form.cleaned_data["body"] == "<p>Chào</p>"


@pytest.mark.parametrize("nothing", ["", "<p>&nbsp;</p>", "<p><br></p>", "<script>1</script>"])
def test_a_body_without_content_counts_as_missing(nothing):
    form = BodyForm({"body": nothing})
    assert not form.is_valid()
    assert form.has_error("body", "required")


def test_the_form_says_when_a_body_is_too_long():
    form = BodyForm({"body": "<p>" + "a" * MAX_CHARACTERS + "</p>"})
    assert "Hãy chia thành nhiều bài" in form.errors["body"][0]


def test_the_editor_on_the_page_carries_its_fence():
    page = str(BodyForm()["body"])
    assert "divarea" in page
    assert "wysiwygarea" in page
    assert "filebrowserUploadUrl" not in page


# --- the fence ---

HOLES = {
    "removePlugins": ("elementspath", "iframe"),
    "extraPlugins": ("autogrow", "iframe"),
    "allowedContent": (True, "allowedContent"),
    "entities": (True, "entities"),
    "filebrowserUploadUrl": ("/tai-len/", "tải tệp"),
    "filebrowserBrowseUrl": ("/xem/", "tải tệp"),
    "filebrowserImageUploadUrl": ("/anh/", "tải tệp"),
}


def check() -> str:
    """What `manage.py check` says, "" if it is content."""
    try:
        call_command("check")
    except SystemCheckError as error:
        return str(error)
    return ""


def test_the_fence_has_no_hole():
    assert richtext.holes_in_fence() == []
    assert "articles.E002" not in check()


@pytest.mark.parametrize("setting", HOLES)
def test_a_loosened_editor_stops_the_site(monkeypatch, setting):
    value, reason = HOLES[setting]
    monkeypatch.setitem(richtext.EDITOR_CONFIG, setting, value)
    assert [reason in hole for hole in richtext.holes_in_fence()] == [True]
    assert "articles.E002" in check()


@pytest.mark.parametrize("setting", ["removePlugins", "extraPlugins", "allowedContent", "entities"])
def test_a_setting_of_the_fence_that_is_missing_is_a_hole(monkeypatch, setting):
    monkeypatch.delitem(richtext.EDITOR_CONFIG, setting)
    assert len(richtext.holes_in_fence()) == 1
    assert "articles.E002" in check()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("TAGS", {"p", tag}) for tag in ("script", "style", "iframe", "object", "svg", "form")),
        *(("SCHEMES", {"https", scheme}) for scheme in ("javascript", "data", "vbscript")),
        *(("ATTRIBUTES", {"p": {attribute}}) for attribute in ("style", "onclick")),
    ],
)
def test_a_loosened_allow_list_stops_the_site(monkeypatch, name, value):
    monkeypatch.setattr(richtext.cleaning, name, value)
    assert ["nguy hiểm" in hole or "mã lệnh" in hole for hole in richtext.holes_in_fence()] == [
        True
    ]
    assert "articles.E002" in check()


def test_the_uploader_of_the_editor_stops_the_site(monkeypatch):
    # Its name alone: the app itself is not there to be loaded.
    monkeypatch.setattr(
        richtext.editor,
        "settings",
        SimpleNamespace(INSTALLED_APPS=["ckeditor", "ckeditor_uploader"]),
    )
    assert "ckeditor_uploader" in richtext.holes_in_fence()[0]
    assert "articles.E002" in check()


def test_markup_too_deep_to_be_a_text_is_refused_at_once():
    deep = "<ul><li>" * 20_000 + "chữ"
    with pytest.raises(ValidationError, match="quá nhiều lớp lồng nhau"):
        richtext.clean(deep)


def test_markup_too_deep_that_raw_sql_put_in_is_shown_as_plain_text():
    shown = richtext.render("<blockquote>" * 20_000 + "chữ & nghĩa")
    assert shown == "<p>chữ &amp; nghĩa</p>"


def test_paragraphs_and_rows_without_end_tags_are_not_deep():
    html = "<table>" + "<tr><td>ô" * 2_000 + "</table>" + "<p>đoạn" * 2_000
    assert richtext.clean(html).count("đoạn") == 2_000


def test_plain_text_typed_without_the_editor_keeps_its_paragraphs():
    typed = "Bà con <3 hoa & cây.\r\n\r\nNgõ 12 sạch."
    body = richtext.RichTextFormField().clean(typed)
    assert body == "<p>Bà con &lt;3 hoa &amp; cây.</p>\n<p>Ngõ 12 sạch.</p>"
    assert richtext.RichTextFormField().clean(body) == body


def test_the_editor_is_given_nothing_that_readers_would_not_be():
    """It makes live markup of what it gets, on the one page whose policy lets attributes run."""
    stored = '<p>Chào</p><a href="javascript:alert(1)">x</a><img src=x onerror=alert(1)>'
    shown = richtext.RichTextFormField().widget.render("body", stored)
    assert "Chào" in shown and "javascript" not in shown and "onerror" not in shown
    plain = "a < b, 5<6\nDòng hai & ba"
    shown = richtext.RichTextFormField().widget.render("body", plain)
    assert "a &lt; b, 5&lt;6\nDòng hai &amp; ba" in shown
