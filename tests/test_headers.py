"""Every answer has the security headers, whoever gives it."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from articles import publishing
from articles.editorial import preview_links
from articles.photos import storage
from articles.public import media, views
from tests.articles.editorial.matrix_doors import filled_somehow
from tests.attached import entry, pdf
from tests.headers import faults, policy, sources
from tests.makers import HOUR, NOON
from tests.site.routes import all_routes
from wardnews import headers as wardnews_headers


@pytest.fixture
def portal(make_article, publish, people, city) -> dict[str, str]:
    """Addresses, by what is there."""
    full = make_article(photos=1, attachments=[entry(pdf(), "Kế hoạch.pdf")])
    live = publish(full, at=NOON)
    removed = publish(make_article(), at=NOON)
    publishing.remove(removed.article_id, by=people.chief, public_note="Sai.", at=NOON + HOUR)
    draft = make_article(photos=1)
    link = preview_links.create(draft.pk, by=people.clerk, days=1)
    secret = "/" + link.split("/", 3)[3]
    file = full.attachments[0]["file"]
    return {
        "article": live.get_absolute_url(),
        "photo": f"/media/{live.photos.get().file}",
        "attachment": f"/tin/{full.pk}/tep/{file[7:23]}/x.pdf",
        "removed": removed.get_absolute_url(),
        "redirect": f"/tin/sai-{full.pk}/",
        "preview": secret,
        "preview-photo": f"{secret}anh/{draft.photos.get().pk}/",
        "dead-preview": "/xem-truoc/khong-co/",
        "change": reverse("admin:articles_article_change", args=[draft.pk]),
        "framed": reverse("admin:articles_article_preview", args=[draft.pk]),
    }


def routes() -> list[str]:
    """An address for every route of the site, the back office's included."""
    return sorted({"/" + filled_somehow(route) for route, _ in all_routes()})


def broken(*args, **kwargs):
    raise RuntimeError("hỏng")


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "head", "post", "options"])
def test_every_route_has_them_for_whatever_is_asked(client, people, method):
    bad = {address: faults(getattr(client, method)(address).headers) for address in routes()}
    client.force_login(people.root)
    bad |= {f"{address} signed in": faults(getattr(client, method)(address).headers)
            for address in routes() if "logout" not in address}  # fmt: skip
    assert len(bad) > 100
    assert {address: found for address, found in bad.items() if found} == {}


@pytest.mark.django_db
def test_whatever_is_answered_has_them(client, portal, monkeypatch, caplog):
    caplog.set_level("CRITICAL")
    client.raise_request_exception = False
    answers = {name: client.get(address) for name, address in portal.items() if name != "framed"}
    answers |= {
        "not modified": client.get(
            portal["photo"], headers={"if-none-match": answers["photo"]["ETag"]}
        ),
        "not found": client.get("/khong-co"),
        "strange host": client.get("/", headers={"host": "evil/example"}),
        "without token": Client(enforce_csrf_checks=True).post("/admin/login/", {}),
        "no method": client.post("/"),
        "strange address": client.get("/%ff%00/"),
        "too many fields": client.post("/admin/login/", {f"x{n}": n for n in range(3001)}),
    }
    monkeypatch.setattr(views.article_page, "render", broken)
    answers["failed"] = client.get(portal["article"])

    def down(*args):
        raise storage.Failed("s3")

    monkeypatch.setattr(media, "_file", down)
    answers["store down"] = client.get(portal["photo"])
    said = {name: answer.status_code for name, answer in answers.items()}
    assert {*said.values()} == {200, 301, 302, 304, 400, 403, 404, 405, 410, 500, 503}, said
    assert {name: faults(a.headers) for name, a in answers.items() if faults(a.headers)} == {}


@pytest.mark.django_db
def test_public_pages_run_and_paint_nothing_but_our_own_files(client, portal):
    missing = ("/khong-co/", "/media/khong-co", "/static/khong-co.css")
    for address in ("/", "/don-vi/", portal["article"], portal["removed"], *missing):
        answer = client.get(address)
        told = policy(answer.headers)
        assert told["default-src"] == ["'none'"], address
        assert "unsafe" not in answer["Content-Security-Policy"], address
        assert "data:" not in answer["Content-Security-Policy"], address
        for directive in ("script-src", "style-src", "img-src", "connect-src", "form-action"):
            assert told[directive] == ["'self'"], address


@pytest.mark.django_db
def test_only_the_form_with_the_editor_lets_inline_style_be(client, portal, people):
    client.force_login(people.clerk)
    assert "'unsafe-inline'" in sources(client.get(portal["change"]).headers, "style-src")
    for address in ("/admin/", "/admin/articles/article/"):
        assert "unsafe" not in client.get(address)["Content-Security-Policy"]


@pytest.mark.django_db
def test_what_is_no_page_belongs_to_no_site(client, portal):
    for name in ("photo", "attachment", "preview-photo"):
        told = policy(client.get(portal[name]).headers)
        assert "sandbox" in told, name
        assert told["default-src"] == ["'none'"], name
        assert "script-src" not in told, name


