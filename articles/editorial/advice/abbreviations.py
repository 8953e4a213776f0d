"""Advice on abbreviations that nobody explains: neither the glossary nor the text itself."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from urllib.parse import urlencode

from django.urls import reverse

from articles import richtext
from articles.content import Content
from articles.editorial.advice.base import Advice, Link
from articles.editorial.glossary.form import may_write
from articles.models import Abbreviation
from wards.text import fold

_SHOWN = 5
_LONGEST = 8  # letters; more are a word in capitals
_NEAR = 240  # letters beside an abbreviation in which its meaning is looked for
# People say these as they are written; there is nothing to write out.
_LOANS = {
    *("AIDS", "ATM", "COVID", "EURO", "FAX", "GPS", "HIV", "LED", "OK", "OTP", "PDF", "QR", "SIM"),
    *("SMS", "SOS", "TV", "URL", "USB", "USD", "VND", "VNĐ", "WC", "WIFI"),
}
_WORD = re.compile(r"[^\W_]+")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_SENTENCE_END = re.compile(r"(?<=[.!?…:;])\s+|\n")
# Beside one of these a word is part of a number, an address or a name; the same of a dot within.
_JOINING = "-–/@_&"
_TONES = set("\u0300\u0301\u0303\u0309\u0323")
# "trật tự xây dựng (TTXD", "trật tự xây dựng, gọi tắt là TTXD"
_SAID_BEFORE = re.compile(r"(?:[(\[]|(?:viết tắt|gọi tắt|gọi) là)[\s“\"]*$")
_SAID_AFTER = re.compile(r"[”\"]?\s*[(\[]\s*(\w+\s+\w+[^)\]]*)")


def advise(text: Content, user) -> Iterable[Advice]:
    """Yield one piece of advice if there are such; who may write the glossary is led there.

    One query, and those of the user's scope.
    """
    known = list(Abbreviation.objects.values_list("short", flat=True))
    found = unknown(text, known)
    if not found:
        return
    shorts = list(found)
    writes = may_write(user)
    help_from = "thêm vào bảng chữ viết tắt" if writes else "nhờ trưởng ban thêm vào bảng"
    yield Advice(
        next(iter(found.values())),
        f"{_listed(shorts)} chưa có trong bảng chữ viết tắt, và bài không nói nghĩa. Hãy viết đầy "
        f"đủ ở chỗ đầu tiên, chẳng hạn “tổ dân phố (TDP)”, hoặc {help_from}.",
        links=tuple(map(_to_glossary, shorts[:_SHOWN])) if writes else (),
    )


def unknown(text: Content, known: Collection[str]) -> dict[str, str]:
    """Return what looks like an abbreviation and is explained nowhere, with its first field.

    In the order in which readers meet them; `known` are those of the glossary. Pure.
    """
    captions = "\n".join(photo.caption for photo in text.photos)
    body = richtext.to_text(text.body)
    places = {"title": text.title, "lead": text.lead, "body": body, "photos": captions}
    whole = "\n".join(places.values())
    without = _without(known)
    found: dict[str, str] = {}
    for field, value in places.items():
        for short in _candidates(without(value)):
            found.setdefault(short, field)
    return {short: field for short, field in found.items() if not _is_said(whole, short)}


def _without(known: Collection[str]):
    """A function that blots the abbreviations of the glossary out of a text."""
    longest = sorted(known, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
    return lambda text: pattern.sub("0", text) if longest else text


def _candidates(text: str) -> Iterator[str]:
    """The words of `text` that look like abbreviations; none of a sentence all in capitals."""
    for sentence in _SENTENCE_END.split(text):
        if not any(sign.islower() for sign in sentence):
            continue
        for run in _runs(sentence):
            if not _is_emphasis(run):
                yield from (word[0] for word in run if _is_short(word))


def _runs(sentence: str) -> Iterator[list[re.Match]]:
    """The words in capitals of `sentence`, those together between which there is a space alone."""
    run: list[re.Match] = []
    for word in _WORD.finditer(sentence):
        is_next = run and sentence[run[-1].end() : word.start()].isspace()
        if run and not (word[0].isupper() and is_next):
            yield run
            run = []
        if word[0].isupper():
            run.append(word)
    if run:
        yield run


def _is_emphasis(run: list[re.Match]) -> bool:
    """Whether these are words said loudly: they have tones, or are many."""
    return len(run) > 2 or any(_TONES & set(unicodedata.normalize("NFD", word[0])) for word in run)


def _is_short(word: re.Match) -> bool:
    written, text = word[0], word.string
    before, after = text[: word.start()][-2:], text[word.end() :][:2]
    if not (2 <= len(written) <= _LONGEST and written.isalpha()):
        return False
    if before[-1:] in tuple(_JOINING) or after[:1] in tuple(_JOINING):
        return False
    if re.fullmatch(r"\w\.", before) or re.fullmatch(r"\.\w", after):
        return False
    return not (_ROMAN.fullmatch(written) or written in _LOANS)


def _is_said(text: str, short: str) -> bool:
    """Whether `text` says the meaning beside `short`, as far as first letters tell."""
    first = fold(short[0])
    for place in re.finditer(rf"(?<!\w){short}(?!\w)", text):
        start, end = place.span()
        before, after = text[max(start - _NEAR, 0) : start], text[end : end + _NEAR]
        if said := _SAID_BEFORE.search(before):
            words = _WORD.findall(before[: said.start()])[-len(short) - 3 :]
            if first in {fold(word[0]) for word in words[:-1]}:
                return True
        said = _SAID_AFTER.match(after)
        if said and fold(said[1][0]) == first:
            return True
    return False


def _listed(shorts: list[str]) -> str:
    named = ", ".join(f"“{short}”" for short in shorts[:_SHOWN])
    more = len(shorts) - _SHOWN
    return f"{named} và {more} chữ khác" if more > 0 else named


def _to_glossary(short: str) -> Link:
    address = f"{reverse('admin:articles_abbreviation_add')}?{urlencode({'short': short})}"
    return Link(address, f"Ghi nghĩa của “{short}”", "vào bảng")
