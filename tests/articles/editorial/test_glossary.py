"""The glossary as the desk keeps it: who may, what it takes, and what comes of it at once."""

import re
import unicodedata
from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry

from articles.models import Abbreviation, Edition
from articles.search import finding
from tests.desk import grant
from wards import siteversion

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/abbreviation/"
ADD = f"{LIST}add/"
TTXD = {"short": "TTXD", "meaning": "trật tự xây dựng", "is_explained": "on"}


def change(entry) -> str:
    return f"{LIST}{entry.pk}/change/"


def errors(page) -> dict:
    assert page.status_code == 200
    return page.context["adminform"].form.errors


def told(page) -> str:
    return " ".join(map(str, page.context["messages"]))


@pytest.fixture(autouse=True)
def empty():
    """These tests write the glossary themselves."""
    Abbreviation.objects.all().delete()


@pytest.fixture
def ward_chief(people, city):
    """A chief of Việt Hưng alone."""
    grant(people.stranger, city.viet_hung, "chief")
    return people.stranger


@pytest.fixture
def entry():
    return Abbreviation.objects.create(short="TTĐT", meaning="trật tự đô thị")


# --- who ---


@pytest.mark.parametrize("who", ["root", "chief"])
def test_a_chief_and_an_administrator_write_it(sign_in, people, who):
    client, before = sign_in(getattr(people, who)), siteversion.current()
    client.post(ADD, TTXD)
    entry = Abbreviation.objects.get()
    assert (entry.short, entry.meaning, entry.is_explained) == ("TTXD", TTXD["meaning"], True)
    assert siteversion.current() > before
    before = siteversion.current()
    client.post(change(entry), {"short": "TTXD", "meaning": "trật tự trong xây dựng"})
    entry.refresh_from_db()
    assert (entry.meaning, entry.is_explained) == ("trật tự trong xây dựng", False)
    assert siteversion.current() > before
    before = siteversion.current()
    client.post(f"{LIST}{entry.pk}/delete/", {"post": "yes"})
    assert not Abbreviation.objects.exists()
    assert siteversion.current() > before
    logged = LogEntry.objects.filter(content_type__model="abbreviation").order_by("pk")
    assert [row.action_flag for row in logged] == [1, 2, 3]
    assert {row.user for row in logged} == {getattr(people, who)}


def test_a_chief_of_one_ward_writes_it_for_all(sign_in, ward_chief):
    sign_in(ward_chief).post(ADD, TTXD)
    assert Abbreviation.objects.get().short == "TTXD"


@pytest.mark.parametrize("who", ["clerk", "reviewer"])
def test_others_of_the_staff_only_read_it(sign_in, people, entry, who):
    client = sign_in(getattr(people, who))
    page = client.get(LIST).text
    assert "TTĐT" in page and "trật tự đô thị" in page and ADD not in page
    page = client.get(change(entry)).text
    assert "trật tự đô thị" in page and 'name="meaning"' not in page
    for address in (ADD, change(entry), f"{LIST}{entry.pk}/delete/"):
        assert client.post(address, {**TTXD, "post": "yes"}).status_code == 403
    assert Abbreviation.objects.get().meaning == "trật tự đô thị"


def test_the_desk_leads_whoever_may_write_it_there(sign_in, people, ward_chief):
    def leads(who):
        links = re.search(
            r'<p class="home-links">.*Hướng dẫn.*</p>', sign_in(who).get("/admin/").text
        )
        return LIST in links[0]

    assert leads(people.root) and leads(ward_chief)
    assert not leads(people.clerk)


# --- what ---


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"short": "T"}, "short"),
        ({"short": "tổ"}, "short"),  # every "tổ" would be explained
        ({"short": "Tổ"}, "short"),
        ({"short": "KH/QU"}, "short"),
        ({"short": "TTXD (mới)"}, "short"),
        ({"short": "<b>TTXD</b>"}, "short"),
        ({"short": "TTXD."}, "short"),
        ({"short": "1234"}, "short"),
        ({"short": "A" * 31}, "short"),
        ({"short": "   "}, "short"),
        ({"short": "TTĐT"}, "short"),
        ({"meaning": ""}, "meaning"),
        ({"meaning": "phường"}, "meaning"),
        ({"meaning": "– …"}, "meaning"),
        ({"meaning": "x " * 101}, "meaning"),
        ({"short": "TT XD", "meaning": "tt, xd"}, "meaning"),
    ],
)
def test_what_would_explain_nothing_is_refused(sign_in, people, entry, given, field):
    page = sign_in(people.chief).post(ADD, TTXD | given)
    assert [*errors(page)] == [field]
    assert Abbreviation.objects.count() == 1


@pytest.mark.parametrize("short", ["TT ATGT", "TP.HCM", "KT-XH", "ThS", "HĐND", "PA05"])
def test_abbreviations_of_all_sorts_are_taken(sign_in, people, short):
    sign_in(people.chief).post(ADD, TTXD | {"short": short})
    assert Abbreviation.objects.get().short == short


def test_it_is_stored_as_one_line_of_composed_letters(sign_in, people):
    meaning = unicodedata.normalize("NFD", "  trật tự\u00a0 đô thị ")
    given = {"short": unicodedata.normalize("NFD", " TT  ĐÔ "), "meaning": meaning}
    sign_in(people.chief).post(ADD, given)
    entry = Abbreviation.objects.get()
    assert (entry.short, entry.meaning) == ("TT ĐÔ", "trật tự đô thị")