@pytest.mark.django_db
def test_the_preview_alone_is_framed_and_by_our_own_pages(client, portal, people):
    client.force_login(people.clerk)
    framed = client.get(portal["framed"])
    assert policy(framed.headers)["frame-ancestors"] == ["'self'"]
    assert framed["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.django_db
def test_a_secret_address_is_told_to_nobody(client, portal):
    asked = [portal[name] for name in ("preview", "preview-photo", "dead-preview")]
    for address in [*asked, "/xem-truoc/", f"{portal['preview']}x", portal["preview"].rstrip("/")]:
        assert client.get(address)["Referrer-Policy"] == "no-referrer", address
    strange = client.get(portal["preview"], headers={"host": "evil/example"})
    assert (strange.status_code, strange["Referrer-Policy"]) == (400, "no-referrer")
    assert client.get(portal["article"])["Referrer-Policy"] == "same-origin"


@pytest.mark.django_db
def test_others_may_show_our_photos_and_nothing_else(client, portal):
    answers = {name: client.get(portal[name]) for name in ("photo", "article", "attachment")}
    wide = {name: a["Cross-Origin-Resource-Policy"] for name, a in answers.items()}
    assert wide == {"photo": "cross-origin", "article": "same-origin", "attachment": "same-origin"}


def test_nothing_stands_before_the_headers(settings):
    """Whatever answers later passes them on its way out; no new address can do without."""
    first = settings.MIDDLEWARE[0]
    assert first == f"{wardnews_headers.__name__}.SecurityHeaders"
    assert settings.MIDDLEWARE.index("whitenoise.middleware.WhiteNoiseMiddleware") > 2
    assert reverse("admin:index") == wardnews_headers.DESK
    assert reverse("preview", args=["x"]).startswith(wardnews_headers.SECRET)


@pytest.mark.parametrize("kind", ["text/html; charset=utf-8", "application/rss+xml", "", None])
def test_an_answer_that_no_view_thought_of_has_them(rf, kind):
    def view(request):
        answer = HttpResponse("x", content_type=kind)
        if kind is None:
            del answer["Content-Type"]
        return answer

    answer = wardnews_headers.SecurityHeaders(view)(rf.get("/moi"))
    assert "Content-Security-Policy" in answer
    assert "Permissions-Policy" in answer


class TestHttps:
    """HSTS, and the way from http to https, with proxies that tell and such that do not."""

    @pytest.fixture(autouse=True)
    def _https(self, settings):
        settings.SECURE_HSTS_SECONDS = 31_536_000
        settings.TRUSTED_PROXIES = 1
        settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

    @pytest.mark.parametrize("told", ["https", "https, http", None])
    @pytest.mark.parametrize("address", ["/media/x", "/static/khong-co.css", "/admin/r/1/1/"])
    @pytest.mark.django_db
    def test_browsers_are_told_to_stay_with_https(self, client, told, address):
        headers = {"x-forwarded-proto": told} if told else {}
        answer = client.get(address, headers=headers)
        assert answer.status_code == 404  # no redirect, so no circle where the proxy says nothing
        assert answer["Strict-Transport-Security"] == "max-age=31536000"

    @pytest.mark.parametrize("address", ["/", "/tin/a-1/?x=1&y=%0d%0aSet-Cookie:a", "//evil.vn/"])
    def test_http_is_led_to_https(self, client, address):
        answer = client.get(address, headers={"x-forwarded-proto": "http"})
        assert answer.status_code == 301
        assert answer["Location"].startswith("https://testserver/")
        assert "evil.vn" not in answer["Location"].split("/")[2]
        assert "Strict-Transport-Security" not in answer
        assert faults(answer.headers) == []

    def test_it_leads_to_no_host_of_others(self, client, settings):
        settings.ALLOWED_HOSTS = ["tin.example.vn"]
        told = {"x-forwarded-proto": "http", "host": "evil.example"}
        assert client.get("/", headers=told).status_code == 400

    @pytest.mark.django_db
    def test_without_a_proxy_of_ours_the_header_says_nothing(self, client, settings):
        settings.TRUSTED_PROXIES, settings.SECURE_PROXY_SSL_HEADER = None, None
        answer = client.get("/don-vi/", headers={"x-forwarded-proto": "http"})
        assert answer.status_code == 200
        assert "Strict-Transport-Security" in answer

    @pytest.mark.django_db
    def test_names_below_are_included_by_choice(self, client, settings):
        settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True
        told = client.get("/don-vi/")["Strict-Transport-Security"]
        assert told == "max-age=31536000; includeSubDomains; preload"


@pytest.mark.django_db
def test_a_portal_that_is_on_http_asks_for_no_https(client, settings):
    settings.TRUSTED_PROXIES = 1
    answer = client.get("/don-vi/", headers={"x-forwarded-proto": "http"})
    assert answer.status_code == 200
    assert "Strict-Transport-Security" not in answer
