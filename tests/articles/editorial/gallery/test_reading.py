"""What is read without a database: many lines at once, and advice on what they say."""

from dataclasses import replace

import pytest

from articles.editorial.advice import photos as advice
from articles.editorial.gallery import batch, posted, words
from tests.articles.editorial.test_differences import TEXT, photo, photo_changes


def test_a_line_parts_caption_and_alt_and_may_leave_either_alone():
    lines = batch.read(
        " Toàn cảnh | Hội trường \n\nChỉ chú thích\n| Chỉ mô tả\nTừ\tbảng\na|b|c\n\n"
    )
    assert [(line.caption, line.alt) for line in lines] == [
        ("Toàn cảnh", "Hội trường"),
        (None, None),
        ("Chỉ chú thích", None),
        (None, "Chỉ mô tả"),
        ("Từ", "bảng"),
        ("a", "b|c"),
    ]
    assert batch.read(" \n\n") == []


def test_rows_that_name_one_place_keep_their_order_and_gaps_close():
    rows = [{"position": p, "n": n} for n, p in enumerate(["", "2", "2", "x", "0", "99999999"])]
    assert [row["n"] for row in posted.in_order(rows)] == [4, 1, 2, 0, 3, 5]
    assert [row["position"] for row in posted.in_order(rows)] == list("123456")


def test_words_hold_nothing_but_what_a_row_has():
    row = {"id": "7", "caption": "a\x00b", "alt": 5, "decorative": "yes", "lead": True, "x": 1}
    assert words.bounded([row, {"id": -1}, None, {"focal_x": 3}]) == [
        {"id": 7, "caption": "ab", "lead": True}
    ]
    assert words.bounded({"id": 1}) == []


@pytest.mark.parametrize("alt", ["IMG_2024", "DSC 0012.JPG", "20240519_083000", "anh-1.jpg", "z12"])
def test_names_of_files_are_known(alt):
    assert advice.is_file_name(alt)


@pytest.mark.parametrize("alt", ["19 hộ dân nhận quà", "Ảnh Bác Hồ", "Năm 2024", "Hoa", "5 em bé"])
def test_what_says_something_is_left_alone(alt):
    assert not advice.is_file_name(alt) and not advice.says_nothing(alt)


@pytest.mark.parametrize("alt", ["ảnh", "Hình ảnh", "Ảnh minh họa", "ảnh 3", "Hình."])
def test_what_only_says_that_it_is_a_picture_is_known(alt):
    assert advice.says_nothing(alt)


def test_photos_are_advised_on_by_their_places():
    shown = [
        photo("a", alt="Bà con trồng hoa", caption="bà con trồng hoa"),
        photo("b", alt="IMG_2024"),
        photo("c", alt="Hoa trên tường"),
        photo("d", alt="hoa trên tường"),
        photo("e", alt="", decorative=True),
        photo("f", alt="Ảnh"),
    ]
    said = [item.text for item in advice.advise(replace(TEXT, photos=tuple(shown)))]
    assert [text.split(" có ")[0] for text in said] == ["Ảnh 2", "Ảnh 6", "Ảnh 1", "Ảnh 3, 4"]


def test_another_cut_of_a_picture_is_no_other_photo():
    [turned] = photo_changes([photo("a")], [photo("b", root="a", turn=90, caption="Ảnh a")])
    assert (turned.kind, turned.cut) == ("changed", "Ảnh đã được xoay")
    [cut] = photo_changes(
        [photo("b", root="a", turn=90)], [photo("c", root="a", turn=90, crop="0,0,5,5")]
    )
    assert cut.cut == "Ảnh đã được xoay và cắt"
    [back] = photo_changes([photo("c", root="a", crop="0,0,5,5")], [photo("a")])
    assert back.cut == "Ảnh trở lại như khi tải lên"


def test_ornaments_and_what_stays_in_view_are_told():
    [became] = photo_changes([photo("a")], [photo("a", decorative=True)])
    assert (became.decorative, became.focus_changed, became.cut) == ("became", False, "")
    [moved] = photo_changes([photo("a")], [photo("a", focal_x=10)])
    assert (moved.decorative, moved.focus_changed) == ("", True)
