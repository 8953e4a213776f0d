"""Vietnamese in the two encodings of before Unicode, as it shows today: found, and read again.

Old documents hold it still: typed for fonts (.VnTime, VNI-Times) that drew Vietnamese over the
letters of Western Europe, it is pasted as "§¶ng bé" (TCVN3, called ABC) or "ÑAÛNG BOÄ" (VNI). Pure
functions, no Django.
"""

import re
import unicodedata
from dataclasses import dataclass

from wards.text import nfc

# One sign of the old fonts over the letter that it drew. Capitals with a tone had a font of their
# own and share the signs of the small letters.
_TCVN3 = str.maketrans(
    "µ¶·¸¹" "¨»¼½¾Æ" "©ÇÈÉÊË" "®" "ÌÎÏÐÑ" "ªÒÓÔÕÖ" "×ØÜÝÞ"
    "ßáâãä" "«åæçèé" "¬êëìíî" "ïñòóô" "\u00adõö÷øù" "úûüýþ" "¡¢§£¤¥¦",
    "àảãáạ" "ăằẳẵắặ" "âầẩẫấậ" "đ" "èẻẽéẹ" "êềểễếệ" "ìỉĩíị"
    "òỏõóọ" "ôồổỗốộ" "ơờởỡớợ" "ùủũúụ" "ưừửữứự" "ỳỷỹýỵ" "ĂÂĐÊÔƠƯ",
)  # fmt: skip
# VNI writes the mark as a sign after its letter; a few letters are one sign.
_AFTER = {"ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_AFTER_CIRCUMFLEX = {"â": "", "à": "\u0300", "á": "\u0301", "å": "\u0309", "ã": "\u0303"}
_AFTER_CIRCUMFLEX |= {"ä": "\u0323"}
_AFTER_BREVE = {"ê": "", "è": "\u0300", "é": "\u0301", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_ALONE = {"ö": "ư", "ô": "ơ", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ì": "ì", "í": "í"}


def _vni_table() -> dict[str, str]:
    table = dict(_ALONE)
    for base in "aeouy":
        table |= {base + sign: base + mark for sign, mark in _AFTER.items()}
    table |= {"ö" + sign: "ư" + mark for sign, mark in _AFTER.items()}
    table |= {"ô" + sign: "ơ" + mark for sign, mark in _AFTER.items()}
    for base in "aeo":
        table |= {base + sign: base + "\u0302" + mark for sign, mark in _AFTER_CIRCUMFLEX.items()}
    table |= {"a" + sign: "a\u0306" + mark for sign, mark in _AFTER_BREVE.items()}
    return {old: nfc(new) for old, new in table.items()}


_VNI = _vni_table()
_VNI_SIGN = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)), re.IGNORECASE)

# A word, with the signs that TCVN3 made letters of; alone they are no word. A row of them is looked
# at from its first on, not from each anew.
_SIGN = "[¡-¬\u00ad®µ-¹»-¾×÷]"
_LETTER = r"[^\W\d_\xb2\xb3]"
_WORD = re.compile(f"(?<!{_SIGN}){_SIGN}*{_LETTER}(?:{_SIGN}|{_LETTER})*")
_SYLLABLE = re.compile(
    "(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?"
    "(?:i[êa]u?|yêu?|uyê|uya?|uây?|uôi?|u[aêiơ]|ươ[iu]?|ư[aiu]|oa[ioy]?|oă|oeo?|o[oi]|[ôơ]i|"
    "a[iouy]|â[uy]|eo|êu|iu|[aăâeêioôơuưy])"
    "(?:ch|ng|nh|[cmnpt])?"
)
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


@dataclass(frozen=True)
class Found:
    """What a text is written in, and how it reads; `encoding` is "TCVN3" or "VNI"."""

    encoding: str
    text: str


def find(text: str) -> Found | None:
    """Return how `text` reads, if it is in an old encoding; None for all other text.

    At least two different words must be Vietnamese when read so and none as they stand, and they
    must outnumber threefold the words that only Unicode can write.
    """
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    if len(words) < 2:
        return None
    modern = sum(not _is_western(word) for word in words)
    odd = {word for word in words if _is_western(word) and not is_syllable(word)}
    best = None
    for encoding, read in (("TCVN3", from_tcvn3), ("VNI", from_vni)):
        hits = sum(is_syllable(read(word)) for word in odd)
        if hits >= max(2, 3 * modern + 1) and 2 * hits > len(odd) and (not best or hits > best[0]):
            best = hits, Found(encoding, read(text))
    return best and best[1]


def from_tcvn3(text: str) -> str:
    """Return `text`, which stands in TCVN3 (ABC), in Unicode.

    Letters with a tone have no capitals of their own: what stands among capitals is one.
    """
    read = text.translate(_TCVN3)
    if _is_shouted(text):
        return read.upper()
    letters = list(read)  # one for each sign, so that words keep their places
    for word in _WORD.finditer(text):
        if _is_shouted(word[0]):
            start, end = word.span()
            letters[start:end] = read[start:end].upper()
    return "".join(letters)


def from_vni(text: str) -> str:
    """Return `text`, which stands in VNI, in Unicode."""

    def letter(match):
        old = match[0]
        new = _VNI[old.lower()]
        return new.upper() if old[0].isupper() else new

    return nfc(_VNI_SIGN.sub(letter, text))


def is_syllable(word: str) -> bool:
    """Whether `word` can be one Vietnamese syllable; of foreign words few can."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = sum(char in _TONES for char in decomposed)
    bare = nfc("".join(char for char in decomposed if char not in _TONES))
    return tones <= 1 and bool(_SYLLABLE.fullmatch(bare))


def _is_western(word: str) -> bool:
    """Whether all of `word` could be typed for the old fonts."""
    return all(ord(char) < 0x100 for char in word)


def _is_shouted(text: str) -> bool:
    plain = [char for char in text if char.isascii() and char.isalpha()]
    return len(plain) > 1 and all(char.isupper() for char in plain)
