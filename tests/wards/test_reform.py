"""The reform of 1 July 2025 replayed: each ward's page before and after, the graph, the archive."""

import re
from datetime import date

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.demonstration import drawing
from articles.demonstration import units as demonstration
from articles.models import Article, Edition
from articles.public import pages, queries, unit_posts
from articles.public.units import profiles, reading
from wards.models import Succession, Unit

pytestmark = pytest.mark.django_db

BEFORE, DAY = date(2025, 6, 30), date(2025, 7, 1)
BASIS = "Nghị quyết 1656/NQ-UBTVQH15"

# What became of each ward: shares by the successor's name; P part, R remainder, W whole, L land.
TABLE = {
    "phuong-sai-dong": {"Phường Phúc Đồng": "P", "Phường Phúc Lợi": "P"},
    "phuong-duc-giang": {"Phường Bồ Đề": "P", "Phường Việt Hưng": "R"},
    "phuong-thuong-thanh": {"Phường Bồ Đề": "P", "Phường Việt Hưng": "R"},
    "phuong-gia-thuy": {"Phường Bồ Đề": "P", "Phường Việt Hưng": "R", "Phường Long Biên": "L"},
    "phuong-ngoc-lam": {"Phường Bồ Đề": "W"},
    "phuong-bo-de": {"Phường Bồ Đề": "R", "Phường Hồng Hà": "L", "Phường Long Biên": "L"},
    "phuong-ngoc-thuy": {"Phường Bồ Đề": "R", "Phường Hồng Hà": "L"},
    "phuong-giang-bien": {"Phường Việt Hưng": "P", "Phường Phúc Lợi": "R"},
    "phuong-viet-hung": {"Phường Việt Hưng": "P", "Phường Phúc Lợi": "R"},
    "phuong-phuc-loi": {"Phường Phúc Lợi": "R", "Phường Việt Hưng": "L"},
    "phuong-phuc-dong": {
        "Phường Long Biên": "P",
        "Phường Việt Hưng": "P",
        "Phường Bồ Đề": "L",
        "Phường Phúc Lợi": "R",
    },
    "phuong-long-bien": {"Phường Long Biên": "W", "Phường Bồ Đề": "L"},
    "phuong-thach-ban": {
        "Phường Long Biên": "P",
        "Phường Phúc Lợi": "P",
        "Xã Gia Lâm": "P",
        "Xã Bát Tràng": "R",
    },
    "phuong-cu-khoi": {"Phường Long Biên": "P", "Xã Bát Tràng": "R"},
}
TODAY = {
    "phuong-sai-dong": {"phường Long Biên", "phường Việt Hưng", "phường Phúc Lợi"},
    "phuong-duc-giang": {"phường Bồ Đề", "phường Việt Hưng"},
    "phuong-gia-thuy": {"phường Bồ Đề", "phường Việt Hưng"},
    "phuong-ngoc-lam": {"phường Bồ Đề"},
    "phuong-phuc-loi": {"phường Phúc Lợi"},
    "phuong-long-bien": {"phường Long Biên"},
    "phuong-thach-ban": {
        *("phường Long Biên", "phường Phúc Lợi"),
        *("xã Gia Lâm", "xã Bát Tràng"),
    },
}


@pytest.fixture
def district(db):
    return demonstration.create_units()


