"""What stands first: pairs of posts of which one answers better, on both databases."""

from datetime import datetime, timedelta

import pytest

from articles import publishing
from articles.models import Abbreviation
from articles.search import finding
from tests.makers import NOON, import_item

pytestmark = pytest.mark.django_db

AT = NOON + timedelta(days=400)
DAY = timedelta(days=1)
PLAIN = {"title": "Tin trong tuần", "lead": "", "body": "<p>Mọi việc.</p>"}


def body(text: str) -> dict:
    return {"body": f"<p>{text}</p>"}


@pytest.fixture(autouse=True)
def glossary(db):
    Abbreviation.objects.all().delete()
    Abbreviation.objects.create(short="TTĐT", meaning="trật tự đô thị")
    Abbreviation.objects.create(short="TDP", meaning="tổ dân phố")


@pytest.fixture
def best(make_article, city):
    """`best(typed, {"a": fields, …})`: names in the order in which they are found. `on` is the day
    of publication; without one, what is to come first is the oldest."""

    def run(typed: str, **posts) -> list[str]:
        imports, names = [], {}
        for number, (name, fields) in enumerate(posts.items()):
            on = fields.pop("on", NOON + number * timedelta(hours=1))
            article = make_article(**PLAIN | fields, state="settled", author=None)
            names[article.pk] = name
            imports.append(import_item(article, on))
        editions = {e.pk: e for e in publishing.publish_imports(imports, at=AT)}
        hits = finding.find(finding.understood(typed), at=AT).rows
        return [names[editions[hit.edition_id].article_id] for hit in hits]

    return run


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        # With the accents as typed before without, wherever it stands.
        ("bò", body("Nuôi bò."), {"title": "Cán bộ phường"}),
        ("bộ", body("Cán bộ."), {"title": "Nuôi bò"}),
        ("bồ đề", body("Về phường Bồ Đề."), {"title": "Ban hành bộ đề thi"}),
        ("bồ đề", body("Cây đề, cây bồ kết, lá bồ."), {"title": "Bộ đề, bố đê"}),
        ("Đức Giang", body("Ở Đức Giang."), {"title": "Sách đức giảng"}),
        ("đức giang rac", body("Rác ở Đức Giang."), body("Rác, đục, giằng.")),
        ("hoà thuận", body("Hòa thuận."), {"title": "Hoa thuần"}),
        # Of those with the same accents: title, lead, body.
        ("rác", {"title": "Đổ rác"}, {"lead": "Đổ rác."}),
        ("rác", {"lead": "Đổ rác."}, body("Đổ rác, rác, rác.")),
        ("rac", {"title": "Đổ rác"}, {"lead": "Đổ rác."}),
        ("rac", {"lead": "Đổ rác."}, body("Đổ rác, rác, rác.")),
        ("rac duong", {"title": "Rác trên đường"}, {"title": "Rác", **body("Ở đường.")}),
        # Together before scattered.
        ("rác thải", {"title": "Thu rác thải"}, {"title": "Thải ra rác"}),
        ("rác thải", body("Thu rác thải."), body("Thải ra rác.")),
        ("rac thai", body("Thu rác thải."), body("Thải ra rác.")),
        ("Nghị định 42", body("Nghị định số 42."), body("Nghị trường; 42 quyết định.")),
        ("nghi dinh so 42", body("Nghị định 42."), body("Nghị trường; 42 quyết định.")),
        # An abbreviation and its meaning answer for each other.
        ("TTĐT", {"title": "Giữ trật tự đô thị"}, body("Giữ TTĐT.")),
        ("ttdt", {"title": "Giữ trật tự đô thị"}, body("Giữ TTĐT.")),
        ("trật tự đô thị", {"title": "Giữ TTĐT"}, body("Giữ trật tự đô thị.")),
        ("trat tu do thi", {"title": "Giữ TTĐT"}, {"title": "Thị tự đô trật"}),
        ("trật tự đô thị", body("Giữ TTĐT."), body("Đô thị trật tự.")),
        ("trat tu đô thị", body("Giữ TTĐT."), {"title": "Thị tư đo trát"}),
        ("TTĐT Đức Giang", {"title": "Trật tự đô thị Đức Giang"}, {"title": "Đức Giang, TTĐT"}),
        ("tổ dân phố 8", {"title": "TDP số 08"}, {"title": "Tổ 8, dân phố"}),
    ],
)
def test_the_better_one_comes_first(best, typed, better, worse):
    assert best(typed, better=better, worse=worse) == ["better", "worse"]


@pytest.mark.parametrize(
    ("typed", "one", "other"),
    [
        ("TTĐT", body("Giữ TTĐT."), body("Giữ trật tự đô thị.")),
        ("TTĐT", {"title": "Giữ TTĐT"}, {"title": "Giữ trật tự đô thị"}),
        ("trật tự đô thị", {"title": "Giữ TTĐT"}, {"title": "Giữ trật tự đô thị"}),
        ("hòa", body("Hòa."), body("Hoà.")),
        ("bo", body("Bò."), body("Bộ.")),
        ("rác", body("Rác."), body("Rác, rác, rác.")),
    ],
)
def test_of_two_that_answer_alike_the_newer_comes_first(best, typed, one, other):
    assert best(typed, one=one, other=other) == ["other", "one"]


def test_new_is_slightly_above_old(best):
    fields = {"title": "Đổ rác"}
    old, new = {"on": AT - 40 * DAY}, {"on": AT - 20 * DAY}
    assert best("rác", new=fields | new, old=fields | old) == ["new", "old"]


@pytest.mark.parametrize("age", [0, 20, 200])
def test_new_never_outweighs_where_it_stands(best, age):
    new = {"on": AT - age * DAY}
    old = {"on": AT - 390 * DAY}
    found = best("rác", body=body("Rác.") | new, lead={"lead": "Rác."} | old)
    assert found == ["lead", "body"]


def test_the_same_instant_leaves_the_later_edition_first(best):
    on = {"on": datetime.fromisoformat("2025-08-02T00:00:00+07:00")}
    assert best("rác", one=body("Rác.") | on, two=body("Rác.") | on) == ["two", "one"]
