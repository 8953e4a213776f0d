"""Abbreviations in a text: explained at their first use, unless the text does so itself. Pure."""

from collections.abc import Iterable

from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.richtext.cleaning import to_text
from articles.richtext.marking import Mark, Marker
from wards.text import search_words

# What may stand between a meaning and its abbreviation, as `search_words` has it.
_SAYING_SO = ("", "la ", "goi la ", "goi tat la ", "viet tat la ", "sau day goi tat la ")


def explain(
    lead: str, body: str, known: Iterable[tuple[str, str]]
) -> tuple[SafeString, SafeString]:
    """Return `lead` and `body`, HTML from the cleaner or escaped text, with `<abbr>`.

    `known` are pairs of an abbreviation and its meaning. The first use in both together is
    explained, as written in exactly these letters: not in headings and links, not within a number
    of a document, and nowhere in a text that says the meaning beside it.
    """
    written = f"{to_text(lead)}\n{to_text(body)}"
    used = [(short, meaning) for short, meaning in known if short in written]
    words = _phrase(written) if used else ""
    marks = [
        Mark(short, format_html('<abbr title="{}">', meaning), "</abbr>")
        for short, meaning in used
        if not _says(words, short, meaning)
    ]
    marker = Marker(marks)
    return marker(lead), marker(body)


def _says(words: str, short: str, meaning: str) -> bool:
    """Whether a text, of which these are the words, says the meaning beside an abbreviation.

    "trật tự đô thị (TTĐT)", "TTĐT (trật tự đô thị)", "trật tự đô thị, viết tắt là TTĐT".
    """
    one, other = _phrase(short), _phrase(meaning)
    return f"{one}{other[1:]}" in words or any(
        f"{other}{saying}{one[1:]}" in words for saying in _SAYING_SO
    )


def _phrase(text: str) -> str:
    return f" {' '.join(search_words(text))} "
