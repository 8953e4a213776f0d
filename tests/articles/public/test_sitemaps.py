"""What the site tells of its pages: to search engines, to browsers, to people."""

import json
import re
from itertools import chain
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.utils import timezone
from lxml import etree
from PIL import Image

from articles import publishing
from articles.models import Edition, ViewCount
from articles.public.machines import sitemaps
from tests import unguarded
from tests.makers import HOUR, NOON, unit
from wards.imprint import ROW
from wards.models import Imprint

pytestmark = pytest.mark.django_db

SITE = "https://tin.example.vn"
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parent / "schemas" / "sitemap.rng"))
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
}


@pytest.fixture
def read(client, settings):
    """`read("/sitemap.xml")`: the tree, refused if it is not as the protocol has it."""
    settings.SITE_URL = SITE

    def run(address):
        response = client.get(address)
        assert response.status_code == 200, address
        assert response["Content-Type"] == "application/xml; charset=utf-8"
        tree = etree.fromstring(response.content)
        SCHEMA.assertValid(tree)
        return tree

    return run


def texts(tree, path) -> list[str]:
    return tree.xpath(f"{path}/text()", namespaces=NAMES)


def places(tree) -> list[str]:
    return [place.removeprefix(SITE) for place in texts(tree, "//s:loc")]


@pytest.fixture
def edition(make_article, publish):
    return publish(make_article(title="Giá < 5 & <b>rẻ</b>"), at=NOON)


def test_the_index_names_the_parts_that_there_are(read, edition):
    number = (edition.article_id - 1) // sitemaps.PART + 1
    assert places(read("/sitemap.xml")) == ["/sitemap-0.xml", f"/sitemap-{number}.xml"]
    assert texts(read("/sitemap.xml"), "//s:lastmod") == ["2025-08-01T12:00:00+07:00"]
    part = read(f"/sitemap-{number}.xml")
    assert places(part) == [edition.get_absolute_url()]
    assert texts(part, "//s:lastmod") == ["2025-08-01T12:00:00+07:00"]


def test_every_address_in_the_sitemaps_answers_and_may_be_kept(read, client, edition, city):
    walked = [place for part in places(read("/sitemap.xml")) for place in places(read(part))]
    assert len(walked) == len(set(walked)) > 15
    for place in walked:
        response = client.get(place)
        assert response.status_code == 200, place
        page = response.content.decode()
        assert f'rel="canonical" href="{SITE}{place}"' in page, place
        assert "noindex" not in page, place


def test_a_post_stays_in_its_part_and_no_part_outgrows_its_bound(
    read, client, make_article, publish, people, monkeypatch
):
    monkeypatch.setattr(sitemaps, "PART", 2)
    made = [publish(make_article(title=f"Tin {n}"), at=NOON + n * HOUR) for n in range(5)]
    parts = {place: places(read(place)) for place in places(read("/sitemap.xml"))[1:]}
    assert sorted(chain(*parts.values())) == sorted(e.get_absolute_url() for e in made)
    assert all(len(found) <= 2 for found in parts.values())
    for gone in made[:3]:
        publishing.withdraw(gone.article_id, by=people.chief, public_note="Xem lại.")
    left = {place: places(read(place)) for place in places(read("/sitemap.xml"))[1:]}
    assert sorted(chain(*left.values())) == sorted(e.get_absolute_url() for e in made[3:])
    assert all(set(found) <= set(parts[place]) for place, found in left.items())
    emptied = set(parts) - set(left)
    assert emptied
    for address in emptied:
        assert client.get(address).status_code == 404


def test_the_date_of_a_change_is_that_of_the_edition(read, make_article, publish):
    article = make_article()
    publish(article, at=NOON)
    publish(article, at=NOON + 24 * HOUR, change="correction", public_note="Sửa ngày.")
    part = places(read("/sitemap.xml"))[1]
    for tree in (read("/sitemap.xml"), read(part)):
        assert texts(tree, "//s:lastmod") == ["2025-08-02T12:00:00+07:00"]


def test_only_what_is_listed_is_there(read, make_article, publish, people):
    publish(make_article(title="Hẹn giờ"), starts_at=timezone.now() + HOUR)
    make_article(title="Bản nháp")
    gone = publish(make_article(title="Đã gỡ"))
    publishing.withdraw(gone.article_id, by=people.chief, public_note="Xem lại.")
    assert places(read("/sitemap.xml")) == ["/sitemap-0.xml"]
    assert places(read("/sitemap-tin-moi.xml")) == []


def test_units_that_are_still_to_open_are_not_told(read, city):
    unit(
        "ward",
        "Phường Mai Sau",
        "mai-sau",
        city.top,
        opened_on=timezone.localdate() + 9 * 24 * HOUR,
    )
    found = places(read("/sitemap-0.xml"))
    assert "/don-vi/mai-sau/" not in found
    assert {"/", "/don-vi/", "/don-vi/duc-giang/", "/dinh-chinh/", "/so-do/", "/luu-tru/"} <= set(
        found
    )


