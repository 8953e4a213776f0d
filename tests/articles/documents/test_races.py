"""Two who publish at once: the register has one row of what both cite."""

import pytest

from articles.models import Citation, Document
from tests.concurrency import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_posts_published_at_once_share_their_new_documents(make_article, publish):
    articles = [
        make_article(body="<p>Kế hoạch 108-KH/QU ngày 25/2/2022 và Đề án 11-ĐA/TU</p>")
        for _ in range(6)
    ]
    results = at_once(*[lambda article=article: publish(article) for article in articles])
    assert [r for r in results if isinstance(r, Exception)] == []
    assert sorted(Document.objects.values_list("number", flat=True)) == ["108-KH/QU", "11-ĐA/TU"]
    assert Citation.objects.count() == 12
