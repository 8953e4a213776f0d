"""An article with twelve photos: light, still while they arrive, and nobody else's business."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import WIDTHS
from tests.browser.walking import walk
from tests.server.running import COLLECTED, collect_static_files

pytestmark = [pytest.mark.django_db, pytest.mark.once]

NAME = "article: photos-12"
MOST = 20 * 1024


def test_styles_and_scripts_of_an_article_with_twelve_photos_are_light(browser, recorded):
    asked = set()
    with walk(browser, recorded, "weight", WIDTHS["phone"]) as walker:
        walker.page.on("request", lambda r: asked.add((r.resource_type, r.url)))
        walker.go(NAME)
        walker.page.locator(".photos a").first.click()
        expect(walker.page.get_by_role("dialog")).to_be_visible()
    ours = [url.split("/static/")[1] for kind, url in asked if kind in ("stylesheet", "script")]
    assert len(ours) > 2
    assert sum(map(_sent, ours)) <= MOST, {name: _sent(name) for name in ours}


def _sent(name: str) -> int:
    """How many bytes the server sends for the static file called `name`."""
    collect_static_files()
    names = json.loads((COLLECTED / "staticfiles.json").read_text(encoding="utf-8"))
    file = COLLECTED / names["paths"][name]
    compressed = file.with_name(f"{file.name}.gz")
    return (compressed if compressed.exists() else file).stat().st_size


@pytest.mark.parametrize("device", WIDTHS)
@pytest.mark.parametrize("name", [NAME, "home", "article: rich"])
def test_nothing_moves_while_photos_arrive_late(browser, recorded, name, device):
    with walk(browser, recorded, f"slow, {device}", WIDTHS[device]) as walker:
        walker.patience = 0.05  # seconds that each photo takes
        walker.go(name)
        for photo in walker.page.locator("main img").all():
            photo.scroll_into_view_if_needed()
            expect(photo).to_have_js_property("complete", True)
            assert photo.evaluate("i => i.naturalWidth") > 0
        # A busy machine paints a page while it is still reading it; what moves then is no photo's
        # doing, and the walk of looks asks for it.
        assert walker.page.evaluate("shiftedOnceRead") == []
