"""Every kind of page, at its extremes, is whole on every screen and shuts nobody out."""

import pytest

from tests import axe
from tests.browser import looking
from tests.browser.conftest import WIDTHS
from tests.browser.walking import walk
from tests.services import chromium

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# WCAG asks that at four times the size nothing is lost: on a phone 320 pixels wide, and on a desk.
NARROWER = {"phone": 320, "desk": 640}
LARGE = "--blink-settings=defaultFontSize=32"  # as somebody sets it in their browser


@pytest.mark.parametrize("device", WIDTHS)
def test_every_kind_of_page_is_fit_for_all(browser, recorded, device):
    with walk(browser, recorded, device, WIDTHS[device]) as walker:
        for name in recorded.pages:
            walker.go(name)
            page, fault = walker.page, walker.fault
            fault(*looking.frame(page), *looking.layout(page), *looking.movement(page))
            fault(*axe.violations(page, ("light", "dark") if device == "desk" else ("light",)))
            if device == "phone":
                _with_other_colours(walker)
            page.set_viewport_size({"width": NARROWER[device], "height": 850})
            walker.fault(*(f"{NARROWER[device]} px: {one}" for one in looking.layout(page)))
            page.set_viewport_size({"width": WIDTHS[device], "height": 850})


def _with_other_colours(walker) -> None:
    """What a reader may choose, on this site and in their system."""
    page = walker.page
    page.evaluate("document.documentElement.dataset.contrast = 'high'")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        walker.fault(*(f"high contrast, {scheme}: {one}" for one in axe.colours(page)))
    page.evaluate("delete document.documentElement.dataset.contrast")
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    walker.fault(*looking.edges(page), *looking.movement(page, still=True))
    page.emulate_media(reduced_motion="no-preference")


@pytest.mark.parametrize("device", WIDTHS)
def test_letters_twice_as_large_find_room(browser, recorded, device):
    options = {"executable_path": chromium.find(), "args": [*chromium.ARGUMENTS, LARGE]}
    large = browser.browser_type.launch(**options)
    with walk(large, recorded, f"{device}, large letters", WIDTHS[device]) as walker:
        for name in recorded.pages:
            walker.go(name)
            size = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
            assert walker.page.evaluate(size) >= 32
            walker.fault(*looking.layout(walker.page))
    large.close()
