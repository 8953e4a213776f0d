"""The sentence around a place: where it ends, and how a long one is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.documents.sentences import Sentences, excerpt


def around(text: str, word: str) -> str:
    start, end = Sentences(text).around(text.index(word))
    return text[start:end]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Họp XONG.", "Họp XONG."),
        ("Trước. Họp XONG. Sau.", "Họp XONG."),
        ("Trước! Họp XONG? Sau.", "Họp XONG?"),
        ("Trước… Họp XONG… Sau", "Họp XONG…"),
        ("Trước./. Họp XONG./. Sau", "Họp XONG./."),
        ("Trước.” “Họp XONG.” Sau", "“Họp XONG.”"),
        ("Trước.\nHọp XONG\nSau", "Họp XONG"),
        ("Trước\n  Họp XONG  \nSau", "Họp XONG"),
        # These stops end nothing.
        ("Trước. Đ/c. Lan nêu XONG. Sau.", "Đ/c. Lan nêu XONG."),
        ("Trước. Tại TP. Hà Nội, Tp. Huế XONG. Sau.", "Tại TP. Hà Nội, Tp. Huế XONG."),
        ("Trước. Cờ, hoa, v.v. Rồi XONG. Sau.", "Cờ, hoa, v.v. Rồi XONG."),
        ("Trước. PGS.TS. Lan nêu XONG. Sau.", "PGS.TS. Lan nêu XONG."),
        ("Trước. Ông Nguyễn V. Lan nêu XONG. Sau.", "Ông Nguyễn V. Lan nêu XONG."),
        ("Trước\n1. Họp XONG. Sau.", "1. Họp XONG."),
        ("1. Họp XONG. Sau.", "1. Họp XONG."),
        ("Trước. Số 3.5 và 1.000 của XONG. Sau.", "Số 3.5 và 1.000 của XONG."),
        ("Trước. Lúc 8 giờ... thì XONG. Sau.", "Lúc 8 giờ... thì XONG."),
        ("Trước. Họp ngày 5. Nêu XONG. Sau.", "Nêu XONG."),
    ],
)
def test_a_sentence_is_whole(text, sentence):
    assert around(text, "XONG") == sentence


LONG = "một hai ba " * 100


@pytest.mark.parametrize("before", ["", LONG])
@pytest.mark.parametrize("after", ["", LONG])
def test_a_long_sentence_is_cut_at_words_around_the_place(before, after):
    text = f"{before}SỐ 8 {after}".strip()
    place = text.index("SỐ 8")
    cut = excerpt(text, (0, len(text)), (place, place + 4), 200)
    assert 150 < len(cut) <= 200 or text == "SỐ 8"
    assert cut.startswith("… ") == bool(before) and cut.endswith(" …") == bool(after)
    assert set(cut.split()) <= {"…", "một", "hai", "ba", "SỐ", "8"}
    assert "SỐ 8" in cut


@given(st.text(alphabet="ab .!?…\n/”đĐ1", max_size=80), st.integers(0, 79))
def test_sentences_follow_one_another(text, place):
    place = min(place, len(text))
    start, end = Sentences(text).around(place)
    assert 0 <= start <= end <= len(text)
    assert text[start:end] == text[start:end].strip()
    if place < len(text) and not text[place].isspace():
        assert start <= place < end


@given(st.text(alphabet="ab x", min_size=1, max_size=300), st.data())
def test_what_is_cut_holds_the_place(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 20)))
    cut = excerpt(text, (0, len(text)), (start, end), 60)
    assert len(cut) <= 60
    assert " ".join(text[start:end].split()) in cut
