"""Posts to search in, published once for all tests of a file."""

import pytest
from django.db import transaction

from articles.search import finding
from tests.articles.search import corpus as posts


@pytest.fixture(scope="module")
def corpus(django_db_setup, django_db_blocker):
    """The posts of `corpus.py`, and `corpus.found(typed)`: names of those found, best first."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = posts.build()

        def found(typed: str, **filters) -> list[str]:
            query = finding.understood(typed)
            rows = finding.find(query, finding.Filters(**filters), at=posts.AT).rows
            return [made.names[hit.edition_id] for hit in rows]

        made.found = found
        yield made
        transaction.set_rollback(True)
