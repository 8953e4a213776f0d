"""Every page of the back office in a real browser: nobody is shut out, no word is English.

What is walked comes from the table of doors, each page as somebody who gets it: a new address is
walked, too.
"""

import logging
from itertools import cycle

import pytest
from django.conf import settings

from tests import axe
from tests.articles.editorial import matrix_doors as doors
from tests.articles.editorial.matrix_words import english
from tests.articles.editorial.matrix_world import RICH, World
from tests.browser.conftest import WIDTHS

pytestmark = pytest.mark.django_db(transaction=True)

STATES = {"writer": "returned", "reviewer": "submitted", "chief": "settled", "root": "draft"}
# Of the registers that are only looked at, one is walked whole: all have the same templates.
WHOLE = ("admin/articles/article/", "admin/articles/event/", "admin/wards/")
NO_PAGES = ("admin/jsi18n/", "/anh/<int:photo_id>/", "admin/autocomplete/")


@pytest.fixture
def world():
    logging.disable()
    yield World()
    logging.disable(logging.NOTSET)


@pytest.fixture
def somebody(visitor, live_server, world):
    """`somebody(who)`: a page of a browser in which `who` of the world is signed in."""

    def arrive(who):
        page = visitor(WIDTHS["phone"])
        if session := world.signed_in[who]:
            cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session}
            page.context.add_cookies([cookie | {"url": live_server.url}])
        return page

    return arrive


def pages_of(who: str, article) -> list[str]:
    """The addresses at which `who` of the world gets a page about `article` or about anything."""
    column = "root" if who == "root" else "in"
    return [
        address
        for door in doors.DOORS.values()
        if doors.for_rank(door.get[column], who) == "200" and not door.route.endswith(NO_PAGES)
        for address in doors.addresses(door.route, article)
    ]


def share(world, article) -> dict[str, list[str]]:
    """Each page to one of those who get it; those of an article to each role."""
    got = {who: pages_of(who, article) for who in STATES}
    turns, shares = cycle(("writer", "reviewer", "chief")), {who: [] for who in STATES}
    for address in dict.fromkeys(a for pages in got.values() for a in pages):
        if "/history/" in address and not address.startswith(tuple(f"/{w}" for w in WHOLE)):
            continue
        getting = [who for who in STATES if address in got[who]]
        if getting == ["root"] or "chief" not in getting:
            shares["root"].append(address)
        elif address.startswith("/admin/articles/article/") or address == "/admin/":
            for who in set(getting) - {"root"}:
                shares[who].append(address)
        else:
            shares[next(who for who in turns if who in getting)].append(address)
    return shares


def faults(page, address: str) -> list[str]:
    """What is wrong with the page at `address`, on a phone and on a desk."""
    page.set_viewport_size({"width": WIDTHS["phone"], "height": 850})
    page.goto(address)
    page.wait_for_load_state("networkidle")
    found = dict.fromkeys(axe.violations(page))
    page.set_viewport_size({"width": WIDTHS["desk"], "height": 850})
    found |= dict.fromkeys(axe.violations(page, schemes=("light",)))
    wrong = [*found, *english(page.content())]
    return [f"{address}: {fault[:300]}" for fault in wrong]


@pytest.mark.parametrize("who", STATES)
def test_no_page_shuts_anybody_out_or_says_an_english_word(somebody, world, who):
    article = world.articles["own", RICH]
    type(article).objects.filter(pk=article.pk).update(state=STATES[who])
    page, wrong = somebody(who), []
    for address in share(world, article)[who]:
        wrong += faults(page, address)
    assert not wrong, "\n".join(wrong)
