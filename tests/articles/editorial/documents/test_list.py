"""The list of documents: found in any spelling, narrowed, paged; nothing of others' desks in it."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Document
from tests.articles.editorial.documents.conftest import LIST, change

pytestmark = pytest.mark.django_db


def shown(client, **asked) -> list[str]:
    """The numbers on the page."""
    page = client.get(LIST, asked)
    assert page.status_code == 200
    return [row.document.number for row in page.context["cl"].rows]


@pytest.fixture
def register(make_document):
    """A few documents, the newest last."""
    return [
        make_document(title="Đảm bảo trật tự đô thị"),
        make_document(issued_on=None),
        make_document("42/2022/NĐ-CP", "ND", date(2022, 6, 24), link="https://chinhphu.vn/42"),
        make_document("35-NQ/ĐU", "NQ", date(2023, 2, 26)),
        make_document("7/2024", "", None, title="Số 08 đường Ngô Gia Tự"),
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("108-KH/QU", ["108-KH/QU", "108-KH/QU"]),
        ("108 kh qu", ["108-KH/QU", "108-KH/QU"]),
        ("108kh/qu", ["108-KH/QU", "108-KH/QU"]),
        ("0108 – KH / QU", ["108-KH/QU", "108-KH/QU"]),
        ("kế hoạch 108", ["108-KH/QU", "108-KH/QU"]),
        ("nghi dinh 42", ["42/2022/NĐ-CP"]),
        ("42/2022/ND-CP", ["42/2022/NĐ-CP"]),
        ("35-nq/du", ["35-NQ/ĐU"]),
        ("trật tự", ["108-KH/QU"]),
        ("TRAT TU do thi 108", ["108-KH/QU"]),
        ("số 8 đường", ["7/2024"]),
        ("25/2/2022", ["108-KH/QU"]),
        ("nghị quyết 26/02/2023", ["35-NQ/ĐU"]),
        ("rat", []),
        ("108-KH/TU", []),
        ("'; DROP TABLE", []),
    ],
)
def test_a_document_is_found_however_it_is_typed(sign_in, people, register, typed, found):
    assert shown(sign_in(people.clerk), q=typed) == found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"loai": "ND"}, ["42/2022/NĐ-CP"]),
        ({"loai": "khac"}, ["7/2024"]),
        ({"nam": "2023"}, ["35-NQ/ĐU"]),
        ({"trich_yeu": "chua"}, ["35-NQ/ĐU", "42/2022/NĐ-CP", "108-KH/QU"]),
        ({"trung": "co"}, ["108-KH/QU", "108-KH/QU"]),
        ({"gop": "roi"}, []),
        ({"trich_yeu": "chua", "nam": "2022"}, ["42/2022/NĐ-CP"]),
    ],
)
def test_the_list_is_narrowed(sign_in, people, register, asked, found):
    assert shown(sign_in(people.clerk), **asked) == found


def test_a_year_that_is_none_narrows_nothing_and_says_so(sign_in, people, register):
    client = sign_in(people.clerk)
    assert len(shown(client, nam="hai nghìn")) == 5
    assert "Hãy ghi năm bằng bốn chữ số." in client.get(LIST, {"nam": "99999"}).text


def test_of_one_number_two_dates_are_no_doubles_and_another_kind_is_one(
    sign_in, people, make_document
):
    client = sign_in(people.clerk)
    make_document()
    make_document(issued_on=date(2023, 2, 25))
    assert shown(client, trung="co") == []
    other = make_document(kind="BC", issued_on=date(2024, 2, 25))
    assert len(shown(client, trung="co")) == 3
    Document.objects.filter(pk=other.pk).update(merged_into=Document.objects.earliest("pk"))
    assert shown(client, trung="co") == []
    assert shown(client, gop="roi") == ["108-KH/QU"]
    assert "Đã gộp vào Kế hoạch 108-KH/QU ngày 25/02/2022" in client.get(LIST).text


def test_a_row_says_how_many_posts_cite_it_for_as_many_queries_as_of_one(sign_in, people, cite):
    client = sign_in(people.reviewer)
    cite("<p>Kế hoạch 1-KH/QU, rồi lại Kế hoạch 1-KH/QU.</p>", title="Một")
    client.get(LIST)
    with CaptureQueriesContext(connection) as few:
        page = client.get(LIST).text
    assert "1 bài" in page
    for number in range(2, 8):
        cite(f"<p>Kế hoạch 1-KH/QU và Báo cáo {number}-BC/QU.</p>", title=f"Bài {number}")
    with CaptureQueriesContext(connection) as many:
        page = client.get(LIST).text
    assert "7 bài" in page
    assert len(many) == len(few)
    first = Document.objects.get(number_key="1 kh qu")
    second = Document.objects.get(number_key="2 bc qu")
    client.get(change(second))  # what is kept for all pages
    with CaptureQueriesContext(connection) as few:
        client.get(change(second))
    with CaptureQueriesContext(connection) as many:
        client.get(change(first))
    assert len(many) == len(few)


def test_pages_go_on_from_a_row(sign_in, people, make_document):
    for number in range(1, 53):
        make_document(f"{number}-KH/QU")
    client = sign_in(people.clerk)
    first = client.get(LIST)
    assert [row.document.number for row in first.context["cl"].rows][:2] == ["52-KH/QU", "51-KH/QU"]
    after = first.context["cl"].after
    make_document("99-KH/QU")
    second = client.get(LIST + after)
    assert [r.document.number for r in second.context["cl"].rows] == ["2-KH/QU", "1-KH/QU"]
    assert "Trang trước" in second.text


# --- what is others' ---


def test_what_only_another_units_post_to_come_cites_is_not_there(sign_in, people, cite, city):
    cite(
        "<p>Theo Kế hoạch 77-KH/QU tuyệt mật.</p>",
        at=timezone.now() + timedelta(days=1),
        unit=city.new_bo_de,
        title="Bài sắp đăng",
    )
    document = Document.objects.get()
    client = sign_in(people.clerk)
    assert shown(client) == [] and shown(client, q="77") == []
    assert client.get(change(document)).status_code == 404
    for user in (people.other_clerk, people.root):
        sign_in(user)
        assert shown(client) == ["77-KH/QU"]
        page = client.get(change(document)).text
        assert "Bài sắp đăng" in page and "Đang hẹn giờ" in page and "tuyệt mật" in page


def test_others_posts_to_come_are_neither_counted_nor_told(sign_in, people, cite, city):
    cite("<p>Theo Kế hoạch 77-KH/QU.</p>", title="Bài đang đăng", unit=city.new_bo_de)
    cite(
        "<p>Theo Kế hoạch 77-KH/QU tuyệt mật.</p>",
        at=timezone.now() + timedelta(days=1),
        unit=city.new_bo_de,
        title="Bài sắp đăng",
    )
    document, client = Document.objects.get(), sign_in(people.clerk)
    assert "1 bài" in client.get(LIST).text
    page = client.get(change(document)).text
    assert "Bài đang đăng" in page and "Bài sắp đăng" not in page and "tuyệt mật" not in page
    # It is another unit's: to be read where everybody reads it.
    article = document.citations.earliest("pk").edition.article
    assert f"/tin/ra-quan-{article.pk}/" in page or f"-{article.pk}/" in page
    assert f"/admin/articles/article/{article.pk}/" not in page
    sign_in(people.other_clerk)
    page = client.get(change(document)).text
    assert f"/admin/articles/article/{article.pk}/change/" in page and "Bài sắp đăng" in page


def test_what_was_masked_is_in_nobodys_list(sign_in, people, make_document):
    document = make_document()
    Document.objects.filter(pk=document.pk).update(number="", number_key="#1")
    client = sign_in(people.root)
    assert shown(client) == []
    assert client.get(change(document)).status_code == 404
