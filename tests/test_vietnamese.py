"""The measure itself: Vietnamese passes, English does not."""

import re

import pytest

from articles.demonstration.texts import TEXTS
from tests.vietnamese import foreign, is_syllable

# The commonest words of English, and those that back offices say.
ENGLISH = """
the be of and that have it for not on with he as you at this but his by from they we her she or will
one all would there their what up out if about who get which go me when make like time no just know
take people into year your good some could them see other than then now look only come its over back
after use two how our work first well way even new want because any these give day most us is are
was were been has had did more very should such own same here must through where much before
right too mean old great still between never last little under while again off though turn every
start place hand keep point each begin help show both run move need without number always next few
many open close save delete edit add change remove cancel error please select choose search
filter view list log sign user name password email date today now file image photo upload download
title page site admin object field value submit reset clear history recent action added changed
deleted none yes unknown required valid invalid click continue editing another selected results
total hide skip main content toggle theme current light dark menu popup lookup available chosen type
box drag drop paste link table insert row column cell properties bold italic format undo redo
numbered bulleted quote text toolbar button press key loading found match allowed forbidden server
bad request permission denied
"""
# Of these no one can tell when they stand alone.
VIETNAMESE_TOO = ("a", "i", "an", "can", "do", "him", "in", "long", "may", "my", "say", "so", "to")
# Names, loans, shortened names and rare words in the demonstration’s posts.
LOANS = {
    *("HĐND", "UBND", "VNeID", "THPT", "III", "NQ", "KH", "OTP", "cm", "Covid", "Ny", "Pành"),
    *("pin", "Pin", "mini", "camera", "rubella", "chip", "karaoke", "kg", "men", "he"),
}


def test_english_words_are_found_in_a_sentence_and_as_a_label():
    words = ENGLISH.split()
    assert foreign(" bấm ".join(words)) == words
    assert foreign(" / ".join(map(str.capitalize, words))) == [*map(str.capitalize, words)]


@pytest.mark.parametrize("text", ["to do", "So can my bài", "can do", "Go to", "to be", "in my"])
def test_small_english_words_are_found_together(text):
    assert foreign(text)


def test_those_that_are_vietnamese_too_pass_alone():
    assert [word for word in VIETNAMESE_TOO if foreign(f"Bấm {word} để xem")] == []


@pytest.mark.parametrize(
    "text",
    [
        "Chọn ít nhất một mục, hoặc bấm “Hủy” để quay lại.",
        "Giếng gì giết quốc quyển khuya nghiêng yêu ý xoong thuở huơ quạu hoẵng khuỷu tay quýnh",
        "hoà hòa, thuỷ thủy, kỹ kĩ, Lý, my, in ấn, do so sánh, chữ in to",
        "TIN PHƯỜNG VIỆT HƯNG · 9h30 · 19/05/2022 · 1.000 lượt",
        "Xem https://tin.example.vn/tin/a-b-1/ hay viết thư tới ban.tin@example.vn",
        "Dán từ Word, Zalo; tệp CSV",
        "",
    ],
)
def test_vietnamese_passes(text):
    assert foreign(text) == []


@pytest.mark.parametrize("word", ["bat", "bậm", "các", "cạch", "kà", "ngê", "ghà", "cìm", "thnah"])
def test_spelling_and_tone_decide(word):
    assert is_syllable(word) == (word in ("bậm", "các", "cạch"))


def test_long_text_passes_but_for_its_names_and_loans():
    pages = [re.sub(r"<[^>]+>", "\n", f"{t.title}\n{t.lead}\n{t.body}") for t in TEXTS]
    assert sum(len(page.split()) for page in pages) > 15_000
    assert {word for page in pages for word in foreign(page)} <= LOANS
