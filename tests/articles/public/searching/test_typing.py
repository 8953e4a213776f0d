"""What is suggested while somebody types."""

import gzip
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import publishing
from articles.models import Document
from articles.public.searching import typing
from articles.publishing import redaction
from tests.makers import HOUR, REFORM, unit
from wards.models import FormerName, Unit

pytestmark = pytest.mark.django_db

NOW = timezone.now()


def suggested(client, typed, kind=None) -> list[str]:
    """The names of what is suggested for `typed`, of one kind or of all."""
    answer = client.get("/tim-kiem/goi-y.json", {"q": typed})
    assert answer.status_code == 200
    return [s["name"] for s in answer.json()["suggestions"] if kind in (None, s["kind"])]


def questions(asked: CaptureQueriesContext) -> int:
    """How many queries there were, without what opens and closes a transaction."""
    return sum(query["sql"].startswith("SELECT") for query in asked.captured_queries)


def posts(client, typed) -> list[str]:
    return suggested(client, typed, "bài")


def units(client, typed) -> list[str]:
    return suggested(client, typed, "đơn vị")


@pytest.fixture
def cleaning(make_article, publish):
    """A post that is public."""
    article = make_article(title="Phường Việt Hưng thu gom rác thải")
    publish(article, at=NOW - HOUR)
    return article


@pytest.mark.parametrize(
    "typed",
    [
        *("rac th", "rác thả", "RAC", "thu gom rac", "thai r", "việt hưng rác", "ra"),
        *("“rác thải", "-rac", "rac+thai", "  rac   thai ", "ra\u0301c tha\u0309"),
    ],
)
def test_titles_are_suggested_by_how_they_begin(client, cleaning, typed):
    assert posts(client, typed) == ["Phường Việt Hưng thu gom rác thải"]


@pytest.mark.parametrize(
    "typed", ["", " ", "r", "!", "thugom", "rac x", "r thai", "hai", "don rac"]
)
def test_what_does_not_begin_so_is_not(client, cleaning, typed):
    assert posts(client, typed) == []


def test_a_suggestion_leads_to_the_post_and_says_when_it_was_published(client, cleaning):
    answer = client.get("/tim-kiem/goi-y.json?q=rac").json()
    day = timezone.localdate(NOW - HOUR)
    assert answer["suggestions"] == [
        {
            "kind": "bài",
            "name": "Phường Việt Hưng thu gom rác thải",
            "note": f"{day:%d/%m/%Y}",
            "url": cleaning.editions.get().get_absolute_url(),
        }
    ]


def test_the_newest_five_posts_are_suggested(client, make_article, publish):
    for number in range(7):
        publish(make_article(title=f"Họp tổ dân phố lần {number}"), at=NOW - (10 - number) * HOUR)
    assert posts(client, "hop to") == [f"Họp tổ dân phố lần {n}" for n in (6, 5, 4, 3, 2)]


def test_suggestions_follow_what_becomes_of_a_post(client, cleaning, publish, people):
    cleaning.title = "Phường Việt Hưng trồng cây"
    cleaning.save()
    publish(cleaning, change="minor")
    assert posts(client, "rac") == []
    assert posts(client, "trong cay") == ["Phường Việt Hưng trồng cây"]
    publishing.withdraw(cleaning.pk, by=people.chief, public_note="Nhầm")
    assert posts(client, "trong cay") == []
    publishing.restore(cleaning.pk, by=people.chief)
    assert posts(client, "trong cay") == ["Phường Việt Hưng trồng cây"]
    publishing.remove(cleaning.pk, by=people.chief, public_note="Sai")
    assert posts(client, "trong cay") == []


def test_a_post_that_waits_is_suggested_from_its_time_on(client, make_article, publish):
    article = make_article(title="Chợ hoa xuân")
    publish(article, at=NOW, starts_at=NOW + HOUR)
    assert posts(client, "cho hoa") == []
    assert [s.name for s in typing.of("cho hoa", NOW + 2 * HOUR)] == ["Chợ hoa xuân"]


def test_units_are_suggested_open_ones_first(client, city):
    assert units(client, "bo de")[:2] == ["Phường Bồ Đề", "Phường Bồ Đề"]
    answer = client.get("/tim-kiem/goi-y.json?q=bo+de").json()["suggestions"]
    assert [(s["url"], s["note"]) for s in answer[:2]] == [
        ("/don-vi/bo-de-2025/", ""),
        ("/don-vi/bo-de/", "đã kết thúc"),
    ]


def test_a_unit_of_just_that_name_stands_above_all(client, cleaning, city):
    kind = Unit.Kind.RESIDENTIAL_GROUP
    for number in range(15):
        unit(kind, f"Tổ dân phố {number} cụm Đức Giang", f"t{number}", city.viet_hung)
    assert units(client, "duc giang")[:2] == ["Phường Đức Giang", "Tổ dân phố 0 cụm Đức Giang"]
    assert suggested(client, "viet hung") == [
        "Phường Việt Hưng",
        "Phường Việt Hưng thu gom rác thải",
        *("Tổ dân phố 0 cụm Đức Giang", "Tổ dân phố 1 cụm Đức Giang"),
    ]


@pytest.mark.parametrize(
    "typed", ["chi bo 19 bo de", "cb 19 bồ đề", "19 bo de", "bồ đề chi bộ", "cb 19 phuong bo de"]
)
def test_the_ward_tells_cells_apart(client, city, typed):
    answer = client.get("/tim-kiem/goi-y.json", {"q": typed}).json()["suggestions"]
    assert answer[0]["url"] == "/don-vi/chi-bo-19-bo-de/"
    assert answer[0]["note"] == "Phường Bồ Đề · đã kết thúc"


