"""What the guide holds: its chapters, and which pictures there are and how large."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PICTURES = Path(__file__).with_name("pictures.json")  # written by `make pictures`


@dataclass(frozen=True)
class Chapter:
    """A page of the guide. Its text is the template `admin/guide/<slug>.html`."""

    slug: str
    title: str
    about: str

    @property
    def template(self) -> str:
        return f"admin/guide/{self.slug}.html"


CHAPTERS = (
    Chapter("dang-nhap", "Đăng nhập và tài khoản", "Mật khẩu, mã xác thực, khi mất điện thoại."),
    Chapter("viet-bai", "Viết bài và trình duyệt", "Từ “Viết bài” đến lúc bài tới người duyệt."),
    Chapter("bi-tra-lai", "Khi bài bị trả lại", "Đọc góp ý, sửa đúng chỗ, trình lại."),
    Chapter("duyet-bai", "Đọc và duyệt bài", "Đọc đúng bản sẽ đăng, góp ý, duyệt, hẹn giờ."),
    Chapter("sau-khi-dang", "Sau khi bài đã đăng", "Sửa, đính chính, gỡ, đăng lại, đăng khẩn."),
    Chapter("tim-bai", "Tìm và lọc bài", "Tìm không cần gõ dấu, lọc, làm nhiều bài một lúc."),
    Chapter("so-tin-bai", "Sổ tin bài", "Số bài, nhuận bút, thời gian chờ; xuất bảng tính."),
    Chapter("truong-ban", "Việc của trưởng ban", "Xem toàn cảnh, trao vai trò, chuyển đơn vị."),
)


def chapter(slug: str) -> Chapter | None:
    """The chapter of that address; None if there is none."""
    return next((each for each in CHAPTERS if each.slug == slug), None)


def neighbours(here: Chapter) -> tuple[Chapter | None, Chapter | None]:
    """The chapters before and after `here`."""
    place = CHAPTERS.index(here)
    before = CHAPTERS[place - 1] if place else None
    return before, (CHAPTERS[place + 1] if place + 1 < len(CHAPTERS) else None)


@cache
def pictures() -> dict[str, dict[str, int]]:
    """Width and height, in CSS pixels, of each picture by name."""
    return json.loads(PICTURES.read_text(encoding="utf-8"))
