"""What is known before a page is made is as of an instant after all that its version stands for."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from articles import publishing
from articles.public.serving import opening
from wards import clock, siteversion

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def test_the_version_and_the_next_midnight():
    version = siteversion.bump()
    begun = opening.read()
    tomorrow = timezone.localdate(begun.now) + timedelta(days=1)
    assert begun.version == version
    assert timezone.localtime(begun.until).replace(tzinfo=None) == datetime.combine(
        tomorrow, datetime.min.time()
    )


def test_a_site_that_never_changed_has_an_opening():
    assert opening.read().version == 0
    assert opening.read().version == siteversion.current()


@pytest.mark.django_db(transaction=True)
def test_what_ended_before_the_version_was_read_has_ended_by_its_instant(
    make_article, publish, people, monkeypatch
):
    """However long it takes between the question and the answer: the clock is looked at last."""
    edition = publish(make_article())
    article_id, ask = edition.article_id, opening._query

    def asked_slowly(*arguments):
        rows = ask(*arguments)
        publishing.remove(article_id, by=people.chief, public_note="Sai.")
        return rows

    monkeypatch.setattr(opening, "_query", asked_slowly)
    begun = opening.read()
    edition.refresh_from_db()
    assert begun.version == siteversion.current()
    assert begun.now >= edition.ends_at


@pytest.mark.django_db(transaction=True)
def test_what_begins_while_it_is_asked_makes_another_page_at_once(
    make_article, publish, monkeypatch
):
    ask, now = opening._query, clock.of_database()
    publish(make_article(), at=now - SECOND, starts_at=now + timedelta(seconds=0.3))

    class Slow:
        def __init__(self, rows):
            self.rows = rows

        def first(self):
            found = self.rows.first()
            while timezone.now() < now + SECOND / 2:
                pass
            return found

    monkeypatch.setattr(opening, "_query", lambda *a: Slow(ask(*a)))
    begun = opening.read()
    assert begun.until <= now + SECOND / 2
