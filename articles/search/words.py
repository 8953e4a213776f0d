"""What of an edition is searched: its words, and the marks by which results are narrowed down."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import accumulate

from django.utils import timezone

from articles import richtext
from articles.models import Edition
from articles.models.searching import SearchEntry, order_key
from wards.text import word_forms

# Stands between parts of a text, so that no phrase goes from one into the next. No text has it as a
# word: letters and digits are apart there.
BREAK = "x0"
# How accents are stored: as the keyboards of old had them. Reading letters beyond ASCII would take
# longer than all the rest of a search.
_MARKS = ("\u0301", "\u0300", "\u0309", "\u0303", "\u0323", "\u0302", "\u031b", "\u0306")
_KEYS = str.maketrans({mark: str(key) for key, mark in enumerate(_MARKS, start=1)} | {"đ": "d9"})
# A tsvector holds a megabyte, each word there alone and in two pairs; what is beyond would be read
# as other words. Nobody writes so much; what comes after is not searched.
MOST_WORDS, MOST_BYTES = 30_000, 300_000


@dataclass(frozen=True)
class Parts:
    """The texts of an edition that are searched, in the order of their weight."""

    title: str
    lead: str
    others: tuple[str, ...]  # body, captions, names of units


def parts_of(edition: Edition, captions: Iterable[str], units: Iterable[str]) -> Parts:
    """Return what is searched of `edition`, with the captions and unit names to go with it."""
    body = richtext.to_text(edition.body)
    return Parts(edition.title, edition.lead, (body, *captions, *units))


def entry_of(edition: Edition, parts: Parts, unit_ids: Iterable[int], photos: int) -> SearchEntry:
    """Return the row for `edition`, not saved."""
    title, lead, *others = map(word_forms, (parts.title, parts.lead, *parts.others))
    everything = _in_parts((title, lead, *others))
    return SearchEntry(
        id=order_key(int(edition.published_at.timestamp()), edition.pk),
        edition=edition,
        facets=_joined(_facets(edition, unit_ids, photos)),
        title=_joined(folded for folded, _ in title),
        title_accented=_joined(in_keys(accented) for _, accented in title),
        lead=_joined(folded for folded, _ in lead),
        lead_accented=_joined(in_keys(accented) for _, accented in lead),
        words=_joined(folded for folded, _ in everything),
        accented=_joined(in_keys(accented) for _, accented in everything),
    )


def _in_parts(texts: Iterable[list[tuple[str, str]]]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for words in filter(None, texts):
        found += [(BREAK, BREAK), *words] if found else words
    sizes = accumulate(len(folded.encode()) for folded, _ in found[:MOST_WORDS])
    return [word for word, size in zip(found, sizes, strict=False) if size <= MOST_BYTES]


@lru_cache(50_000)  # of syllables there are some ten thousand
def in_keys(word: str) -> str:
    """A word of `accented_words` as entries have it: "phường" as "phu7o7ng2", its tone last."""
    return unicodedata.normalize("NFD", word).translate(_KEYS)


def _joined(words: Iterable[str]) -> str:
    return f" {' '.join(words)} "


def _facets(edition: Edition, unit_ids: Iterable[int], photos: int) -> list[str]:
    found = [of_unit(pk) for pk in dict.fromkeys(unit_ids)]
    found += [of_category(edition.category_id), *of_month(edition.published_at)]
    return [*found, WITH_PHOTOS] if photos else found


WITH_PHOTOS = "p1"


def of_unit(pk: int) -> str:
    """The mark of posts that the unit `pk` answers for or that are about it."""
    return f"u{pk}"


def of_category(pk: int) -> str:
    """The mark of posts of a section."""
    return f"s{pk}"


def of_year(year: int) -> str:
    """The mark of posts of a year."""
    return f"y{year:04d}"


def of_month(instant: datetime) -> tuple[str, str]:
    """The marks of posts of the year and month of `instant`, by local time."""
    local = timezone.localtime(instant)
    return of_year(local.year), f"m{local.year:04d}{local.month:02d}"
