"""What no page may cost more of when there are more posts, as far as its statements tell."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.utils import timezone

from articles.models import Article, Edition, EditionAbout, ViewCount
from articles.public import periods
from articles.public.machines import sitemaps
from articles.public.machines.data import selection
from tests import unguarded
from tests.makers import HOUR
from tests.plans import Plans
from tests.site import kinds, world

pytestmark = pytest.mark.django_db

LARGE = (
    *("articles_article", "articles_edition", "articles_editionphoto", "articles_editionabout"),
    *("articles_event", "articles_viewcount", "articles_dailyviews", "articles_searchentry"),
    *("articles_search", "articles_document"),
)
# For machines, which no walk over pages meets.
FILES = (
    *("/sitemap.xml", "/sitemap-0.xml", "/sitemap-1.xml", "/sitemap-tin-moi.xml", "/rss/"),
    *("/atom/", "/du-lieu/bai-viet.json", "/du-lieu/don-vi.json", "/tim-kiem/goi-y.json?q=ph"),
)


class Statements:
    """Remembers what is asked of the database."""

    def __init__(self):
        self.found: list[str] = []

    def __call__(self, execute, sql, params, many, context):
        self.found.append(str(sql))
        return execute(sql, params, many, context)


def counts_all(sql: str) -> bool:
    """Whether `sql` counts rows of a large table, as many as there are."""
    for counted in re.split(r"COUNT\(", sql, flags=re.IGNORECASE)[1:]:
        table = re.search(r'FROM "?(\w+)"?', counted)
        inner = re.search(r'FROM \(SELECT [^()]*? FROM "(\w+)"', counted)
        found = inner or table
        if found and found[1] in LARGE and "LIMIT" not in counted:
            return True
    return False


def test_what_counts_as_counting_all():
    assert counts_all('SELECT COUNT(*) AS "n" FROM "articles_edition" WHERE "listed"')
    assert counts_all('SELECT COUNT(*) FROM (SELECT 1 FROM "articles_edition") AS part')
    assert not counts_all('SELECT COUNT(*) FROM (SELECT 1 FROM "articles_edition" LIMIT 9) AS part')
    assert not counts_all('SELECT "id" FROM "articles_edition"')


def test_no_page_counts_all_that_there_is(tmp_path):
    asked: dict[str, list[str]] = {}
    with override_settings(MEDIA_ROOT=tmp_path, DEBUG=False):
        for stage in (made := world.World(world.plain)).stages():
            if stage == "full":
                walked = [k for k in kinds.KINDS if k.stage == stage and k.route and not k.posted]
                for address in (*(kind.address(made) for kind in walked), *FILES):
                    with connection.execute_wrapper(statements := Statements()):
                        Client(raise_request_exception=False).get(address).getvalue()
                    asked[address] = statements.found
    assert len(asked) > 70 and sum(map(len, asked.values())) > 300
    wrong = [(address, sql) for address in asked for sql in asked[address] if counts_all(sql)]
    assert wrong == []


@pytest.fixture
def many(people, city, category):
    """Three thousand posts of one ward, each about a group of another; the other has no own."""
    now = timezone.now()
    text = {"title": "Tin", "lead": "", "unit": city.viet_hung, "category": category}
    articles = Article.objects.bulk_create(
        Article(author=people.clerk, state=Article.State.SETTLED, **text) for _ in range(3000)
    )
    editions = Edition.objects.bulk_create(
        Edition(
            article=article, number=1, origin=Edition.Origin.IMPORT, unit_name="Phường Việt Hưng",
            body="<p>Nội dung.</p>" * 20, content_hash="0" * 64, about_count=1,
            published_at=now - 4 * n * HOUR, starts_at=now - 4 * n * HOUR, **text,
        )
        for n, article in enumerate(articles)
    )  # fmt: skip
    EditionAbout.objects.bulk_create(
        EditionAbout(
            edition=edition, unit=city.cell, unit_name="Chi bộ", published_at=edition.published_at
        )
        for edition in editions
    )
    ViewCount.objects.bulk_create(
        ViewCount(article=article, day=timezone.localdate()) for article in articles
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return editions


def test_what_machines_and_years_ask_is_answered_by_indexes(client, many, city, monkeypatch):
    monkeypatch.setattr(sitemaps, "PART", 500)
    monkeypatch.setattr(selection, "WINDOW", 200)
    for address, index in [
        ("/sitemap.xml", "edition_starts"),
        (f"/du-lieu/bai-viet.json?don-vi={city.duc_giang.slug}", ""),
        (f"/luu-tru/{timezone.localdate():%Y}/", "edition_dated"),
    ]:
        with connection.execute_wrapper(plans := Plans()):
            assert client.get(address).status_code == 200, address
        assert plans.asked > 1, address
        assert plans.whole_tables == set(), address
        assert any(index in line for line in plans.lines), address


def test_the_sitemap_has_all_parts_with_posts_and_no_other(client, many, monkeypatch):
    first = many[0].article_id
    monkeypatch.setattr(sitemaps, "PART", 7)
    gone = [
        e.pk for e in many if (e.article_id - 1) // 7 in ((first + 700) // 7, (first + 707) // 7)
    ]
    unguarded.write(Edition.objects.filter(pk__in=gone), listed=False)
    found = re.findall(r"sitemap-(\d+)\.xml", client.get("/sitemap.xml").content.decode())
    ids = Edition.objects.listed().values_list("article_id", flat=True)
    assert list(map(int, found)) == [0, *sorted({(pk - 1) // 7 + 1 for pk in ids})]


def test_data_of_a_unit_with_little_comes_in_pages_and_all_of_it(client, many, city, monkeypatch):
    """A page looks at so many editions only; who follows `next` to the end has what there is."""
    monkeypatch.setattr(selection, "WINDOW", 400)
    kept = many[2900].article_id
    unguarded.write(Edition.objects.filter(article_id=kept), unit=city.duc_giang)
    address, found, pages = f"/du-lieu/bai-viet.json?don-vi={city.duc_giang.slug}", [], 0
    more = True
    while more:
        said = client.get(address).json()
        found += [told["id"] for told in said["articles"]]
        address, more, pages = said["next"], said["more"], pages + 1
    assert kept in found and len(found) == len(set(found))
    assert pages >= 3000 // 400


def test_of_very_many_posts_of_a_day_it_is_said_that_there_are_more(client, many, monkeypatch):
    monkeypatch.setattr(periods, "MOST_COUNTED", 5)
    day = timezone.localdate() - timedelta(days=40)
    page = client.get(f"/luu-tru/{day:%Y/%m}/").content.decode()
    assert "hơn 5 tin" in page
    assert re.search(r"hơn \d+ tin trong tháng", page)


def test_a_unit_with_few_posts_is_not_looked_for_among_all(client, many, city, monkeypatch):
    """Neither below its own newest post, nor where it is only spoken of."""
    few = [many[n].article_id for n in (2100, 2400)]
    unguarded.write(Edition.objects.filter(article_id=few[0]), unit=city.group)
    spoken = EditionAbout.objects.filter(edition__article_id=few[1])
    unguarded.write(spoken, unit=city.group)
    with connection.execute_wrapper(plans := Plans()):
        page = client.get(f"/don-vi/{city.group.slug}/").content.decode()
    assert plans.whole_tables == set()
    assert re.findall(r'href="/tin/tin-(\d+)/"', page) == list(map(str, few))


def test_what_a_unit_had_long_ago_is_not_looked_for_among_all_since(client, many, city):
    """Neither what was its own nor what was about it: wards merge, and their pages stay."""
    last = many[2000].pk
    unguarded.write(Edition.objects.filter(pk__gt=last), unit=city.other_cell)
    unguarded.write(EditionAbout.objects.filter(edition__gt=last), unit=city.other_cell)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    page = f"/don-vi/{city.bo_de.slug}/"
    for address in (page, f"{page}?truoc={many[2010].article_id}", f"{page}rss/"):
        with connection.execute_wrapper(plans := Plans()):
            shown = client.get(address).content.decode()
        assert plans.whole_tables == set(), address
        newest = many[2011 if "truoc" in address else 2001].article_id
        assert re.search(r"/tin/tin-(\d+)/", shown)[1] == str(newest)
