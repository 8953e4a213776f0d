"""What a reviewer is told of the changes between two texts: each where it is, none left out."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from random import Random
from time import process_time

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from articles.content import Content, PhotoContent
from articles.editorial.differences import Piece, between
from articles.editorial.differences.alignment import align, staying
from articles.editorial.differences.words import compare
from articles.richtext import clean

TEXT = Content(
    title="Phường Đức Giang ra quân tổng vệ sinh",
    lead="Sáng 19/5, hơn 200 người dân cùng dọn đường.",
    body="<p>Đoạn một.</p>",
    unit_id=1,
    category_id=2,
    byline="Ban biên tập",
    source="",
    event_date=date(2022, 5, 19),
    about=(3, 4),
    photos=(),
    attachments=(),
)
FOUR = [
    "Sáng nay, phường Đức Giang tổ chức ra quân tổng vệ sinh môi trường.",
    "Các tổ dân phố huy động lực lượng dọn rác ở những điểm ứ đọng.",
    "Hội Phụ nữ trồng thêm hoa dọc tuyến đường kiểu mẫu của phường.",
    "Chủ tịch phường cảm ơn bà con đã nhiệt tình tham gia buổi sáng nay.",
]


def paragraphs(*texts: str) -> str:
    return "\n".join(f"<p>{text}</p>" for text in texts)


def photo(name: str, **fields) -> PhotoContent:
    values = {"caption": f"Ảnh {name}", "alt": f"Mô tả {name}", "taken_at": None, "is_lead": False}
    return PhotoContent(file=f"{name}.jpg", digest=name, width=4, height=3, **values | fields)


def body_changes(old: str, new: str):
    return between(replace(TEXT, body=clean(old)), replace(TEXT, body=clean(new))).body


def photo_changes(old, new):
    return between(replace(TEXT, photos=tuple(old)), replace(TEXT, photos=tuple(new))).photos


def kinds(items) -> list[str]:
    return [item.kind for item in items]


def marked(pieces) -> str:
    """Pieces as people would mark them by pen: [-bỏ-] and {+thêm+}."""
    sign = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return "".join(sign[p.kind].format(p.text) for p in pieces)


# --- words ---


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("Ở phường, hôm nay", "Ở phường. hôm nay", "Ở phường[-,-]{+.+} hôm nay"),
        ("Họp tổ", "Họp tổ dân phố", "Họp tổ{+ dân phố+}"),
        ("họp tổ", "Sáng nay họp tổ", "{+Sáng nay +}họp tổ"),
        ("Thu 1.000 đồng", "Thu 1.500 đồng", "Thu [-1.000-]{+1.500+} đồng"),
        ("Ngày 19/5 họp", "Ngày 20/5 họp", "Ngày [-19/5-]{+20/5+} họp"),
        ("Tổ hoà giải", "Tổ hòa giải", "Tổ [-hoà-]{+hòa+} giải"),
        ("", "Tổ", "{+Tổ+}"),
        ("Tổ", "", "[-Tổ-]"),
        ("", "", ""),
    ],
)
def test_only_the_words_that_changed_are_marked(old, new, shown):
    assert marked(compare(old, new)) == shown


def test_two_different_sentences_are_not_shredded_around_a_common_word():
    old = "Hội Phụ nữ trồng hoa của tuyến đường kiểu mẫu"
    new = "Các cụ cao tuổi múa hát của đêm liên hoan văn nghệ"
    assert kinds(compare(old, new)) == ["removed", "added"]


def test_a_change_that_would_show_nothing_shows_a_sign():
    assert [p.shown for p in compare("Tổ dân", "Tổ  dân")] == ["Tổ", "␣", "␣␣", "dân"]
    assert compare("Tổ", "Tổ\u200d")[-1].shown == "(ký tự không nhìn thấy)"


words = st.text(st.sampled_from("aăâ Đ,.1/9\n\u0301<"), max_size=30)


@given(words, words)
def test_the_pieces_make_both_texts_again(old, new):
    found = compare(old, new)
    assert "".join(p.text for p in found if p.kind != "added") == old
    assert "".join(p.text for p in found if p.kind != "removed") == new
    assert all(p.text for p in found)


# --- the order of things ---


@given(st.lists(st.integers(0, 3), max_size=12), st.lists(st.integers(0, 3), max_size=12))
def test_the_alignment_is_a_longest_common_subsequence(old, new):
    pairs = align(old, new)
    assert all(old[i] == new[j] for i, j in pairs)
    assert pairs == sorted(pairs)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    best = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i, a in enumerate(old):
        for j, b in enumerate(new):
            best[i + 1][j + 1] = best[i][j] + 1 if a == b else max(best[i][j + 1], best[i + 1][j])
    assert len(pairs) == best[-1][-1]


@given(
    st.lists(st.integers(0, 40), max_size=60),
    st.lists(st.integers(0, 40), max_size=60),
)
def test_texts_too_long_for_that_are_aligned_rightly_all_the_same(old, new):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("articles.editorial.differences.alignment._MOST_CELLS", 4)
        pairs = align(old, new)
    assert all(old[i] == new[j] for i, j in pairs)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(pairs))


@given(st.permutations(range(7)))
def test_what_stayed_is_in_ascending_order(places):
    stayed = [places[index] for index in sorted(staying(places))]
    assert stayed == sorted(stayed)
    assert stayed


# --- the body ---


def test_one_word_in_one_paragraph():
    old, new = list(FOUR), list(FOUR)
    new[1] = new[1].replace("rác", "cỏ")
    changes = body_changes(paragraphs(*old), paragraphs(*new))
    assert kinds(changes) == ["same", "changed", "same", "same"]
    assert "dọn [-rác-]{+cỏ+} ở" in marked(changes[1].pieces)
    assert (changes[1].number, changes[1].was) == (2, 2)


def test_a_paragraph_put_in_and_one_taken_out():
    changes = body_changes(paragraphs(*FOUR[:3]), paragraphs(FOUR[0], FOUR[1], FOUR[3]))
    assert kinds(changes) == ["same", "same", "removed", "added"]
    assert [(c.number, c.was) for c in changes[2:]] == [(None, 3), (3, None)]


def test_a_removed_paragraph_is_shown_where_it_stood():
    changes = body_changes(paragraphs(*FOUR), paragraphs(FOUR[0], *FOUR[2:]))
    assert kinds(changes) == ["same", "removed", "same", "same"]
    assert [c.number for c in changes] == [1, None, 2, 3]


def test_a_moved_paragraph_is_moved_and_not_rewritten():
    changes = body_changes(paragraphs(*FOUR), paragraphs(FOUR[3], *FOUR[:3]))
    assert kinds(changes) == ["moved", "same", "same", "same"]
    assert (changes[0].number, changes[0].was) == (1, 4)
    assert kinds(changes[0].pieces) == ["same"]


def test_a_paragraph_that_moved_and_had_a_word_changed_is_moved_with_the_word_marked():
    changed = FOUR[3].replace("Chủ tịch", "Bí thư")
    changes = body_changes(paragraphs(*FOUR), paragraphs(changed, *FOUR[:3]))
    assert kinds(changes) == ["moved", "same", "same", "same"]
    assert marked(changes[0].pieces).startswith("[-Chủ tịch-]{+Bí thư+} phường cảm ơn")


def test_a_rewritten_body_is_not_taken_for_a_moved_one():
    other = ["Đêm hội trăng rằm.", "Lớp học hè mở cửa.", "Chợ hoa khai trương.", "Thi kéo co."]
    changes = body_changes(paragraphs(*FOUR), paragraphs(*other))
    assert kinds(changes) == ["removed"] * 4 + ["added"] * 4


@pytest.mark.parametrize(
    ("old", "new", "note"),
    [
        (
            "<p>Phường họp sáng nay.</p>",
            "<p>Phường họp <strong>sáng nay</strong>.</p>",
            "đổi định dạng: thêm in đậm ở “sáng nay”",
        ),
        (
            "<p><em>Phường</em> họp.</p>",
            "<p>Phường họp.</p>",
            "đổi định dạng: bỏ in nghiêng ở “Phường”",
        ),
        (
            '<p><a href="https://a.vn">Xem</a> ở đây</p>',
            '<p><a href="https://b.vn">Xem</a> ở đây</p>',
            "đổi địa chỉ liên kết: https://a.vn → https://b.vn",
        ),
        (
            "<p>Xem ở đây</p>",
            '<p><a href="https://b.vn">Xem</a> ở đây</p>',
            "thêm địa chỉ liên kết: https://b.vn",
        ),
        (
            "<ul><li>Xem ở đây</li></ul>",
            "<p>Xem ở đây</p>",
            "đổi định dạng: từ mục danh sách thành đoạn văn",
        ),
        (
            "<ul><li>Xem ở đây</li></ul>",
            "<ol><li>Xem ở đây</li></ol>",
            "đổi định dạng: từ mục danh sách thành mục đánh số",
        ),
        ("<ol><li>Xem</li></ol>", '<ol start="3"><li>Xem</li></ol>', "đổi định dạng"),
        ("<h2>Xem</h2>", "<h3>Xem</h3>", "đổi định dạng: từ tiêu đề cấp 2 thành tiêu đề cấp 3"),
        (
            "<table><tr><td>1</td><td>2</td></tr></table>",
            '<table><tr><td>1</td><td colspan="2">2</td></tr></table>',
            "đổi định dạng: ô của bảng",
        ),
        ("<p>x2</p>", "<p>x<sup>2</sup></p>", "đổi định dạng"),
        ('<p><a title="a">Xem</a></p>', '<p><a title="b">Xem</a></p>', "đổi định dạng"),
    ],
)
def test_a_change_of_form_alone_counts_and_is_said_in_words(old, new, note):
    changes = body_changes(old, new)
    assert kinds(changes) == ["changed"]
    assert kinds(changes[0].pieces) == ["same"]
    assert note in changes[0].notes


def test_the_address_of_a_link_in_a_new_paragraph_is_told():
    (_, added) = body_changes(
        "<p>Một.</p>", '<p>Một.</p><p>Hai: <a href="https://lua.vn">cổng</a></p>'
    )
    assert added.notes == ("thêm địa chỉ liên kết: https://lua.vn",)


def test_blocks_are_known_for_what_they_are():
    new = (
        "<h2>Mục</h2><ul><li><p>Một</p></li></ul><blockquote><p>Lời</p></blockquote><hr>"
        "<table><caption>Bảng</caption><tr><th>STT</th><td><p>Tên</p><p>Họ</p></td></tr></table>"
        "<p>Dòng<br>dưới</p>"
    )
    changes = body_changes("", new)
    assert [c.tag for c in changes] == ["h2", "li", "blockquote", "hr", "caption", "tr", "p"]
    assert changes[5].pieces == (Piece("added", "STT │ Tên\nHọ"),)
    assert changes[6].pieces == (Piece("added", "Dòng\ndưới"),)


def test_a_row_put_into_a_table_is_one_row_added():
    rows = [f"<tr><td>Tổ {n}</td><td>{n * 17}</td></tr>" for n in range(1, 6)]
    before = f"<table>{''.join(rows)}</table>"
    rows.insert(2, "<tr><td>Tổ 2B</td><td>8</td></tr>")
    changes = body_changes(before, f"<table>{''.join(rows)}</table>")
    assert kinds(changes) == ["same", "same", "added", "same", "same", "same"]


def test_spaces_between_tags_change_the_hash_and_are_told_as_such():
    differences = between(
        replace(TEXT, body="<p>Một.</p>\n<p>Hai.</p>"), replace(TEXT, body="<p>Một.</p><p>Hai.</p>")
    )
    assert kinds(differences.body) == ["same", "same"]
    assert differences.markup_only
    assert not differences.is_empty


def test_long_runs_of_unchanged_paragraphs_are_folded_next_to_a_change_one_stays():
    old = [f"Đoạn {n} của một bài dài." for n in range(20)]
    new = list(old)
    new[10] = "Đoạn 10 của một bài ngắn."
    differences = between(
        replace(TEXT, body=paragraphs(*old)), replace(TEXT, body=paragraphs(*new))
    )
    shown = [(s.folded, len(s.blocks)) for s in differences.stretches]
    assert shown == [(True, 9), (False, 3), (True, 8)]


# --- photos ---

A, B, C, D = (photo(name) for name in "abcd")


def test_a_photo_put_in_front_moves_none_of_the_others():
    (change,) = photo_changes([A, B, C], [D, A, B, C])
    assert (change.kind, change.photo.digest, change.number) == ("added", "d", 1)


def test_a_photo_that_moved_says_from_where_to_where():
    (change,) = photo_changes([A, B, C], [C, A, B])
    assert (change.kind, change.photo.digest) == ("moved", "c")
    assert change.move == "từ thứ 3 lên thứ 1"
    (change,) = photo_changes([A, B, C], [B, C, A])
    assert change.move == "từ thứ 1 xuống thứ 3"


def test_a_caption_and_a_description_are_compared_by_word():
    (change,) = photo_changes([A, B], [A, replace(B, caption="Ảnh b mới", alt="Mô tả c")])
    assert change.kind == "changed"
    assert marked(change.caption) == "Ảnh b{+ mới+}"
    assert marked(change.alt) == "Mô tả [-b-]{+c+}"


def test_another_lead_photo_is_told_at_both():
    changes = photo_changes([replace(A, is_lead=True), B], [A, replace(B, is_lead=True)])
    assert [(c.photo.digest, c.lead) for c in changes] == [("a", "ceased"), ("b", "became")]


def test_the_same_photo_twice_is_two_photos():
    twin = replace(A, caption="Ảnh a, lần hai")
    (change,) = photo_changes([A, B, twin], [A, B])
    assert (change.kind, change.was, change.photo) == ("removed", 3, twin)
    (change,) = photo_changes([A, B], [A, A, B])
    assert change.kind == "added"


# --- all of it ---


def test_fields_give_both_values_and_ask_for_the_names_they_need():
    new = replace(TEXT, unit_id=9, about=(4, 5), event_date=None, source="Báo Hànộimới")
    differences = between(TEXT, new)
    changed = {f.name: (f.old, f.new) for f in differences.fields}
    assert changed == {
        "unit_id": (1, 9),
        "source": ("", "Báo Hànộimới"),
        "event_date": (date(2022, 5, 19), None),
    }
    assert (differences.about_added, differences.about_removed) == ((5,), (3,))
    assert differences.unit_ids == {1, 3, 5, 9}
    assert differences.category_ids == set()


def test_a_file_replaced_under_the_same_name_is_told():
    old = {"name": "ke-hoach.pdf", "file": "a.pdf", "bytes": 10}
    differences = between(
        replace(TEXT, attachments=(old,)), replace(TEXT, attachments=(old | {"file": "b.pdf"},))
    )
    assert [f["file"] for f in differences.attachments_added] == ["b.pdf"]
    assert [f["file"] for f in differences.attachments_removed] == ["a.pdf"]


def test_with_nothing_before_everything_is_new():
    differences = between(None, replace(TEXT, photos=(A,)))
    assert differences.is_new
    assert not differences.is_empty
    assert kinds([*differences.title, *differences.body, *differences.photos]) == ["added"] * 3
    assert {f.name for f in differences.fields} == {
        *("unit_id", "category_id", "byline", "event_date"),
    }


short = st.text(st.sampled_from("ab ,"), max_size=5)
fragments = st.lists(
    st.sampled_from(
        [
            *("a", "b", " ", "\n", "&lt;", "<br>", "<hr>", "<p>", "</p>", "<h2>", "</h2>"),
            *("<strong>", "</strong>", "<em>", "</em>", '<a href="/a">', '<a href="/b">', "</a>"),
            *("<ul>", "<li>", "</li>", "</ul>"),
            *("<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>"),
        ]
    ),
    max_size=14,
)
photos = st.builds(
    photo,
    st.sampled_from("ab"),
    caption=st.sampled_from(["", "x", "y"]),
    alt=st.sampled_from(["", "x"]),
    is_lead=st.booleans(),
)
files = st.fixed_dictionaries({"name": st.sampled_from("ab"), "bytes": st.integers(1, 2)})
contents = st.builds(
    Content,
    title=short,
    lead=short,
    body=fragments.map(lambda parts: clean("".join(parts))) | fragments.map("".join),
    unit_id=st.integers(1, 2),
    category_id=st.integers(1, 2),
    byline=short,
    source=short,
    event_date=st.none() | st.dates(date(2022, 5, 18), date(2022, 5, 19)),
    about=st.lists(st.integers(1, 3), max_size=3).map(tuple),
    photos=st.lists(photos, max_size=4).map(tuple),
    attachments=st.lists(files, max_size=3).map(tuple),
)


@st.composite
def pairs_of_contents(draw):
    """Two texts that differ in some of their fields, or in none."""
    one, other = draw(contents), draw(contents)
    names = draw(st.sets(st.sampled_from(sorted(vars(one)))))
    return one, replace(one, **{name: getattr(other, name) for name in names})


@effort(max_examples=400, deadline=None)
@given(pairs_of_contents())
def test_nothing_that_changes_the_hash_is_missed_and_nothing_else_is_told(texts):
    old, new = texts
    assert between(old, new).is_empty == (old.hash == new.hash)
    assert between(new, old).is_empty == (old.hash == new.hash)
    assert between(new, new).is_empty


@effort(max_examples=200, deadline=None)
@given(fragments, fragments)
def test_each_block_of_both_bodies_is_told_once(old, new):
    changes = body_changes("".join(old), "".join(new))
    numbers = [c.number for c in changes if c.number]
    assert numbers == list(range(1, len(numbers) + 1))
    places = sorted(c.was for c in changes if c.was)
    assert places == list(range(1, len(places) + 1))


def test_order_of_units_is_no_difference():
    old, new = replace(TEXT, about=(3, 4)), replace(TEXT, about=(4, 3))
    assert old.hash == new.hash
    assert between(old, new).is_empty


RHYMES = ("a", "ă", "â", "e", "ê", "i", "ô", "ơ", "ư", "an", "anh", "ông", "ương")
SYLLABLES = [first + rhyme for first in "bcdghklmnrstvx" for rhyme in RHYMES]


def long_body(seed: int, per_paragraph: int) -> str:
    random = Random(seed)
    words = random.choices(SYLLABLES, k=60_000)
    starts = range(0, len(words), per_paragraph)
    return paragraphs(*(" ".join(words[i : i + per_paragraph]) for i in starts))


@pytest.mark.parametrize("per_paragraph", [80, 60_000])
def test_a_long_text_against_a_wholly_different_one_does_not_keep_the_reviewer_waiting(
    per_paragraph,
):
    old, new = (replace(TEXT, body=long_body(seed, per_paragraph)) for seed in (1, 2))
    start = process_time()
    assert not between(old, new).is_empty
    assert process_time() - start < 8  # some 0.3 s and 0.9 s; a machine under load takes longer


def test_words_without_end_that_are_all_alike_do_neither():
    old = replace(TEXT, body=f"<p>{'a ' * 60_000}</p>")
    new = replace(TEXT, body=f"<p>{'b a ' * 30_000}</p>")
    start = process_time()
    assert kinds(between(old, new).body) == ["changed"]
    assert process_time() - start < 8


# --- the page ---


def page(old, new, **context) -> str:
    names = {"units": {1: "Phường Đức Giang", 9: "Chi bộ 5"}, "categories": {2: "Tin tức"}}
    context = {"differences": between(old, new), "names": names} | context
    return " ".join(render_to_string("admin/articles/article/_differences.html", context).split())


def test_the_page_says_it_in_words_and_marks():
    old = replace(TEXT, body=paragraphs(*FOUR), photos=(A, B, C))
    new = replace(
        TEXT, title=TEXT.title + " sáng nay", body=paragraphs(FOUR[3], *FOUR[:3]),
        photos=(C, A, B), unit_id=9,
    )  # fmt: skip
    html = page(old, new, photo_urls={"c": "/anh/c.jpg"})
    for words in (
        "Tiêu đề",
        "Nội dung",
        "Ảnh",
        "từ thứ 3 lên thứ 1",
        "Phường Đức Giang",
        "Chi bộ 5",
    ):
        assert words in html
    assert "Đã chuyển chỗ: nay là đoạn 1, trước đây là đoạn 4" in html
    assert '<ins><span class="visually-hidden"> (thêm: </span> sáng nay<span' in html
    assert "Lời dẫn" not in html
    assert 'src="/anh/c.jpg"' in html


def test_the_page_folds_what_did_not_change():
    old = paragraphs(*(f"Đoạn {n}." for n in range(9)))
    html = page(replace(TEXT, body=old), replace(TEXT, body=old + "\n<p>Một đoạn mới hẳn.</p>"))
    assert "<summary>8 đoạn không đổi</summary>" in html


def test_the_page_escapes_what_people_typed():
    html = page(
        TEXT,
        replace(
            TEXT,
            title="<script>alert(1)</script>",
            source='<b onclick="x">',
            body="<p>&lt;img src=x&gt;</p>",
            photos=(replace(A, caption="<i>a</i>", alt='"><u>'),),
            attachments=({"name": "<s>a</s>", "file": "a", "bytes": 1},),
        ),
    )
    for tag in ("<script", "<b ", "<img src=x", "<i>", "<u>", "<s>"):
        assert tag not in html


def test_the_page_of_equal_texts_says_so():
    assert "Không có gì thay đổi." in page(TEXT, TEXT)
