"""Statements that a search and the keeping of the index take: as many for many posts as for few."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import publishing
from articles.models import SearchEntry, SearchWord
from articles.search import finding, index
from tests.makers import NOON, add_photo, import_item

pytestmark = pytest.mark.django_db


@pytest.fixture
def publish_many(make_article, city):
    """`publish_many(n)`: so many posts with new words; their articles' ids."""
    began = SearchEntry.objects.count

    def run(number: int) -> list[int]:
        imports = []
        for n in range(began(), began() + number):
            words = "".join(chr(ord("a") + int(digit)) for digit in str(n))
            article = make_article(
                title=f"Rác thải {words}", about=[city.group], state="settled", author=None
            )
            add_photo(article, caption=f"Ảnh của {words}", alt="")
            imports.append(import_item(article, NOON + timedelta(hours=n)))
        return [e.article_id for e in publishing.publish_imports(imports)]

    return run


_AROUND = ("SAVEPOINT", "RELEASE", "ROLLBACK", "SET LOCAL", "BEGIN", "COMMIT")


def statements(run) -> int:
    """How many there were, without what opens, sets up and closes transactions."""
    with CaptureQueriesContext(connection) as queries:
        run()
    return sum(not q["sql"].startswith(_AROUND) for q in queries.captured_queries)


SEARCHES = ["rác thải", '"rac thai" -nuoc', "không có", "viet hung 19 duc giang"]


def test_a_search_takes_as_many_statements_for_many_posts_as_for_few(publish_many):
    def search():
        for typed in SEARCHES:
            finding.find(finding.understood(typed), finding.Filters(with_photos=True))

    publish_many(2)
    few = statements(search)
    publish_many(30)
    assert statements(search) == few
    assert few <= 6 * len(SEARCHES)


def test_nothing_to_look_for_asks_for_the_glossary_alone(publish_many):
    publish_many(2)
    assert statements(lambda: finding.find(finding.understood("🙂 -rác"))) == 1


def test_the_index_is_kept_with_a_handful_of_statements_for_any_number_of_posts(publish_many):
    one = publish_many(1)
    few = statements(lambda: index.refresh(one))
    many = publish_many(60)
    assert statements(lambda: index.refresh(many)) <= few + 2, "stored in some batches"
    assert few <= 16


def test_more_words_than_a_database_takes_at_once_are_learned(make_article, publish):
    words = " ".join("".join(chr(97 + int(d)) for d in str(n)) for n in range(100_000, 140_000))
    article = make_article(body=f"<p>{words}</p>")
    publish(article)
    assert finding.find(finding.understood("baaaaa")).rows


def test_more_than_fit_into_memory_are_indexed_in_batches(publish_many, monkeypatch):
    monkeypatch.setattr(index, "_AT_ONCE", 2)
    monkeypatch.setattr(index, "_WORDS_AT_ONCE", 3)
    many = publish_many(5)
    assert index.refresh(many) == 5
    assert len(finding.find(finding.understood("rác thải")).rows) == 5
    assert SearchWord.objects.filter(word__in=["rac", "thai", "a", "b", "e"]).count() == 5
