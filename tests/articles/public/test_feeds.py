"""RSS and Atom, read the way feed readers do."""

import feedparser
import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from lxml import etree

from articles import publishing
from articles.models import Category, Edition, EditionPhoto, ViewCount
from articles.photos import storage
from articles.public.machines import feeds
from tests import unguarded
from tests.makers import HOUR, NOON, add_photo

pytestmark = pytest.mark.django_db

KINDS = ("rss", "atom")
TYPES = {"rss": "application/rss+xml", "atom": "application/atom+xml"}


def parsed(response):
    headers = {name.lower(): value for name, value in response.headers.items()}
    return feedparser.parse(response.content, response_headers=headers)


@pytest.fixture
def read(client, settings):
    """`read("/rss/")`: the feed as a reader sees it, refused if it is malformed."""
    settings.SITE_URL = "https://tin.example.vn"

    def run(address):
        response = client.get(address)
        assert response.status_code == 200, address
        etree.fromstring(response.content)
        feed = parsed(response)
        assert not feed.bozo, (address, feed.get("bozo_exception"))
        return feed

    return run


@pytest.fixture
def edition(make_article, publish, city):
    body = '<p>Xem <a href="/don-vi/viet-hung/">trang của phường</a>.</p>'
    article = make_article(photos=2, body=body, byline="Thu Hương", source="UBND phường")
    return publish(article, at=NOON)


