"""What stands above an article on its page: counters, headings, the section, the title. Pure."""

from dataclasses import dataclass

from articles.importing import chrome

_SECTION_LENGTH, _TITLE_LENGTH = 100, 300


class PageRefused(Exception):
    """The text is no article page. `line` counts from 1; `reason` is in Vietnamese."""

    def __init__(self, line: int, reason: str):
        super().__init__(f"dòng {line}: {reason}")
        self.line = line
        self.reason = reason


@dataclass(frozen=True)
class Line:
    """A written line and its number in the file."""

    number: int
    text: str


def read_head(head: list[Line], date_line: Line) -> tuple[str, Line, tuple[str, ...]]:
    """Return section, title, and in Vietnamese what else was left out. Raises PageRefused.

    `head` are the lines above the date line, or around it where the title follows it.
    """
    head, counters = without_counters(head)
    left_out = [f"bộ đếm “{line.text}”" for line in counters]
    while head and chrome.date_line(head[-1].text):
        left_out.append(f"ngày cũ “{head[-1].text}”")
        head = head[:-1]
    if not head:
        raise PageRefused(date_line.number, "trên dòng ngày đăng không có tiêu đề")
    if len(head) == 1:
        raise PageRefused(head[0].number, "thiếu tên chuyên mục ở đầu trang")
    for line in head:
        if len(line.text) > 2 * _TITLE_LENGTH:
            raise PageRefused(line.number, f"tiêu đề dài quá {_TITLE_LENGTH} ký tự")
    for line in head[:-1]:
        if chrome.is_from_elsewhere(line.text):
            raise PageRefused(
                line.number, f"trang của nơi khác, không phải bài của cổng: “{line.text}”"
            )
    *headings, title = head
    if len(headings) > 1 and not _stands_alone(title, headings):
        raise PageRefused(
            head[1].number,
            "giữa tên chuyên mục và dòng ngày đăng có nhiều dòng, không rõ dòng nào là tiêu đề",
        )
    left_out += [f"dòng “{line.text}”" for line in headings[:-1]]
    section = chrome.last_crumb(headings[-1].text)
    if len(section) > _SECTION_LENGTH:
        raise PageRefused(headings[-1].number, f"tên chuyên mục dài quá {_SECTION_LENGTH} ký tự")
    kept = chrome.without_old_date(title.text)
    if kept != title.text:
        left_out.append(f"ngày cũ “{title.text.removeprefix(kept).strip()}”")
    if len(kept) > _TITLE_LENGTH:
        raise PageRefused(title.number, f"tiêu đề dài quá {_TITLE_LENGTH} ký tự")
    return section, Line(title.number, kept), tuple(left_out)


def without_counters(head: list[Line]) -> tuple[list[Line], list[Line]]:
    """Part `head` into what follows the site's counters, and these."""
    start = 0
    while length := chrome.counter_lines([line.text for line in head[start : start + 2]]):
        start += length
    return head[start:], head[:start]


def _stands_alone(title: Line, headings: list[Line]) -> bool:
    """Whether it is plain which of many lines is the title.

    A blank line sets it off, or the headings are in capitals and it is not.
    """
    if title.number - headings[-1].number > 1:
        return True
    together = title.number - headings[0].number == len(headings)
    return together and all(h.text.isupper() for h in headings) and not title.text.isupper()
