"""What strains a component: texts at their longest and their shortest, and what is missing."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import SimpleNamespace

from django.contrib.staticfiles.storage import staticfiles_storage
from django.utils import timezone

from articles.models import Category, Notice
from articles.public.pictures import PhotoAt
from wards import imprint
from wards.models import Imprint

# Eighty letters without a place to break; the figures say how far it goes.
LONG_WORD = "".join(f"nghiêng{number}" for number in range(10))
LONG_TITLE = ("Bà con cùng giữ ngõ xóm sạch đẹp, quyết tâm khởi nghiệp từ nghề cũ " * 5)[
    :300
].strip()
LONG_UNIT = (
    "Ban Công tác Mặt trận khu dân cư liên tổ dân phố số 12, 13, 14 và 15 phường Việt Hưng mở rộng "
    "theo nghị quyết sắp xếp mới"
)[:120]
_LEAD = "Sáng thứ bảy, bà con ở ba tổ dân phố cùng quét dọn, trồng cây, và kể chuyện ngày trước. "


@dataclass
class Sample:
    """A post that is nowhere: what a row or a card asks of an edition, and what it shows."""

    what: str
    title: str = "Ếch ộp gọi mưa: Ổ gà trên đường Ẩm Thực đã được vá kỹ"
    lead: str = _LEAD
    unit_name: str = "Phường Việt Hưng"
    lead_photos: list = field(default_factory=list)
    published_at: datetime = field(default_factory=timezone.now)

    def get_absolute_url(self) -> str:
        """No address: the reader stays among the samples."""
        return "#tin"


def posts(photo=None) -> list[Sample]:
    """Posts as no editor would want them; `photo` is one to show, else the emblem stands in."""
    photos = [photo or _emblem()]
    return [
        Sample("Như thường, có ảnh", lead_photos=photos),
        Sample("Tiêu đề 300 chữ cái", LONG_TITLE, lead_photos=photos),
        Sample("Một từ 80 chữ cái", LONG_WORD, lead=LONG_WORD, lead_photos=photos),
        Sample("Tên đơn vị 120 chữ cái", unit_name=LONG_UNIT, lead_photos=photos),
        Sample("Không có lời dẫn", lead="", lead_photos=photos),
        Sample("Không có ảnh"),
        Sample("Không lời dẫn, không ảnh, tên dài", LONG_TITLE, "", LONG_UNIT),
        Sample("Lời dẫn dài", lead=_LEAD * 12, lead_photos=photos),
    ]


def front(photo=None) -> SimpleNamespace:
    """The top of a home page whose lead story and whose cards are strained."""
    usual, lead, *others = posts(photo)
    return SimpleNamespace(lead=lead, featured=[usual, *others])


def _emblem() -> PhotoAt:
    address = staticfiles_storage.url("wardnews/emblem.svg")
    return PhotoAt(address, 64, 64, caption="", alt="", is_lead=True)


def notices(now: datetime) -> list[tuple[str, Notice]]:
    """(what it is, notice): each kind, and at its longest; the last has run out."""
    kind, soon = Notice.Kind, now + timedelta(days=2)
    unit = SimpleNamespace(shown_name=LONG_UNIT)
    texts = [
        ("Thông báo", kind.INFORMATION, "Lịch tiêm chủng tháng này", "Trạm y tế mở từ 7:30.", soon),
        ("Khẩn", kind.URGENT, "Mưa lớn, ngập ở đường Ngọc Lâm", "Bà con đi đường khác.", soon),
        ("Tạm dừng cổng", kind.DOWNTIME, "Cổng tạm dừng từ 23:00 đến 24:00", "", soon),
        ("Dài nhất", kind.URGENT, LONG_TITLE[:200], f"{_LEAD * 8}\n\n{LONG_WORD}", soon),
        (
            *("Đã hết hạn: bạn đọc không còn thấy", kind.INFORMATION, "Cắt điện sáng nay", ""),
            now - timedelta(hours=1),
        ),
    ]
    made = []
    for what, of_kind, title, text, ends_at in texts:
        notice = Notice(kind=of_kind, title=title, text=text, ends_at=ends_at, link="/don-vi/")
        made.append((what, notice))
    made[3] = (made[3][0], _from(made[3][1], unit))
    return made


def _from(notice: Notice, unit) -> SimpleNamespace:
    """The notice as of `unit`, which is no stored one."""
    shown = ("kind", "title", "text", "ends_at", "link", "get_kind_display")
    return SimpleNamespace(unit=unit, **{name: getattr(notice, name) for name in shown})


BREADCRUMBS = [
    ("Chỉ có trang này", {"here": "Đơn vị"}),
    ("Có chặng giữa", {"crumb_url": "#", "crumb": "Hoạt động các phường", "here": "Ngõ sạch"}),
    ("Dài nhất", {"crumb_url": "#", "crumb": LONG_UNIT, "here": LONG_TITLE}),
    ("Một từ 80 chữ cái", {"crumb_url": "#", "crumb": LONG_WORD, "here": LONG_WORD}),
]
# What a list's page may lead to; the last has no other.
PAGES = [
    ("Trang đầu", {"older": 1}),
    ("Trang giữa", {"newer": 2, "older": 1, "query": "?"}),
    ("Trang cuối", {"newer": 2, "query": "?"}),
    ("Chỉ có một trang: không hiện gì", {}),
]


def frames() -> dict[str, tuple[str, dict]]:
    """Slug → (what it is, context): whole pages whose head and foot are strained."""
    long = {
        "name": f"Cổng tin {LONG_UNIT}"[:150],
        "line": LONG_TITLE[:200],
        "authority": LONG_TITLE[:200],
        "responsible": f"Bà {LONG_WORD}, Phó Chủ tịch",
        "address": LONG_TITLE[:250],
        "phone": "+84 24 0000 0000; 024 0000 1922 (máy lẻ 3)",
        "email": f"{'ban-bien-tap-' * 4}@phuong.example",
        "licence": LONG_TITLE[:250],
    }
    many = [Category(pk=-n, name=f"Chuyên mục thứ {n}", slug=f"muc-{n}") for n in range(1, 25)]
    word = Category(pk=-99, name=LONG_WORD, slug="mot-tu-dai")
    nothing = Imprint(pk=imprint.ROW, name="Tin phường")
    return {
        "chua-ghi-gi": ("Chưa ghi gì ở thông tin cổng", _frame(nothing, categories=[])),
        "dai-nhat": ("Mọi ô đều dài nhất", _frame(Imprint(**long), categories=[word, *many])),
    }


def _frame(owner: Imprint, **others) -> dict:
    return {"imprint": owner, "site_name": owner.name, **others}
