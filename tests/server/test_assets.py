"""Static files as browsers load them: small, right, and asked for once a year."""

import gzip
import json
from contextlib import closing

import brotli
import pytest

from tests.server.running import COLLECTED

DECODE = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}
PLAIN = "ckeditor/ckeditor/ckeditor.js"


def names():
    """Where each kind of file is served: its own name and one that holds its hash."""
    manifest = json.loads((COLLECTED / "staticfiles.json").read_text())["paths"]
    return {source: manifest[source] for source in ("wardnews/site.css", "wardnews/prefs.js")}


def load(server, name, accepted="identity", method="GET", **headers):
    with closing(server.connect()) as connection:
        connection.request(
            method, f"/static/{name}", headers={"Accept-Encoding": accepted, **headers}
        )
        answer = connection.getresponse()
        answer.body = answer.read()
        return answer


def test_files_come_as_small_as_the_browser_takes_them_and_are_right(server):
    for name in [*names().values(), *names(), PLAIN]:
        sizes = []
        for accepted, encoding in (
            ("gzip, deflate, br, zstd", "br"),
            ("gzip", "gzip"),
            ("identity", None),
            ("", None),
        ):
            answer = load(server, name, accepted)
            assert answer.status == 200
            assert answer.headers["Content-Encoding"] == encoding, (name, accepted)
            assert answer.headers["Vary"] == "Accept-Encoding"
            assert DECODE[encoding](answer.body) == (COLLECTED / name).read_bytes()
            assert int(answer.headers["Content-Length"]) == len(answer.body)
            sizes.append(len(answer.body))
        assert sizes[0] < sizes[1] < sizes[2]


@pytest.mark.parametrize("accepted", ["br", "gzip", "identity"])
def test_a_name_with_a_hash_is_kept_a_year_and_a_plain_one_is_asked_about(server, accepted):
    for plain, hashed in names().items():
        kept = load(server, hashed, accepted).headers["Cache-Control"]
        assert "immutable" in kept
        assert "public" in kept
        assert int(kept.partition("max-age=")[2].partition(",")[0]) >= 365 * 24 * 60 * 60
        assert load(server, plain, accepted).headers["Cache-Control"] == "max-age=60, public"
    assert load(server, PLAIN, accepted).headers["Cache-Control"] == "max-age=60, public"


def test_what_a_browser_has_is_not_sent_again(server):
    for name in (*names().values(), PLAIN):
        modified = load(server, name, "br").headers["Last-Modified"]
        again = load(server, name, "br", **{"If-Modified-Since": modified})
        assert (again.status, again.body) == (304, b"")


def test_a_file_sets_no_cookie_and_can_be_looked_for_without_being_loaded(server):
    for name in (*names().values(), PLAIN):
        answer = load(server, name, "br", Cookie="sessionid=someone")
        assert "Set-Cookie" not in answer.headers
        assert load(server, name, "br", method="HEAD").body == b""
