"""Addresses of the old portal lead to the article, whatever query they had."""

import pytest
from django.utils import timezone

from articles import content, publishing
from articles.models import OldAddress
from tests.makers import HOUR

pytestmark = pytest.mark.django_db

NOW = timezone.now()


@pytest.fixture
def import_from(make_article, city):
    """`import_from(url, title=…)`: an article that came from that address."""

    def run(url, **fields):
        article = make_article(unit=city.top, **fields)
        text = content.of_article(article)
        publishing.publish_imports([publishing.Import(article, text, NOW - HOUR, 5, url)])
        return article

    return run


FOUND = [
    # as it was, as it is asked for
    ("http://cu.example.vn/tin-tuc/don-ngo.html", "/tin-tuc/don-ngo.html"),
    ("https://cu.example.vn/tin-tuc/don-ngo/", "/tin-tuc/don-ngo"),
    ("http://cu.example.vn/tin-tuc/don-ngo", "/tin-tuc/don-ngo/"),
    ("http://cu.example.vn/view?nid=123", "/view?nid=123"),
    ("http://cu.example.vn/view?nid=123", "/view?nid=123&fbclid=Iw&utm_source=zalo"),
    ("http://cu.example.vn/view?nid=123", "/view"),
    ("http://cu.example.vn/view", "/view?xyz=1"),
    ("http://cu.example.vn/?p=123", "/?p=123"),
    ("http://cu.example.vn/view?123", "/view?123"),
    ("http://cu.example.vn/view?a=1&&b=&c", "/view?a=1&&b=&c"),
    ("http://cu.example.vn/view?q=dọn ngõ", "/view?q=d%E1%BB%8Dn%20ng%C3%B5"),
    ("http://cu.example.vn/d%E1%BB%8Dn-ng%C3%B5.aspx", "/dọn-ngõ.aspx"),
    ("http://cu.example.vn/a%2541?x=%2541", "/a%2541?x=%2541"),
    ("/portal/page/portal/lb?_dad=portal&id=7", "/portal/page/portal/lb?_dad=portal&id=7"),
    ("http://cu.example.vn//hai//gach", "//hai//gach"),
    ("http://cu.example.vn/don-vi/khong-con/", "/don-vi/khong-con/"),
]


@pytest.mark.parametrize(("old", "asked"), FOUND)
def test_an_old_address_leads_to_the_article_for_good(client, import_from, old, asked):
    article = import_from(old)
    response = client.get("/", PATH_INFO=asked) if asked.startswith("//") else client.get(asked)
    assert response.status_code == 301
    assert response["Location"] == article.editions.get().get_absolute_url()
    assert client.get(response["Location"]).status_code == 200


def test_of_many_articles_under_one_path_the_query_decides_and_nothing_is_guessed(
    client, import_from
):
    one = import_from("http://cu.example.vn/view?nid=1", title="Bài một")
    two = import_from("http://cu.example.vn/view?nid=2", title="Bài hai")
    for number, article in ((1, one), (2, two)):
        response = client.get(f"/view?nid={number}")
        assert response["Location"].endswith(f"-{article.pk}/")
    assert client.get("/view").status_code == client.get("/view?nid=3").status_code == 404


def test_two_portals_with_one_address_keep_the_article_that_came_first(client, import_from):
    first = import_from("http://mot.example.vn/view?nid=1", title="Bài một")
    import_from("http://hai.example.vn/view?nid=1", title="Bài hai")
    assert client.get("/view?nid=1")["Location"].endswith(f"-{first.pk}/")


@pytest.mark.parametrize(
    "address", ["/khong-co", "/?q=1", "/%00", "/view?nid=%00", "/" + "x" * 3000, "/%ff?%ff", "/a?#"]
)
def test_an_unknown_address_is_answered_as_before(client, import_from, address):
    import_from("http://cu.example.vn/view?nid=1")
    import_from("http://cu.example.vn/view?nid=2")
    response = client.get(address)
    assert response.status_code == (200 if address.startswith("/?") else 404)


def test_a_front_page_is_no_old_address(client, import_from):
    import_from("http://cu.example.vn/")
    import_from("http://[cu.example.vn/x")
    assert not OldAddress.objects.exists()
    assert client.get("/").status_code == 200


def test_an_address_without_its_closing_slash_still_finds_its_page(client):
    response = client.get("/don-vi")
    assert (response.status_code, response["Location"]) == (301, "/don-vi/")


def test_an_old_address_never_hides_a_page(client, import_from):
    import_from("http://cu.example.vn/don-vi/")
    assert client.get("/don-vi/").status_code == 200


def test_nothing_is_posted_to_an_old_address(client, import_from):
    import_from("http://cu.example.vn/view?nid=1")
    assert client.post("/view?nid=1").status_code == 404
    assert client.head("/view?nid=1").status_code == 301


def test_the_old_address_of_a_removed_article_says_why(client, import_from, people):
    article = import_from("http://cu.example.vn/view?nid=1", title="Tên người")
    publishing.remove(article.pk, by=people.chief, public_note="Có tên người.")
    response = client.get("/view?nid=1")
    assert response.status_code == 301 and "ten-nguoi" not in response["Location"]
    gone = client.get(response["Location"])
    assert gone.status_code == 410 and "Có tên người." in gone.content.decode()
