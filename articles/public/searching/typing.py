"""What is suggested while somebody types: posts, units and documents that begin so.

Asked with each letter, so it costs a handful of queries whatever the site holds, and says nothing
that a list would not: each thing is looked up anew as it is now.
"""

from dataclasses import dataclass
from datetime import datetime
from textwrap import shorten

from django.http import JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from articles.documents import queries as register
from articles.models import Document, Edition
from articles.public.searching import called
from articles.search import finding
from articles.search.query import MOST_TERMS, MOST_TYPED
from wards import clock
from wards.models import Unit
from wards.text import one_line, search_words

LEAST = 2  # letters from which on anything is suggested
MOST_POSTS, MOST_UNITS, MOST_DOCUMENTS = 5, 3, 3
_MOST_OF_TITLE = 80  # letters of a document's title
ASKED = "q"


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
    found = of(request.GET.get(ASKED, ""), clock.now())
    answer = {"suggestions": [vars(suggestion) for suggestion in found]}
    # Vietnamese as it is: escaped, each letter with a mark takes six.
    response = JsonResponse(answer, json_dumps_params={"ensure_ascii": False})
    response["Cache-Control"] = "no-cache"
    response["X-Robots-Tag"] = "noindex"
    return response


def of(typed: str, at: datetime) -> list[Suggestion]:
    """Return what begins as `typed` does, as it stands at `at`: a unit of just that name, posts,
    units, documents. At most five queries.
    """
    text = one_line(typed[: 4 * MOST_TYPED])[:MOST_TYPED]
    words = search_words(text)[:MOST_TERMS]
    if sum(map(len, words)) < LEAST:
        return []
    day = timezone.localdate(at)
    units = called.begun(text, day, MOST_UNITS)
    just = [unit for unit in units if unit.is_called(text)]
    others = [unit for unit in units if unit not in just]
    return [
        *map(_unit, just),
        *_posts(words, at),
        *map(_unit, others),
        *_documents(text, at),
    ]


def _posts(words: list[str], at: datetime) -> list[Suggestion]:
    keys = [entry.edition_id for entry in finding.begun(words[:-1], words[-1], at, MOST_POSTS)]
    rows = Edition.objects.listed(at).only("title", "article_id", "published_at")
    found = rows.in_bulk(keys) if keys else {}
    return [
        Suggestion("bài", edition.title, _day(edition.published_at), edition.get_absolute_url())
        for edition in map(found.get, keys)
        if edition is not None  # withdrawn between the two queries
    ]


def _unit(found: called.Called) -> Suggestion:
    return Suggestion("đơn vị", found.name, note_of(found), _address(found.unit))


def _address(unit: Unit) -> str:
    return reverse("unit", kwargs={"slug": unit.slug})


def note_of(found: called.Called) -> str:
    """What tells the unit from others of its name."""
    return " · ".join(filter(None, [found.ward, "đã kết thúc" if found.is_closed else ""]))


def _documents(text: str, at: datetime) -> list[Suggestion]:
    found = register.matching(register.known(at), text)[:MOST_DOCUMENTS]
    return [Suggestion("văn bản", str(d), _of_document(d), d.get_absolute_url()) for d in found]


def _of_document(document: Document) -> str:
    day = document.issued_on
    title = shorten(document.title, _MOST_OF_TITLE, placeholder="…")
    return " · ".join(filter(None, [date_format(day, "d/m/Y") if day else "", title]))


def _day(instant: datetime) -> str:
    return date_format(timezone.localdate(instant), "d/m/Y")
