"""Both databases find just what plain Python finds in the words of all posts."""

import random

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, example, given
from hypothesis import settings as effort
from hypothesis import strategies as st

from articles.models import SearchEntry
from articles.search import finding, words
from tests.articles.search import corpus as posts

pytestmark = pytest.mark.django_db
# What a query finds changes nothing, so all examples may share the posts.
SHARED = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
# Words that stand in many texts.
COMMON = [
    "rac",
    "thai",
    "bo",
    "de",
    "phuong",
    "duc",
    "giang",
    "viet",
    "hung",
    "8",
    "108",
    "ba",
    "con",
    "to",
    "nha",
    "hop",
    "cac",
    "cho",
    "ngay",
    "nuoc",
]


def stands(phrase: str, text: str) -> bool:
    return f" {phrase} " in text


def expected(entries, groups, without, filters) -> set[int]:
    """Editions in which all of `groups` stand and none of `without` does."""
    return {
        entry.edition_id
        for entry in entries
        if all(stands(phrase, entry.words) for phrase in groups)
        and not any(stands(phrase, entry.words) for phrase in without)
        and all(set(entry.facets.split()) & set(some) for some in filters)
    }


@st.composite
def asked(draw):
    """A choice of words, phrases and filters, of texts that are drawn by number."""
    return {
        "seed": draw(st.integers(0, 10**6)),
        "loose": draw(st.lists(st.sampled_from(COMMON), max_size=2, unique=True)),
        "phrases": draw(st.integers(0, 2)),
        "without": draw(st.integers(0, 2)),
        "unit": draw(st.booleans()),
        "photos": draw(st.booleans()) and draw(st.booleans()),
    }


@effort(max_examples=60, deadline=None, suppress_health_check=SHARED)
@given(asked())
def test_finds_what_plain_python_finds(corpus, asked):
    chance = random.Random(asked["seed"])
    entries = list(SearchEntry.objects.all())
    assert len(entries) == len(posts.POSTS)

    def phrase() -> str:
        text = chance.choice(chance.choice(entries).words.split(f" {words.BREAK} ")).split()
        start = chance.randrange(len(text))
        found = text[start : start + chance.choice((1, 2, 2, 3, 4))]
        if chance.random() < 0.2:
            chance.shuffle(found)
        return " ".join(found)

    groups = [*asked["loose"], *(phrase() for _ in range(asked["phrases"]))]
    without = [phrase() for _ in range(asked["without"])]
    typed = [*(f'"{p}"' for p in groups), *(f'-"{p}"' for p in without)]
    filters, marks = {}, []
    if asked["unit"]:
        unit = chance.choice(list(corpus.units.values()))
        filters["units"] = frozenset([unit.pk])
        marks.append([words.of_unit(unit.pk)])
    if asked["photos"]:
        filters["with_photos"] = True
        marks.append([words.WITH_PHOTOS])
    names = {corpus.names[pk] for pk in expected(entries, groups, without, marks)}
    assert set(corpus.found(" ".join(typed), **filters)) == (names if groups else set())


@effort(max_examples=25, deadline=None, suppress_health_check=SHARED)
@given(st.data())
def test_a_published_word_is_found_by_its_folded_form(corpus, data):
    entry = data.draw(st.sampled_from(list(SearchEntry.objects.order_by("pk"))), label="entry")
    word = data.draw(st.sampled_from(entry.words.split()), label="word")
    if word != words.BREAK:
        assert corpus.names[entry.edition_id] in corpus.found(f'"{word}"')


SIGNS = "\"'“”«»()[]{}<>*^:;&|!~-+=#%_\\/,.¶\x00\ud800\udfff\u200b 0189abđĐẶ²가ᄀอİﬁ🙂"


@effort(max_examples=60, deadline=None, suppress_health_check=SHARED)
@given(st.text(max_size=30) | st.text(SIGNS, max_size=30))
@example("'")
@example("a" * 100_000)
@example('"' + "a b " * 10_000)
@example("NEAR(a b, 2) AND {title}: ^c* NOT d")
@example("'a':*A & !b <-> (c | \\'d)")
def test_whatever_is_typed_is_harmless(corpus, typed):
    asked = finding.understood(typed)
    finding.find(asked, at=posts.AT)
    finding.begun(asked.words[:-1], (*asked.words, "a")[-1], timezone.now(), 5)
