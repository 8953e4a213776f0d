"""What of typed HTML is let in and shown again, and what it says without its markup."""

import html as entities
import re

import nh3
from django.core.exceptions import ValidationError
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from articles import pasting
from wards.text import nfc, squeeze

MAX_CHARACTERS = 400_000  # some 60,000 words; a longer body is a paste gone wrong
_LONGEST = 20 * MAX_CHARACTERS  # Word's markup may be ten times the text; more is no text

TAGS = {
    *("p", "br", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "strong", "em", "u", "s"),
    *("sub", "sup", "a", "hr", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
}
ATTRIBUTES = {
    "a": {"href", "title"},
    "th": {"colspan", "rowspan", "scope"},
    "td": {"colspan", "rowspan"},
    "ol": {"start"},
}
SCHEMES = {"http", "https", "mailto", "tel"}
_CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes=ATTRIBUTES,
    url_schemes=SCHEMES,
    link_rel="noopener nofollow",
    # Their content is code or markup of the program that was copied from, never text.
    clean_content_tags={"script", "style", "xml", "title", "iframe", "object", "svg", "math"},
)
# Word and older editors write these for what the allow-list calls strong, em, s.
_SYNONYMS = {
    "b": "strong",
    "i": "em",
    "strike": "s",
    "del": "s",
    "h1": "h2",
    "h5": "h4",
    "h6": "h4",
}
_SYNONYM = re.compile(r"<(/?)(b|i|strike|del|h1|h5|h6)(?=[\s>/])", re.IGNORECASE)
_EMPTY_PARAGRAPH = re.compile(r"<p>(?:\s|<br>|</?(?:strong|em|u|s|sub|sup)>)*</p>\s*")
_TAG = re.compile(r"<[^>]+>")
_BETWEEN_TAGS = re.compile(r"[^<>]+")
_BLOCK = re.compile(
    r"</?(?:p|h[2-4]|[uo]l|li|table|tr|caption|blockquote|br|hr)\b[^>]*>", re.IGNORECASE
)
_AROUND_BLOCK = re.compile(
    r" ?(</?(?:p|h[2-4]|[uo]l|li|table|caption|thead|tbody|tfoot|tr|t[dh]|blockquote|br|hr)"
    r"\b[^>]*>) ?"
)
_SPACES = re.compile(r"\s+")
_CELL_END = re.compile(r"</t[dh]>", re.IGNORECASE)
# Lone surrogates too: they are no text, and neither the cleaner nor a database takes them.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_ROUNDS = 10
# The cleaner takes time with the square of the depth. No text that people write is this deep.
MAX_DEPTH = 100
_NESTING_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
_NEVER_NEST = {
    *("p", "br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base", "source"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "th", "thead", "tbody", "tfoot", "option"),
}  # an end tag of these may be missing in good HTML, or must be


def clean(html: str) -> str:
    """Return `html` in NFC with nothing but the allowed elements and attributes.

    Text survives, markup of Word goes. Raises ValidationError if it is longer than MAX_CHARACTERS
    even after cleaning.
    """
    if len(html) > _LONGEST:
        raise _too_long(len(html))
    html = _CONTROL.sub("", html)
    if _depth(html) > MAX_DEPTH:
        raise ValidationError(
            "Định dạng của nội dung quá rối (quá nhiều lớp lồng nhau). Hãy dán lại bằng “Dán dạng "
            "văn bản”.",
            code="too_deep",
        )
    html = _SYNONYM.sub(lambda m: f"<{m[1]}{_SYNONYMS[m[2].lower()]}", html)
    # What is left may read differently without its wrapping (a paragraph in a button in a
    # paragraph), so go round until it stays as it is. Two rounds do for what people paste.
    for _ in range(_ROUNDS):
        before, html = html, _tidy(_CLEANER.clean(html))
        if html == before:
            break
    if len(html) > MAX_CHARACTERS:
        raise _too_long(len(html))
    return html


def pasted(html: str) -> str:
    """Return what somebody typed or pasted, cleaned: see `articles.pasting`. Raises as `clean`.

    Without the editor's script people type plain text, each line of it a paragraph.
    """
    if not _NESTING_TAG.search(html):
        html = from_paragraphs([line for line in html.splitlines() if line.strip()])
    if len(html) <= _LONGEST:
        html = pasting.tidy(html)
    return clean(html)


def reads_alike(one: str, other: str) -> bool:
    """Whether two cleaned texts differ in nothing but white space that no reader sees."""
    return _without_spacing(one) == _without_spacing(other)


def _without_spacing(html: str) -> str:
    return _AROUND_BLOCK.sub(r"\1", _SPACES.sub(" ", html)).strip()


def render(html: str) -> SafeString:
    """Return stored `html`, cleaned once more, for a template.

    What only raw SQL can have put there, markup too deep to clean, is shown as plain paragraphs.
    """
    if _depth(html) > MAX_DEPTH:
        html = from_paragraphs(to_text(html).splitlines())
    return mark_safe(_CLEANER.clean(html))


def for_editor(value: str) -> str:
    """Return what a form holds, stored or typed, for the editor: it makes live markup of it.

    What was typed without the editor's script is plain text and stays as it was.
    """
    return str(render(value)) if _NESTING_TAG.search(value) else value


def from_paragraphs(paragraphs: list[str]) -> str:
    """Return HTML with one `<p>` for each paragraph of plain text."""
    return "\n".join(f"<p>{escape(p)}</p>" for p in paragraphs)


def to_text(html: str) -> str:
    """Return the words of `html`, one line a block, without markup."""
    blocks = _BLOCK.sub("\n", _CELL_END.sub(" ", squeeze(html))).split("\n")
    lines = (squeeze(entities.unescape(_TAG.sub("", block))) for block in blocks)
    return "\n".join(line for line in lines if line)


def word_count(html: str) -> int:
    """Return how many words (tiếng) stored `html` has: those of `to_text`, six times as fast."""
    return len(_TAG.sub("", _CELL_END.sub(" ", _BLOCK.sub(" ", html))).split())


def _depth(html: str) -> int:
    """How deep elements stand in one another at the most, never too low, in one pass."""
    depth = deepest = 0
    for closing, name in _NESTING_TAG.findall(html):
        if name.lower() not in _NEVER_NEST:
            depth = max(depth - 1, 0) if closing else depth + 1
            deepest = max(deepest, depth)
    return deepest


def _tidy(html: str) -> str:
    """Put the text of `html`, which must come from the cleaner, into the form that is stored.

    Only now: the cleaner has turned every entity into its letter, and what stands between tags is
    known. NFC over tags would eat a bracket (">" and U+0338 make one sign).
    """
    html = _CONTROL.sub("", html).replace("&nbsp;", " ")
    html = _BETWEEN_TAGS.sub(lambda m: nfc(m[0]), html)
    return _EMPTY_PARAGRAPH.sub("", html).strip()


def _too_long(length: int) -> ValidationError:
    shown, limit = (f"{n:,}".replace(",", ".") for n in (length, MAX_CHARACTERS))
    return ValidationError(
        f"Nội dung dài {shown} ký tự, quá mức {limit}. Hãy chia thành nhiều bài, hoặc dán lại "
        "bằng “Dán dạng văn bản”.",
        code="too_long",
    )
