"""What is suggested while somebody types: posts, units and documents that begin so.

Asked with each letter, so it costs a handful of queries whatever the site holds, and says nothing
that a list would not: each thing is looked up anew as it is now.
"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.db.models import Exists, OuterRef, Q
from django.http import JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from articles.models import Citation, Document, Edition
from articles.public.searching import called
from articles.search import finding
from articles.search.query import MOST_TERMS, MOST_TYPED
from wards.models import Unit
from wards.search import is_in, phrases
from wards.text import one_line, search_words, words_key

LEAST = 2  # letters from which on anything is suggested
MOST_POSTS, MOST_UNITS, MOST_DOCUMENTS = 5, 3, 3
_MOST_TITLED = 1_000  # newest documents whose titles are looked at
ASKED = "q"

_folded = lru_cache(maxsize=2 * _MOST_TITLED)(words_key)


@dataclass(frozen=True)
class Suggestion:
    """Something that can be opened: what it is, its name, a word to tell it from others."""

    kind: str
    name: str
    note: str
    url: str


@require_safe
def suggest(request):
    """What begins with `?q=`, as JSON. The same for everybody."""
    found = of(request.GET.get(ASKED, ""), timezone.now())
    response = JsonResponse({"suggestions": [vars(suggestion) for suggestion in found]})
    response["Cache-Control"] = "no-cache"
    response["X-Robots-Tag"] = "noindex"
    return response


def of(typed: str, at: datetime) -> list[Suggestion]:
    """Return what begins as `typed` does, as it stands at `at`. At most five queries."""
    text = one_line(typed[: 4 * MOST_TYPED])[:MOST_TYPED]
    words = search_words(text)[:MOST_TERMS]
    if sum(map(len, words)) < LEAST:
        return []
    day = timezone.localdate(at)
    return [*_posts(words, at), *_units(text, day), *_documents(text, words, at)]


def _posts(words: list[str], at: datetime) -> list[Suggestion]:
    keys = [entry.edition_id for entry in finding.begun(words[:-1], words[-1], at, MOST_POSTS)]
    rows = Edition.objects.listed(at).only("title", "article_id", "published_at")
    found = rows.in_bulk(keys) if keys else {}
    return [
        Suggestion("bài", edition.title, _day(edition.published_at), edition.get_absolute_url())
        for edition in map(found.get, keys)
        if edition is not None  # withdrawn between the two queries
    ]


def _units(text: str, day: date) -> list[Suggestion]:
    return [
        Suggestion("đơn vị", found.name, note_of(found), _address(found.unit))
        for found in called.begun(text, day, MOST_UNITS)
    ]


def _address(unit: Unit) -> str:
    return reverse("unit", kwargs={"slug": unit.slug})


def note_of(found: called.Called) -> str:
    """What tells the unit from others of its name."""
    return " · ".join(filter(None, [found.ward, "đã kết thúc" if found.is_closed else ""]))


def _documents(text: str, words: list[str], at: datetime) -> list[Suggestion]:
    shown = _shown_documents(at)
    number = _number(words)
    found = list(shown.filter(number)[:MOST_DOCUMENTS]) if number else []
    if not found and (wanted := phrases(text)):
        titled = shown.exclude(title="")[:_MOST_TITLED]
        found = [one for one in titled if is_in(_folded(one.title), wanted)][:MOST_DOCUMENTS]
    return [
        Suggestion(
            "văn bản",
            str(one),
            date_format(one.issued_on, "d/m/Y") if one.issued_on else "",
            one.get_absolute_url(),
        )
        for one in found
    ]


def _shown_documents(at: datetime):
    """Documents that have a page: a listed post cites them, or staff gave them something."""
    listed = Edition.objects.listed(at).filter(pk=OuterRef("edition"))
    cited = Citation.objects.filter(Exists(listed), document=OuterRef("pk"))
    given = ~Q(title="") | ~Q(link="") | ~Q(file={})
    return Document.objects.filter(merged_into=None).filter(given | Exists(cited))


# "Kế hoạch 108": the words before a number that say what kind of document it is.
_KINDS = {tuple(search_words(label)): code for code, label in Document.Kind.choices}


def _number(words: list[str]) -> Q | None:
    """The condition for documents whose number begins with `words`; None if that is no number."""
    before = []
    for place, word in enumerate(words):
        if word.isdecimal():
            begun = Q(number_key__startswith=" ".join(words[place:]))
            if before and tuple(before) not in _KINDS:
                return None
            kind = _KINDS.get(tuple(before))
            return begun & Q(kind=kind) if kind else begun
        if word != "so":
            before.append(word)
    return None


def _day(instant: datetime) -> str:
    return date_format(timezone.localdate(instant), "d/m/Y")
