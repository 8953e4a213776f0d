"""Every kind of page is gone through by keyboard alone, and is whole without scripts."""

import pytest

from tests.browser import looking
from tests.browser.conftest import WIDTHS
from tests.browser.walking import Walk, walk

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# Where the focus has been: the place of each stop in the document, and what says that it is there.
_WATCH = """() => {
  const visible = { visibilityProperty: true };
  const stops = [...document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, audio[controls], [tabindex]"
  )].filter((e) => e.tabIndex >= 0 && !e.disabled && e.checkVisibility(visible));
  const name = (e) => `${e.tagName.toLowerCase()}.${e.className} ${e.textContent.trim()}`;
  window.met = [];
  window.addEventListener("focusin", ({ target: e }) => {
    const style = getComputedStyle(e);
    const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    const { left, right, top, bottom } = e.getBoundingClientRect();
    const away = bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth;
    met.push({ place: stops.indexOf(e), ring, away, name: name(e),
      scrolls: e.scrollWidth > e.clientWidth || e.scrollHeight > e.clientHeight });
  });
  return stops.map(name);
}"""
# What only works with a script is only there with it, and is none of the page's content.
_TEXT = """() => {
  for (const e of document.querySelectorAll(".tools, .hands, li:has(> button)")) e.remove();
  return {
  lines: document.body.innerText.split("\\n").map((line) => line.trim()).filter(Boolean),
  links: [...document.links].filter((a) => a.checkVisibility()).map((a) => a.getAttribute("href")),
  };
}"""


def test_the_keyboard_alone_reaches_and_leaves_everything(browser, recorded):
    with walk(browser, recorded, "keyboard", WIDTHS["desk"]) as walker:
        for name in recorded.pages:
            walker.go(name)
            _tab_through(walker)


def _tab_through(walker: Walk) -> None:
    page = walker.page
    stops = page.evaluate(_WATCH)
    # A field for a date has stops of the browser's own: day, month, year, calendar.
    dates = page.locator("input[type=date]").count()
    for _ in range(len(stops) + 3 + 3 * dates):
        page.keyboard.press("Tab")
        if len(stops) > 40 and page.evaluate("met.length") > len(stops):
            break
    met = page.evaluate("met")
    # A box that scrolls is a stop of the browser's own.
    ours = [stop for stop in met if stop["place"] >= 0 or not stop["scrolls"]]
    order = [stop["place"] for stop in ours[: len(stops)]]
    if order != list(range(len(stops))):
        missed = [stops[place] for place in range(len(stops)) if place not in order]
        walker.fault(f"order {order}, never reached: {missed}")
    walker.fault(*(f"no ring: {stop['name']}" for stop in met if not stop["ring"]))
    walker.fault(*(f"out of sight: {stop['name']}" for stop in met if stop["away"]))
    if walker.page.locator("nav").count() and not stops[0].endswith("Đến nội dung chính"):
        walker.fault(f"begins with {stops[0]}")


def test_the_first_stop_leads_past_the_head(browser, recorded):
    with walk(browser, recorded, "keyboard", WIDTHS["phone"]) as walker:
        walker.go("home")
        walker.page.keyboard.press("Tab")
        walker.page.keyboard.press("Enter")
        walker.page.keyboard.press("Tab")
        assert walker.page.evaluate("Boolean(document.activeElement.closest('main'))")


def test_without_scripts_every_kind_of_page_says_and_leads_to_the_same(browser, recorded):
    with (
        walk(browser, recorded, "scripts", WIDTHS["phone"]) as with_scripts,
        walk(
            browser, recorded, "no scripts", WIDTHS["phone"], java_script_enabled=False
        ) as without,
    ):
        for name in recorded.pages:
            with_scripts.go(name)
            without.go(name)
            without.fault(*looking.layout(without.page))
            dead = without.page.locator("button:not(form button)")
            without.fault(
                *(f"dead: {one.text_content()}" for one in dead.all() if one.is_visible())
            )
            most, least = with_scripts.page.evaluate(_TEXT), without.page.evaluate(_TEXT)
            for what in ("lines", "links"):
                for one in sorted({*most[what]} ^ {*least[what]}):
                    without.fault(f"{'only here' if one in least[what] else 'not here'}: {one}")
