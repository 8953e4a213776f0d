"""Abbreviations in texts: which are explained, where, and how often."""

import re

import pytest
from django.utils.html import escape

from articles.richtext import abbreviations

KNOWN = [
    ("TTĐT", "trật tự đô thị"),
    ("TT ATGT", "trật tự an toàn giao thông"),
    ("ATGT", "an toàn giao thông"),
    ("UBND", "ủy ban nhân dân"),
    ("KT-XH", "kinh tế - xã hội"),
    ("KH", "kế hoạch"),
]


def explained(body: str, lead: str = "") -> list[str]:
    """What is explained in both, in order."""
    return re.findall(r"<abbr [^>]*>(.*?)</abbr>", "".join(parts(lead, body)))


def parts(lead: str, body: str) -> tuple[str, str]:
    return abbreviations.explain(escape(lead), body, KNOWN)


def test_the_first_use_alone_has_its_meaning():
    lead, body = parts("", "<p>Quản lý TTĐT.</p><p>Giữ TTĐT, UBND họp.</p>")
    assert lead == ""
    assert body == (
        '<p>Quản lý <abbr title="trật tự đô thị">TTĐT</abbr>.</p>'
        '<p>Giữ TTĐT, <abbr title="ủy ban nhân dân">UBND</abbr> họp.</p>'
    )


def test_lead_and_body_are_one_text():
    lead, body = parts("Giữ TTĐT & vỉa hè", "<p>Công tác TTĐT.</p>")
    assert lead == 'Giữ <abbr title="trật tự đô thị">TTĐT</abbr> &amp; vỉa hè'
    assert "abbr" not in body


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<p>Giữ TT ATGT; ATGT là trên hết.</p>", ["TT ATGT", "ATGT"]),
        ("<p>Phát triển KT-XH.</p>", ["KT-XH"]),
        ("<p>Theo <strong>KH</strong> này</p>", ["KH"]),
        ("<table><caption>Việc của UBND</caption><tr><td>TTĐT</td></tr></table>", ["UBND", "TTĐT"]),
        # Only as it is written, and as a whole word.
        ("<p>ttđt, TTDT, TTĐTX, UBNDTP, ATGT2</p>", []),
        # Numbers of documents.
        ("<p>Kế hoạch 108-KH/QU, 12/KH-UBND, 5/2026/KH</p>", []),
        ("<p>Số 108-<strong>KH</strong>/QU</p>", []),
        # Headings and links are left alone; the next place counts as the first.
        ("<h2>Công tác TTĐT</h2><p>Giữ TTĐT</p>", ["TTĐT"]),
        ('<p><a href="/x/">Về TTĐT</a></p>', []),
    ],
)
def test_where_an_abbreviation_is_explained(body, found):
    assert explained(body) == found


def test_a_heading_stays_as_it_is_where_a_later_place_is_explained():
    _, body = parts("", '<h2 id="doan-x">Công tác TTĐT</h2><p>Giữ TTĐT</p>')
    assert body.startswith('<h2 id="doan-x">Công tác TTĐT</h2><p>Giữ <abbr')


@pytest.mark.parametrize(
    "said",
    [
        "Quản lý trật tự đô thị (TTĐT)",
        "Quản lý Trật tự Đô thị (TTĐT)",
        "TTĐT (trật tự đô thị) được giữ",
        "TTĐT – trật tự đô thị – được giữ",
        "Quản lý trật tự đô thị, viết tắt là TTĐT",
        "Quản lý trật tự đô thị (sau đây gọi tắt là “TTĐT”)",
    ],
)
def test_a_text_that_says_the_meaning_itself_gets_no_other(said):
    assert explained(f"<p>Về TTĐT.</p><p>{said}.</p><p>TTĐT</p>") == []
    assert explained(f"<p>{said}</p>", lead="Về TTĐT") == []
    # Told across markup, too.
    first, _, rest = said.partition(" ")
    assert explained(f"<p><em>{first}</em> {rest}</p>") == []


def test_a_meaning_elsewhere_in_the_text_explains_nothing():
    assert explained("<p>Giữ trật tự đô thị là việc chung. Đội TTĐT ra quân.</p>") == ["TTĐT"]


def test_neither_short_form_nor_meaning_can_break_out():
    hostile = [('<b x="1">&amp;', '"><script>ran(0)</script>'), ("UBND", "' onx=1 \"&")]
    lead, body = abbreviations.explain(
        escape('Thử <b x="1">&amp; này'), '<p title="UBND">UBND</p>', hostile
    )
    assert "<script" not in lead and "<b " not in lead
    assert lead.count("<abbr title=") == 1
    assert body == ('<p title="UBND"><abbr title="&#x27; onx=1 &quot;&amp;">UBND</abbr></p>')
