"""Two hundred fixed queries, as people type them: of each kind some, drawn from the texts."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from articles.models import Category
from articles.search.finding import Filters
from tests.bench._search_corpus import PARTS, RARE, Corpus
from tests.bench._search_fill import SECTIONS, UNITS
from tests.bench._search_words import PLACES, WORDS
from tests.bench.search import EVERYWHERE, RARELY
from wards.models import Unit
from wards.text import fold

_PAPER = re.compile(r"\d+(?:/\d{4})?[-/][A-ZĐ]+(?:[-/][A-ZĐ]+)?")
_DRAWN_FROM = 10_000  # the same texts whatever the size


@dataclass(frozen=True)
class Asking:
    """A query of the mix: what is typed, or the words of a title of which the last has begun."""

    kind: str
    typed: str
    filters: Filters = field(default_factory=Filters)
    is_title: bool = False


def mix() -> list[Asking]:
    """The two hundred queries, one kind after the other."""
    return list(_Mix().all())


class _Mix:
    def __init__(self):
        self.rng = random.Random(200)
        self.corpus = Corpus(_DRAWN_FROM, UNITS, SECTIONS)

    def all(self) -> Iterator[Asking]:
        common = [word.split()[0] for word in WORDS[:22]]
        lesser = [word.split()[-1] for word in self.corpus.lexicon[150:9000:470]] + list(PARTS)
        rare = [*RARE, *(f"{word} {place}" for word in RARE for place in ("phường", "hộ"))]
        yield from self._plain(EVERYWHERE, ["phường", "số"] * 4)
        yield from self._plain("từ thường gặp", common)
        yield from self._plain("từ ít gặp", lesser[:22])
        yield from self._plain(RARELY, [*list(RARE) * 2, *rare][:14])
        yield from self._plain("từ không có", ["xyzzy", "khongcogi", "qwerty", "zzz"])
        yield from self._plain("hai đến bốn từ", [self._scattered() for _ in range(42)])
        yield from self._plain(
            "cụm từ", [f'"{self._together(2 + n % 4)}"' for n in range(23)] + ['"trên địa bàn"']
        )
        yield from self._plain("bỏ bớt", [self._without(n) for n in range(10)])
        yield from self._filtered()
        short = ("TTĐT", "vsmt", "PCCC rác thải", "trật tự đô thị", "MTTQ Bồ Đề", "tdp 19", "CCHC")
        yield from self._plain("viết tắt", [*short, "ủy ban nhân dân"])
        yield from self._plain("số văn bản", [self._paper(n) for n in range(12)])
        for typed in ("phuong d", "hoi nghi p", "ra quan", "chi bo 11", "duc gi", "tang qua ng"):
            yield Asking("tiêu đề đang gõ", typed, is_title=True)

    def _plain(self, kind: str, some: list[str]) -> Iterator[Asking]:
        """Every second one without accents."""
        for number, typed in enumerate(some):
            yield Asking(kind, fold(typed) if number % 2 else typed)

    def _filtered(self) -> Iterator[Asking]:
        units = list(Unit.objects.exclude(kind="city").order_by("pk").values_list("pk", flat=True))
        sections = list(Category.objects.order_by("pk").values_list("pk", flat=True))
        narrowed = (
            Filters(units=frozenset(units[40:41])),
            Filters(units=frozenset(units[22:44])),
            Filters(units=frozenset(units[:300])),
            Filters(category=sections[3]),
            Filters(since=date(2016, 1, 1), until=date(2016, 12, 31)),
            Filters(since=date(2015, 3, 10), until=date(2017, 6, 5)),
            Filters(since=date(2024, 1, 1), with_photos=True),
        )
        asked = ("rác thải", "phuong", "trật tự đô thị", self._scattered())
        for typed in asked:
            for filters in narrowed:
                yield Asking("có lọc", typed, filters)

    def _text(self) -> list[str]:
        text = self.corpus.text(self.rng.randrange(_DRAWN_FROM))
        sentences = re.split(r"</p><p>|[.:;,]", text.body[3:-4])
        return [sentence.strip() for sentence in sentences if len(sentence.split()) > 5]

    def _scattered(self) -> str:
        words = " ".join(self._text()).split()
        if self.rng.random() < 0.3:  # where, and what
            return f"{self.rng.choice(PLACES)} {self.rng.choice(WORDS)}"
        return " ".join(self.rng.sample(words, self.rng.randint(2, 4)))

    def _together(self, length: int) -> str:
        words = self.rng.choice(self._text()).split()
        start = self.rng.randrange(len(words) - length + 1)
        return " ".join(words[start : start + length])

    def _without(self, number: int) -> str:
        out = ('"đô thị"', "hộ", "jojoba", '"trật tự đô thị"', self.rng.choice(PLACES).split()[0])
        return f"{self._together(2 + number % 2)} -{out[number % 5]}"

    def _paper(self, number: int) -> str:
        found: list[str] = []
        while not found:
            found = _PAPER.findall(" ".join(self._text()))
        paper = found[0]
        return (paper, f"Kế hoạch {paper}", paper.replace("-", " ").replace("/", " "))[number % 3]
