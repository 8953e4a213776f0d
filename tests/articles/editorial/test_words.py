"""No word of the back office is English: every address, as each sort of person gets it.

What is walked comes from the table of doors, so that a new address is walked, too.
"""

import re

import pytest
from django.contrib.messages import get_messages

from tests.articles.editorial import matrix_actions as actions
from tests.articles.editorial import matrix_doors as doors
from tests.articles.editorial import matrix_table as table
from tests.articles.editorial.matrix_watch import Watch
from tests.articles.editorial.matrix_words import english
from tests.articles.editorial.matrix_world import RICH
from tests.spoken import spoken
from tests.vietnamese import foreign

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("_media_of_world", "_quiet"),
    pytest.mark.once,
]

ROLES = ("writer", "reviewer", "chief", "root")
DESKS = {"writer": "returned", "reviewer": "submitted", "chief": "settled", "root": "deleted"}


class Ear(Watch):
    """A watch that hears the English in what it is answered, and minds nothing else."""

    def __init__(self, world):
        super().__init__(world)
        self.heard, self.pages = {}, 0

    def listen(self, who: str, method: str, address: str, data=None) -> None:
        """Ask, and note each text of the answer that is not Vietnamese, with its address."""
        answer = self.ask(who, method, address, data, freely=True)
        pages = [str(message) for message in get_messages(answer.response.wsgi_request)]
        if answer.response.get("Content-Type", "").startswith("text/html"):
            pages.append(answer.body.decode())
            self.pages += 1
        for fault in (fault for page in pages for fault in english(page)):
            self.heard.setdefault(fault, f"{who}: {method} {address}: {fault}")

    def close(self) -> None:
        """Fail with the English of all answers, each text once."""
        assert not self.heard, "\n".join(self.heard.values())


@pytest.mark.parametrize("who", ROLES)
def test_no_page_says_an_english_word(world, who):
    ear, article = Ear(world), world.articles["own", RICH]
    with ear.standing(article, DESKS[who]):
        for door in doors.DOORS.values():
            for address in doors.addresses(door.route, article):
                ear.listen(who, "GET", address)
    assert ear.pages > 60
    ear.close()


def test_no_state_of_an_article_is_told_in_english(world):
    ear = Ear(world)
    for number, public in enumerate(table.PUBLIC):
        article, desk = world.articles["own", public], table.DESK[number % 5]
        who = ("writer", "reviewer", "chief")[number % 3]
        with ear.standing(article, desk, two_signatures=number % 2 == 1):
            for page in ("change/", "history/", "xu-ly/", "duyet/"):
                ear.listen(who, "GET", f"/admin/articles/article/{article.pk}/{page}")
    ear.close()


def test_no_list_says_an_english_word_however_it_is_asked(world):
    ear = Ear(world)
    lists = [r for r in doors.DOORS if re.fullmatch(r"admin/(articles|wards|auth)/\w+/", r)]
    assert len(lists) > 10
    for route in lists:
        for query in ("q=kh%C3%B4ng+c%C3%B3", "_popup=1&_facets=True", "o=-1.2", "e=1"):
            ear.listen("root", "GET", f"/{route}?{query}")
        ear.listen("chief", "GET", f"/{route}?q=kh%C3%B4ng+c%C3%B3")
    ear.close()


def test_no_form_complains_in_english(world):
    ear, article = Ear(world), world.articles["own", RICH]
    chosen = {"action": "delete_selected", "select_across": "0", "_selected_action": "1"}
    for who in ROLES:
        with ear.standing(article, "draft" if who != "reviewer" else "submitted"):
            for door in doors.DOORS.values():
                if doors.for_rank(door.post[sort(who)], who) not in ("do", "200"):
                    continue
                for address in doors.addresses(door.route, article):
                    ear.listen(who, "POST", address, {"_save": "1"})
                    ear.listen(who, "POST", address, wrong())
                    if re.fullmatch(r"/admin/\w+/\w+/", address):
                        ear.listen(who, "POST", address, chosen | {"index": "0"})
                        ear.listen(who, "POST", address, {"action": "", "index": "0"})
    assert ear.pages > 30
    ear.close()


def sort(who: str) -> str:
    """The column of the table of doors that is about `who` at an article of their own."""
    return "root" if who == "root" else "in"


def wrong() -> dict[str, str]:
    """Something that no field with one of these names takes."""
    long, absent = "a" * 500, "999999"
    return {
        **dict.fromkeys(("title", "name", "slug", "username", "email", "byline"), long),
        **dict.fromkeys(("unit", "category", "user", "kind", "parent", "group"), absent),
        **dict.fromkeys(("opened_on", "closed_on", "starts_on", "ends_on", "event_date"), "mai"),
        **dict.fromkeys(("password1", "old_password", "new_password1"), "123"),
        **dict.fromkeys(("password2", "new_password2"), "124"),
        "usable_password": "true",
        "role": absent,
        "next": "/admin/",
    }


def test_no_button_answers_in_english(world):
    ear = Ear(world)
    for ending, button in actions.buttons().items():
        who = table.ACTIONS[button.action].role
        article = world.articles["own", button.public]
        address = actions.address(ending, article)
        with ear.standing(article, button.desk, button.action == "SIGN"):
            ear.listen(who, "POST", address, button.data(world, article))
            ear.listen(who, "POST", address, {"action": button.action})
            ear.listen("editing chief", "POST", address, button.data(world, article))
        desk, public = button.elsewhere
        if public:
            article = world.articles["own", public]
            with ear.standing(article, desk):
                address = actions.address(ending, article)
                ear.listen("chief", "POST", address, button.data(world, article))
    ear.close()


def test_who_is_not_signed_in_is_told_nothing_in_english(world):
    ear, article = Ear(world), world.articles["own", RICH]
    wrong_name = {"username": "ai-do", "password": "sai"}
    for address in ("/admin/login/", "/admin/login/?next=/admin/auth/user/"):
        ear.listen("anonymous", "GET", address)
        ear.listen("stranger", "GET", address)
        for data in ({}, wrong_name, {"username": "outsider", "password": ""}):
            ear.listen("anonymous", "POST", address, data)
    ear.listen("chief", "POST", "/admin/logout/")
    for path in (f"/tin/{article.pk}/", "/khong-co/", "/xem-truoc/khong-co/"):
        ear.listen("anonymous", "GET", path)
    ear.close()


@pytest.mark.parametrize(
    ("planted", "found"),
    [
        ("<input type=submit value='Save and continue'>", ["Save", "and", "continue"]),
        ("<a title='Delete' href='/'>Xóa</a>", ["Delete"]),
        ("<p>Việc <b>to do</b></p>", ["to do"]),
        ("<img alt='Photo of a market' src='/'>", ["Photo", "of", "market"]),
        ("<button aria-label='Close'>×</button>", ["Close"]),
        ("<select><option>All</option></select>", ["All"]),
        ("<p>Lưu<br>Edit</p>", ["Edit"]),
        ("<script>save()</script><textarea>my text</textarea><p>Lưu</p>", []),
    ],
)
def test_a_planted_english_word_is_heard(planted, found):
    page = f"<!doctype html><title>Bàn làm việc</title>{planted}<p>Bài viết</p>"
    assert [word for text in spoken(page) for word in foreign(text)] == found
