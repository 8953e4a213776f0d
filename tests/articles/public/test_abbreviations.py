"""Abbreviations on a post's page, in its saved file and its preview: all that residents read."""

import re
from datetime import UTC, datetime

import pytest

from articles.editorial import preview
from articles.models import Abbreviation

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 20, 5, tzinfo=UTC)
EXPLAINED = '<abbr title="trật tự đô thị">TTĐT</abbr>'
ADMIN = "/admin/articles/abbreviation/"


@pytest.fixture(autouse=True)
def glossary():
    Abbreviation.objects.all().delete()
    Abbreviation.objects.create(short="KH", meaning="kế hoạch", is_explained=False)
    return Abbreviation.objects.create(short="TTĐT", meaning="trật tự đô thị")


@pytest.fixture
def post(make_article, publish):
    """A post that speaks of TTĐT in its title, its lead and its body."""
    words = {"title": "Về TTĐT", "lead": "Giữ TTĐT theo KH.", "body": "<p>Đội TTĐT họp.</p>"}
    return publish(make_article(**words), at=NOON)


def test_the_first_use_below_the_title_is_explained(client, post):
    page = client.get(post.get_absolute_url()).text
    assert f'<p class="lead">Giữ {EXPLAINED} theo KH.</p>' in page
    assert page.count("<abbr") == 1


def test_a_saved_post_explains_it_too(client, post):
    file = client.get(f"{post.get_absolute_url()}luu/").getvalue().decode()
    assert EXPLAINED in file and file.count("<abbr") == 1


def test_a_preview_is_what_residents_will_get(make_article):
    article = make_article(lead="", body="<p>Đội TTĐT họp.</p>")
    assert EXPLAINED in preview.of_working_copy(article, str, NOON)


def test_feeds_and_data_have_the_text_as_it_was_written(client, post):
    for address in ("/rss/", "/atom/", "/du-lieu/bai-viet.json"):
        body = client.get(address).getvalue().decode()
        assert "TTĐT" in body and "abbr" not in body


def test_a_change_of_the_glossary_is_on_the_next_page(client, sign_in, people, post, glossary):
    address = post.get_absolute_url()
    assert EXPLAINED in client.get(address).text
    staff = sign_in(people.chief)
    given = {"short": "TTĐT", "meaning": "thanh tra đô thị", "is_explained": "on"}
    staff.post(f"{ADMIN}{glossary.pk}/change/", given)
    assert '<abbr title="thanh tra đô thị">' in client.get(address).text
    staff.post(f"{ADMIN}{glossary.pk}/delete/", {"post": "yes"})
    assert "<abbr" not in client.get(address).text
    staff.post(f"{ADMIN}add/", given)
    assert "<abbr" in client.get(address).text


def test_a_lead_that_is_markup_stays_text(client, make_article, publish):
    edition = publish(make_article(lead="<b>TTĐT</b> & <abbr>"), at=NOON)
    page = client.get(edition.get_absolute_url()).text
    assert f"&lt;b&gt;{EXPLAINED}&lt;/b&gt; &amp; &lt;abbr&gt;" in page


def test_what_a_link_to_a_document_holds_stays_whole(client, make_article, publish):
    Abbreviation.objects.filter(short="KH").update(is_explained=True)
    words = "Theo Kế hoạch 108-KH/QU và KH về TTĐT."
    edition = publish(make_article(lead=words, body=f"<p>{words}</p>"), at=NOON)
    page = client.get(edition.get_absolute_url()).text
    link = r'<a [^>]*/van-ban/[^>]+>108-KH/QU</a> và <abbr title="kế hoạch">KH</abbr> về <abbr'
    assert re.search(f'<p class="lead">Theo Kế hoạch {link}', page)
    assert page.count("<abbr") == 2
