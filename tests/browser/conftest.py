"""A real Chromium, at the width of a phone and of a desk."""

import re
import threading
import time

import pytest
from django.core.signals import request_finished, request_started

WIDTHS = {"phone": 390, "desk": 1280}


@pytest.fixture
def settle(live_server):
    """`settle()`: wait until the live server has answered whatever it was asked.

    A form sends what was typed once more when its page is closed. Answered after the test, that
    would meet a database that is being emptied.
    """
    changed, counts = threading.Condition(), {"underway": 0}

    def count(step):
        def changes(**kwargs):
            with changed:
                counts["underway"] += step
                changed.notify_all()

        return changes

    begun, ended = count(1), count(-1)
    request_started.connect(begun)
    request_finished.connect(ended)

    def wait(patience=10, quiet=0.1):
        end = time.monotonic() + patience
        while time.monotonic() < end:
            with changed:
                changed.wait_for(lambda: counts["underway"] <= 0, end - time.monotonic())
                if not changed.wait(quiet) and counts["underway"] <= 0:
                    return

    yield wait
    request_started.disconnect(begun)
    request_finished.disconnect(ended)


@pytest.fixture
def visitor(browser, live_server, settle):
    """`visitor(width, javascript=True)`: a page of a new browser profile at the live server.

    Further options are Playwright's, as `has_touch`.

    At the end of the test its console must be empty and no request may have failed. Where a failure
    is the point of the test, `visitor.expects(pattern)` names it: it must come, and no other may.
    """
    contexts, complaints, expected = [], [], []

    def arrive(width=390, javascript=True, base_url=None, **options):
        context = browser.new_context(
            base_url=base_url or live_server.url,
            viewport={"width": width, "height": 850},
            java_script_enabled=javascript,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on(
            "console",
            lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None,
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "response",
            lambda r: complaints.append(f"{r.status} {r.url}") if r.status >= 400 else None,
        )
        return page

    arrive.complaints = complaints
    arrive.expects = expected.append
    yield arrive
    for context in contexts:
        context.close()
    settle()
    assert [c for c in complaints if not any(re.search(e, c) for e in expected)] == []
    assert [e for e in expected if not any(re.search(e, c) for c in complaints)] == []