@pytest.mark.parametrize("kind", KINDS)
def test_a_post_is_there_in_full(read, client, edition, kind):
    feed = read(f"/{kind}/")
    (entry,) = feed.entries
    address = f"https://tin.example.vn{edition.get_absolute_url()}"
    assert (entry.title, entry.link) == ("Ra quân dọn vệ sinh", address)
    assert entry.summary == "Sáng thứ bảy, bà con cùng quét dọn."
    assert entry.author == "Thu Hương"
    assert [tag.term for tag in entry.tags] == ["Hoạt động các phường", "Phường Việt Hưng"]
    text = entry.content[0].value
    assert 'href="https://tin.example.vn/don-vi/viet-hung/"' in text
    for part in ("Sáng thứ bảy", "Chú thích 1", "Chú thích 2", "Thu Hương", "Nguồn: UBND phường"):
        assert part in text
    assert feed.feed.language == "vi"
    (itself,) = [link.href for link in feed.feed.links if link.rel == "self"]
    assert itself == f"https://tin.example.vn/{kind}/"
    assert client.get(f"/{kind}/")["Content-Type"].startswith(TYPES[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_photos_come_with_their_true_length_and_size(read, client, edition, kind):
    (entry,) = read(f"/{kind}/").entries
    first, second = EditionPhoto.objects.order_by("position")
    (enclosure,) = entry.enclosures
    assert enclosure.href == f"https://tin.example.vn{first.url}"
    served = client.get(first.url)
    assert int(enclosure.length) == len(b"".join(served))
    assert enclosure.type == served["Content-Type"] == "image/jpeg"
    told = [(m["url"], m["width"], m["height"], m["medium"]) for m in entry.media_content]
    assert told == [
        (f"https://tin.example.vn{photo.url}", "60", "40", "image") for photo in (first, second)
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_photo_is_the_one_that_stands_for_the_post(read, make_article, publish, kind):
    article = make_article(photos=3)
    article.lead_photo = article.photos.get(position=2)
    article.save()
    publish(article)
    second = EditionPhoto.objects.get(position=2)
    (entry,) = read(f"/{kind}/").entries
    assert entry.enclosures[0].href.endswith(second.url)


@pytest.mark.parametrize("kind", KINDS)
def test_a_missing_file_takes_no_feed_away(read, make_article, publish, kind):
    article = make_article()
    add_photo(article, size=(61, 41))
    publish(article)
    default_storage.delete(EditionPhoto.objects.get().file)
    (entry,) = read(f"/{kind}/").entries
    assert entry.get("enclosures", []) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_store_that_does_not_answer_is_waited_for_once(
    read, make_article, publish, monkeypatch, kind
):
    for number in range(3):
        article = make_article()
        add_photo(article, size=(70 + number, 41))
        publish(article)
    asked = []

    def down(name):
        asked.append(name)
        raise storage.Unavailable("s3")

    monkeypatch.setattr(default_storage, "size", down)
    entries = read(f"/{kind}/").entries
    assert [entry.get("enclosures", []) for entry in entries] == [[], [], []]
    assert all(entry.media_content for entry in entries)
    assert len(asked) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_post_keeps_its_name_and_date_when_its_title_changes(read, make_article, publish, kind):
    article = make_article()
    publish(article, at=NOON)
    (before,) = read(f"/{kind}/").entries
    article.title = "Ra quân tổng vệ sinh"
    article.save()
    publish(article, at=NOON + HOUR, change="correction", public_note="Sửa tên đợt ra quân.")
    (after,) = read(f"/{kind}/").entries
    assert after.title == "Ra quân tổng vệ sinh"
    assert (after.id, after.published) == (before.id, before.published)
    assert before.updated_parsed == before.published_parsed
    assert timezone.datetime(*after.updated_parsed[:6]) == (NOON + HOUR).replace(tzinfo=None)
    assert "Đính chính ngày 01/08/2025:</strong> Sửa tên đợt" in after.content[0].value


def test_publishing_the_same_text_again_is_no_change(read, edition, people):
    publishing.withdraw(edition.article_id, by=people.chief, public_note="Xem lại.", at=NOON + HOUR)
    publishing.restore(edition.article_id, by=people.chief, at=NOON + 2 * HOUR)
    (entry,) = read("/atom/").entries
    assert entry.updated == entry.published


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_taken_down_vanishes(read, edition, people, kind):
    assert read(f"/{kind}/").entries
    publishing.withdraw(edition.article_id, by=people.chief, public_note="Xem lại.")
    assert read(f"/{kind}/").entries == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_photo_that_is_taken_down_vanishes(read, edition, people, kind):
    digest = EditionPhoto.objects.get(position=1).digest
    publishing.take_photo_down(
        edition.article_id, by=people.chief, digest=digest, public_reason="privacy", reason="x"
    )
    (entry,) = read(f"/{kind}/").entries
    assert len(entry.media_content) == 1
    assert digest not in str(entry)


@pytest.mark.parametrize("kind", KINDS)
def test_a_unit_has_its_own_feed_with_the_units_below_it(
    read, client, make_article, publish, city, kind
):
    old = publish(make_article(title="Tin chi bộ", unit=city.cell), at=NOON - 90 * 24 * HOUR)
    publish(make_article(title="Tin phường", unit=city.viet_hung), at=NOON)
    feed = read(f"/don-vi/duc-giang/{kind}/")
    assert [entry.title for entry in feed.entries] == ["Tin chi bộ"]
    assert feed.feed.title.startswith("Phường Đức Giang – ")
    assert feed.feed.link == "https://tin.example.vn/don-vi/duc-giang/"
    assert len(read(f"/don-vi/ha-noi/{kind}/").entries) == 2
    assert old.unit_name == "Chi bộ 19"
    assert client.get(f"/don-vi/khong-co/{kind}/").status_code == 404


@pytest.mark.parametrize("kind", KINDS)
def test_a_section_has_its_own_feed(read, client, edition, kind):
    feed = read(f"/chuyen-muc/hoat-dong-cac-phuong/{kind}/")
    assert [entry.title for entry in feed.entries] == ["Ra quân dọn vệ sinh"]
    assert feed.feed.title.startswith("Hoạt động các phường – ")
    assert client.get(f"/chuyen-muc/khong-co/{kind}/").status_code == 404


@pytest.mark.parametrize("kind", KINDS)
def test_signs_that_xml_cannot_carry_and_markup_in_titles_break_nothing(
    client, make_article, publish, kind
):
    title = 'Giá < 5 & "rẻ" <script>alert(1)</script> &amp; ]]>'
    publish(make_article(photos=1, title=title, source="<i>x</i>"), at=NOON)
    bad = "\x0b \x1b ]]> \ufffe"
    unguarded.write(Edition.objects.all(), byline=f"A{bad}", body=f"<p>{bad}</p>", unit_name=bad)
    unguarded.write(EditionPhoto.objects.all(), caption=bad, alt=bad)
    Category.objects.update(name=bad)
    response = client.get(f"/{kind}/")
    tree = etree.fromstring(response.content)
    assert title in [node.text for node in tree.iter() if node.tag.rpartition("}")[2] == "title"]
    feed = parsed(response)
    assert not feed.bozo
    assert feed.entries[0].author.startswith("A")
    assert "<script" not in feed.entries[0].content[0].value
    assert "&lt;i&gt;x" in feed.entries[0].content[0].value


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_feed_is_whole_and_does_not_follow_the_clock(read, client, city, kind):
    assert read(f"/{kind}/").entries == []
    assert client.get(f"/{kind}/").content == client.get(f"/{kind}/").content


@pytest.mark.parametrize("kind", KINDS)
def test_the_newest_thirty_with_a_constant_number_of_queries(
    client, make_article, publish, django_assert_max_num_queries, kind
):
    for number in range(feeds.NEWEST + 2):
        article = make_article(title=f"Tin {number}", photos=1)
        publish(article, at=NOON + number * HOUR)
        publish(article, at=NOON + number * HOUR + HOUR / 2, change="correction", public_note="x")
    with django_assert_max_num_queries(6):
        content = client.get(f"/{kind}/").content
    titles = [entry.title for entry in feedparser.parse(content).entries]
    assert titles == [f"Tin {number}" for number in range(feeds.NEWEST + 1, 1, -1)]


def test_a_post_without_a_lead_is_summed_up_by_its_beginning(read, make_article, publish):
    publish(make_article(lead="", body=f"<p>{'một hai ' * 60}</p>"))
    (entry,) = read("/rss/").entries
    assert entry.summary.startswith("một hai ") and len(entry.summary.split()) <= 41


def test_feeds_count_no_view(client, edition):
    for kind in KINDS:
        client.get(f"/{kind}/", headers={"User-Agent": "Mozilla/5.0"})
    assert ViewCount.objects.get().total == 0
