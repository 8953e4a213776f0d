"""The ways in which portals have printed their pages, and what must come out of each."""

from dataclasses import dataclass, field
from datetime import datetime

SECTION, TITLE = "HOẠT ĐỘNG CÁC PHƯỜNG", "Chi bộ 19 họp bàn việc giữ ngõ sạch"
DATE = "Ngày đăng 19/05/2022 | 09:00  | Lượt xem: 999"
LEAD, BODY = "Tối 18/5, chi bộ 19 họp.", ("Đoạn một.", "Đoạn hai.")
REST = f"\n\n{LEAD}\n\n{BODY[0]}\n\n{BODY[1]}\n"
MORNING = datetime(2022, 5, 19, 9, 0)
MIDNIGHT = datetime(2022, 5, 19, 0, 0)


@dataclass(frozen=True)
class Out:
    """What must come out of a page; what is not said is as on the plain page."""

    section: str = SECTION
    title: str = TITLE
    at: datetime = MORNING
    views: int = 999
    lead: str = LEAD
    paragraphs: tuple[str, ...] = BODY
    captions: tuple[str, ...] = ()
    left_out: tuple[str, ...] = field(default=())  # words that stand among what was left out


def dated(line: str) -> str:
    """The plain page with another date line."""
    return f"{SECTION}\n\n{TITLE}\n{line}{REST}"


def titled(title: str) -> str:
    """The plain page with another title, which may take several lines."""
    return f"{SECTION}\n\n{title}\n{DATE}{REST}"


def headed(head: str) -> str:
    """The plain page with something else for its section."""
    return f"{head}\n\n{TITLE}\n{DATE}{REST}"


def bodied(body: str) -> str:
    """The plain page with another text."""
    return f"{SECTION}\n\n{TITLE}\n{DATE}\n\n{body}"


