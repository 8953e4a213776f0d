"""Numbers of documents in text: "108-KH/QU", "42/2022/NĐ-CP", and how people really write them.

Pure: text in, places out. Takes a number for one only where a code or a word says so, because text
is full of dates, house numbers, scores and amounts. Time grows with the length of the text alone.
"""

import re
from dataclasses import dataclass
from datetime import date

from articles.documents import codes, dates
from articles.documents.before import Before
from articles.documents.folding import Folded, folded
from articles.documents.sentences import Sentences
from wards.text import search_words, squeeze

LONGEST = 60  # signs of a number, and of its key


@dataclass(frozen=True)
class Found:
    """A number of a document in a text."""

    as_written: str
    start: int
    end: int
    number: str  # in good order: codes as they are written properly, no spaces
    key: str  # the same for all spellings of one number
    kind: str  # a value of Document.Kind
    is_sure: bool  # whether word or code leave no doubt about the kind
    issuer: str  # "" where the number names none
    issued_on: date | None
    sentence_start: int
    sentence_end: int


_SIGN = "[ ]?[-/][ ]?"
_CODE = r"(?:t\.[uw]|[a-z]{1,12}[0-9]{0,2})(?![a-z0-9_])"
_CANDIDATE = re.compile(
    rf"""
    (?:(?<!\w)|(?<=\bso))(?<![0-9][.,/-])(?<![a-z][/-])  # not the end of a date, an amount, a word
    (?P<digits>[0-9]{{1,5}}[a-d]?)
    (?:(?P<sign0>{_SIGN})(?P<year>(?:19|20)[0-9][0-9]))?
    (?P<sign1>{_SIGN}|[ ])(?P<first>{_CODE})
    (?:(?P<sign2>{_SIGN})(?P<second>{_CODE})(?P<more>(?:[-/][a-z]{{2,10}}(?![a-z0-9_])){{0,2}}))?
    """,
    re.VERBOSE,
)
_MORE = re.compile(r"[-/]([a-z]+)")
_IN_NAME = re.compile(r"@|\.(?:pdf|docx?|xlsx?|html?|jpe?g|png)\b")  # of a mailbox, of a file


def find(text: str) -> list[Found]:
    """Return the numbers of documents in `text`, in their order; none is read across lines."""
    signs = folded(text)
    found: list[Found] = []
    sentences = None
    place = 0
    while match := _CANDIDATE.search(signs.plain, place):
        number = _read(signs, match)
        if number:
            sentences = sentences or Sentences(signs.nfc)
            found.append(_found(signs, match.start(), number, sentences))
        place = number.end if number else match.end("digits")
    return found


def key_of(typed: str) -> str:
    """Return the key of a number that somebody typed, whole or its beginning."""
    found = find(typed) or find(f"văn bản số {typed}")
    return found[0].key if found else " ".join(search_words(typed))[:LONGEST]


@dataclass(frozen=True)
class _Code:
    """A code in a number: as it is compared, as it is written properly, up to where it goes."""

    plain: str
    name: str
    end: int

    @property
    def is_known(self) -> bool:
        return self.plain.rstrip("0123456789") in codes.ISSUERS


@dataclass(frozen=True)
class _Number:
    end: int
    number: str
    key: str
    kind: str
    is_sure: bool
    issuer: str


def _found(signs: Folded, start: int, number: _Number, sentences: Sentences) -> Found:
    place = signs.place(start, number.end)
    sentence = signs.place(*sentences.around(start))
    return Found(
        as_written=squeeze(signs.nfc[start : number.end]),
        start=place[0],
        end=place[1],
        number=number.number,
        key=number.key,
        kind=number.kind,
        is_sure=number.is_sure,
        issuer=number.issuer,
        issued_on=dates.after(signs.plain, signs.nfc, number.end),
        sentence_start=sentence[0],
        sentence_end=sentence[1],
    )


def _read(signs: Folded, match: re.Match) -> _Number | None:
    before = Before(signs.plain, match.start())
    if before.is_address or _IN_NAME.match(signs.plain, match.end()):
        return None
    return _typed(signs, match, before) or _untyped(signs, match, before)


def _typed(signs: Folded, match: re.Match, before: Before) -> _Number | None:
    """A number with the code of a kind: 108-KH/QU, 42/2022/NĐ-CP, or no more than 35/KH."""
    code = match["first"]
    kinds = codes.TYPES.get(code)
    if kinds is None or signs.nfc[slice(*match.span("first"))].upper() == "HĐ":  # a contract
        return None
    issuers = _codes(signs, match, "second", "sign2")
    is_named = before.is_direct and before.kind in kinds
    if match["sign1"] == " " and not (issuers and is_named):  # Kế hoạch 108 KH/QU
        return None
    if not issuers and not is_named:
        return None
    if issuers and not issuers[0].is_known and code in codes.VAGUE and not before.says_number:
        return None
    type_ = _Code(code, codes.WRITTEN.get(code, code.upper()), match.end("first"))
    return _number(match, [type_, *issuers], issuers, *_kind(kinds, before, issuers))