def test_a_short_form_is_there_once_and_says_where(sign_in, people, entry):
    page = sign_in(people.chief).post(ADD, TTXD | {"short": "TTĐT"})
    assert "nghĩa là “trật tự đô thị”" in errors(page)["short"][0]
    # Its own row is no other one.
    assert sign_in(people.chief).post(change(entry), TTXD | {"short": "TTĐT"}).status_code == 302


@pytest.mark.parametrize(("short", "is_alike"), [("TTDT", 1), ("TTđt", 1), ("TT-ĐT", 0)])
def test_what_search_cannot_tell_apart_is_said(sign_in, people, entry, short, is_alike):
    page = sign_in(people.chief).post(ADD, TTXD | {"short": short}, follow=True)
    assert ("giống “TTĐT” (trật tự đô thị)" in told(page)) == bool(is_alike)
    assert Abbreviation.objects.count() == 2


def test_the_form_opens_with_the_short_form_that_the_advice_leads_with(sign_in, people):
    page = sign_in(people.chief).get(f"{ADD}?short=TTX%C4%90")
    assert 'name="short" value="TTXĐ"' in page.text


# --- the list ---


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ttdt", ["TTĐT"]),
        ("do thi", ["TTĐT"]),
        ("thị trật", ["TTĐT"]),
        ("trat tu", ["TTĐT", "TTXD"]),
        ("ĐA", ["ĐA"]),
        ("ô thị", []),
    ],
)
def test_the_list_is_searched_without_accents(sign_in, people, entry, typed, found):
    Abbreviation.objects.create(short="TTXD", meaning="trật tự xây dựng")
    Abbreviation.objects.create(short="ĐA", meaning="đề án")
    page = sign_in(people.clerk).get(LIST, {"q": typed})
    assert [row.short for row in page.context["cl"].result_list] == found


def test_the_list_is_in_the_order_of_the_alphabet(sign_in, people):
    for short in ("TDP", "ĐBQH", "BCH", "ĐA", "DQTV", "HĐND"):
        Abbreviation.objects.create(short=short, meaning="một hai")
    page = sign_in(people.clerk).get(LIST)
    shorts = [row.short for row in page.context["cl"].result_list]
    assert shorts == ["BCH", "DQTV", "ĐA", "ĐBQH", "HĐND", "TDP"]


# --- what comes of it ---


def titles(typed: str) -> set[str]:
    found = [hit.edition_id for hit in finding.find(finding.understood(typed)).rows]
    return set(Edition.objects.filter(pk__in=found).values_list("title", flat=True))


def test_search_knows_it_from_the_next_request_on(sign_in, people, make_article, publish):
    publish(make_article(title="Giữ TTXD ở phường", lead="", body="<p>Họp.</p>"))
    publish(make_article(title="Về trật tự xây dựng", lead="", body="<p>Họp.</p>"))
    short, whole = {"Giữ TTXD ở phường"}, {"Về trật tự xây dựng"}
    client = sign_in(people.chief)
    assert (titles("TTXD"), titles("trật tự xây dựng")) == (short, whole)
    client.post(ADD, TTXD)
    assert titles("TTXD") == titles("ttxd") == titles("trat tu xay dung") == short | whole
    entry = Abbreviation.objects.get()
    client.post(f"{LIST}{entry.pk}/delete/", {"post": "yes"})
    assert (titles("TTXD"), titles("trật tự xây dựng")) == (short, whole)


# --- what is there from the start ---


def test_a_new_glossary_has_what_posts_are_full_of():
    seed = import_module("articles.migrations.0013_glossary")
    seed.fill(apps, None)
    known = dict(Abbreviation.objects.values_list("short", "meaning"))
    assert known["TTĐT"] == "trật tự đô thị" and known["HĐND"] == "hội đồng nhân dân"
    searched = Abbreviation.objects.filter(is_explained=False)
    assert {"KH", "NQ", "ĐA"} <= set(searched.values_list("short", flat=True))
    seed.fill(apps, None)  # what is there stays
    assert Abbreviation.objects.count() == len(known) == len(seed.SEEDS)


def test_taking_the_seed_out_leaves_what_staff_wrote():
    seed = import_module("articles.migrations.0013_glossary")
    mine = Abbreviation.objects.create(short="KH", meaning="khoa học")
    seed.fill(apps, None)
    mine.refresh_from_db()
    assert mine.meaning == "khoa học"
    Abbreviation.objects.create(short="ĐSK", meaning="đời sống khỏe")
    Abbreviation.objects.filter(short="TDP").update(is_explained=False)
    seed.empty(apps, None)
    assert set(Abbreviation.objects.values_list("short", flat=True)) == {"KH", "ĐSK", "TDP"}


def test_every_seed_could_have_been_typed(sign_in, people):
    seed = import_module("articles.migrations.0013_glossary")
    client = sign_in(people.chief)
    for short, meaning, _ in seed.SEEDS:
        given = {"short": short, "meaning": meaning}
        assert client.post(ADD, given).status_code == 302, short