ACCEPTED = {
    "the plain page": (titled(TITLE), Out()),
    # Views and time
    "no views at all": (dated("Ngày đăng 19/05/2022 | 09:00"), Out(views=0)),
    "an empty view total": (dated("Ngày đăng 19/05/2022 | 09:00 | Lượt xem:"), Out(views=0)),
    "neither time nor views": (dated("Ngày đăng 19/05/2022"), Out(at=MIDNIGHT, views=0)),
    "midnight": (dated("Ngày đăng 19/05/2022 | 00:00 | Lượt xem: 999"), Out(at=MIDNIGHT)),
    "views with a comma": (
        dated("Ngày đăng 19/05/2022 | 09:00 | Lượt xem: 1,372"),
        Out(views=1372),
    ),
    "views with a point": (
        dated("Ngày đăng 19/05/2022 | 09:00 | Lượt xem: 1.372"),
        Out(views=1372),
    ),
    "views in millions": (
        dated("Ngày đăng 19/05/2022 | 09:00 | Lượt xem: 1.204.372"),
        Out(views=1204372),
    ),
    "views in a line of their own": (
        dated("Ngày đăng 19/05/2022 | 09:00\nLượt xem: 268"),
        Out(views=268),
    ),
    "seconds": (dated("Ngày đăng: 19/05/2022 09:00:41 | Lượt xem: 999"), Out()),
    "date line in capitals": (dated("NGÀY ĐĂNG: 19/5/2022 | 9:00 | LƯỢT XEM: 999"), Out()),
    "views without the label of the date": (dated("19/05/2022 | 09:00 | Lượt xem: 999"), Out()),
    # English chrome
    "English, date first": (dated("19/05/2022 | 09:00 | View count: 268"), Out(views=268)),
    "English without bars": (dated("19/05/2022 09:00 View count: 1,268"), Out(views=1268)),
    "English label": (dated("Post date: 19/05/2022 | 09:00 | View count: 268"), Out(views=268)),
    "English, views below": (dated("19/05/2022 | 09:00\nView count: 268"), Out(views=268)),
    "English, date above the title": (
        f"{SECTION}\n\n19/05/2022 | 09:00 | View count: 268\n{TITLE}{REST}",
        Out(views=268),
    ),
    "English, date and views above the title": (
        f"{SECTION}\n\n19/05/2022 | 09:00\nView count: 268\n{TITLE}{REST}",
        Out(views=268),
    ),
    # The lead
    "lead printed twice": (
        bodied(f"{LEAD}\n\n{LEAD}\n\nĐoạn một.\n\nĐoạn hai."),
        Out(left_out=("lời dẫn",)),
    ),
    "lead printed twice, spaced otherwise": (
        bodied(f"{LEAD}\n\n{LEAD.replace(' ', '  ')}\n\nĐoạn một.\n\nĐoạn hai."),
        Out(left_out=("lời dẫn",)),
    ),
    "nothing but a lead, printed twice": (
        bodied(f"{LEAD}\n\n{LEAD}"),
        Out(paragraphs=(), left_out=("lời dẫn",)),
    ),
    "a refrain further down is no second lead": (
        bodied(f"{LEAD}\n\nĐoạn một.\n\n{LEAD}"),
        Out(paragraphs=("Đoạn một.", LEAD)),
    ),
    "a paragraph that only begins like the lead": (
        bodied(f"{LEAD}\n\n{LEAD} Rất đông."),
        Out(paragraphs=(f"{LEAD} Rất đông.",)),
    ),
    # Old dates in the title
    "old date line at the end of the title": (
        titled(f"{TITLE} Ngày đăng 18/05/2014 | 08:00 | Lượt xem: 12"),
        Out(left_out=("18/05/2014",)),
    ),
    "old date in brackets": (
        titled(f"{TITLE} (Ngày đăng: 18/05/2014)"),
        Out(left_out=("18/05/2014",)),
    ),
    "old date of an update": (
        titled(f"{TITLE} - Cập nhật: 18/05/2014 08:00"),
        Out(left_out=("18/05/2014",)),
    ),
    "old date line below the title": (
        titled(f"{TITLE}\nNgày đăng 18/05/2014 | 08:00"),
        Out(left_out=("18/05/2014",)),
    ),
    "a date that belongs to the title": (
        titled("Kỷ niệm ngày sinh Bác (19/5/1890 - 19/5/2022)"),
        Out(title="Kỷ niệm ngày sinh Bác (19/5/1890 - 19/5/2022)"),
    ),
    # Headings
    "section in lower case": (headed("khối phường"), Out(section="khối phường")),
    "a section above": (
        headed("TIN TỨC - SỰ KIỆN\nHOẠT ĐỘNG CÁC PHƯỜNG"),
        Out(left_out=("TIN TỨC",)),
    ),
    "two sections above, set apart": (
        headed("Trang chủ\n\nTin tức\n\nHOẠT ĐỘNG CÁC PHƯỜNG"),
        Out(left_out=("Trang chủ", "Tin tức")),
    ),
    "headings in capitals right above the title": (
        f"TIN TỨC\n{SECTION}\n{TITLE}\n{DATE}{REST}",
        Out(left_out=("TIN TỨC",)),
    ),
    "a path": (headed("Trang chủ > Tin tức > Khối phường"), Out(section="Khối phường")),
    "no blank line anywhere": (
        f"{SECTION}\n{TITLE}\n{DATE}\n{LEAD}\n{BODY[0]}\n{BODY[1]}",
        Out(),
    ),
    "title in capitals": (titled(TITLE.upper()), Out(title=TITLE.upper())),
    # Counters of the site
    "a counter": (headed(f"Lượt truy cập: 1.234.567\n{SECTION}"), Out(left_out=("1.234.567",))),
    "several counters": (
        headed(f"Đang truy cập: 25\nHôm nay: 1.204\nTổng số lượt truy cập: 1,234,567\n\n{SECTION}"),
        Out(left_out=("25", "1.204", "1,234,567")),
    ),
    "counters in one line": (
        headed(f"Đang online: 5 | Hôm nay: 99 | Tất cả: 12345\n\n{SECTION}"),
        Out(left_out=("12345",)),
    ),
    "a counter and its number below": (
        headed(f"Số lượt truy cập\n1234567\n{SECTION}"),
        Out(left_out=("Số lượt truy cập", "1234567")),
    ),
    "English counters": (
        headed(f"Visitors today: 12\nTotal: 3,456\n{SECTION}"),
        Out(left_out=("12", "3,456")),
    ),
    "the clock of the site": (
        headed(f"Thứ năm, ngày 19/05/2022 10:31\n{SECTION}"),
        Out(left_out=("Thứ năm",)),
    ),
    # Captions
    "captions": (
        bodied(f"{LEAD}\n\nĐoạn một.\n\nẢnh: Bà con dọn ngõ\n\nĐoạn hai.\n\nẢnh 2: Ngõ sạch"),
        Out(
            paragraphs=("Đoạn một.", "Ảnh: Bà con dọn ngõ", "Đoạn hai.", "Ảnh 2: Ngõ sạch"),
            captions=("Ảnh: Bà con dọn ngõ", "Ảnh 2: Ngõ sạch"),
        ),
    ),
    "a person called Ánh is no caption": (
        bodied(f"{LEAD}\n\nAnh: tôi đồng ý."),
        Out(paragraphs=("Anh: tôi đồng ý.",)),
    ),
}  # fmt: skip