def page_of(slug: str, day: date) -> str:
    """The words of a unit's page as residents read it on `day`."""
    known = reading.of(slug, day, {})
    at = timezone.make_aware(timezone.datetime(day.year, day.month, day.day, 12))
    latest = queries.listing(*unit_posts.of_unit(known.unit), at=at)
    html = pages.render("public/unit.html", {**vars(profiles.of(known)), "latest": latest})
    main = html.split("<main", 1)[1].split("</main>", 1)[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", main))


def test_the_graph_is_as_in_the_resolution(district):
    found: dict[str, dict[str, str]] = {slug: {} for slug in TABLE}
    wards = Succession.objects.filter(predecessor__kind=Unit.Kind.WARD)
    for row in wards.select_related("predecessor", "successor"):
        found[row.predecessor.slug][row.successor.name] = row.share[0].upper()
    assert found == TABLE
    assert all(row.successor.opened_on == DAY for row in wards.filter(happened_on=DAY))


@pytest.mark.parametrize("slug", TABLE)
def test_a_wards_page_before_and_after(district, slug):
    ward = district[slug]
    before, after = page_of(slug, BEFORE), page_of(slug, DAY)
    if slug != "phuong-sai-dong":
        assert "kết thúc" not in before and "nhập vào" not in before
    assert "nay thuộc" in after
    assert f"kết thúc hoạt động từ ngày {ward.closed_on:%d/%m/%Y}" in after
    for successor, share in TABLE[slug].items():
        words = {"P": "một phần", "R": "phần còn lại", "W": "toàn bộ", "L": "diện tích"}[share]
        assert re.search(rf"{words}[^.]{{,25}} nhập vào {successor}", after, re.IGNORECASE), (
            successor
        )
    if slug in TODAY:
        named = re.search(r"nay thuộc (.*?) theo", after)[1]
        assert set(re.split(r", | và ", named)) == TODAY[slug]
    if slug != "phuong-sai-dong":
        assert BASIS in after


def test_a_split_is_told_through_the_generations(district):
    after = page_of("phuong-sai-dong", DAY)
    assert "Nghị quyết 1286/NQ-UBTVQH15" in after
    assert re.search(
        "Kết thúc hoạt động: Phường Phúc Đồng.*Một phần nhập vào phường Long Biên", after
    )
    on_that_day = page_of("phuong-sai-dong", date(2025, 1, 1))
    assert "nay thuộc phường Phúc Đồng và phường Phúc Lợi" in on_that_day


def test_a_successors_page_links_the_archive_of_each_predecessor(client, district):
    html = client.get("/don-vi/phuong-bo-de-2025/").content.decode()
    for slug, shares in TABLE.items():
        if "Phường Bồ Đề" in shares:
            assert f'href="/don-vi/{slug}/"' in html, slug


def test_every_article_is_still_at_its_address_with_the_unit_of_its_day(client, db, monkeypatch):
    full = drawing.draw
    # Each scene is drawn, but small: nobody looks at them here.
    monkeypatch.setattr(drawing, "draw", lambda scene, seed: full(scene, seed, (160, 107)))
    call_command("demo", "--yes-really", verbosity=0)
    old = Edition.objects.live().filter(published_at__date__lt=DAY)
    assert set(old.values_list("unit__slug", flat=True)) == set(TABLE)
    assert Edition.objects.listed().count() >= 60
    assert Edition.objects.filter(change="correction", form="text").exists()
    assert Edition.objects.live().filter(form="withdrawn").exists()
    assert set(Article.objects.values_list("state", flat=True)) == set(Article.State)
    for edition in old:
        page = client.get(edition.get_absolute_url())
        assert page.status_code == 200
        assert edition.unit_name in page.content.decode()
        archive = client.get(f"/don-vi/{edition.unit.slug}/").content.decode()
        assert edition.get_absolute_url() in archive


def test_units_are_listed_in_natural_order(client, district):
    html = client.get("/don-vi/phuong-ngoc-lam/").content.decode()
    assert html.index("Tổ dân phố 2<") < html.index("Tổ dân phố 10<")
    directory = client.get("/don-vi/").content.decode()
    closed = directory[directory.index("Đơn vị đã kết thúc") :]
    places = [
        closed.index(f'href="/don-vi/{slug}/"')
        for slug in ("phuong-cu-khoi", "phuong-duc-giang", "phuong-gia-thuy", "quan-long-bien")
    ]
    assert places == sorted(places)


def test_a_cell_and_the_groups_it_looks_after_name_each_other(client, district):
    cell = client.get("/don-vi/chi-bo-19-phuong-duc-giang/").content.decode()
    assert ">Phụ trách tổ dân phố<" in cell and "Tổ dân phố 19" in cell
    group = client.get("/don-vi/to-dan-pho-19-phuong-duc-giang/").content.decode()
    assert "Chi bộ phụ trách" in group and "Chi bộ 19" in group


def test_four_hundred_units_cost_no_more_queries_than_twenty(
    client, district, django_assert_max_num_queries
):
    top = district["phuong-viet-hung-2025"]
    Unit.objects.bulk_create(
        Unit(kind=Unit.Kind.RESIDENTIAL_GROUP, name=f"Tổ dân phố {i}", slug=f"t-{i}", parent=top)
        for i in range(400)
    )
    for address, most in [("/don-vi/", 5), ("/don-vi/phuong-viet-hung-2025/", 19)]:
        with django_assert_max_num_queries(most):
            client.get(address)
