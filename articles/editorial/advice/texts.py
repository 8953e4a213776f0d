"""Advice on how a text is written. Pure."""

import re
from collections.abc import Iterable

from articles import richtext
from articles.content import Content
from articles.editorial.advice.base import Advice
from wards.text import words_key

LONGEST_LEAD = 500
_REAL_LEAD = 150  # a short notice may have less to say below its lead than in it
_SHORTEST_SHOUT = 12  # letters: "TIN BÃO SỐ 3" may stand
_NAMES = (
    *("UBND", "HĐND", "MTTQ", "TDP", "BCH", "CCB", "PCCC", "ANTT", "THCS", "THPT", "TP", "QĐ"),
    *("NQ", "KH", "TW", "TU", "ĐU", "BHXH", "BHYT", "CLB", "HTX", "PCTN", "CNTT", "VNeID", "Covid"),
    *("Việt Nam", "Hà Nội", "Long Biên", "Hồ Chí Minh", "Đảng", "Tết", "Quốc khánh", "Bác Hồ"),
)
_FIRST_WORD = re.compile(r"^(?:Phường|Xã|Quận|Thành phố|Chi bộ|Tổ dân phố)\s+")


def advise(text: Content, names: Iterable[str] = ()) -> Iterable[Advice]:
    """Yield advice on title, lead and body; `names` are kept whole in a title that is suggested."""
    if is_shouted(text.title):
        yield Advice(
            "title",
            "Viết hoa cả câu khó đọc và khó tìm. Nếu dùng câu gợi ý, hãy tự viết hoa lại các tên "
            "riêng còn thiếu.",
            suggestion=in_sentence_case(text.title, names),
        )
    if len(text.lead) > LONGEST_LEAD:
        yield Advice(
            "lead",
            f"Dài {len(text.lead)} ký tự; trang chủ và mạng xã hội chỉ hiện phần đầu. Hãy giữ một, "
            "hai câu chính (chừng 200 ký tự) và chuyển phần còn lại xuống nội dung.",
        )
    body = richtext.to_text(text.body)
    first, lead = body.split("\n", 1)[0], words_key(text.lead)
    if lead and len(lead.split()) > 4 and words_key(first) == lead:
        yield Advice(
            "body",
            "Đoạn đầu lặp lại lời dẫn. Trang bài đã in lời dẫn ngay dưới tiêu đề, nên có thể bỏ "
            "đoạn này.",
        )
    elif body and len(text.lead) >= _REAL_LEAD and 2 * len(body) < len(text.lead):
        yield Advice("body", "Ngắn hơn nhiều so với lời dẫn. Hãy xem nội dung đã dán đủ chưa.")


def is_shouted(title: str) -> bool:
    """Whether all of `title` is in capitals, and it is more than an abbreviation or two."""
    letters = [char for char in title if char.isalpha()]
    return len(letters) >= _SHORTEST_SHOUT and all(char.isupper() for char in letters)


def in_sentence_case(title: str, names: Iterable[str] = ()) -> str:
    """Return `title` in small letters but for its first, for `names` and for what is well known."""
    lowered = title.lower()
    for name in (*_NAMES, *(_FIRST_WORD.sub("", name) for name in names)):
        pattern = rf"(?<!\w){re.escape(name.lower())}(?!\w)"
        lowered = re.sub(pattern, lambda m, name=name: name, lowered)
    return lowered[:1].upper() + lowered[1:]
