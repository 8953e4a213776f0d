"""How long pages take where nothing is kept: Django's handler in this process, no page cache."""

import json
import resource
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from itertools import cycle
from pathlib import Path

from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.utils import timezone

from articles.models import Category, Edition
from articles.public.serving import exchange
from tests.bench._growth_fill import BUSY
from wards.models import Unit

ADMIN = "/admin/articles/article/"


def lines() -> Iterator[tuple[str, list[str], str]]:
    """What is measured: its name, addresses that are asked in turn, and who asks ("" a reader)."""
    now = timezone.localtime()
    past = now - timedelta(days=400)
    busy = timezone.localtime(Edition.objects.listed().get(article_id=BUSY[0]).published_at)
    posts = _spread()
    ward = Unit.objects.filter(kind="ward").order_by("pk").first()
    cell = Unit.objects.get(memberships__user__username="writer")
    section = Category.objects.first()
    deep = f"?truoc={_deep(past)}"
    yield "home", ["/"], ""
    yield "home, older", [f"/{deep}"], ""
    yield "ward, first page", [f"/don-vi/{ward.slug}/"], ""
    yield "ward, deep", [f"/don-vi/{ward.slug}/{deep}"], ""
    yield "ward, back up", [f"/don-vi/{ward.slug}/{deep.replace('truoc', 'sau')}"], ""
    yield "cell, first page", [f"/don-vi/{cell.slug}/"], ""
    yield "city, first page", ["/don-vi/thanh-pho/"], ""
    yield "city, deep", [f"/don-vi/thanh-pho/{deep}"], ""
    yield "section", [f"/chuyen-muc/{section.slug}/"], ""
    yield "section, deep", [f"/chuyen-muc/{section.slug}/{deep}"], ""
    yield "units", ["/don-vi/"], ""
    yield "archive", ["/luu-tru/"], ""
    yield "archive, year", [f"/luu-tru/{past:%Y}/"], ""
    yield "archive, month", [f"/luu-tru/{past:%Y/%m}/"], ""
    yield "archive, day", [f"/luu-tru/{busy:%Y/%m/%d}/"], ""
    yield "article, each another", [edition.get_absolute_url() for edition in posts], ""
    yield "article, the same", [posts[0].get_absolute_url()], ""
    yield "corrections", ["/dinh-chinh/"], ""
    yield "documents", ["/van-ban/"], ""
    yield "site map", ["/so-do/"], ""
    yield "feed", ["/rss/"], ""
    yield "feed of a ward", [f"/don-vi/{ward.slug}/rss/"], ""
    yield "feed of a section", [f"/chuyen-muc/{section.slug}/rss/"], ""
    yield "sitemap, index", ["/sitemap.xml"], ""
    yield "sitemap, part", ["/sitemap-1.xml"], ""
    yield "sitemap, pages", ["/sitemap-0.xml"], ""
    yield "sitemap, newest", ["/sitemap-tin-moi.xml"], ""
    yield "data", ["/du-lieu/bai-viet.json"], ""
    yield "data of a ward", [f"/du-lieu/bai-viet.json?don-vi={ward.slug}"], ""
    # In one text of two hundred: a full page of them in the smallest portal, too.
    yield "search, a rare word", ["/tim-kiem/?q=wolfram"], ""
    yield "search, no such word", ["/tim-kiem/?q=krzysztof"], ""
    yield "search, a common word", ["/tim-kiem/?q=phuong"], ""
    yield "admin list", [ADMIN], "chief"
    yield "admin list, a writer's", [ADMIN], "writer"
    yield "admin, waiting", [f"{ADMIN}?state__exact=submitted"], "chief"
    yield "admin, this month", [f"{ADMIN}?dang_luc=thang-nay"], "chief"


def _spread() -> list[Edition]:
    """Posts of all years, as whoever comes from a search engine opens them."""
    last = Edition.objects.order_by("-pk").values_list("article_id", flat=True)[0]
    ids = [1 + last * place // 40 for place in range(1, 40)]
    return list(Edition.objects.listed().filter(article_id__in=ids).order_by("pk"))


def _deep(instant) -> int:
    """The article beside which a page of some years ago begins."""
    listed = Edition.objects.listed().filter(published_at__lt=instant)
    return listed.newest_first().values_list("article_id", flat=True)[0]


def write_addresses(path: str) -> None:
    """Write to the file `path` what residents ask for, by line."""
    asked = {name: addresses for name, addresses, who in lines() if not who}
    Path(path).write_text(json.dumps(asked))


def obey() -> None:
    """Ask for the line that each line of the input names, and say what came of it, as JSON.

    So another process has all sizes asked in turn: what else the machine does falls on all alike.
    """
    people = {"": Client()}
    for name in ("chief", "writer"):
        people[name] = Client()
        people[name].force_login(get_user_model().objects.get(username=name))
    known = {name: (cycle(some), people[who], who) for name, some, who in lines()}
    print(json.dumps(list(known)), flush=True)
    for order in sys.stdin:
        addresses, client, who = known[order.strip()]
        address = next(addresses)
        with connection.execute_wrapper(counter := _Counter()):
            started = time.perf_counter()
            answer = client.get(address) if who else _made(client, address)
            took = 1000 * (time.perf_counter() - started)
        assert answer.status_code == 200, (address, answer.status_code)
        size = len(b"".join(answer)) / 1000
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        said = {"ms": took, "queries": counter.count, "kilobytes": size, "memory": memory}
        print(json.dumps(said), flush=True)


def _made(client: Client, address: str):
    """The answer as the front has Django make a page that is not kept yet."""
    with exchange.about(exchange.Exchange(until=timezone.now() + timedelta(hours=1))):
        return client.get(address)


class _Counter:
    """Counts the statements of a page."""

    def __init__(self):
        self.count = 0

    def __call__(self, execute, sql, params, many, context):
        self.count += 1
        return execute(sql, params, many, context)
