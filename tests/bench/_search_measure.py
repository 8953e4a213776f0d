"""How long each query of the mix takes, what the index costs, and what a search needs."""

import json
import statistics
import sys
import time
import tracemalloc
from pathlib import Path

from django.db import connection, transaction
from django.db.models import Q
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Edition, SearchEntry
from articles.search import finding, index
from tests.bench._search_mix import Asking, mix
from wards.text import search_words

TIMES = 9
EVERY = 8  # for every so manieth query the whole page is made, and `icontains` asked
WIDEST = "Phường số"  # two words with accents that are in every text: all columns are read
REFRESHED = 50


def measure(path: str) -> None:
    """Write what was measured to the file `path`."""
    asked = mix()
    found = [{"kind": asking.kind, "typed": asking.typed} for asking in asked]
    took = [[_timed(_find, asking) for asking in asked] for _ in range(TIMES)]
    for row, times in zip(found, zip(*took, strict=True), strict=True):
        row["ms"] = min(times)  # whatever else the machine does only adds to it
    for row, asking in zip(found[::EVERY], asked[::EVERY], strict=True):
        row["page"] = min(_timed(_page, asking) for _ in range(2))
        row["icontains"] = _timed(_icontains, asking)
    costs = {"refresh": _refreshing(), "peak": _peak(), "bytes": _bytes()}
    Path(path).write_text(json.dumps({"asked": found, **costs}))


def _timed(call, asking: Asking) -> float:
    started = time.perf_counter()
    call(asking)
    return 1000 * (time.perf_counter() - started)


def _find(asking: Asking) -> int:
    if asking.is_title:
        *whole, start = search_words(asking.typed)
        return len(finding.begun(whole, start, timezone.now(), 5))
    return len(finding.find(finding.understood(asking.typed), asking.filters).rows)


def _page(asking: Asking) -> None:
    """What residents get, without filters."""
    address = reverse("suggest" if asking.is_title else "search")
    assert Client().get(address, {"q": asking.typed}).status_code == 200


def _icontains(asking: Asking) -> int:
    """The newest posts with what was typed in title, lead or body, as Django alone looks for it."""
    typed = asking.typed.replace('"', "")
    contains = Q(title__icontains=typed) | Q(lead__icontains=typed) | Q(body__icontains=typed)
    posts = Edition.objects.listed().filter(contains).newest_first()
    return len(posts.values_list("pk")[: finding.MOST + 1])


def _refreshing() -> float:
    """Milliseconds to index one post anew, as each publication does."""
    took = []
    for pk in SearchEntry.objects.values_list("edition__article", flat=True)[:REFRESHED]:
        started = time.perf_counter()
        with transaction.atomic():
            index.refresh([pk])
        took.append(1000 * (time.perf_counter() - started))
    return statistics.median(took)


def _peak() -> float:
    """Megabytes that the widest query takes in this process."""
    tracemalloc.start()
    finding.find(finding.understood(WIDEST))
    return tracemalloc.get_traced_memory()[1] / 1e6


def _bytes() -> dict[str, float]:
    """Bytes for each entry: of its row, and of the index."""
    size, name = "SELECT sum(pgsize) FROM dbstat WHERE", "name"
    if connection.vendor == "postgresql":
        size, name = "SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE", "relname"
    with connection.cursor() as cursor:
        cursor.execute(f"{size} {name} = 'articles_searchentry'")
        entries = int(cursor.fetchone()[0])
        # Underscores stand for any sign; what else begins so is small.
        tables = "" if connection.vendor == "sqlite" else " AND relkind = 'r'"
        cursor.execute(f"{size} {name} LIKE 'articles_search%%'{tables}", [])
        whole = int(cursor.fetchone()[0])
    count = SearchEntry.objects.count()
    return {"entry": entries / count, "index": (whole - entries) / count}


if __name__ == "__main__":
    measure(sys.argv[1])