def test_news_are_those_of_two_days_with_title_and_name(read, make_article, publish):
    now = timezone.now()
    title = "Giá < 5 & <b>rẻ</b>"
    new = publish(make_article(title=title), at=now - 40 * HOUR)
    publish(make_article(title="Cũ"), at=now - 49 * HOUR)
    Imprint.objects.create(pk=ROW, name="Tin & phường")
    tree = read("/sitemap-tin-moi.xml")
    assert places(tree) == [new.get_absolute_url()]
    assert texts(tree, "//n:title") == [title]
    assert texts(tree, "//n:name") == ["Tin & phường"]
    shown = timezone.localtime(new.published_at).isoformat(timespec="seconds")
    assert texts(tree, "//n:publication_date") == [shown]


def test_signs_that_xml_cannot_carry_break_no_sitemap(read, make_article, publish):
    publish(make_article())
    unguarded.write(Edition.objects.all(), title="A\x0bB \x1b ]]> \ufffe")
    assert texts(read("/sitemap-tin-moi.xml"), "//n:title") == ["AB  ]]> "]
    read(places(read("/sitemap.xml"))[1])


def test_sitemaps_take_the_same_few_queries_whatever_the_number_of_posts(
    client, make_article, publish, django_assert_max_num_queries
):
    for number in range(12):
        publish(make_article(title=f"Tin {number}"))
    part = (Edition.objects.get(title="Tin 1").article_id - 1) // sitemaps.PART + 1
    for address in (
        "/sitemap.xml",
        "/sitemap-0.xml",
        f"/sitemap-{part}.xml",
        "/sitemap-tin-moi.xml",
    ):
        with django_assert_max_num_queries(8):
            assert client.get(address).status_code == 200
    assert not ViewCount.objects.exclude(total=0).exists()


def test_robots_are_told_what_is_no_page_and_where_the_sitemaps_are(client, settings):
    settings.SITE_URL = SITE
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert {"Disallow: /admin/", "Disallow: /xem-truoc/"} <= set(lines)
    assert {f"Sitemap: {SITE}/sitemap.xml", f"Sitemap: {SITE}/sitemap-tin-moi.xml"} <= set(lines)
    assert "Disallow: /" not in lines


def test_a_site_that_is_being_tried_out_is_not_for_search_engines(client, settings):
    settings.DEBUG = True
    assert client.get("/robots.txt").content.decode() == "User-agent: *\nDisallow: /\n\n"


def test_a_phone_can_put_the_site_on_its_home_screen(client, city):
    Imprint.objects.create(pk=ROW, name="Cổng tin phường Việt Hưng và các tổ dân phố", line="Tin")
    response = client.get("/manifest.webmanifest")
    assert response["Content-Type"].startswith("application/manifest+json")
    said = json.loads(response.content)
    assert (said["name"], said["lang"]) == ("Cổng tin phường Việt Hưng và các tổ dân phố", "vi")
    kinds = {(icon["purpose"], icon["sizes"]) for icon in said["icons"]}
    assert kinds == {(p, s) for p in ("any", "maskable") for s in ("192x192", "512x512")}
    for icon in said["icons"]:
        with Image.open(finders.find(icon["src"].removeprefix("/static/"))) as picture:
            assert "x".join(map(str, picture.size)) == icon["sizes"]
            assert picture.format == "PNG"


def test_every_page_names_its_icons_and_its_manifest(client, city):
    page = client.get("/").content.decode()
    for address in re.findall(
        r'<link rel="(?:icon|apple-touch-icon|manifest)" href="([^"]+)"', page
    ):
        found = finders.find(address.removeprefix("/static/")) if "/static/" in address else None
        assert found or client.get(address).status_code == 200, address
    assert page.count('name="theme-color"') == 2
    with Image.open(finders.find("wardnews/icons/apple-touch.png")) as picture:
        assert picture.size == (180, 180)
    icon = client.get("/favicon.ico")
    assert (icon["Content-Type"], icon.content[:4]) == ("image/x-icon", b"\x00\x00\x01\x00")


def test_people_find_everything_on_the_map_of_the_site(client, edition, city):
    page = client.get("/so-do/").content.decode()
    main = page.split("<main", 1)[1].split("</main>", 1)[0]
    addresses = set(re.findall(r'href="(/[^"#]*)"', main))
    wanted = {"/", "/don-vi/", "/dinh-chinh/", "/rss/", "/atom/", "/du-lieu/", "/sitemap.xml"}
    wanted |= {
        "/luu-tru/",
        "/luu-tru/2025/",
        "/don-vi/viet-hung/",
        "/don-vi/ha-noi/",
        "/chuyen-muc/hoat-dong-cac-phuong/",
    }
    assert wanted <= addresses
    assert "/don-vi/duc-giang/" not in addresses  # closed: in the directory
    for address in addresses:
        assert client.get(address).status_code == 200, address


def test_units_stand_below_their_ward_over_any_number_of_steps(client, city):
    committee = unit("party_committee", "Đảng bộ Việt Hưng", "db-vh", city.viet_hung)
    unit("party_cell", "Chi bộ 3", "cb-3-vh", committee)
    page = client.get("/so-do/").content.decode()
    after = page.split('<h3><a href="/don-vi/viet-hung/">', 1)[1].split("<h3>")[0]
    assert "/don-vi/db-vh/" in after and "/don-vi/cb-3-vh/" in after
