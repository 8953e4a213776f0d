"""Sessions, sign-in, tokens and messages are the desk's: no public page runs any of them."""

import pytest
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.middleware.csrf import CsrfViewMiddleware
from django.urls import URLPattern, get_resolver
from django_otp.middleware import OTPMiddleware

from wardnews import desk_only
from wardnews.headers import DESK
from wards.accounts.gate import AccountGate

pytestmark = pytest.mark.django_db
# A method of each that runs with every request it is not kept from.
OF_THE_DESK = [
    (SessionMiddleware, "process_request"),
    (CsrfViewMiddleware, "process_request"),
    (CsrfViewMiddleware, "process_view"),
    (AuthenticationMiddleware, "process_request"),
    (OTPMiddleware, "__call__"),
    (MessageMiddleware, "process_request"),
    (AccountGate, "__call__"),
    (AccountGate, "process_view"),
]


@pytest.fixture
def ran(monkeypatch):
    """What of the desk's middleware ran, by name."""
    names = set()
    for middleware, method in OF_THE_DESK:

        def noting(self, *args, _name=f"{middleware.__name__}.{method}", _run=None, **kwargs):
            names.add(_name)
            return _run(self, *args, **kwargs)

        noting.__kwdefaults__["_run"] = getattr(middleware, method)
        monkeypatch.setattr(middleware, method, noting)
    return names


def routes(patterns=None, before=""):
    """Each address that the site knows, as it is written in the site map, and its view."""
    for one in patterns or get_resolver().url_patterns:
        address = before + str(one.pattern).removeprefix("^")
        if isinstance(one, URLPattern):
            yield address, one.callback
        else:
            yield from routes(one.url_patterns, address)


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/khong-co/",
        "/tim-kiem/?q=ban",
        "/don-vi",
        "/xem-truoc/abc/",
        "/robots.txt",
        "//admin/",
    ],
)
def test_a_public_page_runs_nothing_of_the_desk(client, ran, address):
    client.cookies["sessionid"] = "someone"
    response = client.get(address)

    assert ran == set()
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    for name in ("session", "user", "_messages"):
        assert not hasattr(response.wsgi_request, name)


@pytest.mark.parametrize("address", ["/admin/", "/admin/login/", "/admin/khong-co/", "/admin/r/1/"])
def test_an_address_of_the_desk_runs_all_of_it(client, ran, address):
    client.get(address)

    all_of_it = {f"{middleware.__name__}.{method}" for middleware, method in OF_THE_DESK}
    # No view, no question to it.
    assert ran >= {name for name in all_of_it if not name.endswith("process_view")}
    assert ran == all_of_it or address.endswith("khong-co/")


def test_what_is_sent_to_the_desk_needs_its_token(client):
    client.handler.enforce_csrf_checks = True

    assert client.post("/admin/login/", {"username": "a", "password": "b"}).status_code == 403


def test_every_view_that_is_not_public_has_an_address_of_the_desk():
    outside = {
        f"{view.__module__}: {address}"
        for address, view in routes()
        if not f"/{address}".startswith(DESK)
        and not view.__module__.startswith("articles.public.")
        and view.__module__ != "articles.editorial.preview_guests"  # links that need no account
    }
    assert outside == set()


def test_they_are_what_django_looks_for():
    assert issubclass(desk_only.Sessions, SessionMiddleware)
    assert issubclass(desk_only.Authentication, AuthenticationMiddleware)
    assert issubclass(desk_only.Messages, MessageMiddleware)
