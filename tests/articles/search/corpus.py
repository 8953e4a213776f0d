"""Posts to search in, of several units and years, each with a name by which tests know it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from types import SimpleNamespace

from articles import publishing
from articles.content import Content, PhotoContent
from articles.models import Abbreviation, Article, Category, Edition
from tests.makers import REFORM, unit
from wards.models import Unit

AT = datetime(2025, 12, 1, 5, tzinfo=UTC)  # the present of the tests

MEANINGS = {
    "TTĐT": "trật tự đô thị",
    "TTXD": "trật tự xây dựng",
    "VSMT": "vệ sinh môi trường",
    "TT ATGT": "trật tự an toàn giao thông",
    "TDP": "tổ dân phố",
    "UBND": "ủy ban nhân dân",
    "PCCC": "phòng cháy chữa cháy",
    "NVH": "nhà văn hóa",
    "ĐA": "đề án",
    "KH": "kế hoạch",
}


@dataclass(frozen=True)
class Post:
    """What a resident reads. The day is enough; `order` tells apart posts of one day."""

    day: str
    unit: str
    title: str
    lead: str = ""
    body: str = ""
    captions: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    section: str = "wards"

    @property
    def date(self) -> date:
        """Its day."""
        return date.fromisoformat(self.day)


POSTS = {
    # Streets and rubbish.
    "rac": Post(
        "2025-11-20",
        "viet_hung",
        "Phường Việt Hưng ra quân thu gom rác thải",
        "Sáng thứ bảy, bà con cùng dọn đường làng, ngõ xóm.",
        "<p>Hơn 3 tấn rác thải đã được đưa đi.</p><p>Nước thải thì chưa.</p>",
        ("Bà con quét dọn phố Ngô Gia Tự",),
    ),
    "phan loai": Post(
        "2025-03-02",
        "bo_de",
        "Hướng dẫn phân loại tại nguồn",
        "Mỗi nhà ba thùng: hữu cơ, tái chế, còn lại.",
        "<p>Từ 01/01/2025, ai không phân loại rác thải sinh hoạt sẽ bị nhắc nhở.</p>",
    ),
    "nuoc": Post(
        "2019-07-14",
        "duc_giang",
        "Cấp lại nước sạch cho khu tập thể",
        "Công ty nước xin lỗi bà con vì đã cắt nước ba ngày.",
        "<p>Rác ở cống làm nghẽn dòng nước thải.</p>",
    ),
    "tro choi": Post(
        "2018-06-01",
        "thuong_thanh",
        "Ngày hội của các cháu thiếu nhi",
        "",
        "<p>Rạc cẳng mà vẫn vui: thái rau, thổi cơm thi.</p>",
    ),
    # Order in the streets, in words and by abbreviations.
    "ttdt title": Post(
        "2024-05-10",
        "duc_giang",
        "Tăng cường TTĐT trên các tuyến phố",
        "",
        "<p>Không để xe dưới lòng đường.</p>",
    ),
    "do thi title": Post(
        "2024-05-09",
        "bo_de",
        "Giữ gìn trật tự đô thị quanh chợ",
        "",
        "<p>Các hộ ký cam kết.</p>",
    ),
    "do thi body": Post(
        "2024-05-11",
        "thuong_thanh",
        "Họp giao ban tháng 5",
        "",
        "<p>Bàn về công tác trật tự đô thị.</p>",
    ),
    "scattered": Post(
        "2024-05-12",
        "thuong_thanh",
        "Thị trường cuối tuần",
        "",
        "<p>Tự giác giữ trật tự khi đến khu đô thị mới.</p>",
    ),
    "giao thong": Post(
        "2023-09-05",
        "duc_giang",
        "Bảo đảm TT ATGT ngày khai giảng",
        "",
        "<p>Lực lượng đứng trước cổng các trường.</p>",
    ),
    "giao thong words": Post(
        "2023-09-06",
        "bo_de",
        "Tháng cao điểm",
        "Trật tự, an toàn giao thông trước cổng trường là việc của mọi nhà.",
    ),
    "thong tu": Post(
        "2023-10-01",
        "bo_de",
        "Phổ biến TT của Bộ",
        "",
        "<p>Về bảo đảm ATGT đường thủy.</p>",
    ),
    "fire": Post(
        "2022-04-04",
        "duc_giang",
        "Diễn tập phòng cháy, chữa cháy",
        "",
        "<p>Chung cư cao tầng cùng tham gia.</p>",
    ),
    "fire short": Post(
        "2022-04-03",
        "bo_de",
        "Tập huấn PCCC cho tổ 17B",
        "",
        "<p>Mỗi nhà một bình.</p>",
    ),
    # Numbers of documents and of groups.
    "plan": Post(
        "2022-03-01",
        "duc_giang",
        "Triển khai kế hoạch của Quận ủy",
        "Đảng bộ học tập.",
        "<p>Thực hiện Kế hoạch 108-KH/QU ngày 25/2/2022 và Đề án 11-ĐA/TU.</p>",
    ),
    "other plan": Post(
        "2022-03-05",
        "bo_de",
        "Lịch tiếp dân",
        "",
        "<p>Kế hoạch 108/KH-UBND; 108 hộ; quý I. QU là Quận ủy.</p>",
    ),
    "plan said": Post(
        "2022-03-07",
        "thuong_thanh",
        "Học tập nghị quyết",
        "",
        "<p>Ngày 25 tháng 02 năm 2022, 25 đảng viên dự.</p>",
    ),
    "decree": Post(
        "2022-09-01",
        "viet_hung_old",
        "Trang thông tin điện tử đổi mới",
        "",
        "<p>Theo Nghị định số 42/2022/NĐ-CP của Chính phủ.</p>",
    ),
    "decree 24": Post(
        "2022-10-01",
        "viet_hung_old",
        "Giá đất",
        "",
        "<p>Nghị định 24/2022/NĐ-CP; 42 thửa đất năm 2022 ở Cầu Phố.</p>",
    ),
    "group 8": Post(
        "2021-05-05",
        "group",
        "Tổ dân phố số 08 họp bầu tổ trưởng",
        "",
        "<p>Họp tại nhà văn hóa.</p>",
    ),
    "group 80": Post(
        "2021-05-06",
        "bo_de",
        "Tổ dân phố 80 vui hội",
        "",
        "<p>Mùng 8 tháng ba, ở NVH.</p>",
    ),
    "17b": Post("2021-06-06", "thuong_thanh", "Chi bộ 17 B kết nạp đảng viên"),
    "17 c": Post("2021-06-07", "thuong_thanh", "Chi bộ 17C và bà Bình", "", "<p>B. Bình kể.</p>"),
    # The same letters with other accents.
    "bo de": Post(
        "2020-01-05",
        "duc_giang",
        "Tin vắn",
        "",
        "<p>Bà con phường Bồ Đề sang chơi.</p>",
    ),
    "bo de exam": Post(
        "2025-11-25",
        "viet_hung",
        "Ban hành bộ đề thi thử",
        "Bộ đề có mười câu.",
        "<p>Học sinh tự ôn.</p>",
    ),
    "bo": Post("2020-02-01", "duc_giang", "Nuôi bò ở bãi sông", "", "<p>Con bò là đầu cơ.</p>"),
    "thuy old": Post("2019-01-01", "duc_giang", "Bến thủy Ngọc Thụy", "", "<p>Khỏe và hòa.</p>"),
    "thuy new": Post("2019-01-02", "duc_giang", "Bến thuỷ Ngọc Thuỵ", "", "<p>Khoẻ và hoà.</p>"),
    "lowered": Post(
        "2019-01-03",
        "duc_giang",
        "Cửa hàng hoa thúy liễu",
        "",
        "<p>Khoe sắc ở chợ Ngọc Thúy.</p>",
    ),
    # What stands at borders, and what is not Vietnamese.
    "border": Post(
        "2020-03-03",
        "thuong_thanh",
        "Lễ khánh thành cầu",
        "Thang máy mới chạy.",
        "<p>Bước thứ nhất</p><p>Hai hàng cây.</p>",
        ("Toàn cảnh hội trường",),
        about=("bo_de",),
    ),
    "foreign": Post(
        "2020-04-04",
        "duc_giang",
        "Giao lưu ĐỨC – Việt, Москва và 北京",
        "สวัสดี Café, 서울.",
        "<p>Tổng 80 m² gian hàng; ﬁlm ngắn; email a.b@x.vn; 100% vui 🙂 C++.</p>",
    ),
    "sql": Post(
        "2020-05-05",
        "viet_hung_old",
        "Lớp học tin học",
        "",
        "<p>SELECT title FROM table; DROP TABLE; NEAR and NOT, or OR 1=1 nhé.</p>",
        section="news",
    ),
    "committee": Post(
        "2023-01-01",
        "duc_giang",
        "Chúc mừng năm mới",
        "",
        "<p>Ủy ban nhân dân phường gửi lời chúc.</p>",
        section="news",
    ),
    "committee short": Post(
        "2023-01-02",
        "bo_de",
        "UBND phường làm việc xuyên Tết",
        "",
        "<p>Mời bà con đến.</p>",
        section="news",
    ),
}


def build() -> SimpleNamespace:
    """Publish all of it; the units and sections, and `names`: of each edition, by its id."""
    units, sections = _units(), _sections()
    Abbreviation.objects.all().delete()
    Abbreviation.objects.bulk_create(Abbreviation(short=s, meaning=m) for s, m in MEANINGS.items())
    imports = [_import(post, units, sections) for post in POSTS.values()]
    editions = publishing.publish_imports(imports, at=AT)
    names = dict(zip((e.pk for e in editions), POSTS, strict=True))
    return SimpleNamespace(units=units, sections=sections, names=names, editions=editions)


def _units() -> dict[str, Unit]:
    kind, old = Unit.Kind, {"closed_on": REFORM}
    city = unit(kind.CITY, "Thành phố Hà Nội", "ha-noi")
    ward = {
        name: unit(kind.WARD, label, slug, city, **old)
        for name, label, slug in (
            ("duc_giang", "Phường Đức Giang", "duc-giang"),
            ("thuong_thanh", "Phường Thượng Thanh", "thuong-thanh"),
            ("viet_hung_old", "Phường Việt Hưng", "viet-hung"),
        )
    }
    ward["bo_de"] = unit(kind.WARD, "Phường Bồ Đề", "bo-de", city)
    ward["viet_hung"] = unit(
        kind.WARD, "Phường Việt Hưng", "viet-hung-2025", city, opened_on=REFORM
    )
    group = unit(kind.RESIDENTIAL_GROUP, "Tổ dân phố 8", "tdp-8", ward["bo_de"])
    return {"city": city, "group": group, **ward}


def _sections() -> dict[str, Category]:
    return {
        "wards": Category.objects.create(name="Hoạt động các phường", slug="cac-phuong"),
        "news": Category.objects.create(name="Tin tức", slug="tin-tuc"),
    }


def _import(post: Post, units, sections) -> publishing.Import:
    content = Content(
        title=post.title,
        lead=post.lead,
        body=post.body,
        unit_id=units[post.unit].pk,
        category_id=sections[post.section].pk,
        byline="",
        source="",
        event_date=None,
        about=tuple(units[name].pk for name in post.about),
        photos=tuple(_photo(post, number) for number in range(len(post.captions))),
        attachments=(),
    )
    article = Article.objects.create(
        title=post.title,
        lead=post.lead,
        body=post.body,
        unit_id=content.unit_id,
        category_id=content.category_id,
        state=Article.State.SETTLED,
    )
    noon = datetime.fromisoformat(f"{post.day}T05:00:00+00:00")
    return publishing.Import(article, content, noon, views=0)


def _photo(post: Post, number: int) -> PhotoContent:
    digest = f"{post.day.replace('-', '')}{number}".zfill(64)
    return PhotoContent(
        file=f"anh/{digest[:2]}/{digest}.jpg",
        digest=digest,
        width=60,
        height=40,
        caption=post.captions[number],
        alt="",
        taken_at=None,
        is_lead=False,
    )


def entries() -> dict[int, str]:
    """Editions that are in the index, with the words of each: what it is compared with."""
    return dict(Edition.objects.values_list("pk", "search_entry__words"))
