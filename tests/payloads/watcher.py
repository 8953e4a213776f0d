"""A browser at the site that notes whatever a payload could do there.

What it asks for is answered by Django's test client in the same thread and transaction: no server
runs, and what a test made is seen though nothing is committed.
"""

import re
from contextvars import copy_context
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Error

ORIGIN = "http://localhost"  # a name that browsers trust without https
_OURS = (ORIGIN, "http://testserver")  # the second is SITE_URL of the tests
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_NEVER = ("content-length", "set-cookie", "location")
_LED = 5  # redirects after one another
# What Chromium says of a page that is meant to answer so, and of a date that is none.
_HARMLESS = re.compile(r"the server responded with a status of|conform to the required format")
# Everything in the page that our markup never has: a payload that is no text any more.
LOOK = """
() => {
  const faults = [], plain = (value) => value.replace(/[\\x00-\\x20]/g, "").toLowerCase();
  const names = ["href", "xlink:href", "src", "action", "formaction", "data", "poster", "ping"];
  for (const element of document.querySelectorAll("*")) {
    const name = element.localName;
    const editor = element.closest(".cke, .cke_dialog") && !element.closest(".cke_editable");
    const told = () => element.outerHTML.slice(0, 160);
    for (const { name: attribute, value } of element.attributes) {
      const is = attribute.toLowerCase();
      if (is.startsWith("on") && !editor) faults.push(`${is}: ${told()}`);
      if (is.startsWith("x-ran")) faults.push(`markup: ${told()}`);
      if (is === "srcdoc") faults.push(`srcdoc: ${told()}`);
      if (is === "style" && /beacon/.test(value)) faults.push(`style: ${told()}`);
      if (!names.includes(is)) continue;
      const runs = /^(javascript|vbscript|data:(?!image\\/))/.test(plain(value));
      if (runs && !editor) faults.push(`address: ${told()}`);
    }
    if (/^(object|embed|marquee|x-ran)$/.test(name)) faults.push(`element: ${told()}`);
    if (name === "base" && element.hasAttribute("href")) faults.push(`base: ${told()}`);
    if (name === "meta" && /refresh/i.test(element.httpEquiv)) faults.push(`refresh: ${told()}`);
    if (name === "style" && /beacon/.test(element.textContent)) faults.push(`style: ${told()}`);
    if (name === "script" && !element.src) {
      try {
        if (!/^application\\/(ld\\+)?json$/.test(element.type)) throw new Error("inline");
        JSON.parse(element.textContent);
      } catch (error) { faults.push(`script, ${error.message}: ${told()}`); }
    }
  }
  const words = (document.body || document.documentElement).textContent;
  if (words.includes("mo2mo")) faults.push("template: mo2mo");
  return faults;
}
"""


@dataclass
class Watcher:
    """A page of a browser of its own, as `user` has it; nobody without one."""

    browser: object
    user: object = None
    client: Client = field(default_factory=lambda: Client(raise_request_exception=False))
    faults: list[str] = field(default_factory=list)
    bodies: dict[str, str] = field(default_factory=dict)
    pages: dict[str, tuple] = field(default_factory=dict)  # answers to show: address → its parts
    here: str = ""
    # Playwright calls back in contexts of its own, and each has its own connection to the database.
    _context: object = field(default_factory=copy_context)

    def __post_init__(self):
        if self.user:
            self.client.force_login(self.user)
        self.context = self.browser.new_context(base_url=ORIGIN, locale="vi-VN")
        self.context.set_default_timeout(15_000)
        self.context.expose_binding("ran", lambda source, *said: self._note(f"ran: {said}"))
        self.context.route("**/*", self._answer)
        self.page = self.context.new_page()
        self.page.on("dialog", self._dismiss)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self._note(f"error: {error}"))
        self.page.on("request", self._requested)

    def open(self, address: str) -> None:
        """Go to `address`, wait for what it loads, and look at what came of it."""
        self.here = address
        try:
            self.page.goto(address)
            self.look()
        except Error as error:
            if "Download is starting" not in str(error):
                self._note(f"{error}")

    def show(self, name: str, response) -> None:
        """Look at an answer of the test client, to a POST for example, as the page it is."""
        address = f"/shown/{name}"
        self.pages[address] = _parts(response)
        self.open(address)

    def look(self) -> None:
        """Note what is in the page, and in what it frames, that no markup of ours makes."""
        for frame in self.page.frames:
            if frame.url.startswith((*_OURS, "about:srcdoc", "file:")):
                for fault in frame.evaluate(LOOK):
                    self._note(fault)

    def close(self) -> list[str]:
        """End it; returns what it noted."""
        self.page.close()
        self.context.close()
        return self.faults

    # --- what happens in the page

    def _note(self, what: str) -> None:
        self.faults.append(f"{self.here}: {what}")

    def _dismiss(self, dialog) -> None:
        self._note(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _console(self, message) -> None:
        if message.type in ("error", "warning") and not _HARMLESS.search(message.text):
            self._note(f"console: {message.text}")

    def _requested(self, request) -> None:
        if not request.url.startswith((*_OURS, "data:image/", "blob:", "file:", "about:")):
            self._note(f"asks {request.url}")

    def _answer(self, route, request) -> None:
        """Answer as the site does; what goes elsewhere is noted already and leads nowhere."""
        if request.url.startswith("file:"):
            return route.continue_()
        if not request.url.startswith(_OURS):
            return route.abort()
        parts = urlsplit(request.url)
        address = f"{parts.path}?{parts.query}" if parts.query else parts.path
        try:
            status, headers, body = self._context.run(self._found, address, request)
            route.fulfill(status=status, headers=headers, body=body)
        except Error:  # the page has gone on meanwhile
            return None

    def _found(self, address: str, request) -> tuple:
        if address in self.pages:
            return self.pages[address]
        if address.startswith("/static/"):
            return _static(address)
        answer = self.client.generic(
            request.method,
            address,
            request.post_data_buffer or b"",
            request.headers.get("content-type", "application/octet-stream"),
            headers={"accept": request.headers.get("accept", "*/*"), "user-agent": "Mozilla/5.0"},
        )
        for _ in range(_LED):  # here, for Playwright is not asked about what a redirect leads to
            if answer.status_code not in (301, 302, 303):
                break
            elsewhere = urljoin(f"{ORIGIN}{address}", answer["Location"])
            if not elsewhere.startswith(_OURS):
                self._note(f"leads to {elsewhere}")
                break
            answer = self.client.get("/" + elsewhere.split("/", 3)[3])
        found = _parts(answer)
        if "text" in answer.get("Content-Type", "") or "xml" in answer.get("Content-Type", ""):
            self.bodies[address] = found[2].decode(errors="replace")
        return found


def _parts(response) -> tuple:
    kept = {n: v for n, v in response.headers.items() if n.lower() not in _NEVER}
    return response.status_code, kept, response.getvalue()


def _static(address: str) -> tuple:
    path = finders.find(urlsplit(address).path.removeprefix("/static/"))
    if path is None:
        return 404, {}, b""
    kind = _TYPES.get(Path(path).suffix, "application/octet-stream")
    headers = {"Content-Type": f"{kind}; charset=utf-8", "Cache-Control": "max-age=600"}
    return 200, headers, Path(path).read_bytes()
