"""A page of the old portal, printed to text: read whole, or refused with line and reason. Pure.

SECTION
(blank)
Title on one line
Ngày đăng 19/05/2022 | 09:00  | Lượt xem: 999
(blank)
Lead paragraph
(blank)
Body paragraphs…
Một số hình ảnh của hội nghị:          (heads the gallery, where there is one)
"""

import re
from dataclasses import dataclass
from datetime import datetime

from wards.text import fold, one_line

_DATE_LINE = re.compile(
    r"^ngay dang:?\s*(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})"
    r"\s*(?:\|\s*(?P<hour>\d{1,2}):(?P<minute>\d{2}))?"
    r"\s*(?:\|\s*luot xem:?\s*(?P<views>\d[\d.,]*)?)?\s*\|?\s*$"
)
_LOOKS_LIKE_DATE_LINE = re.compile(r"^ngay dang\b|\bluot xem\b")
# With its accents: "Anh Nam, tổ dân phố 19, nói:" is a paragraph, and so is a whole sentence.
_GALLERY = re.compile(r"^(?:một số |vài |các )?(?:hình )?ảnh\b.{0,80}:$")
_SECTION_LENGTH, _TITLE_LENGTH, _LEAD_LENGTH = 100, 300, 2000
_FIRST_YEAR = 1997  # when the country went online; an earlier date is a misprint
_MOST_VIEWS = 10**12


class PageRefused(Exception):
    """The text is no article page. `line` counts from 1; `reason` is in Vietnamese."""

    def __init__(self, line: int, reason: str):
        super().__init__(f"dòng {line}: {reason}")
        self.line = line
        self.reason = reason


@dataclass(frozen=True)
class Page:
    """An article as it was printed. `published_at` is local time without a zone."""

    section: str
    title: str
    title_line: int
    published_at: datetime
    views: int
    lead: str
    paragraphs: tuple[str, ...]
    gallery_heading: str


@dataclass(frozen=True)
class _Line:
    number: int
    text: str


def read(text: str) -> Page:
    """Return the article that `text` prints. Raises PageRefused; never returns half a page."""
    lines = [_Line(number, one_line(line)) for number, line in enumerate(text.splitlines(), 1)]
    written = [line for line in lines if line.text]
    if not written:
        raise PageRefused(1, "tệp trống")
    place = _find_date_line(written)
    published_at, views = _read_date_line(written[place])
    section, title = _read_head(written[:place], written[place])
    rest = [line.text for line in written[place + 1 :]]
    if not rest:
        raise PageRefused(written[place].number, "sau dòng ngày đăng không có nội dung")
    gallery_heading = ""
    if len(rest) > 1 and _GALLERY.match(rest[-1].casefold()):
        gallery_heading = rest.pop()
    # Too long for a lead paragraph: it stays where it was printed, at the top of the body.
    lead = rest.pop(0) if len(rest[0]) <= _LEAD_LENGTH else ""
    return Page(
        section=section.text,
        title=title.text,
        title_line=title.number,
        published_at=published_at,
        views=views,
        lead=lead,
        paragraphs=tuple(rest),
        gallery_heading=gallery_heading,
    )


def _find_date_line(written: list[_Line]) -> int:
    """Index of the date line. A second one makes the page a listing, which is no article."""
    places = [i for i, line in enumerate(written) if _DATE_LINE.match(fold(line.text))]
    if len(places) > 1:
        raise PageRefused(
            written[places[1]].number,
            "có nhiều dòng ngày đăng: đây là trang danh mục, không phải bài",
        )
    if places:
        return places[0]
    for line in written:
        if _LOOKS_LIKE_DATE_LINE.search(fold(line.text)):
            raise PageRefused(
                line.number,
                f"không đọc được dòng ngày đăng “{line.text}”; cần dạng "
                "“Ngày đăng 19/05/2022 | 09:00 | Lượt xem: 999”",
            )
    raise PageRefused(
        written[-1].number, "đọc hết tệp không thấy dòng “Ngày đăng …”: không phải trang bài viết"
    )


def _read_date_line(line: _Line) -> tuple[datetime, int]:
    found = _DATE_LINE.match(fold(line.text))
    numbers = {k: int(found[k] or 0) for k in ("year", "month", "day", "hour", "minute")}
    try:
        published_at = datetime(**numbers)
    except ValueError as error:
        raise PageRefused(line.number, f"ngày giờ không có thật: “{line.text}”") from error
    views = re.sub(r"[.,]", "", found["views"] or "0")
    if published_at.year < _FIRST_YEAR:
        raise PageRefused(line.number, f"năm {published_at.year} không thể là năm đăng tin")
    if len(views) > len(str(_MOST_VIEWS)):
        raise PageRefused(line.number, f"lượt xem không có thật: “{line.text}”")
    return published_at, int(views)


def _read_head(head: list[_Line], date_line: _Line) -> tuple[_Line, _Line]:
    """Section and title out of what stands above the date line."""
    if not head:
        raise PageRefused(date_line.number, "trên dòng ngày đăng không có tiêu đề")
    if len(head) == 1:
        raise PageRefused(head[0].number, "thiếu tên chuyên mục ở đầu trang")
    if len(head) > 2:
        raise PageRefused(
            head[1].number,
            "giữa tên chuyên mục và dòng ngày đăng có nhiều dòng, không rõ dòng nào là tiêu đề",
        )
    section, title = head
    if len(section.text) > _SECTION_LENGTH:
        raise PageRefused(section.number, f"tên chuyên mục dài quá {_SECTION_LENGTH} ký tự")
    if len(title.text) > _TITLE_LENGTH:
        raise PageRefused(title.number, f"tiêu đề dài quá {_TITLE_LENGTH} ký tự")
    return section, title
