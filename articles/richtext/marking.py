"""Marks around words of HTML that the cleaner wrote: links, abbreviations, what was searched. Pure.

Only text is looked at, never tags, their attributes or the inside of an entity, and nothing of it
is changed: without the marks the result is what came in.
"""

import html as entities
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from wards.text import squeeze

NOT_IN = frozenset({"a", "abbr", "h2", "h3", "h4"})

_VOID = {"br", "hr", "img", "wbr"}
# A word goes on behind the tags of these: "10<strong>8</strong>" is one number. A small figure set
# above a word is a note to it, so "sub" and "sup" end a word.
_INLINE = {"a", "abbr", "em", "mark", "s", "strong", "u"}
_INLINE_TAGS = re.compile(rf"(?:</?(?:{'|'.join(sorted(_INLINE))})\b[^<>]*>)*")
# In the values of attributes ">" may stand.
_TAG = r'<[^<>"]*+(?:"[^"]*+"[^<>"]*+)*+>'
_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_ENTITY = r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);"
# As the cleaner and as templates write these in text.
_WRITTEN = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': '(?:"|&quot;)',
    "'": "(?:'|&#x27;|&#39;)",
    " ": r"(?:\s|&nbsp;)+",
}
_IN_WORD = r"\w\u0300-\u036f"  # for a class of signs
_JOINING = r"\-/"


@dataclass(frozen=True)
class Mark:
    """What goes around a text, which is found as whole words in exactly these letters.

    `before` and `after` are HTML, made with `format_html`. With `once` the first place alone is
    marked, and the first one anew wherever one of the elements `anew_at` begins. In elements
    `not_in`, however deep, nothing is marked, nor does a place there count as the first. With
    `joined` the text may touch "-" and "/", being a part of something longer.
    """

    text: str
    before: str
    after: str
    once: bool = True
    anew_at: frozenset[str] = frozenset()
    not_in: frozenset[str] = NOT_IN
    joined: bool = False


def mark(html: str, marks: Iterable[Mark]) -> SafeString:
    """Return `html` with `marks`. Where two could stand: the one that begins first, or is longer.

    `html` comes from the cleaner, or is escaped text.
    """
    return Marker(marks)(html)


class Marker:
    """Puts marks into one text after another: what is marked once is so in all of them together.

    One pass over each text, whatever the number of marks.
    """

    def __init__(self, marks: Iterable[Mark]):
        self.used: set[str] = set()  # which texts were marked
        self._marks: dict[str, Mark] = {}
        for each in marks:
            self._marks.setdefault(squeeze(each.text), each)
        self._marks.pop("", None)
        self._anew: dict[str, set[str]] = {}
        for text, each in self._marks.items():
            for name in each.anew_at:
                self._anew.setdefault(name, set()).add(text)
        self._spent: set[str] = set()
        self._tokens = _pattern(self._marks.values())

    def __call__(self, html: str) -> SafeString:
        """Return `html` with the marks."""
        return mark_safe("".join(self._parts(html)) if self._marks else html)

    def _parts(self, html: str) -> Iterator[str]:
        at = 0
        opened: Counter[str] = Counter()
        word, behind = 0, 0  # where text ended before the tags that end no word, where these end
        for token in self._tokens.finditer(html):
            start = word if behind == token.start() else token.start()
            if token[0][0] == "<":
                name = self._enter(token[0], opened)
                word, behind = start if name in _INLINE else -1, token.end()
                continue
            text = _plain(token[0])
            found = self._marks.get(text)
            if found is None or (found.once and text in self._spent):
                continue
            if any(opened[name] > 0 for name in found.not_in):
                continue
            if not _stands_alone(found, html, start, token.end()):
                continue
            self.used.add(text)
            self._spent.add(text)
            yield f"{html[at : token.start()]}{found.before}{token[0]}{found.after}"
            at = token.end()
        yield html[at:]

    def _enter(self, tag: str, opened: Counter[str]) -> str:
        """Keep account of what is open behind `tag`. Return the name of its element."""
        named = _NAME.match(tag)
        if named is None:
            return ""
        closing, name = named[1], named[2].lower()
        if closing:
            opened[name] -= 1
        elif name not in _VOID:
            opened[name] += 1
            self._spent.difference_update(self._anew.get(name, ()))
        return name


def _pattern(marks: Iterable[Mark]) -> re.Pattern:
    """Finds tags, the texts of `marks` (the longest first), other entities.

    Each alternative begins with a letter of its own, so that most of a text is passed over at the
    speed of a search for a few letters.
    """
    longest = sorted(marks, key=lambda each: len(each.text), reverse=True)
    return re.compile("|".join([_TAG, *map(_written, longest), _ENTITY]))


def _written(found: Mark) -> str:
    first, *rest = (_WRITTEN.get(sign) or re.escape(sign) for sign in squeeze(found.text))
    # What stands before is looked at from behind the first letter: see `_pattern`.
    before, after = _forbidden(found)
    behind = f"(?<![{before}]{first})" if before else ""
    ahead = f"(?![{after}])" if after else ""
    return f"{first}{behind}{''.join(rest)}{ahead}"


def _forbidden(found: Mark) -> tuple[str, str]:
    """The signs that must not stand right before and right after `found`."""
    text = squeeze(found.text)
    joining = "" if found.joined else _JOINING
    ends = (re.match(f"[{_IN_WORD}]", sign) for sign in (text[0], text[-1]))
    return tuple(f"{_IN_WORD}{joining}" if in_word else "" for in_word in ends)


def _stands_alone(found: Mark, html: str, start: int, end: int) -> bool:
    """Whether no word goes on beyond tags around a place; beside it the pattern has looked."""
    end = _INLINE_TAGS.match(html, end).end()
    around = (html[start - 1 : start] if start > 0 else "", html[end : end + 1])
    return not any(
        signs and re.match(f"[{signs}]", sign)
        for signs, sign in zip(_forbidden(found), around, strict=True)
    )


def _plain(text: str) -> str:
    return squeeze(entities.unescape(text))
