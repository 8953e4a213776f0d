"""What pages tell search engines and other sites of themselves."""

import io
import json
from datetime import datetime
from html.parser import HTMLParser

import pytest
from django.contrib.staticfiles import finders
from PIL import Image

from articles import publishing
from articles.models import Edition, EditionPhoto
from articles.public.machines import structured
from tests import unguarded
from tests.makers import HOUR, NOON, add_photo
from wards.imprint import ROW
from wards.models import Imprint

pytestmark = pytest.mark.django_db

SITE = "https://tin.example.vn"

# What https://developers.google.com/search/docs/appearance/structured-data/article (nothing is
# required, all of these are recommended) and https://schema.org/NewsArticle ask for.
RECOMMENDED = {
    "author": dict,
    "dateModified": str,
    "datePublished": str,
    "headline": str,
    "image": list,
}
EXPECTED = RECOMMENDED | {
    "articleSection": str,
    "description": str,
    "inLanguage": str,
    "isPartOf": dict,
    "mainEntityOfPage": str,
    "publisher": dict,
    "url": str,
}


class Head(HTMLParser):
    """The meta, link and JSON-LD elements of a page, as a browser would find them."""

    def __init__(self, page: str):
        super().__init__()
        self.meta, self.links, self.data, self.scripts = {}, [], [], 0
        self._in_data = False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "meta" and given.get("content") is not None:
            self.meta.setdefault(given.get("property") or given.get("name"), given["content"])
        if tag == "link":
            self.links.append(given)
        if tag == "script":
            self.scripts += 1
            self._in_data = given.get("type") == "application/ld+json"
            if self._in_data:
                self.data.append("")

    def handle_data(self, data):
        if self._in_data:
            self.data[-1] += data

    def handle_endtag(self, tag):
        self._in_data = False

    @property
    def graph(self) -> dict[str, dict]:
        things = [thing for data in self.data for thing in json.loads(data)["@graph"]]
        return {thing["@type"]: thing for thing in things}

    def href(self, rel, kind=None) -> list[str]:
        return [
            link["href"]
            for link in self.links
            if link.get("rel") == rel and kind in (None, link.get("type"))
        ]


@pytest.fixture
def head(client, settings):
    """`head("/")`: what the head of a page says."""
    settings.SITE_URL = SITE
    return lambda address: Head(client.get(address).content.decode())


@pytest.fixture
def article(make_article):
    article = make_article(byline="Thu Hương")
    add_photo(article, 1, size=(800, 500))
    add_photo(article, 2, size=(500, 800))
    article.lead_photo = article.photos.get(position=2)
    article.save()
    return article


def test_a_post_says_what_is_asked_of_a_news_article(head, article, publish):
    edition = publish(article, at=NOON)
    said = head(edition.get_absolute_url()).graph["NewsArticle"]
    for name, kind in EXPECTED.items():
        assert isinstance(said[name], kind) and said[name], name
    address = SITE + edition.get_absolute_url()
    assert said["mainEntityOfPage"] == said["url"] == address
    assert said["headline"] == "Ra quân dọn vệ sinh"
    assert said["datePublished"] == said["dateModified"] == "2025-08-01T12:00:00+07:00"
    assert said["author"] == {"@type": "Person", "name": "Thu Hương"}
    assert said["articleSection"] == "Hoạt động các phường"
    assert datetime.fromisoformat(said["datePublished"]).tzinfo
    assert "correction" not in said


def test_photos_are_named_with_their_sizes_the_one_that_stands_for_the_post_first(
    head, client, article, publish
):
    edition = publish(article, at=NOON)
    said = head(edition.get_absolute_url()).graph["NewsArticle"]["image"]
    assert [(image["width"], image["height"]) for image in said] == [(500, 800), (800, 500)]
    first, second = EditionPhoto.objects.order_by("-is_lead")
    assert [image["url"] for image in said] == [SITE + first.url, SITE + second.url]
    assert b"".join(client.get(first.url))


