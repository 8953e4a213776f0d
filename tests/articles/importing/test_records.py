"""Records of a `.jsonl` file: read whole or refused with the reason. No database."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing import records
from articles.importing.records import RecordRefused, read
from tests.articles.importing.made import record

FOLDER = Path("/anh")


def line(**changes) -> bytes:
    return json.dumps(record(**changes), ensure_ascii=False).encode()


def test_a_record_is_read_whole():
    item = read(
        7,
        line(
            views=1372,
            body="<p onclick='x'>Đoạn <b>một</b>.</p><script>x</script>",
            photos=[{"file": "a/1.jpg", "caption": "Ngõ sạch", "alt": "Bà con quét"}],
            about=["chi-bo-19", "Tổ dân phố 19"],
            source_url="http://cu.example.vn/view?nid=1",
        ),
        FOLDER,
    )
    assert (item.line, item.section, item.unit) == (7, "Khối phường", "duc-giang")
    assert item.published_at == datetime(2022, 5, 19, 2, 0, tzinfo=UTC)
    assert item.views == 1372
    assert item.body == "<p>Đoạn <strong>một</strong>.</p>"
    assert item.about == ("chi-bo-19", "Tổ dân phố 19")
    [photo] = item.photos
    assert (photo.path, photo.caption, photo.alt) == (
        FOLDER / "a" / "1.jpg",
        "Ngõ sạch",
        "Bà con quét",
    )


def test_only_title_section_date_and_a_text_are_needed():
    given = {k: record()[k] for k in ("title", "category", "published_at", "body")}
    item = read(1, json.dumps(given).encode(), FOLDER)
    assert (item.unit, item.lead, item.views, item.photos, item.about) == ("", "", 0, (), ())


def test_a_record_with_null_for_what_it_has_not_is_read():
    empty = dict.fromkeys(("unit", "lead", "views", "photos", "about", "source_url"))
    assert read(1, line(**empty), FOLDER).lead == ""


@pytest.mark.parametrize(
    "when", ["2022-05-19T02:00:00Z", "2022-05-19 09:00+07:00", "20220519T0900+07"]
)
def test_the_date_is_an_instant(when):
    assert read(1, line(published_at=when), FOLDER).published_at == datetime(
        2022, 5, 19, 2, tzinfo=UTC
    )


REFUSED = [
    (b"{", "không phải JSON: sai từ ký tự thứ 2"),
    (b"[]", "không phải một đối tượng JSON"),
    (b"null", "không phải một đối tượng JSON"),
    (b"\xff{}", "không phải văn bản UTF-8"),
    (b"[" * 100_000, "không phải JSON đọc được"),
    (b'{"views": ' + b"9" * 5000 + b"}", "không phải JSON đọc được"),
    (b'{"views": NaN}', "không phải JSON đọc được"),
    (None, "dài hơn 16 MB"),
    (line(title=" \u200b"), "thiếu “title”"),
    (line(title=None), "thiếu “title”"),
    (line(title=5), "“title” phải là chữ"),
    (line(title="dài " * 100), "“title” dài quá 300"),
    (line(category=""), "thiếu “category”"),
    (line(category="mục " * 30), "“category” dài quá 100"),
    (line(lead="dài " * 600), "“lead” dài quá 2000"),
    (line(lead="", body="<p>&nbsp;</p>"), "bài không có nội dung"),
    (line(lead="", body="<p><strong> </strong></p><hr>"), "bài không có nội dung"),
    (line(body="dài " * 120_000), "quá mức 400.000"),
    (line(body="<div>" * 200), "quá rối"),
    (line(published_at="2022-05-19T09:00:00"), "thiếu múi giờ"),
    (line(published_at="19/05/2022"), "không phải ngày giờ có thật"),
    (line(published_at="2022-02-30T09:00:00+07:00"), "không phải ngày giờ có thật"),
    (line(published_at="0001-01-01T00:00:00+14:00"), "không phải ngày giờ có thật"),
    (line(published_at="1970-01-01T00:00:00Z"), "năm 1970 không thể"),
    (line(published_at=1652925600), "“published_at” phải là chữ"),
    (line(views=-1), "“views” không có thật"),
    (line(views=10**13), "“views” không có thật"),
    (line(views="999"), "“views” phải là số nguyên"),
    (line(views=True), "“views” phải là số nguyên"),
    (line(views=9.5), "“views” phải là số nguyên"),
    (line(photos={"file": "1.jpg"}), "“photos” phải là danh sách"),
    (line(photos=["1.jpg"]), "“photos” phải là danh sách"),
    (line(photos=[{}]), "thiếu “file”"),
    (line(photos=[{"file": "../../etc/passwd"}]), "nằm ngoài thư mục ảnh"),
    (line(photos=[{"file": "/etc/passwd"}]), "nằm ngoài thư mục ảnh"),
    (line(photos=[{"file": "."}]), "nằm ngoài thư mục ảnh"),
    (line(photos=[{"file": "a\x00b"}]), "không phải tên tệp"),
    (line(photos=[{"file": "1.jpg", "alt": "dài " * 80}]), "“alt” dài quá 300"),
    (line(photos=[{"file": "1.jpg"}] * 201), "có hơn 200 ảnh"),
    (line(about="chi-bo-19"), "“about” phải là danh sách"),
    (line(about=[""]), "“about” phải là danh sách"),
    (line(source_url="javascript:alert(1)"), "không phải địa chỉ http(s)"),
    (line(source_url="http://[x"), "không phải địa chỉ"),
    (line(source_url="http://x/" + "y" * 500), "“source_url” dài quá 500"),
]


@pytest.mark.parametrize(
    ("raw", "reason"), REFUSED, ids=[f"{r} {i}" for i, (_, r) in enumerate(REFUSED)]
)
def test_a_bad_record_is_refused_with_the_reason(raw, reason):
    with pytest.raises(RecordRefused) as refusal:
        read(1, raw, FOLDER)
    assert reason in str(refusal.value)


def test_a_link_out_of_the_photo_folder_is_not_followed(tmp_path):
    (tmp_path / "anh").mkdir()
    (tmp_path / "kin.jpg").write_bytes(b"x")
    (tmp_path / "anh" / "1.jpg").symlink_to(tmp_path / "kin.jpg")
    with pytest.raises(RecordRefused, match="nằm ngoài"):
        read(1, line(photos=[{"file": "1.jpg"}]), tmp_path / "anh")


def test_lines_are_numbered_as_an_editor_does_and_blank_ones_are_none(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"a": 1}\r\n\n \n{"b": 2}')
    found = list(records.lines(path))
    assert [(number, data.strip()[-8:]) for number, data, _ in found] == [
        (1, b'{"a": 1}'),
        (4, b'{"b": 2}'),
    ]


def test_a_line_without_end_is_refused_without_being_held(tmp_path, monkeypatch):
    monkeypatch.setattr(records, "MAX_LINE", 10)
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"x" * 35 + b"\n{}\n" + b"y" * 10 + b"\n" + b"z" * 9)
    found = list(records.lines(path))
    assert [(number, data) for number, data, _ in found] == [
        (1, None),
        (2, b"{}\n"),
        (3, None),
        (4, b"z" * 9),
    ]
    assert sum(length for _, _, length in found) == path.stat().st_size


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from(sorted(record())), values))
def test_any_record_is_read_or_refused(changes):
    raw = json.dumps(record() | changes).encode("utf-8", "surrogatepass")
    try:
        item = read(1, raw, FOLDER)
    except RecordRefused as refusal:
        assert str(refusal)
    else:
        assert item.title and item.section and (item.lead or item.body)


@given(st.binary())
def test_any_line_is_read_or_refused(raw):
    with pytest.raises(RecordRefused):
        read(1, raw, FOLDER)
