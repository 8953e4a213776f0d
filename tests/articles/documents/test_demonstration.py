"""What the demonstration's register shows: titles, and one document that stood twice."""

import pytest
from django.utils import timezone

from articles.demonstration import register
from articles.demonstration.texts.citing import CITING
from articles.models import Document
from tests.makers import HOUR

pytestmark = pytest.mark.django_db


def rows() -> list:
    return list(Document.objects.order_by("pk").values())


def test_titles_are_given_and_doubles_merged_once(make_article, publish):
    bodies = [text.body for text in CITING]
    bodies.append("<p>Theo Nghị quyết 1656/NQ-UBTVQH15, phường ta có tên mới.</p>")
    for place, body in enumerate(bodies):
        publish(make_article(title=f"Bài {place}", body=body), at=timezone.now() - HOUR)
    register.build()
    standing = Document.objects.filter(merged_into=None)
    assert {d.number for d in standing} == {"1656/NQ-UBTVQH15", "108-KH/QU", "35-NQ/ĐU"}
    assert all(document.title for document in standing)
    assert standing.get(number__startswith="1656").citations.count() == 3
    before = rows()
    register.build()
    assert rows() == before


def test_without_the_documents_nothing_is_made(db):
    register.build()
    assert rows() == []
