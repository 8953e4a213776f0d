"""The security headers as the server sends them, of static files above all, and how they work."""

import json
import re
from contextlib import closing

import pytest

from tests.headers import faults, policy
from tests.server.running import COLLECTED


@pytest.fixture
def get(server):
    """`get(address, method, **headers)`: the answer over a connection that stays open."""
    with closing(server.connect()) as connection:

        def ask(address, method="GET", **headers):
            names = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, address, headers=names)
            answer = connection.getresponse()
            answer.body = answer.read()
            return answer

        yield ask


def test_every_answer_of_the_server_has_them(server, get):
    manifest = json.loads((COLLECTED / "staticfiles.json").read_text())
    hashed = f"/static/{manifest['paths']['wardnews/site.css']}"
    style = get(hashed, Accept_Encoding="gzip")
    assert "immutable" in style.headers["Cache-Control"]
    assert style.headers["Content-Encoding"] == "gzip"
    validator = {"If-Modified-Since": style.headers["Last-Modified"]}
    answers = {
        hashed: style,
        "plain": get("/static/wardnews/error.css"),
        "not modified": get(hashed, **validator),
        "no such file": get("/static/khong-co.css"),
        "editor": get("/static/ckeditor/ckeditor/ckeditor.js"),
        "head": get("/", "HEAD"),
        "home": get("/"),
        "article": get(server.installation.path),
        "no page": get("/khong-co/"),
        "no slash": get("/don-vi"),
        "sign-in": get("/admin/login/"),
        "nobody": get("/admin/"),
        "photo": get("/media/photos/ab/abcd.jpg"),
        "stranger": get("/", Host="evil.example"),
        "no method": get("/", "DELETE"),
        "strange": get("/tin/%0d%0aSet-Cookie:a=1-1/"),
    }
    assert answers["not modified"].status == 304
    assert answers["stranger"].status == 400
    assert {name: faults(a.headers) for name, a in answers.items() if faults(a.headers)} == {}
    # A page that came with a library is none of ours.
    assert "sandbox" in policy(answers["editor"].headers)
    assert style.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Access-Control-Allow-Origin" not in style.headers


def test_no_address_makes_a_header(server, get):
    """What follows a line break in an address, query or file name stays one value."""
    article = server.installation.article_id
    for address in (
        f"/tin/x%0d%0aX-Evil:1-{article}/",
        f"/tin/x-{article}/?%0d%0aX-Evil:1",
        f"/tin/{article}/?a=%0aX-Evil:%201",
        "/?nid=1%0d%0aX-Evil:1",
        "/don-vi%0d%0aX-Evil:1",
        "/media/photos/ab%0d%0aX-Evil:1.jpg?tai-ve",
    ):
        answer = get(address)
        assert answer.headers["X-Evil"] is None, address
        assert not re.search(r"[\r\n]", answer.headers.get("Location", "")), address


def test_no_address_leads_away(server, get):
    """A path that a browser takes for another host is answered here, or not at all."""
    path = server.installation.path
    for address in (
        "//evil.example",
        "//evil.example/don-vi",
        "//evil.example/..",
        "/%2f/evil.example",
        "/\\evil.example",
        f"//evil.example{path}",
        f"{path.rstrip('/')}",
        f"/tin//evil.example-{server.installation.article_id}/",
        "/admin//evil.example",
        "/admin/login/?next=//evil.example",
    ):
        location = get(address).headers.get("Location", "/")
        assert re.match(r"/(?![/\\])", location), (address, location)
