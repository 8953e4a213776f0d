"""Finding a phrase as a reader would, however it is spelt, and putting a mask in its place.

The same words may stand there in capitals, with another kind or number of spaces, with entities,
decomposed, with soft hyphens, with the tone on the other vowel (hòa, hoà), or with markup between
them. Nothing but the words themselves changes: what stands around them, markup included, stays.
"""

import html as entities
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote_plus

from wards.text import one_line

MASK = "[đã che]"
SHORT_MASK = "[…]"  # where the longer one does not fit into its column
SHORTEST = 3  # characters; a shorter phrase would be masked in the middle of other words

_TONES = "\u0300\u0301\u0303\u0309\u0323"
# Nothing is given back, and outside of quotes the next bracket ends it: what somebody typed and did
# not save is not clean, and must not take time with the square of its length.
_TAG = r"""<(?:"[^"]*+"|'[^']*+'|[^'"<>])*+>"""
_ENTITY = r"&(?:\#[0-9]+|\#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);"
_PLAIN = re.compile(f"(?P<tag>(?!))|{_ENTITY}|.", re.DOTALL)
_HTML = re.compile(f"(?P<tag>{_TAG})|{_ENTITY}|.", re.DOTALL)
_IN_A_LINE = re.compile(r"</?(?:a|strong|em|u|s|b|i|sub|sup|span|mark)\b", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""(?<!\s)\s++[\w-]++\s*+=\s*+("[^"]*"|'[^']*'|[^\s"'>]+)""")

_Place = tuple[int, int]


class Masker:
    """Masks one phrase, given in plain text; `is_short` if it would stand within other words."""

    def __init__(self, phrase: str):
        phrase = one_line(phrase)
        signs = "".join(sign for sign, _ in _read(phrase, _PLAIN))
        self.is_short = sum(not unicodedata.combining(sign) for sign in signs) < SHORTEST
        # A sign that goes on with a tone is another one: "Hoa" is not masked in "Hoà".
        self._found = re.compile(f"{re.escape(signs.strip())}(?![{_TONES}])")

    def plain(self, text: str, mask: str = MASK) -> str:
        """Return plain `text` masked, also where somebody typed or pasted markup into it."""
        text = self._mask(text, _PLAIN, mask)
        return self._mask(text, _HTML, mask) if "<" in text else text

    def html(self, text: str, mask: str = MASK) -> str:
        """Return HTML masked; an attribute that holds the phrase goes, a link's address too."""
        text = re.sub(_TAG, lambda tag: _ATTRIBUTE.sub(self._attribute, tag[0]), text)
        return self._mask(text, _HTML, mask)

    def _attribute(self, match: re.Match) -> str:
        value = entities.unescape(match[1].strip("\"'"))
        held = any(self._places(text, _PLAIN) for text in (value, unquote_plus(value)))
        return "" if held else match[0]

    def _mask(self, text: str, tokens: re.Pattern, mask: str) -> str:
        for places in reversed(self._places(text, tokens)):
            first, *others = sorted(places)
            for start, end in reversed(others):
                text = text[:start] + text[end:]
            text = text[: first[0]] + mask + text[first[1] :]
        return text

    def _places(self, text: str, tokens: re.Pattern) -> list[set[_Place]]:
        """Where in `text` the phrase stands: the places of its signs, once for each time."""
        read = list(_read(text, tokens))
        signs = "".join(sign for sign, _ in read)
        return [
            {place for _, places in read[m.start() : m.end()] for place in places}
            for m in self._found.finditer(signs)
        ]


def _read(text: str, tokens: re.Pattern) -> Iterator[tuple[str, list[_Place]]]:
    """What is read in `text`, sign by sign, each with the places in `text` that it stands for.

    Lower case, decomposed, one space for any white space, and each tone at the end of its word:
    then all spellings of a word read alike.
    """
    tones: list[tuple[str, list[_Place]]] = []
    last: list[_Place] = []  # of the sign before, which takes signs that nobody sees along
    in_space = False
    for token in tokens.finditer(text):
        if token["tag"] is not None:
            if _IN_A_LINE.match(token[0]):
                continue
            place, signs = None, " "
        else:
            place = token.span()
            written = entities.unescape(token[0]) if len(token[0]) > 1 else token[0]
            signs = unicodedata.normalize("NFD", written.lower())
        for sign in signs:
            places = [place] if place else []
            if sign in _TONES:
                tones.append((sign, places))
            elif unicodedata.category(sign) == "Cf" or (in_space and sign.isspace()):
                last += places
                continue
            elif sign.isalpha() or unicodedata.combining(sign):
                yield sign, places
            else:
                yield from tones
                tones = []
                yield (" " if sign.isspace() else sign), places
            last, in_space = places, sign.isspace()
    yield from tones
