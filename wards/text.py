"""Vietnamese text: folding, slugs, natural order. Pure functions, no Django models.

Folding serves slugs, search, duplicate warnings and the importer; it never changes what an author
wrote. Rules checked: NFD does not decompose đ, Unicode has look-alikes ð/Ð that old keyboards
produced, and NFC does not unify the two placements of a tone mark (hòa, hoà) while folding does.
"""

import re
import unicodedata
from functools import lru_cache

_D_LIKE = str.maketrans({"đ": "d", "ð": "d"})
_SPACES = re.compile(r"\s+")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\u200b\ufeff\ud800-\udfff]")
_DIGITS = re.compile(r"(\d+)")
_NOT_WORD = re.compile(r"[\W_]+")
_MARKS = "".join(c for c in map(chr, range(0x300, 0x370)) if unicodedata.combining(c))
# Words of search while marks still stand: they may follow any sign of a word, and part none.
_WORD = re.compile(rf"\d[\d{_MARKS}]*|[^\W\d_](?:[^\W\d_]|[{_MARKS}])*")
# "m²" is typed as m2; what nobody sees (soft hyphen, joiners) and marks of other scripts go.
_AS_READ = str.maketrans(
    {
        **dict.fromkeys(c for c in map(chr, range(0x300, 0x20000)) if unicodedata.combining(c)),
        **{sign: f" {n}" for signs in ("⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉") for n, sign in enumerate(signs)},
        **dict.fromkeys("\u00ad\u034f\u200b\u200c\u200d\u2060\ufeff"),
        **{mark: mark for mark in _MARKS},
        "ð": "đ",
    }
)
# Longer words are cut: the index of a database refuses them, and nobody types them.
MOST_LETTERS = 64

# The Vietnamese alphabet; f, j, w, z stand where Latin dictionaries put them.
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: f"{rank:02d}" for rank, letter in enumerate(_ALPHABET)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền hỏi ngã sắc nặng


def nfc(text: str) -> str:
    """Return `text` in Unicode normal form C, the form in which everything is stored."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Return the matching key of `text`: lower case, without marks, đ as d.

    `fold("Đức Giang") == fold("ĐỨC GIANG") == fold("duc giang")`. Idempotent; the same for NFC and
    NFD input. Spaces and punctuation are kept.
    """
    return nfc(_bare(_decomposed(text))).translate(_D_LIKE)


def _bare(decomposed: str) -> str:
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _decomposed(text: str) -> str:
    """`text` in lower case with its marks apart: the same however they stood before."""
    lower = unicodedata.normalize("NFD", text).casefold()
    return unicodedata.normalize("NFD", lower)


def words_key(text: str) -> str:
    """Return the folded words of `text`, one space between them: what is searched and compared.

    `words_key("Kế hoạch 108-KH/QU") == "ke hoach 108 kh qu"`. Idempotent.
    """
    return _NOT_WORD.sub(" ", fold(text)).strip()


def search_words(text: str) -> list[str]:
    """Return the folded words of `text` as search has them: letters and digits apart, no zeros.

    `search_words("17B, số 08: 108-KH/QU") == ["17", "b", "so", "8", "108", "kh", "qu"]`, so that a
    number is found however its parts were joined.
    """
    return [folded for folded, _ in word_forms(text)]


def accented_words(text: str) -> list[str]:
    """Return the words of `search_words(text)` with their accents, the tone after the last letter.

    So "hòa" and "hoà" are one word, and "hoa" another. As many as `search_words` has.
    """
    return [accented for _, accented in word_forms(text)]


def word_forms(text: str) -> list[tuple[str, str]]:
    """Return each word of `text` as `search_words` and `accented_words` have it."""
    words = _WORD.findall(_decomposed(text).translate(_AS_READ))
    # No text has many different words; a very long one is not worth its place in memory.
    return [(_forms if len(w) <= MOST_LETTERS else _forms.__wrapped__)(w) for w in words]


@lru_cache(maxsize=20_000)
def _forms(word: str) -> tuple[str, str]:
    bare = _bare(word)
    if bare.isdecimal():
        number = (bare.lstrip("0") or "0")[:MOST_LETTERS]
        return number, number
    tones = "".join(c for c in word if c in _TONES)
    accented = "".join(c for c in word if c not in _TONES) + tones
    return nfc(bare).translate(_D_LIKE)[:MOST_LETTERS], nfc(accented)[:MOST_LETTERS]


def squeeze(text: str) -> str:
    """Return `text` with every run of white space (NBSP included) as one space, ends stripped."""
    return _SPACES.sub(" ", text).strip()


def one_line(text: str) -> str:
    """Return `text` as it is stored in a one-line field: NFC, squeezed, without control signs.

    Neither database keeps NUL or half a surrogate pair, and no reader sees any of them.
    """
    return squeeze(nfc(_CONTROL.sub("", text)))  # what stood apart may compose now


def slugify(text: str, limit: int = 80) -> str:
    """Return an ASCII slug of at most `limit` characters, cut at a word, "" if nothing is left.

    Django's `slugify` drops đ; and "35-NQ/ĐU" must not become "35-nqdu", so every other sign turns
    into a hyphen.
    """
    slug = _NOT_SLUG.sub("-", fold(text)).strip("-")
    if len(slug) <= limit:
        return slug
    return slug[: limit + 1].rsplit("-", 1)[0][:limit].strip("-")


def natural_key(text: str) -> tuple:
    """Return a sort key: numbers by value ("2" before "10", "17" before "17B"), Đ between D and E.

    Letters sort by the Vietnamese alphabet first, by tone after.
    """
    parts = []
    for part in _DIGITS.split(squeeze(text)):
        if part.isdecimal():
            # Compared as text of equal length: int() refuses a number of some thousand digits.
            digits = "".join(str(unicodedata.decimal(digit)) for digit in part).lstrip("0")
            parts.append((0, len(digits), digits))
        elif part:
            parts.append((1, *_letters_key(part)))
    return tuple(parts)


def natural_bytes(text: str) -> bytes:
    """Return `natural_key(text)` as bytes of the same order, for databases to sort by.

    Each list ends in 0 and each of its members in 1, below all that names hold, so that a shorter
    one comes first.
    """
    found = b""
    for kind, *rest in natural_key(text):
        if kind == 0:
            length, digits = rest
            found += b"\x01" + length.to_bytes(4) + digits.encode()
        else:
            ranks, tones = rest
            found += b"\x02" + b"".join(rank.encode() + b"\x01" for rank in ranks) + b"\x00"
            found += bytes(tone + 1 for tone in tones) + b"\x00"
    return found


def _letters_key(part: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    ranks, tones = [], []
    for char in nfc(part.casefold()).replace("ð", "đ"):
        decomposed = unicodedata.normalize("NFD", char)
        tones.append(next((_TONES[c] for c in decomposed if c in _TONES), 0))
        letter = nfc("".join(c for c in decomposed if c not in _TONES))
        ranks.append(_LETTER_RANK.get(letter, "" if letter == " " else letter))
    return tuple(ranks), tuple(tones)
