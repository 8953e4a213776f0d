"""How the databases look things up for the first page where there are many articles."""

import re
from datetime import timedelta
from itertools import pairwise

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Edition, Event

pytestmark = pytest.mark.django_db

MANY = 5000
IN_HAND = 30
DAY = timedelta(days=1)
LARGE = {"articles_article", "articles_edition", "articles_event"}


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


def _named(sql: str, line: str) -> str:
    """SQLite calls a table as the query does ("U0" in a subquery): say which it is, or may be."""
    for alias in set(re.findall(r"\b[A-Z]\d+\b", line)):
        tables = set(re.findall(rf'"(\w+)" {alias}\b', sql))
        line = line.replace(alias, "|".join(sorted(tables)) or alias)
    return line


class Plans:
    """Asks the database, before each SELECT of a page, how it will find the rows."""

    def __init__(self):
        self.lines, self.asked, self._asking = [], 0, False

    def __call__(self, execute, sql, params, many, context):
        # The last few rows by their key: SQLite calls that a scan, too, though it stops at once.
        is_last_few = '"id" DESC LIMIT' in sql and "WHERE" not in sql
        if sql.lstrip().startswith("SELECT") and not is_last_few and not self._asking:
            self._asking = True
            explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
            with connection.cursor() as cursor:
                cursor.execute(f"{explain} {sql}", params)
                self.lines += [_named(sql, str(row[-1])) for row in cursor.fetchall()]
            self._asking, self.asked = False, self.asked + 1
        return execute(sql, params, many, context)

    @property
    def whole_tables(self) -> set[str]:
        """Lines about reading a large table, or all of an index of it, from end to end."""
        scan = "SCAN " if connection.vendor == "sqlite" else "Seq Scan on "
        found = set()
        for line, below in pairwise([*self.lines, ""]):
            # Of an index that is read without a condition, PostgreSQL throws away row by row.
            walks = "Scan using" in line and any(f" on {table} " in line for table in LARGE)
            if walks and "Index Cond" not in below and "edition_emergencies" not in line:
                found.add(line)
        for line in self.lines:
            _, is_scan, rest = line.partition(scan)
            tables = set(rest.split()[0].split("|")) if is_scan else set()
            if "articles_article_unit" in line:  # all posts of a unit are most of the table
                found.add(line)
            if tables & LARGE and "edition_emergencies" not in rest:
                found.add(line)
        return found


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
