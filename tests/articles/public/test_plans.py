"""How the databases look things up for pages where there are many posts."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from articles.models import Article, Category, DailyViews, Document, Edition, ViewCount
from tests.makers import unit
from tests.plans import Plans
from wards.models import Unit

pytestmark = pytest.mark.django_db

MANY = 5000
HOUR = timedelta(hours=1)


@pytest.fixture
def archive(people, city):
    """Thousands of posts of fifteen wards in ten sections; the newest were read."""
    now, kind = timezone.now(), Unit.Kind
    wards = [unit(kind.WARD, f"Phường Số {n}", f"phuong-{n}", city.top) for n in range(15)]
    sections = Category.objects.bulk_create(
        Category(name=f"Mục {n}", slug=f"muc-{n}", position=n) for n in range(10)
    )
    texts = [
        {"title": f"Bài {n}", "lead": "Lời dẫn.", "body": "<p>Nội dung.</p>" * 20}
        | {"unit": wards[n % 15], "category": sections[n % 10]}
        for n in range(MANY)
    ]
    articles = Article.objects.bulk_create(
        Article(author=people.clerk, state=Article.State.SETTLED, **text) for text in texts
    )
    Edition.objects.bulk_create(
        Edition(
            article=article,
            number=1,
            origin=Edition.Origin.IMPORT,
            unit_name=article.unit.name,
            content_hash="0" * 64,
            published_at=now - n * HOUR,
            starts_at=now - n * HOUR,
            **text,
        )
        for n, (article, text) in enumerate(zip(articles, texts, strict=True))
    )
    DailyViews.objects.bulk_create(
        DailyViews(article=article, day=timezone.localdate() - timedelta(days=n), views=n)
        for article in articles[:20]
        for n in range(1, 400)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def test_no_list_of_the_home_page_reads_all_posts(archive, client):
    with connection.execute_wrapper(plans := Plans()):
        page = client.get("/").content.decode()
    for part in ("Bài 0", 'id="tin-moi"', 'id="doc-nhieu"', 'id="muc-muc-5"', "Phường Số 14"):
        assert part in page
    assert plans.asked == 8
    # The newest of all are read in their order, and no more of them than are shown.
    assert [line for line in plans.whole_tables if " u0" in line or "_newest" not in line] == []
    for index in ("edition_unit_newest", "edition_category_newest", "daily_views_of_day"):
        assert any(index in line for line in plans.lines), index
    assert sum("edition_newest" in line for line in plans.lines) == 1


KINDS = ["article", "section", "older", "corrections", "documents"]


@pytest.mark.parametrize("kind", KINDS)
def test_no_other_page_reads_all_posts_either(archive, client, make_article, publish, city, kind):
    first = Edition.objects.order_by("pk").first()
    middle = Edition.objects.get(pk=first.pk + MANY // 2)
    post = make_article(
        body="<p>Theo Kế hoạch 108-KH/QU.</p>", about=[city.bo_de, middle.unit], unit=first.unit
    )
    publish(post, at=middle.starts_at)
    full = publish(post, change="correction", public_note="Sai ngày.")
    ViewCount.objects.create(article_id=middle.article_id, day=timezone.localdate())
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    cursor = f"?truoc={middle.article_id}"
    addresses = {
        "article": [middle.get_absolute_url(), full.get_absolute_url()],
        "section": ["/chuyen-muc/muc-5/", f"/chuyen-muc/muc-5/{cursor}"],
        "older": [f"/{cursor}", f"/?sau={middle.article_id}"],
        "corrections": ["/dinh-chinh/"],
        "documents": ["/van-ban/", Document.objects.get().get_absolute_url()],
    }
    for address in addresses[kind]:
        with connection.execute_wrapper(plans := Plans()):
            assert client.get(address).status_code == 200
        assert plans.asked > 1
        assert not plans.whole_tables, address
