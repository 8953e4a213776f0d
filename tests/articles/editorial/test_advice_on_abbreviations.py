"""Advice on abbreviations: which words look like one, which are explained, who is led where."""

from dataclasses import replace

import pytest

from articles import content
from articles.demonstration.texts import TEXTS
from articles.editorial import advice
from articles.editorial.advice.abbreviations import unknown
from articles.models import Abbreviation
from tests.articles.editorial.test_advice import PLAIN, captioned

KNOWN = ("TTĐT", "TT ATGT", "UBND", "TP")


def found(body: str = "", **fields) -> list[str]:
    return [*unknown(replace(PLAIN, body=f"<p>{body}</p>", **fields), KNOWN)]


@pytest.mark.parametrize(
    ("body", "shorts"),
    [
        ("Đội TTXD và UBND họp về VSMT, VSMT.", ["TTXD", "VSMT"]),
        ("Bà con giữ ATGT và TT ATGT.", ["ATGT"]),
        ("Đồng chí Lan - UVTV, Trưởng ban.", ["UVTV"]),
        ("Hỗ trợ của (BCĐ).", ["BCĐ"]),
        # Explained where they are used, here or there.
        ("Công tác trật tự xây dựng (TTXD) và TTXD.", []),
        ("Về TTXD. Quản lý trật tự xây dựng (sau đây gọi tắt là “TTXD”).", []),
        ("Ban chỉ đạo, gọi là BCĐ, họp.", []),
        ("Đội TTXD (trật tự xây dựng phường) họp.", []),
        ("Ủy viên Ban Thường vụ (UVTV) họp.", []),
        # Brackets that say something else.
        ("Đội quản lý (TTXD) họp.", ["TTXD"]),
        ("Đội TTXD (phường Việt Hưng) họp.", ["TTXD"]),
        # Roman numerals, numbers of documents, names of the net.
        ("Đại hội lần thứ XIV, khóa IX, quý II, bảng XV.", []),
        ("Kế hoạch 108-KH/QU, 42/2022/NĐ-CP, 35–NQ/ĐU, 138/QĐ-ĐU.", []),
        ("Viết tới A@VH.VN, xem WWW.VH.GOV.VN hay PHUONG_VH.", []),
        # What is said loudly is no abbreviation.
        ("KẾ HOẠCH TRỒNG CÂY CỦA PHƯỜNG VH", []),
        ("Cuộc thi TÌM HIỂU LUẬT, THI ĐUA LAO ĐỘNG.", []),
        ("UBND PHƯỜNG HỌP. Bà con xem CHƯƠNG TRÌNH.", []),
        ("HỌP DÂN. Đội TTXD ra quân.", ["TTXD"]),
        # What all people say as it is written; one letter; letters beside figures.
        ("Quét mã QR, nhận OTP; nộp 200.000 VNĐ. Lớp A, khối B, 3G, TDP17, PC07.", []),
        ("Dự án XYZABCDEFG của phường.", []),
        # Only as the glossary writes it.
        ("Đội TTDT của phường.", ["TTDT"]),
    ],
)
def test_what_nobody_explains_is_found(body, shorts):
    assert found(body) == shorts


def test_title_lead_body_and_captions_are_read_in_order():
    text = replace(PLAIN, title="Phường có NVH mới", lead="Khu có BQL.", body="<p>Theo CTMT.</p>")
    text = replace(text, photos=(captioned("Đội TTXD và BQL ra quân"),))
    assert unknown(text, KNOWN) == {
        "NVH": "title",
        "BQL": "lead",
        "CTMT": "body",
        "TTXD": "photos",
    }
    assert found("Nhà văn hóa (NVH) mới.", title="Phường có NVH mới") == []


def test_the_demonstration_needs_none():
    from importlib import import_module

    known = [short for short, *_ in import_module("articles.migrations.0013_glossary").SEEDS]
    for each in TEXTS:
        text = replace(PLAIN, title=each.title, lead=each.lead, body=each.body)
        assert unknown(text, known) == {}, each.key


def test_an_empty_glossary_knows_nothing():
    assert unknown(replace(PLAIN, lead="UBND họp."), ()) == {"UBND": "lead"}


# --- where it is shown ---


def advised(article, user):
    """What `user` is told of the abbreviations of `article`, and where they are led."""
    items = advice.of(article, content.of_article(article), user)
    (item,) = (item for item in items if "viết tắt" in item.text)
    return item


@pytest.mark.django_db
def test_a_writer_is_told_to_write_it_out_or_to_ask(people, make_article):
    item = advised(make_article(lead="Phường bàn về ABCD."), people.clerk)
    assert item.field == "lead" and not item.links
    assert item.text.startswith("“ABCD” chưa có trong bảng") and "nhờ trưởng ban" in item.text


@pytest.mark.django_db
def test_a_chief_is_led_to_the_glossary_with_it_filled_in(people, make_article, sign_in):
    article = make_article(lead="Phường bàn về ABĐĐ.")
    item = advised(article, people.chief)
    assert "nhờ" not in item.text
    page = sign_in(people.chief).get(item.links[0].address).text
    assert 'name="short" value="ABĐĐ"' in page
    Abbreviation.objects.create(short="ABĐĐ", meaning="anh bạn đi đâu")
    with pytest.raises(ValueError, match="not enough"):
        advised(article, people.chief)


@pytest.mark.django_db
def test_of_many_some_are_named(people, make_article):
    lead = "Có " + ", ".join(f"AB{letter}" for letter in "BCDĐGHKL") + "."
    item = advised(make_article(lead=lead), people.chief)
    assert "“ABB”, “ABC”, “ABD”, “ABĐ”, “ABG” và 3 chữ khác" in item.text
    assert len(item.links) == 5


@pytest.mark.django_db
def test_the_form_names_them_beside_the_other_advice(people, make_article, sign_in):
    article = make_article(lead="Phường bàn về ABCD.")
    page = sign_in(people.clerk).get(f"/admin/articles/article/{article.pk}/change/").text
    assert "“ABCD” chưa có trong bảng chữ viết tắt" in page
