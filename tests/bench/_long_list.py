"""A back office with very many articles, and how long its list takes to answer."""

import statistics
import time
from datetime import date, timedelta

from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from articles import models
from articles.editorial.lists import paging
from wards.models import Membership, Unit
from wards.structure import save_unit

ADDRESS = "/admin/articles/article/"
AT_ONCE = 2000
WARDS, CELLS = 14, 20
BODY = "<p>" + "Bà con trong tổ cùng quét dọn đường ngõ, khơi thông cống rãnh. " * 30 + "</p>"
SUBJECTS = (
    *("Ra quân tổng vệ sinh môi trường", "Hội nghị tổng kết công tác", "Khám sức khỏe miễn phí"),
    *("Tuyên truyền phòng cháy chữa cháy", "Trao quà cho gia đình chính sách"),
)


def fill(count: int) -> None:
    """Write units, people and `count` articles: nearly all live, some of every other kind."""
    units = _units()
    section = models.Category.objects.create(name="Tin tức", slug="tin-tuc")
    chief, writer = _people(units)
    now = timezone.now()
    for start in range(0, count, AT_ONCE):
        numbers = range(start, min(start + AT_ONCE, count))
        with transaction.atomic():
            articles = models.Article.objects.bulk_create(
                _article(number, units, section, chief if number % 7 else writer, now)
                for number in numbers
            )
            models.Edition.objects.bulk_create(
                _edition(article, chief, now - timedelta(minutes=10 * number))
                for article, number in zip(articles, numbers, strict=True)
                if article.state == "settled"
            )
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _units() -> list[Unit]:
    city = save_unit(Unit(kind="city", name="Thành phố Hà Nội", slug="thanh-pho"))
    found = []
    for number in range(WARDS):
        ward = save_unit(
            Unit(kind="ward", name=f"Phường Số {number}", slug=f"p-{number}", parent=city)
        )
        found.append(ward)
        cells = range(CELLS)
        found += Unit.objects.bulk_create(
            Unit(
                kind="party_cell", name=f"Chi bộ {c}", slug=f"c-{number}-{c}", parent=ward,
                name_words=f"chi bo {c}", name_order=b"%03d" % c,
            )
            for c in cells
        )  # fmt: skip
    return found


def _people(units: list[Unit]) -> list:
    city = units[0].parent
    found = []
    for name, unit, role in (("chief", city, "chief"), ("writer", units[-1], "writer")):
        user = get_user_model().objects.create_user(name, is_staff=True)
        Membership.objects.create(user=user, unit=unit, role=role, starts_on=date(2021, 1, 1))
        found.append(user)
    return found


def _article(number: int, units, section, author, now) -> models.Article:
    # One in a thousand is a draft, submitted, returned; one in two thousand is deleted.
    state = {0: "draft", 1: "submitted", 2: "returned"}.get(number % 1000, "settled")
    rare = " khinh khí cầu" if number % 33_000 == 40 else ""
    return models.Article(
        title=f"{SUBJECTS[number % len(SUBJECTS)]} đợt {number}{rare}",
        lead="Sáng nay, đông đảo bà con đã tham gia.",
        body=BODY,
        unit=units[number % len(units)],
        category=section,
        author=author,
        state=state,
        deleted_at=now if number % 2000 == 0 else None,
    )


def _edition(article, by, at) -> models.Edition:
    kind = {13: "withdrawn", 14: "removed"}.get(article.pk % 5000, "text")
    return models.Edition(
        article=article, number=1, form=kind, listed=kind == "text", title=article.title,
        lead=article.lead, body=article.body, unit=article.unit, unit_name=article.unit.name,
        category=article.category, content_hash="0" * 64, published_at=at, starts_at=at,
        approved_by=by, emergency=article.pk % 20_000 == 7,
    )  # fmt: skip


def measure(times: int = 5) -> None:
    """Print the median time of each list, in milliseconds, as the whole answer takes."""
    for who in ("chief", "writer"):
        client = Client()
        client.force_login(get_user_model().objects.get(username=who))
        client.get(ADDRESS)
        for label, query in _asked().items():
            took = []
            for _ in range(times):
                started = time.perf_counter()
                page = client.get(ADDRESS + query)
                took.append(1000 * (time.perf_counter() - started))
                assert page.status_code == 200, (query, page.status_code)
            shown = page.context["cl"].result_count
            slow = "   SLOW" if statistics.median(took) > 300 else ""
            print(
                f"{connection.vendor:10} {who:7} {label:30} {statistics.median(took):6.0f} ms"
                f"  {shown:5} found{slow}",
                flush=True,
            )


def _asked() -> dict[str, str]:
    order = paging.ORDERS["moi-sua"]
    rows = models.Article.objects.order_by(*order.keys()).values(*order.columns)
    deep = order.mark(rows[rows.count() * 9 // 10])
    day = timezone.localdate()
    cell = Unit.objects.filter(kind="party_cell").last()
    return {
        "the list": "",
        "oldest first": "?xep=cu-nhat",
        "a page nine tenths down": f"?sau={deep}",
        "before that page": f"?truoc={deep}",
        "search, a fifth of all": "?q=ve+sinh",
        "search, deep": f"?q=ve+sinh&sau={deep}",
        "search, three hits": "?q=khinh+khi",
        "search, no hit": "?q=khongcogi",
        "search, a unit's name": "?q=phuong+so+13+chi+bo+7",
        "search, title and unit": "?q=chay+so+13",
        "drafts": "?state__exact=draft",
        "submitted and searched": "?state__exact=submitted&q=hoi+nghi",
        "never public": "?cong_khai=never",
        "scheduled": "?cong_khai=scheduled",
        "live": "?cong_khai=live",
        "withdrawn": "?cong_khai=withdrawn",
        "redirected (none)": "?cong_khai=redirected",
        "this month": "?dang_luc=thang-nay",
        "published on a day": f"?dang_tu={day - timedelta(99)}&dang_den={day - timedelta(99)}",
        "changed since yesterday": f"?sua_tu={day - timedelta(1)}",
        "changed before that": f"?sua_den={day - timedelta(2)}",
        "emergencies": "?dang_khan=cho",
        "deleted": "?da_xoa=co",
        "my own": "?nguoi_viet=toi",
        "a cell": f"?don_vi={cell.pk}",
        "a cell, searched in vain": f"?don_vi={cell.pk}&q=khongcogi",
    }
