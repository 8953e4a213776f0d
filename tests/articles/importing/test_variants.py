"""Every way of printing a page comes out as it was meant, or is refused with line and reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing.page import PageRefused, read
from tests.articles.importing.variants import (
    ACCEPTED,
    BODY,
    DATE,
    LEAD,
    REFUSED,
    SECTION,
    TITLE,
)
from wards.text import one_line


@pytest.mark.parametrize("variant", ACCEPTED)
def test_a_variant_is_read_as_it_was_meant(variant):
    text, out = ACCEPTED[variant]
    page = read(text)
    said = (page.section, page.title, page.published_at, page.views, page.lead, page.paragraphs)
    assert said == (out.section, out.title, out.at, out.views, out.lead, out.paragraphs)
    assert page.captions == out.captions
    assert len(page.left_out) == len(out.left_out)
    for words, whole in zip(out.left_out, page.left_out, strict=True):
        assert words in whole


@pytest.mark.parametrize("variant", REFUSED)
def test_what_cannot_be_read_for_certain_is_refused_with_line_and_reason(variant):
    text, line, reason = REFUSED[variant]
    with pytest.raises(PageRefused) as refusal:
        read(text)
    assert reason in refusal.value.reason
    assert refusal.value.line == line


def test_captions_go_to_their_photos_only_where_each_photo_has_one():
    page = read(ACCEPTED["captions"][0])
    assert page.paragraphs_beside(2) == ("Đoạn một.", "Đoạn hai.")
    assert page.captions_for(2) == ("Ảnh: Bà con dọn ngõ", "Ảnh 2: Ngõ sạch")
    assert page.paragraphs_beside(3) == page.paragraphs_beside(0) == page.paragraphs
    assert page.captions_for(3) == page.captions_for(0) == ()


PIECES = [
    *(SECTION, TITLE, DATE, LEAD, *BODY, "", "", "19/05/2022 | 09:00", "View count: 268"),
    *("Lượt truy cập: 1.234", "Hôm nay", "99", "Ảnh: Ngõ sạch", "Ngày đăng hôm qua"),
    *("19/05/2022 | View count: 7", "Trang chủ > Tin", "www.example.vn", "Một số hình ảnh:"),
]
lines = st.lists(
    st.sampled_from(PIECES) | st.text(max_size=30).filter(lambda t: len(t.splitlines()) < 2),
    max_size=14,
)


@given(lines)
def test_whatever_the_pieces_no_paragraph_of_an_accepted_page_is_lost(printed):
    """Each line is section, title, date, text, or named among what was left out."""
    try:
        page = read("\n".join(printed))
    except PageRefused:
        return
    written = [one_line(line) for line in printed if one_line(line)]
    text = [page.lead, *page.paragraphs, page.gallery_heading]
    text = [paragraph for paragraph in text if paragraph]
    twice = "lời dẫn in lần thứ hai" in page.left_out
    assert written[len(written) - len(text) :] == text
    head = written[: len(written) - len(text) - twice]
    assert page.title in head
    said = sum(not words.startswith("lời dẫn") for words in page.left_out)
    # Section, title, and the date in one line or two.
    assert said + 3 <= len(head) <= said + 4
