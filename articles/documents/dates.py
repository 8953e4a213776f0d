"""The date of a document, where the text gives it right after the number."""

import re
from datetime import date

_LEAD = re.compile(
    r" ?(?:\(|(?P<comma>,))? ?"
    r"(?:(?:da|duoc|do|vua|ban hanh|thong qua|phe duyet|ky|ra|de|vao) )*(?P<day>ngay ?:? ?)?"
)
_DATE = re.compile(
    r"""(?<![0-9])(?:
        (?P<day>[0-9]{1,2})[ ]?([/.-])[ ]?(?P<month>[0-9]{1,2})[ ]?\2[ ]?(?P<year>[0-9]{4})
      | (?P<day2>[0-9]{1,2})[ ]thang[ ](?P<month2>[0-9]{1,2})
        (?:,?[ ]nam[ ]|[ ]?/[ ]?|[ ])(?P<year2>[0-9]{4})
    )(?![0-9]|[/-][0-9])""",
    re.VERBOSE,
)
# After a comma the date may be that of what follows ("…, ngày 25/2/2022 chi bộ họp"), unless it
# goes on as the name of a document does.
_GOES_ON = re.compile(r" ?(?:cua|ve|v/v|do)\b| ?(?:[.;)\"”]|$)", re.MULTILINE)
_OF = re.compile(r" cua((?: [^\W\d_]+){1,12}?)(?= (?:ban hanh |ky |ra )?ngay\b)")
# The small words in the names of those who issue: "Ban Thường vụ Quận ủy", "UBND phường".
_IN_NAMES = {
    *("ban", "bi", "bo", "cac", "chap", "chi", "chinh", "cong", "cuc", "dan", "dang", "doan"),
    *("dong", "du", "giao", "hanh", "hoi", "hoach", "huyen", "khoa", "lanh", "lao", "liet"),
    *("lich", "mat", "mien", "moi", "nam", "nhan", "nhanh", "nghe", "noi", "pho", "phu"),
    *("phuong", "quan", "quoc", "sinh", "thanh", "thi", "thon"),
    *("thong", "thu", "thuong", "tich", "tinh", "toan", "tran", "tri", "trung"),
    *("truong", "truyen", "tu", "tuong", "uong", "uy", "va", "vien", "viet", "vu", "xa", "y"),
}
_FAR = 160
FIRST_YEAR, LAST_YEAR = 1930, 2099


def after(plain: str, composed: str, end: int) -> date | None:
    """The date that belongs to the number that ends at `end` of folded `plain`; None if none does.

    `composed` is the same text as it is written: names have capitals.
    """
    if issuer := _OF.match(plain, end, end + _FAR):
        words = composed[issuer.start(1) : issuer.end(1)].split()
        known = plain[issuer.start(1) : issuer.end(1)].split()
        if all(w[0].isupper() or k in _IN_NAMES for w, k in zip(words, known, strict=True)):
            end = issuer.end()
    lead = _LEAD.match(plain, end, end + _FAR)
    found = _DATE.match(plain, lead.end(), lead.end() + _FAR)
    if not found or (lead["comma"] and not (lead["day"] and _GOES_ON.match(plain, found.end()))):
        return None
    return _read(found)


def cut_out(plain: str) -> tuple[str, list[date]]:
    """Return folded `plain` without the dates in it, and these."""
    days = [day for found in _DATE.finditer(plain) if (day := _read(found))]
    return _DATE.sub(lambda found: " " if _read(found) else found[0], plain), days


def _read(found: re.Match) -> date | None:
    parts = (found[name] or found[f"{name}2"] for name in ("year", "month", "day"))
    return _possible(*map(int, parts))


def _possible(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