def test_a_photo_that_was_taken_down_is_not_named(head, article, publish, people):
    edition = publish(article, at=NOON)
    digest = EditionPhoto.objects.get(is_lead=True).digest
    publishing.take_photo_down(
        article.pk, by=people.chief, digest=digest, public_reason="privacy", reason="x"
    )
    found = head(edition.get_absolute_url())
    assert len(found.graph["NewsArticle"]["image"]) == 1
    assert digest not in found.meta["og:image"]


def test_a_correction_is_told_and_dates_the_change(head, article, publish):
    publish(article, at=NOON)
    article.body = "<p>Ngày 12/7.</p>"
    article.save()
    publish(article, at=NOON + HOUR, change="correction", public_note="Ngày là 12/7.")
    edition = publish(article, at=NOON + 2 * HOUR)  # the same text again
    found = head(edition.get_absolute_url())
    said = found.graph["NewsArticle"]
    assert said["datePublished"] == "2025-08-01T12:00:00+07:00"
    assert said["dateModified"] == "2025-08-01T13:00:00+07:00"
    assert said["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": "Ngày là 12/7.",
            "datePublished": "2025-08-01T13:00:00+07:00",
        }
    ]
    assert found.meta["article:modified_time"] == "2025-08-01T13:00:00+07:00"


def test_without_a_byline_the_unit_is_the_author(head, make_article, publish):
    edition = publish(make_article())
    said = head(edition.get_absolute_url()).graph["NewsArticle"]["author"]
    assert said == {
        "@type": "Organization",
        "name": "Phường Việt Hưng",
        "url": f"{SITE}/don-vi/viet-hung/",
    }


def test_the_publisher_and_the_site_are_those_of_the_imprint(head, make_article, publish):
    Imprint.objects.create(
        pk=ROW,
        name="Tin Việt Hưng",
        authority="UBND phường Việt Hưng",
        phone="024 1",
        email="a@b.vn",
    )
    edition = publish(make_article())
    graph = head("/").graph
    assert graph["WebSite"]["name"] == "Tin Việt Hưng"
    search = graph["WebSite"]["potentialAction"]
    assert search["target"]["urlTemplate"] == f"{SITE}/tim-kiem/?q={{search_term_string}}"
    organization = graph["Organization"]
    assert organization["name"] == "UBND phường Việt Hưng"
    assert (organization["telephone"], organization["email"]) == ("024 1", "a@b.vn")
    assert "address" not in organization
    logo = organization["logo"]
    path = logo["url"].removeprefix(f"{SITE}/static/")
    with Image.open(finders.find(path)) as picture:
        assert picture.size == (logo["width"], logo["height"])
    article = head(edition.get_absolute_url()).graph["NewsArticle"]
    assert article["publisher"]["name"] == "UBND phường Việt Hưng"
    assert article["isPartOf"]["@id"] == graph["WebSite"]["@id"]


