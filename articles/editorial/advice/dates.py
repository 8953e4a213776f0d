"""Advice on days: those that no calendar has, and those that do not fit one another. Pure."""

import re
from collections.abc import Iterable
from datetime import date

from articles import richtext
from articles.content import Content
from articles.editorial.advice.base import Advice

_DAY = re.compile(
    r"(?<![\d/.-])(\d{1,2})(?:[/.-](\d{1,2})[/.-]| tháng (\d{1,2}) năm )(\d{4})(?![\d/-])",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n")
_PAST = re.compile(
    r"\b(?:đã|vừa|hôm qua|hôm nay|(?:sáng|trưa|chiều|tối) (?:nay|qua)|thành công tốt đẹp)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:sẽ|sắp|dự kiến|chuẩn bị|kế hoạch|lịch|mời|thông báo|hạn|đến (?:hết )?ngày|trước ngày|"
    r"từ ngày|chậm nhất|đăng ký|ra mắt|phát động|hướng tới|chờ)\b",
    re.IGNORECASE,
)


def advise(text: Content, today: date) -> Iterable[Advice]:
    """Yield advice on the days in `text` as they look on `today`."""
    places = (("title", text.title), ("lead", text.lead), ("body", richtext.to_text(text.body)))
    for field, value in places:
        if wrong := next((said for said, day in days(value) if day is None), None):
            yield Advice(field, f"Ngày {wrong} không có trong lịch. Hãy xem lại ngày, tháng.")
    for field, value in places[:2]:
        if ahead := _told_as_past(value, today):
            yield Advice(
                field,
                f"Kể việc đã qua nhưng lại ghi ngày {ahead}, chưa tới. Hãy xem lại ngày, tháng, "
                "năm.",
            )
    opening = f"{text.title}\n{text.lead}"
    if text.event_date:
        yield from _on_event(text.event_date, opening, today)


def days(text: str) -> Iterable[tuple[str, date | None]]:
    """Yield each full date of `text` as it is written, and its day; None if there is no such."""
    for match in _DAY.finditer(text):
        day, month, year = int(match[1]), int(match[2] or match[3]), int(match[4])
        try:
            yield match[0], date(year, month, day)
        except ValueError:
            if 1900 <= year <= 2100:  # else it is the number of a document, not a date
                yield match[0], None


def _told_as_past(text: str, today: date) -> str | None:
    for sentence in _SENTENCE_END.split(text):
        if _PAST.search(sentence) and not _AHEAD.search(sentence):
            for said, day in days(sentence):
                if day and day > today:
                    return said
    return None


def _on_event(event: date, opening: str, today: date) -> Iterable[Advice]:
    """The day of the event beside what is written, and beside today."""
    written = {day: said for said, day in days(opening) if day}
    slips = [day for day in written if day != event and _is_slip(day, event)]
    if event not in written and slips:
        yield Advice(
            "event_date",
            f"Ở đây là {event:%d/%m/%Y}, còn trong bài ghi {written[slips[0]]}. Hãy sửa cho khớp.",
        )
    elif event > today and not _AHEAD.search(opening):
        yield Advice(
            "event_date",
            f"{event:%d/%m/%Y} chưa tới: bài viết về việc chưa diễn ra? Nếu việc đã qua, hãy xem "
            "lại năm; nếu báo trước, nên viết rõ “sẽ” hoặc “dự kiến”.",
        )


def _is_slip(one: date, other: date) -> bool:
    """Whether two days differ as by a slip: day and month changed about, or the year next to it."""
    if (one.day, one.month, one.year) == (other.month, other.day, other.year):
        return True
    same_day = (one.day, one.month) == (other.day, other.month)
    return same_day and abs(one.year - other.year) == 1
