"""Records of a `.jsonl` file: one JSON object a line, read whole or refused with the reason.

{"unit": slug or name, "category": section, "title": …, "published_at": ISO 8601 with its zone,
 "views": 0, "lead": …, "body": HTML, "photos": [{"file": …, "caption": …, "alt": …}],
 "source_url": …, "about": [slugs or names]}

Without `unit` the text tells, as on a printed page.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils import timezone

from articles import richtext
from articles.importing.item import Item, PhotoFile
from wards.text import nfc, one_line

MAX_LINE = 16 * 2**20  # bytes; more is no article, and would not fit beside others in memory
_FIRST_YEAR = 1997  # as for printed pages
_MOST_VIEWS, _MOST_PHOTOS, _MOST_ABOUT = 10**12, 200, 200
_LENGTHS = {
    "title": 300,
    "lead": 2000,
    "category": 100,
    "source_url": 500,
    "unit": 150,
    "caption": 500,
    "alt": 300,
    "file": 1000,
}
_KINDS = {str: "chữ", list: "danh sách", int: "số nguyên", dict: "đối tượng {…}"}


class RecordRefused(Exception):
    """The line is no record that can be taken; says in Vietnamese why."""


def lines(path: Path) -> Iterator[tuple[int, bytes | None, int]]:
    """Yield number, bytes and length of each line that is not blank.

    None instead of the bytes of one that is longer than MAX_LINE: it is never held in memory.
    """
    with path.open("rb") as file:
        number = 0
        while line := file.readline(MAX_LINE):
            number += 1
            length, whole = len(line), line
            while len(line) == MAX_LINE and not line.endswith(b"\n"):
                line, whole = file.readline(MAX_LINE), None
                length += len(line)
            if whole is None or whole.strip():
                yield number, whole, length


def read(number: int, line: bytes | None, photos: Path) -> Item:
    """Return the item on line `number`; its picture files lie in `photos`. Raises RecordRefused."""
    record = _parse(line)
    body = _body(record)
    lead = one_line(_text(record, "lead"))
    if not (lead or richtext.to_text(body)):
        raise RecordRefused("bài không có nội dung: “body” và “lead” đều trống")
    title = one_line(_text(record, "title", required=True))
    return Item(
        line=number,
        section=one_line(_text(record, "category", required=True)),
        title=title,
        lead=lead,
        body=body,
        published_at=_published_at(record),
        views=_views(record),
        printed=(title, lead, body),
        unit=one_line(_text(record, "unit")),
        about=_about(record),
        source_url=_source_url(record),
        photos=_photos(record, photos),
    )


def _parse(line: bytes | None) -> dict:
    if line is None:
        raise RecordRefused(f"dòng dài hơn {MAX_LINE // 2**20} MB, không thể là một bài")
    try:
        record = json.loads(line.decode("utf-8-sig"), parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        raise RecordRefused("không phải văn bản UTF-8; hãy lưu lại tệp bằng UTF-8") from error
    except json.JSONDecodeError as error:
        raise RecordRefused(f"không phải JSON: sai từ ký tự thứ {error.pos + 1}") from error
    except (ValueError, RecursionError) as error:  # numbers too long, brackets too deep
        raise RecordRefused("không phải JSON đọc được") from error
    if not isinstance(record, dict):
        raise RecordRefused("không phải một đối tượng JSON {…}")
    return record


def _no_constant(name: str):
    raise ValueError(name)


def _get(record: dict, name: str, kind: type, default: Any) -> Any:
    """The value of `name`; `default` where it is missing or null."""
    value = record.get(name)
    if value is None:
        return default
    if not isinstance(value, kind) or isinstance(value, bool):
        raise RecordRefused(f"“{name}” phải là {_KINDS[kind]}")
    return value


def _text(record: dict, name: str, required: bool = False) -> str:
    text = _get(record, name, str, "")
    shown = one_line(text)
    if required and not shown:
        raise RecordRefused(f"thiếu “{name}”")
    if name in _LENGTHS and len(shown) > _LENGTHS[name]:
        raise RecordRefused(f"“{name}” dài quá {_LENGTHS[name]} ký tự")
    return text


def _body(record: dict) -> str:
    try:
        return richtext.clean(_text(record, "body"))
    except ValidationError as problem:
        raise RecordRefused(" ".join(problem.messages)) from problem


def _published_at(record: dict) -> datetime:
    text = _text(record, "published_at", required=True)
    try:
        moment = datetime.fromisoformat(text.strip())
        if moment.tzinfo is None:
            raise RecordRefused(f"“published_at” thiếu múi giờ (như +07:00): “{text}”")
        local = timezone.localtime(moment)
    except (ValueError, OverflowError) as error:
        raise RecordRefused(
            f"“published_at” không phải ngày giờ có thật: “{text[:60]}”; cần dạng "
            "“2022-05-19T09:00:00+07:00”"
        ) from error
    if local.year < _FIRST_YEAR:
        raise RecordRefused(f"năm {local.year} không thể là năm đăng tin")
    return moment


def _views(record: dict) -> int:
    views = _get(record, "views", int, 0)
    if not 0 <= views <= _MOST_VIEWS:
        raise RecordRefused("“views” không có thật")
    return views


def _source_url(record: dict) -> str:
    url = one_line(_text(record, "source_url"))
    try:
        scheme = urlsplit(url).scheme
    except ValueError as error:
        raise RecordRefused(f"“source_url” không phải địa chỉ: “{url}”") from error
    if url and not (scheme in ("http", "https") or (not scheme and url.startswith("/"))):
        raise RecordRefused(f"“source_url” không phải địa chỉ http(s): “{url}”")
    return url


def _about(record: dict) -> tuple[str, ...]:
    units = _get(record, "about", list, [])
    if not all(isinstance(unit, str) and unit.strip() for unit in units):
        raise RecordRefused("“about” phải là danh sách tên hoặc đường dẫn của đơn vị")
    if len(units) > _MOST_ABOUT:
        raise RecordRefused(f"“about” có hơn {_MOST_ABOUT} đơn vị")
    return tuple(one_line(unit) for unit in units)


def _photos(record: dict, folder: Path) -> tuple[PhotoFile, ...]:
    found = _get(record, "photos", list, [])
    if not all(isinstance(photo, dict) for photo in found):
        raise RecordRefused('“photos” phải là danh sách {"file": …, "caption": …, "alt": …}')
    if len(found) > _MOST_PHOTOS:
        raise RecordRefused(f"có hơn {_MOST_PHOTOS} ảnh")
    return tuple(
        PhotoFile(
            path=_inside(folder, nfc(_text(photo, "file", required=True))),
            caption=one_line(_text(photo, "caption")),
            alt=one_line(_text(photo, "alt")),
        )
        for photo in found
    )


def _inside(folder: Path, name: str) -> Path:
    """The file `name` in `folder`, and nowhere else on this machine."""
    try:
        root = folder.resolve()
        path = (root / name).resolve()
    except (OSError, ValueError, RuntimeError) as error:  # NUL, half a letter, links in a circle
        raise RecordRefused(f"ảnh {name!r}: không phải tên tệp") from error
    if path == root or not path.is_relative_to(root):
        raise RecordRefused(f"ảnh {name}: nằm ngoài thư mục ảnh")
    return path
