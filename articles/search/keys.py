"""Vietnamese as the keys of a keyboard whose Vietnamese input is off: Telex and VNI. Pure.

"dduwcs" and "d9u7c1" are what was pressed for "đức". Both methods take marks after any letter of
the syllable, so "dducws" is the same.
"""

import re
import unicodedata

from wards.text import fold, nfc

_TONES = "\u0301\u0300\u0309\u0303\u0323"  # sắc huyền hỏi ngã nặng, as both methods count them
_TELEX = dict(zip("sfrxj", _TONES, strict=True))
_VNI = dict(zip("12345", _TONES, strict=True))
_HAT, _HORN, _BREVE = "\u0302", "\u031b", "\u0306"
_VOWELS = "aeiouy"
_SYLLABLE = re.compile(
    "(?:ngh?|gh|gi|kh|nh|ph|th|tr|ch|qu|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)


def is_syllable(folded: str) -> bool:
    """Whether a folded word can be a Vietnamese one."""
    return _SYLLABLE.fullmatch(folded) is not None


def pressed(typed: str) -> str:
    """Return the Vietnamese word for which these keys were pressed; "" if there is none."""
    keys = typed.casefold()
    if not (keys.isascii() and keys.isalnum() and keys[:1].isalpha()):
        return ""
    word = _Word()
    press = word.telex if keys.isalpha() else word.vni
    if len(keys) > _MOST_KEYS or not all(map(press, keys)):
        return ""
    made = word.text
    return made if made != keys and is_syllable(fold(made)) else ""


_MOST_KEYS = 14  # "nghieengs" has nine


class _Word:
    """A word while its keys are pressed: letters with their marks, and its tone."""

    def __init__(self):
        self.letters: list[str] = []
        self.tone = ""

    @property
    def text(self) -> str:
        return with_tone("".join(self.letters) + self.tone)

    def telex(self, key: str) -> bool:
        if key in _TELEX and self._has_vowel():
            self.tone = _TELEX[key]
            return True
        if key == "w":
            return self._mark("uo", _HORN) or self._mark("a", _BREVE) or self._add("u" + _HORN)
        marked = (key in "aeo" and self._mark(key, _HAT)) or (key == "d" and self._bar())
        return marked or self._add(key)

    def vni(self, key: str) -> bool:
        if key in _VNI:
            self.tone = _VNI[key]
            return self._has_vowel()
        marks = {"6": ("aeo", _HAT), "7": ("uo", _HORN), "8": ("a", _BREVE)}
        if key in marks:
            return self._mark(*marks[key])
        return self._bar() if key == "9" else not key.isdigit() and self._add(key)

    def _has_vowel(self) -> bool:
        return any(fold(letter) in _VOWELS for letter in self.letters)

    def _add(self, letter: str) -> bool:
        self.letters.append(nfc(letter))
        return True

    def _bar(self) -> bool:
        """d with its bar, which stands at the beginning alone."""
        if self.letters[:1] != ["d"]:
            return False
        self.letters[0] = "đ"
        return True

    def _mark(self, bare: str, mark: str) -> bool:
        """Put `mark` on the last letter that is one of `bare`; a horn on u and o, if together."""
        for at in reversed(range(len(self.letters))):
            if self.letters[at] in bare:
                self.letters[at] = nfc(self.letters[at] + mark)
                if mark == _HORN and self.letters[at - 1 : at + 1] == ["u", "ơ"]:
                    self.letters[at - 1] = "ư"
                return True
        return False


_STORED = str.maketrans(
    {str(key): mark for key, mark in enumerate(_TONES + _HAT + _HORN + _BREVE, 1)}
)


def from_stored(word: str) -> str:
    """Return a word of an entry's accented columns as it is written: "phu7o7ng2" as "phường"."""
    if word.isdecimal():
        return word
    return with_tone(word.replace("d9", "đ").translate(_STORED))


def with_tone(word: str) -> str:
    """Return `word`, whose tone may be anywhere, with the tone on the letter that bears it: "hòa",
    "thuỷ" as "thủy", "đức"."""
    decomposed = unicodedata.normalize("NFD", word)
    tone = next((c for c in reversed(decomposed) if c in _TONES), "")
    letters = list(nfc("".join(c for c in decomposed if c not in _TONES)))
    if not tone or (at := _bearer(letters)) is None:
        return nfc(word)
    letters[at] += tone
    return nfc("".join(letters))


def _bearer(letters: list[str]) -> int | None:
    """Where the tone stands: the rule of most newspapers, "hòa" and not "hoà"."""
    bare = [fold(letter) for letter in letters]
    start = 2 if bare[:2] in (["q", "u"], ["g", "i"]) and set(bare[2:3]) & set(_VOWELS) else 0
    vowels = [at for at in range(start, len(bare)) if bare[at] in _VOWELS]
    if not vowels:
        return None
    if marked := [at for at in vowels if letters[at] != bare[at]]:
        return marked[-1]
    has_end = vowels[-1] < len(bare) - 1
    return vowels[1] if len(vowels) > 2 or (len(vowels) == 2 and has_end) else vowels[0]
