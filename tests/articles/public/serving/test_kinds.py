"""Every kind of page, asked through the front: what Django says, cold and warm, however asked."""

import re
from contextlib import nullcontext

import pytest
from django.core import signals
from django.db import close_old_connections, connection
from django.utils import timezone

from articles.models import ViewCount
from articles.public.serving import addresses
from tests.articles.public.serving.asking import HOST, Site, ask, of_connection
from tests.site import kinds, world
from wards import clock, siteversion

pytestmark = pytest.mark.django_db

FILES = ("/rss/", "/atom/", "/sitemap.xml", "/sitemap-0.xml", "/sitemap-1.xml", "/robots.txt",
         "/sitemap-tin-moi.xml", "/manifest.webmanifest", "/du-lieu/don-vi.json")  # fmt: skip
# Django's own answer names no cookie date and no tag that is not the front's.
_OF_READER = {"Set-Cookie", "Etag", "Vary", "Content-Length"}
_TOTAL = re.compile(r"Lượt xem: [\d.]+")
ASKINGS = {
    "gzip": {"HTTP_ACCEPT_ENCODING": "gzip, deflate, br"},
    "with cookies": {"HTTP_COOKIE": "sessionid=x; csrftoken=y; a=b"},
    "another host": {"HTTP_HOST": "other.example"},
    "from a proxy": {"HTTP_X_FORWARDED_PROTO": "https", "HTTP_X_FORWARDED_FOR": "8.8.8.8"},
    "in English": {"HTTP_ACCEPT_LANGUAGE": "en", "HTTP_ACCEPT": "application/json"},
}


@pytest.fixture
def site(settings, tmp_path, monkeypatch):
    """A front that sees what the test has not committed."""
    settings.PENDING_VIEWS = tmp_path / "pending"
    settings.ALLOWED_HOSTS = [HOST, "other.example"]
    for module in ("front", "telling"):
        monkeypatch.setattr(f"articles.public.serving.{module}.open_line", of_connection)
    monkeypatch.setattr("articles.public.serving.visit.is_view", lambda environ: False)
    # Nor is its transaction ended by a request that is.
    monkeypatch.setattr("articles.public.serving.front.close_old_connections", lambda: None)
    both = signals.request_started, signals.request_finished
    for signal in both:
        signal.disconnect(close_old_connections)
    yield Site()
    for signal in both:
        signal.connect(close_old_connections)


def told(answer) -> tuple:
    """What two answers have to have in common."""
    headers = {name: value for name, value in answer.headers.items() if name not in _OF_READER}
    headers.pop("Content-Encoding", None)
    return answer.status, headers, _TOTAL.sub("Lượt xem: n", answer.body.decode(errors="replace"))


def compared(site, address: str) -> list[str]:
    """What is another answer than Django's own to a reader who does not count."""
    robot = {"HTTP_USER_AGENT": "Googlebot"}
    own = told(ask(site.django, address, **robot))
    asked = {"cold": {}, "warm": {}, **ASKINGS}
    wrong = [
        f"{address}: {how}"
        for how, environ in asked.items()
        if told(site.get(address, **robot, **environ)) != own
    ]
    tracked = f"{address}{'&' if '?' in address else '?'}fbclid=x&utm_source=y"
    if own[0] == 200 and told(site.get(tracked, **robot)) != told(
        ask(site.django, tracked, **robot)
    ):
        wrong.append(f"{address}: with unknown parameters")
    got = site.get(address, **robot)
    if got.status != 200 or addresses.read(*address.partition("?")[::2]) is None:
        return wrong
    head = site.get(address, method="HEAD", **robot)
    if (head.status, head.headers, head.sent) != (got.status, got.headers, b""):
        wrong.append(f"{address}: HEAD")
    tag = got.headers.get("Etag")
    if tag:
        known = site.get(address, HTTP_IF_NONE_MATCH=tag, **robot)
        if (known.status, known.sent) != (304, b""):
            wrong.append(f"{address}: 304")
    return wrong


# What kept pages are made of, and who moves the site version when it changes. A table that is not
# named here would make pages that are never made anew.
INPUTS = {
    "wards_siteversion": "itself",
    "wards_unit": "wards.structure.save_unit, the admin of units",
    "wards_formername": "the admin of units",
    "wards_leader": "the admin of units",
    "wards_coverage": "the admin of units",
    "wards_succession": "the admin of units",
    "wards_imprint": "its admin",
    "articles_category": "the admin of sections; imports, in the transaction that publishes",
    "articles_edition": "articles.publishing",
    "articles_editionphoto": "articles.publishing",
    "articles_editionabout": "articles.publishing",
    "articles_citation": "articles.publishing, articles.documents.merging",
    "articles_document": "articles.publishing, articles.documents.merging, the admin of documents",
    "articles_tombstone": "articles.publishing.takedown",
    "articles_redaction": "articles.publishing: redaction and takedown",
    "articles_oldaddress": "articles.publishing.bulk",
    "articles_feature": "articles.editorial.features",
    "articles_notice": "the admin of notices, articles.editorial.site_notices",
    "articles_abbreviation": "the admin of the glossary",
    "articles_article": "",  # its key alone, in the order of editions
    # Of these only what changes at midnight, and totals, which are told beside the page.
    "articles_viewcount": "",
    "articles_dailyviews": "",
}
_TABLE = re.compile(r"""(?:FROM|JOIN)\s+"?((?:articles|wards)_\w+|auth_\w+|django_\w+)""")


def test_the_front_says_what_django_says(site, settings):
    made, wrong, kept, read = world.World(), [], set(), set()

    def note(execute, sql, params, many, context):
        read.update(_TABLE.findall(sql))
        return execute(sql, params, many, context)

    for stage in made.stages():
        siteversion.bump()
        ViewCount.objects.update(total=1234)
        found = [kind for kind in kinds.KINDS if kind.stage == stage and kind.route]
        for kind in found:
            if kind.posted:
                continue
            address = kind.address(made)
            noting = connection.execute_wrapper(note)
            noting = noting if kind.route in addresses.PAGES else nullcontext()
            # A saved post says in which minute it was; what is kept has an instant of its own.
            with noting, clock.as_of(timezone.now()):
                wrong += compared(site, address)
            if kind.status == 200 and kind.route in addresses.PAGES:
                kept.add(kind.route)
                if addresses.read(*address.partition("?")[::2]) and site.renderings(address):
                    wrong.append(f"{address}: is not kept")
        for address in FILES:
            with connection.execute_wrapper(note):
                wrong += compared(site, address)
    assert read - INPUTS.keys() == set()
    assert "\n".join(wrong) == ""
    assert len(kept) > 12