REFUSED = {
    "cut before its date": (f"{SECTION}\n\n{TITLE}\n", 3, "không phải trang bài viết"),
    "cut within its date": (
        f"{SECTION}\n\n{TITLE}\nNgày đăng 19/05/",
        4, "không đọc được dòng ngày",
    ),
    "cut after its date": (dated(DATE).split(LEAD)[0], 4, "không có nội dung"),
    "cut after a title that follows": (
        f"{SECTION}\n\n19/05/2022 | View count: 268\n{TITLE}\n", 1, "thiếu tên chuyên mục"),
    "a listing with date lines": (
        f"{SECTION}\n\nTin một\n{DATE}\n\nTin hai\n{DATE}\n\nTin ba\n{DATE}", 7, "trang danh mục"),
    "a listing of leads": (
        titled(TITLE) + f"\nTin hai\n{DATE}\nLời dẫn hai.",
        13, "trang danh mục",
    ),
    "a listing with dates in brackets": (
        f"{SECTION}\nTin một (19/05/2022)\nTin hai (18/05/2022)\nTin ba (17/05/2022)",
        3, "trang danh mục"),
    "a listing with bare dates": (
        f"{SECTION}\nTin một\n19/05/2022\nTin hai\n18/05/2022", 5, "trang danh mục"),
    "another site's page": (
        "Báo điện tử Thủ Đô\nThứ năm, 19/05/2022 09:00 GMT+7\nPhố cổ sáng đèn\nBài dài.",
        4, "không phải trang bài viết"),
    "another site's page with our date line": (
        f"https://bao.example.vn/pho-co\n\nThời sự\n\n{TITLE}\n{DATE}{REST}",
        1, "trang của nơi khác"),
    "a menu above": (
        f"Trang chủ | Giới thiệu | Liên hệ\n\n{SECTION}\n\n{TITLE}\n{DATE}{REST}",
        1, "trang của nơi khác"),
    "a form that means something else": (
        dated("Ngày đăng ký: 19/05/2022"), 4, "không đọc được dòng ngày đăng"),
    "American dates": (dated("5/19/2022 | View count: 268"), 4, "ngày giờ không có thật"),
    "American time": (dated("5/9/2022 9:00:00 AM View count: 268"), 4, "không đọc được"),
    "a title in two lines": (titled("Chi bộ 19 họp\nbàn việc giữ ngõ"), 3, "không rõ dòng nào"),
    "a title in capitals in two lines": (
        titled("CHI BỘ 19 HỌP\nBÀN VIỆC GIỮ NGÕ"), 3, "không rõ dòng nào"),
    "no section": (f"{TITLE}\n{DATE}{REST}", 1, "thiếu tên chuyên mục"),
    "counters and no section": (f"Hôm nay: 12\n\n{TITLE}\n{DATE}{REST}", 3, "thiếu tên chuyên mục"),
    "English without section": (
        f"{TITLE}\n19/05/2022 | View count: 268{REST}", 1, "thiếu tên chuyên mục"),
    "no title": (f"{DATE}{REST}", 1, "không có tiêu đề"),
    "nothing but counters": ("Hôm nay: 12\nTổng: 345", 2, "không phải trang bài viết"),
    "an empty file": ("\n \n", 1, "tệp trống"),
}  # fmt: skip
