"""Keys of Telex and VNI, read as the words they stand for."""

import pytest

from articles.search import keys
from wards.text import accented_words


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        *(("dduwcs", "đức"), ("duwcs", "dức"), ("dducws", "đức"), ("DDuwcs", "đức")),
        *(("traajt", "trật"), ("tratja", "trật"), ("tuwj", "tự"), ("ddoo", "đô"), ("thij", "thị")),
        *(("rasc", "rác"), ("thari", "thải"), ("thair", "thải"), ("phuwowngf", "phường")),
        *(("phuowngf", "phường"), ("dduowngf", "đường"), ("nghieemj", "nghiệm")),
        *(("hoaf", "hòa"), ("thuyr", "thủy"), ("quys", "quý"), ("giuwx", "giữ"), ("gif", "gì")),
        *(("toans", "toán"), ("ngoaif", "ngoài"), ("bawngf", "bằng"), ("muaf", "mùa")),
        *(("d9u7c1", "đức"), ("d9uc71", "đức"), ("tra65t5", "trật"), ("tra6t5", "trật")),
        *(("rac1", "rác"), ("thai3", "thải"), ("phuong72", "phường"), ("bang82", "bằng")),
    ],
)
def test_what_was_pressed_is_read(typed, word):
    assert keys.pressed(typed) == word


@pytest.mark.parametrize(
    "typed",
    [
        *("", "giang", "duc", "108", "17b", "tdp19", "kh108", "facebook", "wwww", "a" * 50),
        *("đuwcs", "strs", "8a", "ssss", "9", "😀", "u9", "b7", "d99"),
    ],
)
def test_what_is_no_such_word_is_left_alone(typed):
    assert keys.pressed(typed) == ""


@pytest.mark.parametrize(
    "word",
    [
        *("đức", "hòa", "thủy", "quý", "giữ", "gì", "toán", "ngoài", "khuỷu", "đường", "nghiệm"),
        *("giang", "tuyến", "của", "mùa", "xòe", "phường", "việt", "giếng", "quốc", "ủy", "ý"),
        *("a", "108", "xyz", "qđ", "nghị", "luật", "hoàn", "thuế", "khỏe"),
    ],
)
def test_the_tone_goes_back_to_where_it_stands(word):
    (last,) = accented_words(word)
    assert keys.with_tone(last) == word


@pytest.mark.parametrize(
    ("stored", "word"),
    [("phu7o7ng2", "phường"), ("d9u7c1", "đức"), ("ga8p5", "gặp"), ("108", "108"), ("qu", "qu")],
)
def test_what_entries_keep_is_written_again(stored, word):
    assert keys.from_stored(stored) == word
