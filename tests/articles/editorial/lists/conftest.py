"""What the tests of lists share."""

import pytest
from django.urls import reverse

ADDRESS = "/admin/articles/article/"


@pytest.fixture
def listed(sign_in):
    """`listed(user, **query)`: the list as they get it; titles are in `.titles`."""

    def look(user, **query):
        page = sign_in(user).get(reverse("admin:articles_article_changelist"), query)
        assert page.status_code == 200, page.get("Location")
        page.titles = [row.article.title for row in page.context["cl"].rows]
        page.text = page.content.decode()
        return page

    return look
