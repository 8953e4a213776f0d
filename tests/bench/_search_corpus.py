"""News of wards, made up: each text its own, the same at every run.

Sentences are templates with slots. What fills most of them is drawn from a list of some ten
thousand words of two syllables by Zipf's law, as words stand in texts: a few in most of them, most
in a few.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate

from tests.bench import _search_words as words

FIRST_DAY, YEARS = datetime(2014, 1, 1, tzinfo=UTC), 12
LEXICON = 10_000
EVERYWHERE = "phường"
# A word and in how many texts it stands, however many there are.
RARE = {"jojoba": 1, "wolfram": 10, "kefir": 100}
# A word and which part of all texts it stands in.
PARTS = {"zirconi": 1000, "fluor": 200, "wasabi": 50}


@dataclass(frozen=True)
class Text:
    """An article before it is stored: `unit` and `section` are numbers, `days` since the first."""

    title: str
    lead: str
    body: str
    captions: tuple[str, ...]
    unit: int
    section: int
    published_at: datetime


class Corpus:
    """`count` texts of `units` units in `sections` sections."""

    def __init__(self, count: int, units: int, sections: int):
        self.count, self.units, self.sections = count, units, sections
        rng = random.Random(8)
        self.lexicon = _lexicon(rng)
        self._sums = _zipf(len(self.lexicon))
        self._unit_sums = _zipf(units)
        self._slots = {
            "w": self._word,
            "ww": lambda: " ".join(self._words(self._rng.randint(2, 4))),
            "www": lambda: ", ".join(self._words(self._rng.randint(2, 5))),
            "do": lambda: self._of(words.DEEDS),
            "who": lambda: self._of(words.WHO),
            "name": self._name,
            "office": lambda: self._of(words.OFFICES),
            "street": lambda: f"{self._of(words.STREETS)} {self._of(words.PLACES)}",
            "place": lambda: self._of(words.PLACES),
            "n": lambda: str(self._rng.randint(2, 980)),
            "group": lambda: f"tổ dân phố {self._rng.randint(1, 60)}",
            "day": self._day,
            "paper": self._paper,
            "short": lambda: self._of(words.SHORT),
        }

    def __iter__(self) -> Iterator[Text]:
        return map(self.text, range(self.count))

    def text(self, number: int) -> Text:
        """The text of that number: it follows from the number and the size of the corpus."""
        self._rng = rng = random.Random(number)
        # One ward after the other, as an import brings them; the days of each run from old to new.
        at = FIRST_DAY + timedelta(days=365.25 * YEARS) * (number * 14 % self.count / self.count)
        body = [self._sentence(words.SENTENCES) for _ in range(rng.randint(7, 28))]
        for word, times in RARE.items():
            if number % (self.count // times) == 3:
                body.insert(rng.randrange(len(body)), f"Có cả {word} {self._word()}.")
        for word, part in PARTS.items():
            if number % part == 5:
                body.insert(rng.randrange(len(body)), f"Bà con nói về {word} và {self._word()}.")
        title = self._sentence(words.TITLES)
        return Text(
            title=title[0].upper() + title[1:],
            lead=self._sentence(words.LEADS),
            body="".join(
                f"<p>{' '.join(body[start : start + 4])}</p>" for start in range(0, len(body), 4)
            ),
            captions=tuple(
                self._sentence(words.CAPTIONS) for _ in range(max(0, rng.randint(-5, 4)))
            ),
            unit=self._drawn(self._unit_sums),
            section=rng.randrange(self.sections),
            published_at=at + timedelta(seconds=rng.randrange(86_400)),
        )

    def _sentence(self, templates) -> str:
        # Every second piece of a template is a slot.
        pieces = self._of(templates)
        return "".join(
            self._slots[piece]() if place % 2 else piece for place, piece in enumerate(pieces)
        )

    def _of(self, some):
        return some[int(self._rng.random() * len(some))]

    def _drawn(self, sums: list[float]) -> int:
        return self._rng.choices(range(len(sums)), cum_weights=sums)[0]

    def _words(self, count: int) -> list[str]:
        return self._rng.choices(self.lexicon, cum_weights=self._sums, k=count)

    def _word(self) -> str:
        return self._words(1)[0]

    def _name(self) -> str:
        return f"{self._of(words.FAMILIES)} {self._of(words.MIDDLES)} {self._of(words.GIVEN)}"

    def _day(self) -> str:
        drawn = self._rng.randint
        return f"{drawn(1, 28)}/{drawn(1, 12)}/{drawn(2014, 2025)}"

    def _paper(self) -> str:
        number, kind = self._rng.randint(1, 400), self._of(words.PAPERS)
        return kind.format(number=number, year=self._rng.randint(2014, 2025))


def _lexicon(rng: random.Random) -> list[str]:
    """Words of two syllables, common ones first: real ones, then what the syllables give."""
    syllables = [
        begin + rime for begin in words.INITIALS for rime in words.RIMES if rng.random() < 0.35
    ]
    found = dict.fromkeys(words.WORDS)
    while len(found) < LEXICON:
        found[f"{rng.choice(syllables)} {rng.choice(syllables)}"] = None
    return list(found)


def _zipf(count: int) -> list[float]:
    return list(accumulate(1 / (rank + 2) for rank in range(count)))
