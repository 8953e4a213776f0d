"""Misspelt queries and what is proposed instead: a table, the same on both databases."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import publishing
from articles.models import Abbreviation
from articles.search import finding, mending

pytestmark = pytest.mark.django_db

NOW = timezone.now()
# title, what stands in the text
POSTS = [
    ("Phường Đức Giang thu gom rác thải", "Bà con giữ vệ sinh ngõ xóm, không để rác ra vỉa hè."),
    ("Đức Giang ra quân giữ trật tự đô thị", "Kế hoạch 108-KH/QU được triển khai đến từng tổ."),
    ("Đảng viên Chi bộ 19 họp thường kỳ", "Nghị quyết được phổ biến, đường Ngô Gia Tự sạch hơn."),
    ("Tuyên dương học sinh giỏi", "Nhà trường trao thưởng cho các em của phường Bồ Đề."),
    ("Tiêm vắc xin cho trẻ em", "Trạm y tế mời phụ huynh đưa con đến tiêm chủng."),
    ("Cấp căn cước công dân lưu động", "Công an phường hướng dẫn người cao tuổi làm thủ tục."),
    ("Đường Ngọc Lâm được mở rộng", "Công trình dài 300 mét, xe buýt đổi lộ trình."),
    ("Ngày hội hiến máu", "Thanh niên tham gia đông, ủy ban nhân dân phường tặng hoa."),
    ("Lấy ý kiến về quy hoạch", "Người dân góp ý tại nhà văn hóa khu phố."),
    ("Rực rỡ chợ hoa xuân", "Tiểu thương dựng gian hàng, khách dạo chơi đến khuya."),
]
MEANT = {
    # a letter wrong, missing, too many, doubled, two that changed places
    "duc gianh": "đức giang",
    "đức gianh": "đức giang",
    "duc gian": "đức giang",
    "duc giangg": "đức giang",
    "dduc giang": "đức giang",
    "duc gaing": "đức giang",
    "rax thai": "rác thải",
    "rac thaii": "rác thải",
    "vệ sịnhh": "vệ sinh",
    "ve snih": "vệ sinh",
    "trat tu do thj": "trật tự đô thị",
    "hoc sihn gioi": "học sinh giỏi",
    "hien mau nguoc": "",
    "thanh nien": "",  # found as it is
    "tiem chugn": "tiêm chủng",
    "can cuoc cong dna": "căn cước công dân",
    "nghi quyêt": "",
    "quyhoach": "quy hoạch",
    "phuong bo dee": "phường bồ đề",
    "ngoc lamm": "ngọc lâm",
    "xe buyt doi lo trihn": "xe buýt đổi lộ trình",
    "huong dann": "hướng dẫn",
    "van hoaa": "văn hóa",
    # keys of Telex and VNI
    "dduwcs giang": "đức giang",
    "duwcs giang": "đức giang",
    "dducws giang": "đức giang",
    "traajt tuwj": "trật tự",
    "traajt tuwj ddoo thij": "trật tự đô thị",
    "rasc thari": "rác thải",
    "rasc": "rác",
    "ddarng vieen": "đảng viên",
    "phuwowngf bof ddeef": "phường bồ đề",
    "d9uc71 giang": "đức giang",
    "d9u7c1 giang": "đức giang",
    "tra65t5 tu75": "trật tự",
    "ra1c thai3": "rác thải",
    "chow hoa xuan": "chợ hoa xuân",
    # words that ran together
    "ducgiang": "đức giang",
    "racthai": "rác thải",
    "trattudothi": "trật tự đô thị",
    "đứcgiang rác": "đức giang rác",
    "cancuoc congdan": "căn cước công dân",
    # every word is right somewhere, another one stands beside
    "dung duong": "",
    "nha truong": "",
    "gian gia tu": "",
    "duc gian rac": "đức giang rác",
    # never mended
    "109-KH/QU": "",
    "ke hoach 109": "",
    "19": "",
    "qwrtzp": "",
    "qwrtzp thaj": "",
    "facebook": "",
    "😀": "",
    "x" * 200: "",
    '"duc gianh"': "",
}


@pytest.fixture
def corpus(make_article, publish):
    """Posts as a ward writes them."""
    made = []
    for number, (title, text) in enumerate(POSTS):
        made.append(make_article(title=title, lead="", body=f"<p>{text}</p>"))
        publish(made[-1], at=NOW - timedelta(hours=20 - number))
    return made


def meant(typed: str, at=None) -> str:
    """What is proposed for `typed` where it finds nothing."""
    at = at or timezone.now()
    query = finding.understood(typed)
    if finding.find(query, at=at).rows:
        return ""
    parts = mending.parts_of(query)
    return mending.mended(query, parts, mending.unknown(parts, at), at)


def test_what_is_proposed_for_what_was_typed(corpus):
    assert {typed: meant(typed) for typed in MEANT} == MEANT


def test_what_is_proposed_is_found(corpus):
    for proposed in filter(None, MEANT.values()):
        assert finding.find(finding.understood(proposed)).rows, proposed


def test_a_word_of_which_nothing_is_near_is_left_out(corpus):
    assert meant("duc gianh qwrtzp") == "đức giang"
    assert meant("qwrtzp duwcs gianh") == meant("duwcs gianh qwrtzp") == "đức giang"


def test_what_was_left_out_stays_left_out(corpus):
    assert meant("rac thaii -bóng") == "rác thải -bóng"
    assert meant('rac thaii -"trật tự"') == 'rác thải -"trật tự"'
    assert meant("rac thaii -gom") == ""


def test_an_abbreviation_is_no_misspelling(corpus):
    Abbreviation.objects.get_or_create(short="TTĐT", defaults={"meaning": "trật tự đô thị"})
    assert meant("TTĐT duc gianh") == "TTĐT đức giang"


@pytest.mark.parametrize("ending", ["withdraw", "remove", "edit"])
def test_what_is_gone_is_never_proposed(corpus, people, publish, ending):
    assert meant("hien mua") == "hiến máu"
    (article,) = [one for one in corpus if "hiến máu" in one.title]
    if ending == "edit":
        article.title = "Ngày hội"
        article.save()
        publish(article, change="minor")
    else:
        getattr(publishing, ending)(article.pk, by=people.chief, public_note="Sai")
    assert meant("hien mua") == meant("hieen masu") == meant("hienmau") == ""


def test_what_is_scheduled_is_not_proposed_before_its_time(make_article, publish):
    publish(make_article(title="Khánh thành cầu Trần"), at=NOW, starts_at=NOW + timedelta(hours=2))
    assert meant("khanh thanhh") == ""
    assert meant("khanh thanhh", NOW + timedelta(hours=3)) == "khánh thành"


@pytest.mark.parametrize(
    "typed", ["duc gianh", "x" * 10_000, "ab " * 500, "gianh " * 12, "duc rac"]
)
def test_the_work_has_a_bound(corpus, typed):
    with CaptureQueriesContext(connection) as asked:
        meant(typed)
    assert sum(q["sql"].startswith("SELECT") for q in asked.captured_queries) <= 20
