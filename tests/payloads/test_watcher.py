"""What the walk over hostile pages stands on: were a payload not taken for text, it would be told.

Without this, a walk that notes nothing would say nothing.
"""

import html

import pytest
from django.template import engines

from tests.payloads.table import PAYLOADS, chunks
from tests.payloads.watcher import Watcher

pytestmark = [pytest.mark.once]

# How a page would show a text that it forgets to escape, by context.
CARELESS = {
    "html": ("<p>{}</p>", '<script src="/static/x.js" title="{}"></script>', "<title>{}</title>",
             "<textarea>{}</textarea>", "<style>{}</style>", "<!-- {} -->", "<p title='{}'></p>",
             "<script type=application/ld+json>{}</script>", "<select><option>{}</select>"),
    "attribute": ('<input value="{}">', "<input value='{}'>", "<input value={}>"),
    "address": ('<a href="{}">x</a>', '<iframe src="{}"></iframe>', '<a\thref="{}">x</a>'),
}  # fmt: skip


class Page:
    """An answer as the site might give it, without a policy that would hold a script off."""

    status_code = 200

    def __init__(self, body, **headers):
        self.headers = {"Content-Type": "text/html; charset=utf-8", **headers}
        self.body = body

    def getvalue(self):
        return f"<!doctype html><meta charset=utf-8>{self.body}".encode()


@pytest.fixture
def watcher(browser):
    started = Watcher(browser)
    yield started
    started.close()


def noted(watcher, body, **headers) -> list[str]:
    """What is noted of a page with that `body`."""
    watcher.faults.clear()
    watcher.show("x", Page(body, **headers))
    watcher.page.wait_for_timeout(20)
    return [*watcher.faults]


def test_each_payload_is_noted_where_it_is_not_escaped_and_nowhere_else(watcher):
    unnoticed = []
    for payload in PAYLOADS:
        around = CARELESS.get(payload.context, ())
        if around and not any(noted(watcher, a.format(payload.text)) for a in around):
            unnoticed.append(payload)
    assert unnoticed == []
    escaped = [html.escape(payload.text) for payload in PAYLOADS]
    assert noted(watcher, "".join(f"<p title='{text}'>{text}</p>" for text in escaped)) == []


def test_a_policy_that_holds_it_off_does_not_hide_it(watcher):
    policy = {"Content-Security-Policy": "default-src 'none'"}
    for text in ("<script>ran(1)</script>", "<img src=x onerror=ran(1)>", "<style>p{}</style>"):
        assert noted(watcher, f"<p>{text}</p>", **policy), text


def test_a_template_that_is_filled_twice_is_noted(watcher):
    for payload in PAYLOADS:
        if payload.context == "template":
            text = engines["django"].from_string(payload.text).render()
            assert noted(watcher, f"<p>{text}</p>"), payload


@pytest.mark.parametrize("limit", [50, 60, 150, 300, 2000])
def test_texts_of_any_length_hold_every_payload_that_fits_and_each_of_them_shows(watcher, limit):
    texts = chunks(limit)
    assert max(map(len, texts)) <= limit
    short = [p.text for p in PAYLOADS if len(p.text) < limit - 40]
    assert [text for text in short if text not in "\n".join(texts)] == []
    for text in texts:
        assert noted(watcher, f"<p>{text}</p>"), text
        assert noted(watcher, f"<p title='{text}'></p>"), text
        assert noted(watcher, f'<a href="{text}">x</a>'), text
