"""Every page of the back office in a real browser: nobody is shut out, no word is English.

What is walked comes from the table of doors, each page as somebody who gets it: a new address is
walked, too.
"""

import logging
import re
from itertools import cycle

import pytest
from django.conf import settings
from django.template.loader import render_to_string

from tests import axe
from tests.articles.editorial import matrix_doors as doors
from tests.articles.editorial.matrix_watch import sign_in as session_of
from tests.articles.editorial.matrix_words import english
from tests.articles.editorial.matrix_world import RICH, World
from tests.browser.conftest import WIDTHS
from tests.vietnamese import foreign

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]

STATES = {"writer": "returned", "reviewer": "submitted", "chief": "settled", "root": "draft"}
# Of the registers that are only looked at, one is walked whole: all have the same templates.
WHOLE = ("admin/articles/article/", "admin/articles/event/", "admin/wards/")
NO_PAGES = (
    *("admin/jsi18n/", "admin/autocomplete/", "/csv/", "/xlsx/"),
    *("/anh/<int:photo_id>/", "/anh/tam/<int:upload_id>/", "/tep/<slug:key>/"),
    "/document/<int:object_id>/tep/",
)

# Scripts are through: the editor stands, and fields that complete are boxes.
DRAWN = """() => !document.querySelector("textarea[data-type=ckeditortype]:not([id*=__prefix__])")
    || document.querySelector(".cke_wysiwyg_div")"""


@pytest.fixture
def signed_in(visitor, live_server):
    """`signed_in(session)`: a page of a browser that has the session of this key."""

    def arrive(session: str):
        page = visitor(WIDTHS["phone"])
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session}
        page.context.add_cookies([cookie | {"url": live_server.url}])
        return page

    return arrive


def pages_of(who: str, article) -> list[str]:
    """The addresses at which `who` of the world gets a page about `article` or about anything."""
    column = "root" if who == "root" else "in"
    return [
        address
        for door in doors.DOORS.values()
        if doors.for_rank(door.get[column], who) == "200" and not door.route.endswith(NO_PAGES)
        for address in doors.addresses(door.route, article)
    ]


def share(world, article) -> dict[str, list[str]]:
    """Each page to one of those who get it; those of an article to each role."""
    got = {who: pages_of(who, article) for who in STATES}
    turns, shares = cycle(("writer", "reviewer", "chief")), {who: [] for who in STATES}
    for address in dict.fromkeys(a for pages in got.values() for a in pages):
        if "/history/" in address and not address.startswith(tuple(f"/{w}" for w in WHOLE)):
            continue
        getting = [who for who in STATES if address in got[who]]
        if getting == ["root"] or "chief" not in getting:
            shares["root"].append(address)
        elif address.startswith("/admin/articles/article/") or address == "/admin/":
            for who in set(getting) - {"root"}:
                shares[who].append(address)
        else:
            shares[next(who for who in turns if who in getting)].append(address)
    return shares


def faults(page, address: str, on_desk: bool) -> list[str]:
    """What is wrong with the page at `address`, on a phone and perhaps `on_desk`."""
    page.set_viewport_size({"width": WIDTHS["phone"], "height": 850})
    page.goto(address)
    page.wait_for_function(DRAWN)
    # As high as the page: the bar of buttons would lie over whatever is at the fold by chance.
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": WIDTHS["phone"], "height": max(height, 850)})
    found = dict.fromkeys(axe.violations(page))
    if on_desk:
        page.set_viewport_size({"width": WIDTHS["desk"], "height": 850})
        found |= dict.fromkeys(axe.violations(page, schemes=("light",)))
    wrong = [*found, *english(page.content())]
    return [f"{address}: {fault[:300]}" for fault in wrong]


def test_no_page_shuts_anybody_out_or_says_an_english_word(signed_in, caplog):
    caplog.set_level(logging.CRITICAL)
    world, wrong, walked = World(), [], set()
    article = world.articles["own", RICH]
    for who, addresses in share(world, article).items():
        type(article).objects.filter(pk=article.pk).update(state=STATES[who])
        page = signed_in(world.signed_in[who])
        for address in addresses:
            # On a phone in each role's state, on a desk once.
            found = faults(page, address, on_desk=address not in walked)
            wrong += [f"{who}: {fault}" for fault in found]
            walked.add(address)
        page.close()
    assert not wrong, "\n".join(wrong)


# All words of the editor's language, as far as what is loaded of it may say them.
WORDS = """() => {
  const { lang, plugins } = CKEDITOR.instances.id_body;
  const said = (words) =>
    Object.values(words).flatMap((word) => typeof word === "string" ? [word] : said(word));
  const common = { ...lang.common, editorHelp: "" };
  return [lang.application, lang.editor, lang.editorPanel, ...said(common),
    ...Object.keys(plugins).filter((name) => lang[name]).flatMap((name) => said(lang[name]))];
}"""
MARKUP = re.compile(r"<[^>]+>|%\w+|\$?\{\w+\}")


def test_what_scripts_draw_on_the_form_is_vietnamese_and_shuts_nobody_out(signed_in, people):
    type(people.clerk).objects.update(first_name="Hương")  # greeted by it, not by the account
    page = signed_in(session_of(people.clerk))
    page.goto("/admin/articles/article/add/")
    page.wait_for_function(DRAWN)
    words = page.evaluate(WORDS)
    assert len(words) > 200
    assert [word for word in words if foreign(MARKUP.sub(" , ", word))] == []

    wrong = []
    for command in ("link", "table"):
        page.evaluate(f"CKEDITOR.instances.id_body.execCommand('{command}')")
        dialog = page.locator(".cke_dialog:visible")
        dialog.wait_for()
        wrong += seen(page, command)
        dialog.get_by_role("button", name="Hủy").click()
        dialog.wait_for(state="hidden")
    page.locator(".cke_combo_button").click()
    panel = page.frame_locator(".cke_panel_frame")
    assert panel.get_by_role("option").all_inner_texts() == [
        *("Đoạn văn", "Tiêu đề lớn", "Tiêu đề vừa", "Tiêu đề nhỏ")
    ]
    page.keyboard.press("Escape")

    page.locator(".select2-search__field").first.click()
    page.locator(".select2-results__option").first.wait_for()
    wrong += seen(page, "completed field")
    # Articles take the device's own calendar; the admin's is left on the registers.
    page = signed_in(session_of(people.root))
    page.goto("/admin/wards/membership/add/")
    page.locator(".date-icon").first.click()
    page.locator(".calendarbox:visible").wait_for()
    wrong += seen(page, "calendar")
    assert not wrong, "\n".join(wrong)


def seen(page, what: str) -> list[str]:
    """What is wrong with the page as it stands, `what` being open on it."""
    found = [*axe.violations(page), *english(page.content())]
    return [f"{what}: {fault[:300]}" for fault in found]


def test_nobody_is_shut_out_of_the_way_in_or_of_errors(visitor):
    page, wrong = visitor(WIDTHS["phone"]), []
    for address in ("/admin/login/", "/khong-co/", "/xem-truoc/khong-co/"):
        page.goto(address)
        wrong += seen(page, address)
    page.goto("/admin/login/")
    page.fill("#id_username", "ai-do")
    page.fill("#id_password", "sai")
    page.click("[type=submit]")
    page.locator(".errornote").wait_for()
    wrong += seen(page, "refused")
    for name in ("400", "403", "403_csrf", "500"):
        page.set_content(render_to_string(f"{name}.html"))
        wrong += seen(page, name)
    visitor.complaints[:] = [c for c in visitor.complaints if "404" not in c]  # asked for
    assert not wrong, "\n".join(wrong)