def _kind(kinds: tuple[str, ...], before: Before, issuers: list[_Code]) -> tuple[str, bool]:
    """What the code says; where it leaves a choice, what the word before the number says."""
    # Authorities of the state issue no "quy định" of their own: decisions bring them.
    of_party = bool(issuers) and issuers[0].plain in codes.PARTY
    if of_party and "TT" in kinds:  # it has no "thông tư" either, but "thông tri"
        kinds = codes.TYPES_OF_PARTY
    far_fetched = before.kind == "QYD" and before.gap and not of_party
    if before.kind in kinds and not far_fetched:
        return before.kind, True
    return kinds[0], len(kinds) == 1


def _untyped(signs: Folded, match: re.Match, before: Before) -> _Number | None:
    """A number with its issuer and no code of a kind: 178/CP, 12/UBND-VP, 15/2023/QH15."""
    first = _codes(signs, match, "first", "sign1")[:1]
    if not first or match["sign1"] == " ":
        return None
    is_plain = match["sign1"] == "/" and (match["year"] or first[0].plain in codes.STATE)
    if not before.is_direct and not (is_plain and first[0].is_known and not before.names_place):
        return None
    others = _codes(signs, match, "second", "sign2")
    if not first[0].is_known and others and others[0].is_known and len(first[0].plain) < 7:
        parts, issuers = [*first, *others], others  # 12-ABC/QU: a kind that nobody knows
    else:
        issuers = first
        parts = [*first, *others[:2]] if match["sign2"] in ("-", "/") else first
    # Letters alone have no code of a kind.
    kind = before.kind or ("CV" if len(parts) > 1 and issuers is first else "")
    return _number(match, parts, issuers, kind, bool(before.kind))


def _number(match, parts: list[_Code], issuers: list[_Code], kind, is_sure) -> _Number:
    signs = [match["sign1"].strip(" "), (match["sign2"] or "-").strip(" "), "-", "-"]
    signs[0] = signs[0] or ("-" if signs[1] == "/" else "/")
    written = match["digits"]
    if match["year"]:
        written += f"{match['sign0']}{match['year']}"
    for sign, part in zip(signs, parts, strict=False):
        written += f"{sign}{part.name}"
    compared = [match["digits"], match["year"] or "", *(part.plain for part in parts)]
    return _Number(
        end=parts[-1].end,
        number=written.replace(" ", ""),
        key=" ".join(search_words(" ".join(compared))),
        kind=kind,
        is_sure=is_sure,
        issuer="-".join(part.name for part in issuers),
    )


def _codes(signs: Folded, match: re.Match, group: str, sign: str) -> list[_Code]:
    """The issuer in `group` of the match and, after "second", the offices that follow it.

    A code is known, or stands in capitals. With spaces around a hyphen it must be known: what
    comes may be the next words of a title in capitals.
    """
    if not match[group]:
        return []
    first = _code(signs, *match.span(group))
    is_loose = " " in match[sign] and "-" in match[sign]
    if not first.is_known and (is_loose or not _is_in_capitals(signs, *match.span(group))):
        return []
    found = [first]
    if group == "second":
        for more in _MORE.finditer(signs.plain, *match.span("more")):
            if not _is_in_capitals(signs, *more.span(1)):
                break
            found.append(_code(signs, *more.span(1)))
    return found


def _code(signs: Folded, start: int, end: int) -> _Code:
    written = signs.nfc[start:end]
    plain = signs.plain[start:end].replace(".", "")
    if plain == "tu" and written[-1] in "ưƯ":  # trung ương, not thành ủy
        plain = "tw"
    letters = plain.rstrip("0123456789")
    if name := codes.ISSUERS.get(letters):
        written = f"{name}{plain[len(letters) :]}"
    return _Code(plain, written.replace("Ð", "Đ"), end)


def _is_in_capitals(signs: Folded, start: int, end: int) -> bool:
    """Whether a code stands there that nobody knows: capitals, no vowels with marks."""
    return end - start > 1 and set(signs.nfc[start:end]) <= _CAPITALS


_CAPITALS = set("ABCDEFGHIJKLMNOPQRSTUVWXYZĐÐƯ0123456789")
