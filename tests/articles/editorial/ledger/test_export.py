"""The files: one row a post, complete, and harmless to whoever opens them."""

import csv
import io
import re
import zipfile
from xml.etree import ElementTree

import pytest

from articles import publishing
from articles.editorial.ledger.export import HEADINGS, neutral
from tests.articles.editorial.ledger.story import PAGE, moment

pytestmark = pytest.mark.django_db
_NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture
def fetch(sign_in):
    """`fetch(user, kind, query)`: the response and its bytes."""

    def run(user, kind, query="ky=2025-08"):
        answer = sign_in(user).get(f"{PAGE}{kind}/?{query}")
        assert answer.status_code == 200
        return answer, b"".join(answer.streaming_content)

    return run


def rows_of_csv(body: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline=""), strict=True))


def cells_of_xlsx(body: bytes) -> list[list[tuple]]:
    """Each row's cells as (type, value): "s" for texts, "n" for numbers; None is blank."""
    book = zipfile.ZipFile(io.BytesIO(body))
    sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    assert sheet.find(f".//{_NS}f") is None  # no formula anywhere
    assert "<hyperlink" not in book.read("xl/worksheets/sheet1.xml").decode()
    found = []
    for row in sheet.iter(f"{_NS}row"):
        cells = []
        for cell in row:
            if cell.get("t") == "inlineStr":
                cells.append(("s", "".join(cell.itertext())))
            else:
                value = cell.findtext(f"{_NS}v")
                cells.append(("n", float(value)) if value is not None else ("s", ""))
        found.append(cells)
    return found


EXPECTED = [
    ["Ngõ 5 sạch", "2025-08-03 13:00", "Phường Việt Hưng", "huong", "Thu Hương", "Đang đăng"],
    ["Họp tổ dân phố", "2025-08-05 16:00", "Phường Việt Hưng", "huong", "Thu Hương", "Đang đăng"],
    ["Nước lên", "2025-08-06 12:00", "Phường Việt Hưng", "huong", "", "Đang đăng"],
    ["Bài từ cổng cũ", "2025-08-15 12:00", "Phường Việt Hưng", "Cổng cũ", "CTV", "Đang đăng"],
    ["Chợ đêm", "2025-08-20 15:00", "Phường Bồ Đề", "tuan", "", "Đã gỡ, còn đọc được"],
]
# Views to date and in the period, words, photos.
NUMBERS = [[6, 5, 13, 2], [0, 0, 13, 0], [0, 0, 13, 0], [1000, 1, 13, 0], [0, 0, 13, 0]]


