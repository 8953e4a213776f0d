"""Documents as residents look them up."""

import pytest
from django.utils import timezone

from articles.documents import queries
from articles.models import Document
from tests.makers import HOUR

pytestmark = pytest.mark.django_db


@pytest.fixture
def documents(make_article, publish):
    """Some documents, one of which staff gave its title."""
    publish(
        make_article(
            title="Kế hoạch 108-KH/QU ngày 25/2/2022",
            lead="Kế hoạch 1080-KH/QU và Đề án 11-ĐA/TU.",
            body="<p>42/2022/NĐ-CP, 12-NQ/TƯ, 12-NQ/TU, Quy định 37-QĐ/TW, 8/KH-UBND</p>",
        )
    )
    scheme = Document.objects.get(kind="DA")
    scheme.title = "Về trật tự đô thị"
    scheme.save()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", 8),
        ("108-KH/QU", ["108-KH/QU"]),
        ("108 - kh/qu", ["108-KH/QU"]),
        ("0108/KH–QU", ["108-KH/QU"]),
        ("ke hoach 108-kh/qu", ["108-KH/QU"]),
        ("Kế hoạch số 108-KH/QU ngày 25/2/2022", ["108-KH/QU"]),
        ("Kế hoạch số 108-KH/QU ngày 25 tháng 2 năm 2022", ["108-KH/QU"]),
        ("Kế hoạch số 108-KH/QU ngày 26/2/2022", []),
        ("văn bản số 108-KH/QU", ["108-KH/QU"]),
        ("25.02.2022", ["108-KH/QU"]),
        ("31/2/2022", []),
        ("số", []),
        ("108", ["108-KH/QU", "1080-KH/QU"]),
        ("108 KH", ["108-KH/QU", "1080-KH/QU"]),
        ("08", ["8/KH-UBND"]),
        ("kh qu", ["108-KH/QU", "1080-KH/QU"]),
        ("kế hoạch", ["108-KH/QU", "1080-KH/QU", "8/KH-UBND"]),
        ("quy dinh", ["37-QĐ/TW"]),
        ("trat tu", ["11-ĐA/TU"]),
        ("đề án đô thị", ["11-ĐA/TU"]),
        ("2022", ["42/2022/NĐ-CP"]),
        ("42/2022/ND-CP", ["42/2022/NĐ-CP"]),
        ("12-NQ/TƯ", ["12-NQ/TW"]),
        ("12-nq/tu", ["12-NQ/TU"]),
        ("109-KH/QU", []),
        ("' OR 1=1 --", []),
        ("%", 8),
        ("_", 8),
        ("x" * 10_000, []),
    ],
)
def test_what_is_typed_finds_documents(documents, typed, found):
    numbers = [d.number for d in queries.matching(Document.objects.order_by("pk"), typed)]
    assert numbers == found if isinstance(found, list) else len(numbers) == found


def test_only_documents_of_listed_posts_are_known(make_article, publish):
    due = timezone.now() + HOUR
    publish(make_article(title="Nghị quyết 35-NQ/ĐU"), starts_at=due)
    given = Document.objects.create(number="1/CP", number_key="1 cp", link="https://x.vn/")
    Document.objects.create(number="2/CP", number_key="2 cp", merged_into=given, title="Cũ")
    Document.objects.create(number="3/CP", number_key="3 cp")
    assert [d.number for d in queries.known()] == ["1/CP"]
    assert sorted(d.number for d in queries.known(due)) == ["1/CP", "35-NQ/ĐU"]


def test_a_file_makes_a_document_known():
    Document.objects.create(number="1/CP", number_key="1 cp", file={"name": "1.pdf"})
    assert queries.known().count() == 1
