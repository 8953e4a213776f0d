"""Vietnamese text: matching keys, slugs, and the order in which people expect names."""

import random
import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import settings as effort
from hypothesis import strategies as st

from wards.text import (
    MOST_LETTERS,
    accented_words,
    fold,
    natural_bytes,
    natural_key,
    nfc,
    one_line,
    search_words,
    slugify,
    squeeze,
    words_key,
)

any_text = st.text(max_size=40)
# Letters, tones and look-alikes far more often than among all of Unicode.
vietnamese = st.text(
    "aăâeêioôơuưyđĐðÐdDAƠƯ \u0300\u0301\u0303\u0309\u0323\u0302\u031b17B-/", max_size=20
)
texts = any_text | vietnamese
thorough = effort(max_examples=300, deadline=None)


def nfd(text):
    return unicodedata.normalize("NFD", text)


# --- fold ---


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Đức Giang", "duc giang"),
        ("ĐỨC GIANG", "duc giang"),
        ("duc giang", "duc giang"),
        ("Thượng Thanh", "thuong thanh"),
        ("Ngọc Thụy", "ngoc thuy"),
        ("Việt Hưng", "viet hung"),
        ("Tổ dân phố 17B", "to dan pho 17b"),
        ("ĂÂÊÔƠƯ ăâêôơư", "aaeoou aaeoou"),
        ("Ế Ổ Ợ Ặ", "e o o a"),
        ("35-NQ/ĐU", "35-nq/du"),
        ("Café 서울", "cafe 서울"),
        ("", ""),
    ],
)
def test_folding_leaves_lower_case_letters_without_marks(written, key):
    assert fold(written) == key
    assert fold(nfd(written)) == key


@pytest.mark.parametrize("letter", ["đ", "Đ", "ð", "Ð", "d", "D"])
def test_d_with_a_stroke_and_what_old_keyboards_made_of_it_match_d(letter):
    assert fold(f"{letter}ô thị") == "do thi"


@pytest.mark.parametrize(
    ("one", "other"),
    [("hòa", "hoà"), ("thủy", "thuỷ"), ("Thụy", "Thuỵ"), ("khỏe", "khoẻ"), ("của", "cuả")],
)
def test_both_placements_of_a_tone_mark_match_though_nfc_tells_them_apart(one, other):
    assert nfc(one) != nfc(other)
    assert fold(one) == fold(other)


@thorough
@given(texts)
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@thorough
@given(texts)
def test_composed_and_decomposed_spelling_fold_alike(text):
    assert fold(nfc(text)) == fold(nfd(text))


@thorough
@given(vietnamese)
def test_case_does_not_matter_to_a_folded_key(text):
    assert fold(text.upper()) == fold(text.lower()) == fold(text)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Đức Giang", "duc giang"),
        ("  ĐỨC — GIANG!  ", "duc giang"),
        ("Kế hoạch 108-KH/QU", "ke hoach 108 kh qu"),
        ("hoà_thuận (tổ 17B)", "hoa thuan to 17b"),
        ("…", ""),
    ],
)
def test_what_is_searched_are_words_without_marks_or_signs(written, key):
    assert words_key(written) == key
    assert words_key(nfd(written)) == key
    assert words_key(key) == key


# --- words of search ---

# Where marks, digits, letters that grow and signs that nobody sees meet.
joined = st.text(
    "aeoyđÐıİßﬁŉ가ᄀ\u1161ஔกิ1089²٣½ \u0301\u0323\u031b\u0345\u034f\u200b\xad-/_.¶", max_size=12
)
strange = any_text | vietnamese | joined


