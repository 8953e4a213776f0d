"""Walks over lists page by page: nothing twice, nothing passed over, whatever comes in between."""

from functools import partial

import pytest
from django.db import transaction
from django.db.models import Q
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from hypothesis import strategies as st

from articles.models import Article, Edition
from articles.public import queries
from tests.makers import HOUR, NOON

pytestmark = pytest.mark.django_db


class Walk:
    """Editions at random dates, some the same; pages of two or three."""

    def __init__(self, city, category, people):
        self.units = [city.viet_hung, city.bo_de, city.new_bo_de]
        self.fields = {"category": category}
        self.author = people.clerk

    @property
    def parts(self) -> list[Q]:
        """All that it has, in two parts of which each has some that the other has, too."""
        return [Q(unit__in=self.units[:2]), Q(unit__in=self.units[1:])]

    def add(self, hours: list[int]) -> list[tuple]:
        articles = Article.objects.bulk_create(
            Article(
                title="Tin", lead="", body="", author=self.author,
                unit=self.units[hour % 3], **self.fields,
            )
            for hour in hours
        )  # fmt: skip
        Edition.objects.bulk_create(
            Edition(
                article=article,
                number=1,
                origin=Edition.Origin.IMPORT,
                title="Tin",
                unit_name="Phường Việt Hưng",
                content_hash="0" * 64,
                published_at=NOON + hour * HOUR,
                starts_at=NOON + hour * HOUR,
                unit=article.unit,
                **self.fields,
            )
            for article, hour in zip(articles, hours, strict=True)
        )
        return [(NOON + h * HOUR, a.pk) for a, h in zip(articles, hours, strict=True)]


def places(page) -> list[tuple]:
    return [(edition.published_at, edition.article_id) for edition in page.editions]


@pytest.mark.parametrize("is_in_parts", [False, True])
@given(
    hours=st.lists(st.integers(0, 5), min_size=1, max_size=14),
    size=st.integers(1, 4),
    arriving=st.lists(st.integers(0, 9), max_size=6),
    turns=st.lists(st.booleans(), max_size=12),
)
@effort(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_walking_to_and_fro_shows_each_post_once_whatever_arrives(
    city, category, people, settings, is_in_parts, hours, size, arriving, turns
):
    settings.ARTICLES_PER_PAGE = size
    with transaction.atomic():
        walk = Walk(city, category, people)
        listing = partial(queries.listing, *(walk.parts if is_in_parts else []))
        there = sorted(walk.add(hours), reverse=True)
        arriving = list(arriving)

        # Down to the end, while posts arrive: of those that were there each one, in order.
        page, down = listing(), []
        while True:
            down += places(page)
            assert len(down) == len(set(down))
            if arriving:
                walk.add([arriving.pop()])
            if not page.older:
                break
            page = listing(before=page.older)
        assert [place for place in down if place in set(there)] == there

        # And up again: all that is there now, each once.
        now = sorted(
            Edition.objects.listed().values_list("published_at", "article_id"), reverse=True
        )
        page = listing()
        while page.older:
            page = listing(before=page.older)
        up = places(page)
        while page.newer:
            page = listing(after=page.newer)
            up = places(page) + up
            assert len(up) <= len(now)
        assert up == now
        assert page.query == ""

        # Any way in between: a page follows the one before without a gap.
        page = listing()
        for downwards in turns:
            before = places(page)
            cursor = page.older if downwards else page.newer
            if cursor is None:
                end = now[-1] if downwards else now[0]
                assert (before[-1] if downwards else before[0]) == end
                continue
            page = listing(**{"before" if downwards else "after": cursor})
            first, last = (before, places(page)) if downwards else (places(page), before)
            assert now.index(last[0]) == now.index(first[-1]) + 1
        transaction.set_rollback(True)
