"""Abbreviations in a text: explained at their first use, unless the text does so itself. Pure."""

import re
from collections.abc import Iterable

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from articles.richtext.cleaning import to_text
from articles.richtext.marking import Mark, Marker
from wards.text import search_words

# What may stand between a meaning and its abbreviation, as `search_words` has it.
_SAYING_SO = [
    ["sau", "day", "goi", "tat", "la"],
    ["viet", "tat", "la"],
    ["goi", "tat", "la"],
    ["goi", "la"],
    ["la"],
]
# Letters beside an abbreviation in which its meaning is looked for: the longest that fits there.
_NEAR = 240


def explain(
    lead: str, body: str, known: Iterable[tuple[str, str]]
) -> tuple[SafeString, SafeString]:
    """Return the plain text `lead` and the cleaned HTML `body` as HTML with `<abbr>`.

    `known` are pairs of an abbreviation and its meaning. The first use in both together is
    explained, as written in exactly these letters: not in headings and links, not within a number
    of a document, and nowhere in a text that says the meaning beside it.
    """
    escaped = escape(lead)
    written = f"{lead}\n{to_text(body)}"
    marks = [
        Mark(short, format_html('<abbr title="{}">', meaning), "</abbr>")
        for short, meaning in known
        if short in written and not says_meaning(written, short, meaning)
    ]
    marker = Marker(marks)
    return marker(escaped), marker(body)


def says_meaning(text: str, short: str, meaning: str) -> bool:
    """Whether plain `text` says the meaning right before or right after an abbreviation.

    "trật tự đô thị (TTĐT)", "TTĐT (trật tự đô thị)", "trật tự đô thị, viết tắt là TTĐT".
    """
    said = search_words(meaning)
    return any(
        _ends_with(search_words(before), said) or search_words(after)[: len(said)] == said
        for before, after in beside(text, short)
    )


def beside(text: str, short: str) -> Iterable[tuple[str, str]]:
    """Yield what stands right before and right after each `short` in plain `text`."""
    for found in re.finditer(rf"(?<!\w){re.escape(short)}(?!\w)", text):
        before = text[max(found.start() - _NEAR, 0) : found.start()]
        yield before, text[found.end() : found.end() + _NEAR]


def _ends_with(words: list[str], said: list[str]) -> bool:
    for saying in _SAYING_SO:
        if words[-len(saying) :] == saying and words[: -len(saying)][-len(said) :] == said:
            return True
    return words[-len(said) :] == said