@pytest.mark.parametrize(
    ("written", "folded", "accented"),
    [
        ("Hòa", "hoa", "hoà"),
        ("hoà", "hoa", "hoà"),
        ("Thủy thuỷ", "thuy thuy", "thuỷ thuỷ"),
        ("Ðức đức", "duc duc", "đưć đưć"),
        ("17B", "17 b", "17 b"),
        ("tổ 08", "to 8", "tô\u0309 8"),
        ("000", "0", "0"),
        ("108-KH/QU", "108 kh qu", "108 kh qu"),
        ("108KH/QU", "108 kh qu", "108 kh qu"),
        ("80 m², CO₂", "80 m 2 co 2", "80 m 2 co 2"),
        ("vệ\N{SOFT HYPHEN}sinh", "vesinh", "vêsinh\u0323"),
        ("rác\N{NO-BREAK SPACE}thải_nhựa", "rac thai nhua", "rać thaỉ nhưạ"),
        ("ﬁ", "fi", "fi"),
        ("1\N{COMBINING ACUTE ACCENT}2", "12", "12"),
        ("… 🙂 ¶ '\"", "", ""),
    ],
)
def test_words_of_search_are_told_by_letters_and_digits(written, folded, accented):
    for spelt in (nfc(written), nfd(written)):
        assert search_words(spelt) == folded.split()
        assert accented_words(spelt) == [nfc(word) for word in accented.split()]


@thorough
@given(strange)
def test_each_word_has_its_accented_form_however_the_text_is_composed(text):
    folded, accented = search_words(text), accented_words(text)
    assert len(folded) == len(accented)
    assert search_words(nfd(text)) == search_words(nfc(text)) == folded
    assert accented_words(nfd(text)) == accented_words(nfc(text)) == accented


@thorough
@given(strange)
def test_the_words_of_words_are_the_same_words(text):
    folded, accented = search_words(text), accented_words(text)
    assert search_words(" ".join(folded)) == search_words(" ".join(accented)) == folded
    assert accented_words(" ".join(accented)) == accented


@thorough
@given(strange)
def test_words_of_search_hold_nothing_that_a_database_reads(text):
    for word in search_words(text) + accented_words(text):
        assert 0 < len(word) <= MOST_LETTERS
        assert not re.search(r"[\s\x00-/:-@\[-`{-~¶]", word), "signs, or letters in upper case"


def test_a_long_word_is_cut_and_not_left_out():
    assert search_words("ă" * 500) == ["a" * MOST_LETTERS]
    assert len(accented_words("ă" * 500)[0]) == MOST_LETTERS


# --- slugify ---


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Đức Giang", "duc-giang"),
        ("35-NQ/ĐU", "35-nq-du"),
        ("Nghị quyết 1656/NQ-UBTVQH15", "nghi-quyet-1656-nq-ubtvqh15"),
        ("  “Ra quân” dọn vệ sinh…  ", "ra-quan-don-ve-sinh"),
        ("Tổ dân phố\N{NO-BREAK SPACE}19", "to-dan-pho-19"),
        ("!!! … ???", ""),
        ("", ""),
    ],
)
def test_a_title_becomes_a_slug(title, slug):
    assert slugify(title) == slug


@pytest.mark.parametrize(
    ("limit", "slug"),
    [
        (100, "phuong-duc-giang-ra-quan"),
        (24, "phuong-duc-giang-ra-quan"),
        (23, "phuong-duc-giang-ra"),
        (17, "phuong-duc-giang"),
        (16, "phuong-duc-giang"),
        (15, "phuong-duc"),
        (3, "phu"),  # not one whole word fits
    ],
)
def test_a_long_slug_is_cut_at_a_word(limit, slug):
    assert slugify("Phường Đức Giang ra quân", limit) == slug


@thorough
@given(texts, st.integers(1, 12))
def test_a_slug_is_plain_ascii_within_its_limit(text, limit):
    slug = slugify(text, limit)
    assert len(slug) <= limit
    assert slug.isascii()
    assert all(part.isalnum() and part == part.lower() for part in slug.split("-") if slug)
    assert slugify(slug, limit) == slug


# --- squeeze ---


@pytest.mark.parametrize(
    ("pasted", "clean"),
    [
        ("Phường\N{NO-BREAK SPACE}Đức  Giang", "Phường Đức Giang"),
        ("\N{NO-BREAK SPACE} Bồ Đề \t\r\n", "Bồ Đề"),
        ("một\n\nhai\u2003ba", "một hai ba"),
        ("\N{NO-BREAK SPACE}", ""),
    ],
)
def test_every_run_of_white_space_becomes_one_space(pasted, clean):
    assert squeeze(pasted) == clean


