"""The measure itself: what shuts people out is found, in either scheme; what does not is let be."""

import pytest

from tests import axe

PAGE = """<!doctype html><html lang="vi"><head><title>Thử</title><style>
p { color: #333; background: #fff; transition: color 9s }
@media (prefers-color-scheme: dark) { p { color: #777 } }
button { all: unset; display: inline-block; width: 10px; height: 10px; cursor: pointer }
</style></head><body><main>%s</main></body></html>"""


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("<p>Chữ</p>", ["dark: color-contrast"]),
        ("<input>", ["light: label"]),
        ("<img src='data:,'>", ["light: image-alt"]),
        (
            "<button aria-label='Một'></button><button aria-label='Hai'></button>",
            ["light: target-size"] * 2,
        ),
        ("<label>Tên <input></label><a href='/'>Về trang chủ</a>", []),
    ],
)
def test_what_shuts_people_out_is_found(browser, content, found):
    page = browser.new_page()
    page.set_content(PAGE % content)
    faults = axe.violations(page)
    page.close()
    assert [fault.split(": ")[:2] for fault in faults] == [fault.split(": ") for fault in found]
