"""What the tests of the ledger share."""

import pytest

from tests.articles.editorial.ledger import story


@pytest.fixture
def told(people, city, make_article):
    """The posts of the story, by what became of them."""
    return story.tell(people, city, make_article)
