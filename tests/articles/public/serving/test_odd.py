"""Odd hosts and addresses: the front says what Django says, and takes no page for another."""

import pytest

from tests.articles.public.serving.asking import ask


@pytest.fixture
def edition(make_article, publish):
    return publish(make_article())


@pytest.mark.parametrize("host", ["", "a b", "x/../", "[::1", "testserver:x", "y" * 300])
def test_what_is_no_host_is_refused_for_a_warm_page_too(site, edition, settings, host):
    settings.ALLOWED_HOSTS = ["*"]
    site.get("/")
    assert site.get("/", HTTP_HOST=host).status == ask(site.django, "/", HTTP_HOST=host).status


ODD = [
    *("//", "/./", "/../", "/tin//", "/%2F", "/%00", "/%0A", "/;a=1", "/?%00", "/?truoc=%00"),
    *("/tin/x%00-{pk}/", "/tin/%ff-{pk}/", "/tin/a%0D%0AX:y-{pk}/", "/tin/../tin/-{pk}/"),
    *("/tin/;-{pk}/", "/tin/{pk}/?x=%ff", "/tin/-000{pk}/", "/tin/-{pk}", "/tin/-{pk}/;"),
    *("/tin/" + "x" * 3000 + "-{pk}/", "/tin/-" + "9" * 18 + "/", "/tin/-" + "9" * 19 + "/"),
    *(
        "/don-vi/%2e%2e/",
        "/luu-tru/0000/",
        "/luu-tru/9999/",
        "/luu-tru/2026/13/",
        "/luu-tru/2026/02/30/",
    ),
    *("/luu-tru/?ngay=%0d%0a", "/don-vi/?q=%00", "/van-ban/?nam=x&sau=" + "1" * 41, "/?sau=%f0%9f"),
    *("/?truoc=-1&sau=1", "/?truoc=" + "9" * 40, "/van-ban/?truoc=2026-99-99-1"),
]


@pytest.mark.parametrize("address", ODD)
def test_odd_addresses_get_what_django_says(site, edition, address):
    address = address.format(pk=edition.article_id)
    for method in ("GET", "HEAD", "GET"):
        told, said = site.get(address, method=method), ask(site.django, address, method=method)
        assert (told.status, told.headers.get("Location")) == (
            said.status,
            said.headers.get("Location"),
        )
        assert told.status < 500
        assert not any("\n" in text or "\r" in text for text in told.headers.values())
    robot = {"HTTP_USER_AGENT": "Googlebot"}
    assert site.get(address, **robot).text == ask(site.django, address, **robot).text
