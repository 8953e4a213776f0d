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

What pages print beyond that (`chrome`) is recognised or the page is refused; what is left out of
an accepted page is said in `Page.left_out`.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from articles.importing import chrome
from articles.importing.head import Line, PageRefused, read_head, without_counters
from wards.text import one_line

__all__ = ["Page", "PageRefused", "read"]

# With its accents: "Anh Nam, tổ dân phố 19, nói:" is a paragraph, and so is a whole sentence.
_GALLERY = re.compile(r"^(?:một số |vài |các )?(?:hình )?ảnh\b.{0,80}:$")
_CAPTION = re.compile(r"^ảnh(?: \d{1,3})?:\s*\S")
_LEAD_LENGTH, _CAPTION_LENGTH = 2000, 500
_FIRST_YEAR = 1997  # when the country went online; an earlier date is a misprint
_MOST_VIEWS = 10**12
_FORM = "“Ngày đăng 19/05/2022 | 09:00 | Lượt xem: 999”"


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
    left_out: tuple[str, ...] = ()

    @property
    def captions(self) -> tuple[str, ...]:
        """The paragraphs that caption a photo, as "Ảnh: …"."""
        return tuple(p for p in self.paragraphs if _is_caption(p))

    def paragraphs_beside(self, photos: int) -> tuple[str, ...]:
        """The paragraphs of the body that stands beside so many photos.

        Captions go to the photos where each has one; else they stay where they were printed, and
        so does the gallery's heading where it heads something.
        """
        kept = self.paragraphs
        if self.captions_for(photos):
            kept = tuple(p for p in kept if not _is_caption(p))
        return (*kept, self.gallery_heading) if self.gallery_heading and photos else kept

    def captions_for(self, photos: int) -> tuple[str, ...]:
        """One caption for each of so many photos, or none at all."""
        return self.captions if len(self.captions) == photos else ()


def read(text: str) -> Page:
    """Return the article that `text` prints. Raises PageRefused; never returns half a page."""
    lines = [Line(number, one_line(line)) for number, line in enumerate(text.splitlines(), 1)]
    written = [line for line in lines if line.text]
    if not written:
        raise PageRefused(1, "tệp trống")
    start, end, date_line = _find_date_line(written)
    published_at, views = _read_date_line(written[start], date_line)
    title_follows = _title_follows(written, start, end, date_line)
    if title_follows:
        end += 1
    head = written[:start] + ([written[end - 1]] if title_follows else [])
    section, title, left_out = read_head(head, written[start])
    rest = [line.text for line in written[end:]]
    if not rest:
        raise PageRefused(written[end - 1].number, "sau dòng ngày đăng không có nội dung")
    if len(rest) > 1 and rest[0] == rest[1]:
        del rest[0]  # the lead is printed twice: in the list's form, and where the text begins
        left_out = (*left_out, "lời dẫn in lần thứ hai")
    gallery_heading = ""
    if len(rest) > 1 and _GALLERY.match(rest[-1].casefold()):
        gallery_heading = rest.pop()
    # Too long for a lead paragraph: it stays where it was printed, at the top of the body.
    lead = rest.pop(0) if len(rest[0]) <= _LEAD_LENGTH else ""
    return Page(
        section=section,
        title=title.text,
        title_line=title.number,
        published_at=published_at,
        views=views,
        lead=lead,
        paragraphs=tuple(rest),
        gallery_heading=gallery_heading,
        left_out=left_out,
    )


def _is_caption(paragraph: str) -> bool:
    return bool(_CAPTION.match(paragraph.casefold())) and len(paragraph) <= _CAPTION_LENGTH


def _find_date_line(written: list[Line]) -> tuple[int, int, chrome.DateLine]:
    """Where the date line starts and ends, and what it says.

    A second one makes the page a listing, which is no article; but right above it, it is an old
    one that was left in the title.
    """
    found = []
    for place, line in enumerate(written):
        if whole := chrome.date_line(line.text):
            found.append((place, place + 1, whole))
        # The views may have a line of their own.
        following = written[place + 1] if place + 1 < len(written) else None
        if following and following.number == line.number + 1:
            both = chrome.split_date_line(line.text, following.text)
            if both:
                found = [f for f in found if f[0] != place]
                found.append((place, place + 2, both))
    old = len(found) == 2 and written[found[1][0]].number == written[found[0][0]].number + 1
    if len(found) > 1 and not old:
        raise PageRefused(
            written[found[1][0]].number,
            "có nhiều dòng ngày đăng: đây là trang danh mục, không phải bài",
        )
    if found:
        return found[-1]
    raise _no_date_line(written)


def _no_date_line(written: list[Line]) -> PageRefused:
    for line in written:
        if chrome.looks_like_date_line(line.text):
            return PageRefused(
                line.number, f"không đọc được dòng ngày đăng “{line.text}”; cần dạng {_FORM}"
            )
    entries = [line for line in written if chrome.ends_in_date(line.text)]
    if len(entries) > 1:
        return PageRefused(
            entries[1].number,
            "không có dòng ngày đăng mà có nhiều dòng kèm ngày: đây là trang danh mục, không phải "
            "bài",
        )
    return PageRefused(
        written[-1].number, "đọc hết tệp không thấy dòng “Ngày đăng …”: không phải trang bài viết"
    )


def _title_follows(written, start: int, end: int, date_line: chrome.DateLine) -> bool:
    """Whether the title stands below the date line, as under English chrome it may.

    Only where no other reading is left: one heading, a blank line, then date and title together.
    """
    head, _ = without_counters(written[:start])
    if date_line.labelled or len(head) != 1 or end + 1 >= len(written):
        return False
    apart = written[start].number - head[0].number > 1
    together = written[end].number - written[end - 1].number == 1
    return apart and together and written[end + 1].number - written[end].number > 1


def _read_date_line(line: Line, found: chrome.DateLine) -> tuple[datetime, int]:
    names = ("year", "month", "day", "hour", "minute")
    numbers = {name: int(getattr(found, name) or 0) for name in names}
    try:
        published_at = datetime(**numbers)
    except ValueError as error:
        raise PageRefused(line.number, f"ngày giờ không có thật: “{line.text}”") from error
    views = re.sub(r"[.,]", "", found.views or "0")
    if published_at.year < _FIRST_YEAR:
        raise PageRefused(line.number, f"năm {published_at.year} không thể là năm đăng tin")
    if len(views) > len(str(_MOST_VIEWS)):
        raise PageRefused(line.number, f"lượt xem không có thật: “{line.text}”")
    return published_at, int(views)
