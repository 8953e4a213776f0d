"""What a reviewer reads of photos, and what reading of many of them costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.editorial import workflow
from articles.models import Photo
from tests.spoken import spoken

pytestmark = pytest.mark.django_db


def address(article) -> str:
    return reverse("admin:articles_article_review", args=[article.pk])


def test_many_photos_cost_no_more_queries_than_few(sign_in, people, make_article):
    client, costs = sign_in(people.reviewer), []
    for number in (2, 20):
        article = make_article(photos=number)
        workflow.submit(article.pk, by=people.clerk)
        client.get(address(article))
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address(article)).status_code == 200
        costs.append(len(asked))
    assert costs[0] == costs[1]


def test_nobody_is_told_that_an_ornament_lacks_a_description(sign_in, people, make_article):
    article = make_article(photos=1)
    Photo.objects.update(decorative=True, alt="")
    workflow.submit(article.pk, by=people.clerk)
    page = " ".join(spoken(sign_in(people.reviewer).get(address(article)).text))
    assert "Ảnh trang trí, không cần mô tả" in page and "(chưa có)" not in page
