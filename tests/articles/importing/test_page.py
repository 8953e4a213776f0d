"""Printed pages: read whole or refused with line and reason. No database."""

import unicodedata
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing.page import PageRefused, read
from wards.text import one_line

PAGE = """HOẠT ĐỘNG CÁC PHƯỜNG

Chi bộ 19 họp bàn việc giữ ngõ sạch
Ngày đăng 19/05/2022 | 09:00  | Lượt xem: 999

Tối 18/5, chi bộ 19 họp.

Đoạn một.

Đoạn hai,
dòng tiếp.

Một số hình ảnh của hội nghị:"""


def test_a_page_is_read_as_it_was_printed():
    page = read(PAGE)
    assert page.section == "HOẠT ĐỘNG CÁC PHƯỜNG"
    assert page.title == "Chi bộ 19 họp bàn việc giữ ngõ sạch"
    assert page.published_at == datetime(2022, 5, 19, 9, 0)
    assert page.views == 999
    assert page.lead == "Tối 18/5, chi bộ 19 họp."
    assert page.paragraphs == ("Đoạn một.", "Đoạn hai,", "dòng tiếp.")
    assert page.gallery_heading == "Một số hình ảnh của hội nghị:"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ngày đăng 19/05/2022 | 09:00  | Lượt xem: 1.372", (9, 0, 1372)),
        ("Ngày đăng 19/05/2022 | 09:00 | Lượt xem: 1,372", (9, 0, 1372)),
        ("Ngày đăng 19/05/2022 | 09:00", (9, 0, 0)),
        ("Ngày đăng 19/05/2022 | 00:00 | Lượt xem:", (0, 0, 0)),
        ("NGÀY ĐĂNG: 19/5/2022 | 9:05 | LƯỢT XEM 12", (9, 5, 12)),
        ("Ngày đăng\u00a019/05/2022", (0, 0, 0)),
    ],
)
def test_the_date_line_in_its_spellings(line, expected):
    page = read(PAGE.replace("Ngày đăng 19/05/2022 | 09:00  | Lượt xem: 999", line))
    assert (page.published_at.hour, page.published_at.minute, page.views) == expected


@pytest.mark.parametrize(
    ("change", "line", "reason"),
    [
        (("19/05/2022", "39/05/2022"), 4, "ngày giờ không có thật"),
        (("19/05/2022", "29/02/2022"), 4, "ngày giờ không có thật"),
        (("19/05/2022", "19/05/0022"), 4, "không thể là năm đăng tin"),
        (("999", "9" * 40), 4, "lượt xem không có thật"),
        (("HOẠT ĐỘNG", "HOẠT " * 30), 1, "tên chuyên mục dài quá"),
        (("09:00", "25:00"), 4, "ngày giờ không có thật"),
        (("Ngày đăng 19/05/2022", "Ngày đăng hôm qua"), 4, "không đọc được dòng ngày đăng"),
        (("Ngày đăng 19/05/2022 | 09:00  | Lượt xem: 999\n", ""), 12, "không phải trang bài viết"),
        (("HOẠT ĐỘNG CÁC PHƯỜNG\n", ""), 2, "thiếu tên chuyên mục"),
        (("Đoạn một.", "Ngày đăng 20/05/2022 | 09:00"), 8, "trang danh mục"),
        (("Chi bộ 19", "Tin đọc nhiều\nChi bộ 19"), 3, "không rõ dòng nào là tiêu đề"),
        (("Chi bộ 19", "Chi bộ " * 60), 3, "tiêu đề dài quá"),
    ],
)
def test_what_is_no_article_is_refused_with_line_and_reason(change, line, reason):
    with pytest.raises(PageRefused) as refusal:
        read(PAGE.replace(*change))
    assert refusal.value.line == line
    assert reason in refusal.value.reason


def test_a_page_that_ends_at_its_date_or_is_empty_is_refused():
    with pytest.raises(PageRefused, match="không có nội dung"):
        read(PAGE.split("\n\nTối")[0])
    with pytest.raises(PageRefused, match="tệp trống"):
        read(" \n\n")


@pytest.mark.parametrize(
    "last",
    [
        "Anh Nguyễn Văn Nam, tổ dân phố 19, nói:",
        "Một số hình ảnh được bà con giữ lại đến hôm nay cho con cháu xem.",
        "Ảnh: Thu Hương",
        "Một số hình ảnh " + "rất quý của hội nghị " * 6 + ":",
    ],
)
def test_a_last_paragraph_is_no_gallery_heading(last):
    page = read(PAGE.replace("Một số hình ảnh của hội nghị:", last))
    assert page.paragraphs[-1] == last.strip().replace("  ", " ")
    assert page.gallery_heading == ""


def test_a_first_paragraph_too_long_for_a_lead_opens_the_body():
    page = read(PAGE.replace("Tối 18/5, chi bộ 19 họp.", "Dài. " * 500))
    assert page.lead == ""
    assert page.paragraphs[0].startswith("Dài. Dài.")


def test_signs_that_no_database_keeps_are_left_out():
    assert read(PAGE.replace("Đoạn một.", "Đo\x00ạn\u200b một.")) == read(PAGE)


def test_decomposed_letters_bom_and_line_ends_make_no_difference():
    twisted = "\ufeff" + unicodedata.normalize("NFD", PAGE).replace("\n", "\r\n")
    assert read(twisted) == read(PAGE)


paragraphs = st.lists(
    st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1, max_size=40),
    min_size=1,
    max_size=8,
)


@given(paragraphs)
def test_no_accepted_paragraph_is_lost(written):
    body = "\n\n".join(written)
    try:
        page = read(PAGE.split("Tối")[0] + body)
    except PageRefused:
        return
    printed = [one_line(paragraph) for paragraph in written if one_line(paragraph)]
    if len(printed) > 1 and printed[0] == printed[1]:
        del printed[0]  # the lead printed twice
    words = " ".join(printed).split()
    kept = " ".join([page.lead, *page.paragraphs, page.gallery_heading]).split()
    assert kept == words


@given(st.text())
def test_any_text_is_read_or_refused(text):
    try:
        page = read(text)
    except PageRefused as refusal:
        assert refusal.line >= 1 and refusal.reason
    else:
        assert page.title and page.section and (page.lead or page.paragraphs)
