"""The one Chromium of a run, for every folder of tests that needs a browser."""

import os

import pytest
from django.db import connections
from playwright.sync_api import sync_playwright

from tests.services import chromium


@pytest.fixture(scope="session")
def browser():
    path = chromium.find()
    if path is None:
        pytest.fail("Không tìm thấy Chromium. Chạy: make test (tự cài), hoặc apt install chromium.")
    # As long as Playwright runs there is an event loop in this thread, and Django refuses the
    # database beside one. Nothing here is asynchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    # Beside an event loop Django opens another connection. The one of before would stay, and tests
    # that ask whose connections the database still has would wait for it.
    for connection in connections.all(initialized_only=True):
        if not connection.in_atomic_block:
            connection.close()
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS)
        yield running
        running.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