@pytest.mark.parametrize(
    ("pasted", "stored"),
    [
        ("Phường\N{NO-BREAK SPACE}Đức\nGiang ", "Phường Đức Giang"),
        (nfd("Thượng Thanh"), "Thượng Thanh"),
        ("Đức\x00 Gi\x7fang\ud83d\N{ZERO WIDTH SPACE}", "Đức Giang"),
        ("Đư\N{ZERO WIDTH SPACE}\N{COMBINING ACUTE ACCENT}c", "Đức"),
    ],
)
def test_a_field_of_one_line_holds_what_a_reader_sees(pasted, stored):
    assert one_line(pasted) == stored


@thorough
@given(texts | st.text(st.characters(), max_size=20))
def test_a_field_of_one_line_is_composed_and_stays_as_it_is(text):
    line = one_line(text)
    assert one_line(line) == line
    assert unicodedata.is_normalized("NFC", line)
    assert len(line.splitlines()) <= 1


# --- natural order ---


@pytest.mark.parametrize(
    "in_order",
    [
        ["Tổ dân phố 2", "Tổ dân phố 8", "Tổ dân phố 10", "Tổ dân phố 17", "Tổ dân phố 17B"],
        ["07", "08", "9", "10"],
        ["Tổ dân phố 17", "Tổ dân phố 17A", "Tổ dân phố 17B", "Tổ dân phố 18"],
        ["Dương Xá", "Đa Tốn", "Đức Giang", "Giang Biên", "Văn Đức"],
        ["Dũng", "Đặng", "Em"],
        ["An", "Ăn", "Ân", "Bồ"],
        ["Ba", "Bà", "Bả", "Bã", "Bá", "Bạ"],
        ["Hòa An", "Hóa An", "Hòa Bình"],  # letters first, tones only between equal letters
        ["On", "Ôn", "Ơn", "Un", "Ưn"],
        ["An", "An Đào", "Anh"],  # the shorter name first, and a space before any letter
        ["Bồ", "Bồ Đề", "Bồ Đề 2"],
        ["Số 2 cụm Đức Giang", "Số 3 cụm Bồ Đề", "Số 3 cụm Đức Giang", "Số 12 cụm Bồ Đề"],
    ],
)
def test_names_sort_as_people_expect(in_order):
    shuffled = random.Random(1).sample(in_order, len(in_order))
    assert sorted(shuffled, key=natural_key) == in_order
    assert len({natural_key(name) for name in in_order}) == len(in_order)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tổ dân phố 08", "Tổ dân phố 8"),
        ("ĐỨC GIANG", "Đức Giang"),
        ("Ðức Giang", "Đức Giang"),  # the Icelandic letter of old keyboards
        (nfd("Thượng Thanh 3"), "Thượng Thanh 3"),
        ("Tổ\N{NO-BREAK SPACE}19 ", "Tổ 19"),
        ("Tổ ١٩", "Tổ 19"),
    ],
)
def test_two_spellings_of_one_name_stand_side_by_side(one, other):
    assert natural_key(one) == natural_key(other)


@thorough
@example("9" * 5000, "8")
@example("²", "2")
@given(texts, texts)
def test_any_two_texts_can_be_compared(one, other):
    first, second = natural_key(one), natural_key(other)
    assert (first < second) + (first == second) + (first > second) == 1


@thorough
@example("Tổ dân phố 17", "Tổ dân phố 17B")
@example("An", "An Đào")
@example("2", "10")
@given(texts.map(one_line), texts.map(one_line))
def test_bytes_sort_as_the_keys_do(one, other):
    first, second = natural_bytes(one), natural_bytes(other)
    assert (first < second) == (natural_key(one) < natural_key(other))
    assert (first == second) == (natural_key(one) == natural_key(other))


@thorough
@given(st.integers(0, 10**30), st.integers(0, 10**30), st.sampled_from(["", "Tổ ", "Đ"]))
def test_numbers_of_any_length_sort_by_value(one, other, before):
    assert (natural_key(f"{before}{one}") < natural_key(f"{before}0{other}")) == (one < other)
