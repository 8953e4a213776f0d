"""A walk over every kind of public page in one window, with nothing behind it but the recording."""

import time
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest

from tests.browser.looking import WATCH_SHIFTS
from tests.site.recording import ORIGIN, Recording

_SCROLL = """async () => {
  for (const photo of document.images) photo.loading = "eager";
  await Promise.allSettled([...document.images].map((photo) => photo.decode()));
}"""


class Walk:
    """A window that is led from kind to kind; `faults` is what was found, and on which kinds.

    `patience` is how long each picture takes, in seconds.
    """

    def __init__(self, browser, recorded: Recording, **options):
        self.recorded = recorded
        self.name, self.faults, self.patience = "", {}, 0
        self.context = browser.new_context(
            base_url=ORIGIN, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", **options
        )
        self.context.route("**/*", self._answer)
        self.page = self.context.new_page()
        self.page.add_init_script(WATCH_SHIFTS)
        self.page.set_default_timeout(15_000)
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.fault(f"script: {error}"))

    def go(self, name: str) -> None:
        """Open the page of the kind called `name`."""
        self.name = name
        self.page.goto(self.recorded.pages[name].address)

    def arrive(self) -> None:
        """Scroll through the page, so that every photo of it is there."""
        self.page.evaluate(_SCROLL)

    def fault(self, *found: str) -> None:
        """Note what is wrong with the page as it stands."""
        for one in found:
            self.faults.setdefault(one, {})[self.name] = True

    def _said(self, message) -> None:
        # The page itself is answered with 404 or 410 where its kind says so; that is told as well.
        expected = self.name and self.recorded.pages[self.name].kind.status >= 400
        if message.type in ("error", "warning") and not (
            expected
            and "Failed to load resource" in message.text
            and message.location["url"] == ORIGIN + self.recorded.pages[self.name].address
        ):
            self.fault(f"console: {message.text}")

    def _answer(self, route) -> None:
        request = route.request
        parts = urlsplit(request.url)
        address = parts.path + (f"?{parts.query}" if parts.query else "")
        page = self.recorded.pages.get(self.name)
        if not request.url.startswith(ORIGIN):
            self.fault(f"asks somebody else: {request.url}")
            route.abort()
        elif page and request.is_navigation_request() and address == page.address:
            answer = page.answer
            route.fulfill(status=answer.status, headers=answer.headers, body=answer.body)
        elif answer := self.recorded.file(address):
            if self.patience and request.resource_type == "image":
                time.sleep(self.patience)
            route.fulfill(status=answer.status, headers=answer.headers, body=answer.body)
        else:
            self.fault(f"asks for what is not there: {address}")
            route.fulfill(status=404, body="")


@contextmanager
def walk(browser, recorded: Recording, where: str, width: int, **options):
    """A new window of `width`; at its end there must be no fault."""
    walker = Walk(browser, recorded, viewport={"width": width, "height": 850}, **options)
    try:
        yield walker
    finally:
        walker.context.close()
    if walker.faults:
        told = (
            f"{fault}\n    on {', '.join(dict.fromkeys(on))}" for fault, on in walker.faults.items()
        )
        pytest.fail("\n".join([where, *told]), pytrace=False)
