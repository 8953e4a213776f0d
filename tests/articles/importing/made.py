"""Records to import, made for tests and measurements."""

import json
from pathlib import Path

_TEXT = (
    "bà con tổ dân phố cùng nhau dọn ngõ trồng hoa sơn lại tường rào họp bàn góp ý cho kế hoạch "
    "mùa hè thăm gia đình có công mở lớp học bơi tập phòng cháy tặng quà khám sức khỏe cho cụ già"
)
_WORDS = _TEXT.split()


def record(**changes) -> dict:
    """A record that is imported as it stands, but for `changes`."""
    return {
        "unit": "duc-giang",
        "category": "Khối phường",
        "title": "Chi bộ 19 họp bàn việc giữ ngõ sạch",
        "published_at": "2022-05-19T09:00:00+07:00",
        "views": 999,
        "lead": "Tối 18/5, chi bộ 19 họp.",
        "body": "<p>Đoạn một.</p>\n<p>Đoạn hai.</p>",
        "photos": [],
        "source_url": "",
        "about": [],
    } | changes


def numbered(number: int, unit: str = "duc-giang") -> dict:
    """The record of that number: its text, date, section and views follow from it alone."""
    words = [_WORDS[(number * 7 + place * (3 + number % 11)) % len(_WORDS)] for place in range(260)]
    paragraphs = [" ".join(words[start : start + 60]).capitalize() for start in range(20, 260, 60)]
    day = f"{2010 + number % 14}-{1 + number // 14 % 12:02}-{1 + number // 168 % 28:02}"
    return record(
        unit=unit,
        category=f"Chuyên mục {number % 10}",
        title=f"{' '.join(words[:9]).capitalize()} lần thứ {number}",
        published_at=f"{day}T{number % 24:02}:{number % 60:02}:00+07:00",
        views=number * 37 % 5000,
        lead=f"{' '.join(words[9:20]).capitalize()}.",
        body="\n".join(f"<p>{paragraph}, <b>{number}</b>.</p>" for paragraph in paragraphs),
        source_url=f"http://cu.example.vn/view?nid={number}",
    )


def write(path: Path, records) -> Path:
    """Write `records` to a `.jsonl` file, one by one."""
    with path.open("w", encoding="utf-8") as file:
        for one in records:
            file.write(json.dumps(one, ensure_ascii=False) + "\n")
    return path