def test_the_csv_says_of_every_post_what_inspectors_ask_for(told, people, fetch, settings):
    settings.SITE_URL = "https://tin.example.vn"
    answer, body = fetch(people.reviewer, "csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="so-tin-bai_2025-08_tat-ca-don-vi.csv"' in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    assert body.startswith(b"\xef\xbb\xbfTi")
    assert body.endswith(b"\r\n") and body.count(b"\n") == body.count(b"\r\n") == 6
    head, *rows = rows_of_csv(body)
    assert head == list(HEADINGS)
    assert [row[:5] + row[6:7] for row in rows] == EXPECTED
    assert [[int(cell) for cell in row[7:11]] for row in rows] == NUMBERS
    assert {row[5] for row in rows} == {"Hoạt động các phường"}
    assert [row[11] for row in rows] == [
        "Ban biên tập", "Ban biên tập", "Ban biên tập", "Cổng cũ", "Ban biên tập",
    ]  # fmt: skip
    assert [row[12] for row in rows] == ["", "", "Đăng khẩn", "", ""]
    assert rows[0][13] == f"https://tin.example.vn/tin/ngo-5-sach-{told.mended.pk}/"


def test_the_workbook_says_the_same_with_dates_and_numbers_as_such(told, people, fetch):
    answer, body = fetch(people.reviewer, "xlsx")
    assert 'filename="so-tin-bai_2025-08_tat-ca-don-vi.xlsx"' in answer["Content-Disposition"]
    head, *rows = cells_of_xlsx(body)
    assert [value for _, value in head] == list(HEADINGS)
    kinds = {"".join(kind for kind, _ in row) for row in rows}
    assert kinds == {"snsssssnnnnsss"}
    assert [[value for _, value in row[7:11]] for row in rows] == NUMBERS
    # Excel's days count from 30 December 1899; 13:00 on 3 August 2025.
    assert rows[0][1][1] == pytest.approx(45872 + 13 / 24, abs=1e-6)
    _, csv_body = fetch(people.reviewer, "csv")
    texts = [[row[0], *row[2:7], *row[11:]] for row in rows_of_csv(csv_body)[1:]]
    assert [[v for k, v in row if k == "s"] for row in rows] == texts


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_files_keep_to_the_unit_author_and_reach(told, people, city, fetch, kind):
    def titles(user, query):
        answer, body = fetch(user, kind, query)
        rows = rows_of_csv(body) if kind == "csv" else cells_of_xlsx(body)
        cells = [row[0] if kind == "csv" else row[0][1] for row in rows[1:]]
        return cells, answer["Content-Disposition"]

    own = [row[0] for row in EXPECTED[:4]]
    found, name = titles(people.reviewer, f"ky=2025-08&don_vi={city.viet_hung.pk}")
    assert found == own and f'"so-tin-bai_2025-08_viet-hung.{kind}"' in name
    assert titles(people.clerk, "ky=2025-08")[0] == own
    found, name = titles(people.reviewer, f"ky=2025-08&tac_gia={people.other_clerk.pk}")
    assert found == ["Chợ đêm"]
    found, name = titles(people.clerk, "tu=2025-08-05&den=2025-08-14")
    assert found == own[1:3] and "2025-08-05_2025-08-14" in name
    assert titles(people.clerk, "ky=2020")[0] == []


def test_what_was_corrected_or_removed_shows_as_residents_read_it_last(
    people, make_article, publish, fetch
):
    article = make_article(title="Lễ hội mùng 5")
    publish(article, at=moment("02/08"))
    article.title, article.body = "Lễ hội mùng 6", "<p>Một hai ba.</p>"
    article.save()
    publish(article, at=moment("03/08"), change="correction", public_note="Nhầm ngày.")
    publishing.remove(article.pk, by=people.chief, public_note="Sai.", at=moment("04/08"))
    article.title = "Chữ chưa ai duyệt"
    article.save()
    (row,) = rows_of_csv(fetch(people.clerk, "csv")[1])[1:]
    assert (row[0], row[6]) == ("Lễ hội mùng 6", "Đã gỡ hẳn")
    assert row[9] == "13"  # the first edition's words


PAYLOADS = [
    *('=HYPERLINK("http://xau.vn","Bấm")', "+84 24 1234", "-2+3+cmd|' /C calc'!A0", "@SUM(1)"),
    *("＝1+1", "＋1", "－1", "＠A1", "  =1+1", "\t=1", "\r=1", "\u00a0=1", "\u200b=1", "\ufeff-1"),
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_could_be_a_formula_gets_an_apostrophe(payload):
    assert neutral(payload) == f"'{payload}"


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        # Cut at ";" by a computer whose lists are separated so.
        ("Bão; =1+1", "Bão;' =1+1"),
        ("Bão;@A1;-1", "Bão;'@A1;'-1"),
        ("Bão\t=1", "Bão\t'=1"),
        ("Giữ nguyên: 1+1=2, a-b; c", "Giữ nguyên: 1+1=2, a-b; c"),
        ("“Hội làng” – 2025", "“Hội làng” – 2025"),
        ("", ""),
    ],
)
def test_what_cannot_be_one_stays_as_it_is(text, safe):
    assert neutral(text) == safe


def test_formulas_in_titles_and_names_stay_texts_in_both_files(
    people, make_article, publish, fetch, category
):
    people.clerk.last_name = "=2+3"
    people.clerk.save()
    written = []
    for number, payload in enumerate(p for p in PAYLOADS if not re.match(r"\s", p)):
        title = f'{payload} "hai dòng", ba'
        article = make_article(title=title, byline=payload)
        edition = publish(article, at=moment("02/08", f"{number:02}:00"))
        written.append((edition.title, edition.byline))
    _, body = fetch(people.clerk, "csv")
    rows = rows_of_csv(body)[1:]
    for (title, byline), row in zip(written, rows, strict=True):
        assert row[0].endswith(title) and row[4].endswith(byline)
        for cell in (row[0], row[3], row[4]):
            assert not re.match(r"\s*[=+\-@＝＋－＠]", cell), cell
    cells = cells_of_xlsx(fetch(people.clerk, "xlsx")[1])[1:]
    assert [(row[0], row[4]) for row in cells] == [(("s", t), ("s", b)) for t, b in written]


def test_files_cost_the_same_whatever_is_in_them(
    people, make_article, publish, sign_in, django_assert_max_num_queries
):
    client = sign_in(people.clerk)

    def queries(kind):
        with django_assert_max_num_queries(40) as asked:
            b"".join(client.get(f"{PAGE}{kind}/?ky=2025-08").streaming_content)
        return len(asked)

    publish(make_article(), at=moment("02/08"))
    queries("csv")  # what is asked once
    few = queries("csv")
    for number in range(1, 8):
        publish(make_article(), at=moment(f"0{number}/08", "18:00"))
    assert queries("csv") == queries("xlsx") == few
