"""What a portal prints around an article: date lines, counters, names of places in it. Pure.

Portals print them in more than one way; each function here knows the ways of one of them.
"""

import re
from dataclasses import dataclass

from wards.text import fold, squeeze

_DATE = r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})"
_TIME = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2})?"
_VIEWS = r"(?:luot xem|so luot xem|view count|views?)\s*:?\s*(?P<views>\d[\d.,]*)?"
_LABEL = (
    r"(?:ngay dang(?: tin)?|date posted|post(?:ed)?(?: date| on)?|publish(?:ed)?(?: date| on)?)"
)
_BAR = r"\s*[|\-–]?\s*"
_DATE_LINE = re.compile(
    rf"^(?P<label>{_LABEL}\s*:?)?\s*{_DATE}(?:{_BAR}{_TIME})?(?:{_BAR}{_VIEWS})?\s*\|?\s*$"
)
_VIEWS_LINE = re.compile(rf"^{_VIEWS}$")
_LOOKS_LIKE_DATE_LINE = re.compile(r"^ngay dang\b|\bluot xem\b|\bview count\b")
# On the text as written: folding may change its length.
_OLD_DATE = re.compile(
    r"[\s(\[|–-]*(?:ng[aà]y\s+[đdð][aă]ng(?:\s+tin)?|c[aậ]p\s+nh[aậ]t(?:\s+(?:l[uú]c|ng[aà]y))?)"
    r"\s*:?\s*\d{1,2}/\d{1,2}/\d{4}(?:\s*[|–-]?\s*\d{1,2}:\d{2})?"
    r"(?:\s*[|–-]?\s*l[uư][oợ]t\s+xem\s*:?\s*[\d.,]*)?[\s)\]|]*$",
    re.IGNORECASE,
)
_SPAN = (
    r"(?:hom nay|hom qua|tuan nay|thang nay|trong (?:ngay|tuan|thang)|today|this (?:week|month))"
)
_COUNTED = r"(?:truy cap|truc tuyen|online|xem trang|visitors?|visits?|hits?|page ?views?|khach)"
_COUNTER_LABEL = (
    rf"(?:(?:so |tong |tong so )?(?:luot |khach )?(?:dang )?{_COUNTED}(?: {_SPAN})?|{_SPAN}"
    r"|dang xem|tat ca|tong|tong cong|yesterday|total)"
)
_COUNTER = re.compile(rf"^{_COUNTER_LABEL}\s*:?\s*\d[\d.,]*$")
_COUNTER_NAME = re.compile(rf"^{_COUNTER_LABEL}\s*:?$")
_NUMBER = re.compile(r"^\d[\d.,]*$")
_CLOCK = re.compile(
    r"^(?:hom nay:?\s*,?\s*)?(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)\b.{0,30}\d{4}"
    r"(?:\D{0,5}\d{1,2}:\d{2}(?::\d{2})?)?(?: gmt ?\+7)?$"
)
_ELSEWHERE = re.compile(
    r"https?:|\bwww\.|[a-z0-9]\.(?:vn|com|net|org|info)\b|©|\bcopyright\b|\bbao dien tu\b"
)
_CRUMBS = re.compile(r"\s*[>›»]+\s*")
_ENDS_IN_DATE = re.compile(
    r"(?:^|[(\[\s])\d{1,2}/\d{1,2}/\d{4}(?:\s*[|–-]?\s*\d{1,2}:\d{2})?[)\]]?$"
)


@dataclass(frozen=True)
class DateLine:
    """A date line's parts as digits, "" where it has none; `labelled` if it says what it is."""

    day: str
    month: str
    year: str
    hour: str
    minute: str
    views: str
    labelled: bool


def date_line(text: str) -> DateLine | None:
    """Read `text` as a date line. A bare date is none: tables and other sites are full of them."""
    found = _DATE_LINE.match(fold(text))
    if not found or not (found["label"] or found["views"]):
        return None
    return _parts(found)


def split_date_line(text: str, following: str) -> DateLine | None:
    """Read a date line that is printed as two: the date, and below it the views."""
    date, views = _DATE_LINE.match(fold(text)), _VIEWS_LINE.match(fold(following))
    if not date or not views or not views["views"] or date["views"]:
        return None
    return _parts(date, views["views"])


def _parts(found: re.Match, views: str = "") -> DateLine:
    names = ("day", "month", "year", "hour", "minute")
    return DateLine(
        **{name: found[name] or "" for name in names},
        views=found["views"] or views,
        labelled=bool(found["label"]) and found["label"].startswith("ngay dang"),
    )


def looks_like_date_line(text: str) -> bool:
    """Whether `text` means to be a date line, readable or not."""
    return bool(_LOOKS_LIKE_DATE_LINE.search(fold(text)))


def without_old_date(title: str) -> str:
    """Return `title` without the date line that an earlier portal left at its end."""
    return _OLD_DATE.sub("", title).strip() or title


def counter_lines(lines: list[str]) -> int:
    """How many of `lines`, from the first, are one counter of the site's visitors, or its clock.

    A counter's name and its number may stand below each other.
    """
    first, second = (fold(line) for line in [*lines[:2], "", ""][:2])
    if _COUNTER_NAME.match(first) and _NUMBER.match(second):
        return 2
    counts = all(_COUNTER.match(part.strip()) for part in first.split("|"))
    return 1 if counts or _NUMBER.match(first) or _CLOCK.match(first) else 0


def is_from_elsewhere(text: str) -> bool:
    """Whether `text`, above an article, shows that the page is not one of the portal."""
    return bool(_ELSEWHERE.search(fold(text))) or text.count("|") > 1


def ends_in_date(text: str) -> bool:
    """Whether `text` is an entry of a list of posts: a title, then its date."""
    return bool(_ENDS_IN_DATE.search(text))


def last_crumb(text: str) -> str:
    """Return the last place of a path such as "Trang chủ > Tin tức > Khối phường"."""
    places = [place for place in _CRUMBS.split(squeeze(text)) if place]
    return places[-1] if places else text
