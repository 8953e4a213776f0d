"""What is found for what is typed: the same posts in the same order on both databases."""

from datetime import timedelta

import pytest

from articles.search import finding, query
from tests.articles.search import corpus as posts
from tests.articles.search.queries import QUERIES

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "names"), QUERIES, ids=[ascii(typed)[:50] for typed, _ in QUERIES]
)
def test_finds_just_these_and_the_best_first(corpus, typed, names):
    expected = [name for name in names.split(", ") if name]
    found = corpus.found(typed)
    if expected[-1:] == ["…"]:
        assert found[: len(expected) - 1] == expected[:-1]
    else:
        assert found == expected
    assert len(found) == len(set(found))


def test_there_are_enough_of_them():
    typed = [typed for typed, _ in QUERIES]
    assert len(set(typed)) == len(typed) >= 90


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        ({"units": ["viet_hung"]}, "rac, bo de exam"),
        ({"units": ["viet_hung", "viet_hung_old"]}, "rac, bo de exam, decree 24, decree, sql"),
        ({"units": ["group"]}, "group 8"),
        ({"units": []}, ""),
    ],
)
def test_narrows_down_to_units(corpus, filters, names):
    units = frozenset(corpus.units[name].pk for name in filters["units"])
    assert ", ".join(corpus.found("phuong", units=units)) == names


def test_a_post_about_a_unit_is_among_those_of_that_unit(corpus):
    units = frozenset([corpus.units["bo_de"].pk])
    assert corpus.found("khanh thanh", units=units) == ["border"]


def test_narrows_down_to_a_section_and_to_posts_with_photos(corpus):
    assert corpus.found("phường", category=corpus.sections["news"].pk) == [
        "committee short",
        "committee",
        "sql",
    ]
    assert corpus.found("phuong", with_photos=True) == ["rac", "border"]


def test_days_are_local_and_both_included(corpus):
    first, last = (posts.POSTS[name].date for name in ("do thi title", "do thi body"))
    everything = ["ttdt title", "do thi title", "do thi body"]
    day = timedelta(days=1)
    assert corpus.found("ttdt", since=first, until=last) == everything
    assert corpus.found("ttdt", since=first + day) == ["ttdt title", "do thi body"]
    assert corpus.found("ttdt", until=last - day) == ["ttdt title", "do thi title"]
    assert corpus.found("ttdt", since=last + day, until=first - day) == []
    assert corpus.found("ttdt", since=first.replace(year=1), until=last.replace(year=9999)) == (
        everything
    )


@pytest.mark.parametrize(
    ("typed", "was_cut"),
    [
        ("rác thải", False),
        ("ă" * 200, False),
        ("ă" * 201, True),
        (" ".join("abcdefghijkl"), False),
        (" ".join("abcdefghijklm"), True),
        (" ".join(f"-{letter}" for letter in "abcdefghijklm"), True),
    ],
)
def test_says_when_something_was_not_looked_for(typed, was_cut):
    assert query.read(typed).was_cut is was_cut


def test_a_long_text_is_cut_between_words():
    read = query.read(f'"{"chào " * 60}')
    assert len(read.text) <= query.MOST_TYPED
    assert {word for term in read.terms for word in term.words} == {"chao"}


def test_more_than_are_looked_at_are_said_to_be_more(corpus):
    asked = finding.understood("phường")
    few = finding.find(asked, at=posts.AT, most=3)
    assert [corpus.names[hit.edition_id] for hit in few.rows] == ["rac", "bo de exam", "phan loai"]
    assert few.has_more
    every = finding.find(asked, at=posts.AT)
    assert len(every.rows) == len(posts.POSTS)
    assert not every.has_more
