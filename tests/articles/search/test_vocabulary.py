"""The vocabulary has the words of the index and no others: what was masked is in neither."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import publishing
from articles.models import Edition, SearchEntry, SearchWord
from articles.publishing import derived
from articles.search import words

pytestmark = pytest.mark.django_db


def is_whole() -> bool:
    """Whether it has just what stands in entries."""
    standing = {word for e in SearchEntry.objects.all() for word in e.words.split()}
    return set(SearchWord.objects.values_list("word", flat=True)) == standing - {words.BREAK}


def has(word: str) -> bool:
    return SearchWord.objects.filter(word=word).exists()


@pytest.fixture
def days_pass(monkeypatch):
    """`days_pass(article)`: its texts of today ended long ago, and it is indexed anew."""

    def run(article):
        later = timezone.now() + timedelta(days=5)
        monkeypatch.setattr(timezone, "now", lambda: later)
        derived.refresh([article.pk])

    return run


def test_what_was_taken_away_leaves_no_word_that_stands_nowhere_else(
    make_article, publish, people, days_pass
):
    publish(make_article(title="Ngõ Quýt", body="<p>Bà con 108-KH/QU</p>"))
    gone = make_article(title="Ngõ Quýt có hoa sữa", body="<p>Số 12 Đường Láng.</p>")
    publish(gone)
    publishing.withdraw(gone.pk, by=people.chief, public_note="Sai")
    assert has("sua") and is_whole()  # a clock that was set back finds it again
    days_pass(gone)
    assert not has("sua") and not has("lang") and has("quyt") and is_whole()


def test_a_name_that_is_masked_long_after_its_text_ended_is_in_no_list(
    make_article, publish, people, days_pass
):
    article = make_article(body="<p>Ông Khải vắng mặt.</p>")
    publish(article)
    article.body = "<p>Một ông vắng mặt.</p>"
    article.save()
    publish(article, change="minor")
    assert has("khai")
    days_pass(article)
    publishing.redact_text(article.pk, by=people.chief, phrase="Khải", reason="Tòa.")
    assert not any("Khải" in body for body in Edition.objects.values_list("body", flat=True))
    assert not has("khai") and is_whole()
