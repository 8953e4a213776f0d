"""How the databases look things up for the first page where there are many articles."""

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Edition, Event
from tests.plans import Plans

pytestmark = pytest.mark.django_db

MANY = 5000
IN_HAND = 30
DAY = timedelta(days=1)


@pytest.fixture
def archive(people, city, category):
    """An archive of which little is in hand, and what the database knows of its sizes."""
    now = timezone.now()
    units = [city.viet_hung, city.new_bo_de, city.duc_giang, city.cell]
    states = [Article.State.DRAFT, Article.State.SUBMITTED, Article.State.RETURNED]
    shared = {"category": category, "lead": "Lời dẫn.", "body": "<p>Nội dung.</p>" * 20}
    articles = Article.objects.bulk_create(
        Article(
            title=f"Bài {n}",
            unit=units[n % 4],
            author=people.clerk,
            state=Article.State.SETTLED if n % (MANY // IN_HAND) else states[n % 3],
            **shared,
        )
        for n in range(MANY)
    )
    editions = Edition.objects.bulk_create(
        Edition(
            article=article,
            number=1,
            origin=Edition.Origin.IMPORT,
            title=article.title,
            unit=article.unit,
            unit_name=article.unit.name,
            content_hash="0" * 64,
            published_at=now - n * DAY,
            starts_at=now - n * DAY,
            **shared,
        )
        for n, article in enumerate(articles)
    )
    Event.objects.bulk_create(
        Event(article=e.article, action=a, actor=people.clerk, at=now, to_state="draft", version=1,
              edition=e if a == Event.Action.PUBLISH else None)
        for e in editions
        for a in (Event.Action.SUBMIT, Event.Action.PUBLISH)
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def test_nothing_large_is_read_from_end_to_end(archive, people, sign_in):
    for who in ("clerk", "reviewer", "chief", "root"):
        client, plans = sign_in(getattr(people, who)), Plans()
        client.get(reverse("admin:index"))
        with connection.execute_wrapper(plans):
            client.get(reverse("admin:index"))
        assert plans.asked > 5
        assert plans.whole_tables == set(), who
        if who != "root":
            assert any("article_in_hand" in line for line in plans.lines), who
    with connection.execute_wrapper(plans := Plans()):
        Article.objects.filter(title__endswith="7").count()
    assert plans.whole_tables, "this test would notice nothing"