def test_units_have_the_names_of_today(client, city):
    today = timezone.localdate()
    tomorrow = today + timedelta(days=1)
    FormerName.objects.create(unit=city.viet_hung, name="Phường Giang Biên", until=REFORM)
    assert units(client, "giang bien") == ["Phường Việt Hưng"]
    FormerName.objects.create(unit=city.new_bo_de, name="Phường Ngọc Lâm", until=tomorrow)
    assert units(client, "ngoc lam") == ["Phường Ngọc Lâm"]
    unit(Unit.Kind.WARD, "Phường Phúc Lợi", "phuc-loi", city.top, opened_on=tomorrow)
    assert units(client, "phuc loi") == []


def test_at_most_three_units_are_suggested_wards_first(client, city):
    for number in range(1, 6):
        kind = Unit.Kind.RESIDENTIAL_GROUP
        unit(kind, f"Tổ dân phố {number}", f"tdp-{number}-vh", city.viet_hung)
    assert units(client, "viet hung") == ["Phường Việt Hưng", "Tổ dân phố 1", "Tổ dân phố 2"]


def documents(client, typed) -> list[str]:
    return suggested(client, typed, "văn bản")


@pytest.fixture
def citing(make_article, publish):
    """A post that cites three documents."""
    body = (
        "<p>Theo Kế hoạch 108-KH/QU ngày 25/2/2022 của Quận ủy và Nghị quyết 35-NQ/ĐU.</p>"
        "<p>Căn cứ Nghị định 42/2022/NĐ-CP ngày 24/6/2022.</p>"
    )
    article = make_article(title="Bài dẫn văn bản", body=body)
    publish(article, at=NOW - HOUR)
    return article


@pytest.mark.parametrize("typed", ["108", "108-K", "108 kh qu", "Kế hoạch 108", "ke hoach 10"])
def test_documents_are_suggested_by_their_numbers(client, citing, typed):
    assert documents(client, typed) == ["Kế hoạch 108-KH/QU"]
    answer = client.get("/tim-kiem/goi-y.json", {"q": typed}).json()["suggestions"]
    (found,) = (s for s in answer if s["kind"] == "văn bản")
    assert found["note"] == "25/02/2022"
    assert client.get(found["url"]).status_code == 200


def test_documents_are_suggested_by_the_titles_that_staff_gave(client, citing):
    document = Document.objects.get(number__startswith="35")
    document.title = "Về công tác cán bộ " * 20
    document.save()
    assert documents(client, "công tác c") == ["Nghị quyết 35-NQ/ĐU"]
    answer = client.get("/tim-kiem/goi-y.json?q=can+bo").json()["suggestions"]
    assert len(answer[0]["note"]) <= 80


def test_documents_follow_the_posts_that_cite_them(client, citing, people):
    assert documents(client, "42/2022") == ["Nghị định 42/2022/NĐ-CP"]
    publishing.withdraw(citing.pk, by=people.chief, public_note="Nhầm")
    assert documents(client, "42/2022") == []
    Document.objects.filter(number__startswith="42").update(link="https://example.com/42")
    assert documents(client, "42/2022") == ["Nghị định 42/2022/NĐ-CP"]


def test_a_redacted_name_is_not_suggested(client, cleaning, people):
    redaction.redact_text(cleaning.pk, by=people.chief, phrase="rác thải", reason="Tòa")
    assert posts(client, "rac") == []
    assert "rác" not in client.get("/tim-kiem/goi-y.json?q=viet+hung").content.decode()


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "😀😀",
            "' OR 1=1 --",
            '"; DROP TABLE x',
            "NEAR(a b)",
            "a* OR b:",
            "\0rac\0",
            "%%__",
            "&|!",
        ),
        *("x" * 10_000, "rac " * 3_000, "\ud800rac", "١٢٣", "<script>", "đ" * 300, "1" * 5_000),
    ],
)
def test_whatever_is_typed_is_harmless(client, cleaning, typed):
    encoded = typed.encode("utf-8", "surrogatepass")
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(f"/tim-kiem/goi-y.json?q={quote(encoded)}")
    assert answer.status_code == 200 and len(answer.json()["suggestions"]) <= 11
    assert questions(asked) <= 6


def test_it_costs_the_same_however_much_there_is(client, make_article, publish, city):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get("/tim-kiem/goi-y.json?q=phuong+viet")
        return questions(asked)

    publish(make_article(title="Phường Việt Hưng"), at=NOW - HOUR)
    first = queries()
    for number in range(8):
        publish(make_article(title=f"Phường Việt Hưng {number}"), at=NOW - HOUR)
        unit(Unit.Kind.PARTY_CELL, f"Chi bộ {number}", f"cb-{number}-vh", city.viet_hung)
    assert queries() == first <= 6


def test_the_answer_is_vietnamese_as_it_is_written(client, cleaning):
    answer = client.get("/tim-kiem/goi-y.json", {"q": "rac"})
    assert "Phường Việt Hưng thu gom rác thải" in answer.content.decode()


def test_nobody_keeps_or_lists_what_is_suggested(client, cleaning):
    answer = client.get("/tim-kiem/goi-y.json?q=rac")
    assert answer["Cache-Control"] == "no-cache"
    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["Content-Type"] == "application/json"
    assert not answer.cookies
    assert client.post("/tim-kiem/goi-y.json").status_code == 405


def test_what_shows_suggestions_stays_small():
    folder = Path(settings.BASE_DIR) / "static" / "wardnews"
    files = ("suggest.js", "suggest.css")
    assert sum(len(gzip.compress((folder / name).read_bytes())) for name in files) <= 1_638