def test_the_way_to_a_page_is_told(head, make_article, publish, city):
    edition = publish(make_article())

    def way(address):
        steps = head(address).graph["BreadcrumbList"]["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        return [(step["name"], step["item"].removeprefix(SITE)) for step in steps]

    section = ("Hoạt động các phường", "/chuyen-muc/hoat-dong-cac-phuong/")
    own = ("Ra quân dọn vệ sinh", edition.get_absolute_url())
    assert way(edition.get_absolute_url()) == [("Trang chủ", "/"), section, own]
    assert way(section[1]) == [("Trang chủ", "/"), section]
    unit = ("Phường Việt Hưng", "/don-vi/viet-hung/")
    assert way("/don-vi/viet-hung/") == [("Trang chủ", "/"), ("Đơn vị", "/don-vi/"), unit]


HOSTILE = (
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]> &quot; \\ \" ' \u2028 \u2029 &lt;/script&gt;",
    "{{ 7|add:7 }} {% now 'Y' %}",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_no_text_gets_out_of_its_element(head, client, article, publish, city, words):
    edition = publish(article, at=NOON)
    plain = head(edition.get_absolute_url()).scripts
    unguarded.write(Edition.objects.all(), title=words, lead=words, byline=words, unit_name=words)
    unguarded.write(EditionPhoto.objects.all(), caption=words, alt=words)
    Imprint.objects.create(pk=ROW, name=words[:150], authority=words, address=words)
    type(edition.category).objects.update(name=words)
    type(city.viet_hung).objects.filter(slug="viet-hung").update(name=words)
    found = head(Edition.objects.get().get_absolute_url())
    assert found.scripts == plain
    assert found.graph["NewsArticle"]["headline"] == words
    assert found.graph["NewsArticle"]["author"]["name"] == words
    assert found.meta["og:title"] == words
    for address in ("/", "/don-vi/viet-hung/", "/chuyen-muc/hoat-dong-cac-phuong/"):
        assert head(address).graph


def test_data_is_escaped_and_says_the_same(db):
    words = "".join(HOSTILE)
    element = str(structured.script({"name": words}))
    inside = element.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set("<>&\u2028\u2029") & set(inside)
    assert json.loads(inside)["@graph"] == [{"name": words}]


def test_a_long_title_is_cut_where_it_would_be_anyway(head, make_article, publish):
    edition = publish(make_article(title="Một hai ba bốn " * 15))
    headline = head(edition.get_absolute_url()).graph["NewsArticle"]["headline"]
    assert len(headline) <= 110 and headline.endswith("…")


def test_what_search_engines_are_not_to_keep_tells_them_nothing(
    head, client, article, publish, people
):
    edition = publish(article, at=NOON)
    assert head(edition.get_absolute_url()).data
    photo_page = edition.get_absolute_url() + f"anh/{edition.photos.first().digest[:12]}/"
    publishing.withdraw(article.pk, by=people.chief, public_note="Xem lại.")
    for address in (edition.get_absolute_url(), photo_page, "/khong-co/"):
        found = head(address)
        assert not found.data, address
    assert head(edition.get_absolute_url()).meta["robots"] == "noindex"
    assert head(photo_page).meta["robots"] == "noindex"
    publishing.remove(article.pk, by=people.chief, public_note="Sai.")
    assert not head(edition.get_absolute_url()).data


def test_a_shared_link_has_title_words_and_a_picture(head, client, article, publish):
    edition = publish(article, at=NOON)
    meta = head(edition.get_absolute_url()).meta
    assert meta["og:type"] == "article"
    assert meta["og:title"] == "Ra quân dọn vệ sinh"
    assert meta["og:description"] == meta["description"] == "Sáng thứ bảy, bà con cùng quét dọn."
    assert meta["og:url"] == SITE + edition.get_absolute_url()
    assert (meta["og:locale"], meta["og:site_name"]) == ("vi_VN", "Tin phường")
    assert meta["twitter:card"] == "summary_large_image"
    assert meta["article:published_time"] == "2025-08-01T12:00:00+07:00"
    assert meta["article:section"] == "Hoạt động các phường"
    file = io.BytesIO(b"".join(client.get(meta["og:image"].removeprefix(SITE))))
    with Image.open(file) as picture:
        size = tuple(int(meta[f"og:image:{side}"]) for side in ("width", "height"))
        assert picture.size == size == (500, 800)


@pytest.mark.parametrize("address", ["/", "/don-vi/", "/don-vi/viet-hung/", "/dinh-chinh/"])
def test_other_pages_are_shared_with_the_picture_of_the_site(head, city, category, address):
    meta = head(address).meta
    with Image.open(finders.find(meta["og:image"].removeprefix(f"{SITE}/static/"))) as picture:
        assert picture.size == (1200, 630)
        assert picture.size == (int(meta["og:image:width"]), int(meta["og:image:height"]))
    assert meta["og:url"] == SITE + address
    assert meta["og:title"]


@pytest.mark.parametrize(
    "address", ["/", "/don-vi/viet-hung/", "/chuyen-muc/hoat-dong-cac-phuong/"]
)
def test_pages_with_a_feed_name_it(head, client, city, category, address):
    for kind in ("rss", "atom"):
        (feed,) = head(address).href("alternate", f"application/{kind}+xml")
        assert feed == f"{address}{kind}/"
        assert client.get(feed).status_code == 200


def test_a_post_without_a_lead_is_described_by_its_beginning(head, make_article, publish):
    edition = publish(make_article(lead="", body="<p>Mọi người đến <b>rất</b> sớm.</p>"))
    assert head(edition.get_absolute_url()).meta["description"] == "Mọi người đến rất sớm."
