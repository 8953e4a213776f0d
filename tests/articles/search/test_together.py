"""Several who publish, mask and rebuild at once, and a database that is emptied."""

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from articles import guards, publishing
from articles.models import Article, Edition, SearchEntry
from articles.publishing import rebuilding
from articles.search import finding, index
from tests.concurrency import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def found(typed: str) -> int:
    return len(finding.find(finding.understood(typed)).rows)


def is_whole() -> bool:
    """Whether entries and index have just the editions that are to be in them."""
    kept = set(index.to_index().values_list("pk", flat=True))
    entries = dict(SearchEntry.objects.values_list("edition", "pk"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT rowid FROM articles_search")
        return entries.keys() == kept and {key for (key,) in cursor} == set(entries.values())


def test_those_who_publish_the_same_new_words_at_once_all_are_found(make_article, publish):
    new = ["anhđào", "bằnglăng", "câygạo", "dâubầu", "muồngđen", "sữa"]
    articles = [
        make_article(body=f"<p>{' '.join(words)}</p>")
        for words in (new, new[::-1], new[2:] + new[:2], new)
    ]
    results = at_once(*[lambda pk=a.pk: publish(Article.objects.get(pk=pk)) for a in articles])
    assert [type(r) for r in results] == [Edition] * 4
    for word in new:
        assert found(word) == 4
    assert is_whole()


def test_the_index_follows_whoever_was_last(make_article, publish, people):
    article, other = make_article(body="<p>Ngõ Quýt</p>"), make_article()
    publish(article)
    publish(other)
    row = rebuilding.begin(anew=True)
    at_once(
        lambda: publishing.redact_text(
            article.pk, by=people.chief, phrase="Ngõ Quýt", reason="Tòa."
        ),
        lambda: list(rebuilding.go_on(row, pause=0)),
        lambda: publish(other),
        lambda: publish(article),
    )
    assert found("quýt") == 0
    assert is_whole()


def test_without_the_rest_of_its_transaction_nothing_is_indexed(make_article, publish):
    article = make_article(title="Không thành")
    with pytest.raises(RuntimeError), transaction.atomic():
        publish(article)
        assert found("không thành") == 1
        raise RuntimeError
    assert found("không thành") == 0
    assert is_whole()


def test_an_emptied_database_is_filled_again(make_article, publish):
    publish(make_article(title="Trồng cây"))
    before = list(SearchEntry.objects.values_list("pk", flat=True))
    guards.drop("default")
    index.clear()
    call_command("flush", interactive=False, verbosity=0)
    assert is_whole()
    assert before
    assert found("trồng cây") == 0
