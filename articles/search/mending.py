"""What was probably meant where nothing was found, as texts have it that can be read now.

One look at the newest posts tells which of the candidates stand beside the other words that were
typed. A word that was masked or withdrawn stands in none of them, so it is never proposed. The
vocabulary knows such words, too, and those of texts to come: alone it decides nothing here, else
one could ask it for them.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from articles.models.searching import SearchEntry
from articles.search import finding, keys, spelling
from articles.search.query import Group, Phrase, Query
from articles.search.spelling import Reading
from wards.text import fold, search_words

LOOKED_AT = 100  # newest posts in which candidates are looked for
MOST_WORDS = 6  # that are mended
_MOST_AFTER = 12  # readings of the next word beside which one may stand
MOST_LOOKS = 4  # where each word is known, so that any of them may be wrong
_FEW = 20  # texts in which a word is looked for: some of the newest may be hidden
_BETWEEN = re.compile(r'[\s,;…"“”„«»″]+')


@dataclass(frozen=True)
class Part:
    """Something of a query: its words, how it was typed, and whether it may be mended."""

    text: str
    words: Phrase
    group: Group
    is_quoted: bool
    is_word: bool  # one that may be mended: no number, phrase or abbreviation


def parts_of(query: Query) -> list[Part]:
    """Return what `query` looks for, piece by piece, each as it was typed."""
    typed = {}
    for chunk in _BETWEEN.split(query.text):
        if not chunk.startswith("-"):  # what is left out
            typed.setdefault(tuple(search_words(chunk)), chunk)
    found, terms = [], iter(query.terms)
    for group in query.groups:
        own = [next(terms) for _ in group.alternatives[0]]
        words = tuple(word for term in own for word in term.words)
        is_quoted = any(term.is_quoted for term in own)
        text = typed.get(words) or " ".join(_written(term.accented) for term in own)
        is_word = (
            len(group.alternatives) == len(own) == 1
            and not is_quoted
            and not all(map(str.isdecimal, words))
            and (len(words) == 1 or bool(keys.pressed(text)))
        )
        text = f'"{text}"' if is_quoted else text
        found.append(Part(text, words, group, is_quoted, is_word))
    return found


def as_typed(parts: Iterable[Part], query: Query) -> str:
    """Return what to type to look for `parts` and for nothing that `query` excludes."""
    excluded = [
        f'-"{_written(term.accented)}"' if len(term.words) > 1 else f"-{_written(term.accented)}"
        for term in query.excluded
    ]
    return " ".join([*(part.text for part in parts), *excluded])


def unknown(parts: Sequence[Part], at: datetime) -> list[Part]:
    """Return those of `parts` whose words no text has that can be read at `at`.

    One query, and a look into texts for each part.
    """
    vocabulary = spelling.known({word for part in parts for word in part.words})

    def is_read(part: Part) -> bool:
        scattered = Group((tuple((word,) for word in part.words),))
        return vocabulary.issuperset(part.words) and _is_found(scattered, at)

    return [part for part in parts if len(part.group.alternatives) == 1 and not is_read(part)]


def _is_found(group: Group, at: datetime) -> bool:
    return bool(finding.matching(Query("", groups=(group,)), finding.Filters(), at, _FEW))


def _any_of(readings: Iterable[Reading]) -> Group:
    return Group(tuple((reading.words,) for reading in readings))


def mended(query: Query, parts: Sequence[Part], strange: Sequence[Part], at: datetime) -> str:
    """Return what was probably meant by `parts`, with accents; "" if there is no telling.

    `strange` are those of `parts` that are `unknown`. One query, a look into texts for each word
    and one for all; up to `MOST_LOOKS` where none is strange.
    """
    words = [part for part in strange or parts if part.is_word][:MOST_WORDS]
    if not words:
        return ""
    near = spelling.readings(part.text for part in words)
    hopeful = {text: some for text, some in near.items() if some and _is_found(_any_of(some), at)}
    if strange or len(parts) == 1:
        kept = [part for part in parts if part not in strange or part.text in hopeful]
        # Nearly each syllable is near to some other. Where a word beside it is of no help, another
        # one has to be.
        beside = len(kept) < len(parts)
        return _Look(query, kept, hopeful, at, beside).best() if hopeful else ""
    for part in [part for part in reversed(words) if part.text in hopeful][:MOST_LOOKS]:
        # Each word is right somewhere; another one has to stand just beside what was typed.
        look = _Look(query, parts, {part.text: hopeful[part.text]}, at, beside=True)
        if found := look.best():
            return found
    return ""


class _Look:
    """A look at the newest posts that have `parts`, some of them in any of their readings."""

    def __init__(self, query, parts, near: dict[str, list[Reading]], at, beside=False):
        self.query, self.parts, self.near, self.beside = query, parts, near, beside
        groups = tuple(
            _any_of(near[part.text]) if part.text in near else part.group for part in parts
        )
        asked = replace(query, groups=groups)
        fields = ("words", "accented")
        self.entries = finding.matching(asked, finding.Filters(), at, LOOKED_AT, fields)

    def best(self) -> str:
        """What most texts have, as it is typed; "" if none has any."""
        entries, chosen = self.entries, []
        for place, part in enumerate(self.parts):
            if part.text not in self.near:
                chosen.append(part.words)
                continue
            before = chosen[-1][-1:] if chosen else ()
            words, entries = self._choice(part, before, self._after(place), entries)
            if not words:
                return ""
            chosen.append(words)
        return as_typed(_with_accents(self.parts, chosen, entries), self.query) if entries else ""

    def _after(self, place: int) -> list[Phrase]:
        """With what the next part may begin."""
        if place + 1 == len(self.parts):
            return []
        following = self.parts[place + 1]
        if following.text not in self.near:
            return [following.words[:1]]
        return [reading.words[:1] for reading in self.near[following.text][:_MOST_AFTER]]

    def _choice(self, part, before: Phrase, after: list[Phrase], entries):
        """The reading of `part` that most of `entries` have beside the others, and these."""
        ranked = []
        for reading in self.near[part.text]:
            having = [e for e in entries if _stands(reading.words, e)]
            pairs = [reading.words + word for word in after]
            pairs += [before + reading.words] if before else []
            beside = sum(any(_stands(pair, e) for pair in pairs) for e in having)
            if having and (beside or not self.beside):
                was_pressed = reading.nearness == spelling.PRESSED
                rank = (not beside, not was_pressed, -beside, -len(having), reading)
                ranked.append((rank, reading.words, having))
        return min(ranked, key=lambda one: one[0])[1:] if ranked else ((), [])


def _with_accents(parts: Sequence[Part], chosen: Sequence[Phrase], entries) -> list[Part]:
    """`parts` with the words that were `chosen`, written as most of `entries` write them."""
    whole = tuple(word for words in chosen for word in words)
    together = _as_written(whole, entries)
    found, at = [], 0
    for part, words in zip(parts, chosen, strict=True):
        written = together[at : at + len(words)] or _as_written(words, entries)
        at += len(words)
        is_as_typed = words == part.words and (part.is_quoted or not part.is_word)
        text = part.text if is_as_typed else " ".join(written or words)
        found.append(replace(part, text=text, words=words))
    return found


def _as_written(words: Phrase, entries: Sequence[SearchEntry]) -> Phrase:
    """How most of `entries` write `words` where these stand together; () if they never do."""
    ways = Counter()
    for entry in entries:
        if not _stands(words, entry):
            continue
        folded, accented = entry.words.split(), entry.accented.split()
        at = next(n for n in range(len(folded)) if tuple(folded[n : n + len(words)]) == words)
        way = tuple(map(keys.from_stored, accented[at : at + len(words)]))
        ways[way] += tuple(map(fold, way)) == words
    best = min(ways, key=lambda way: (-ways[way], way), default=())
    return best if ways[best] else ()


def _stands(words: Phrase, entry: SearchEntry) -> bool:
    return f" {' '.join(words)} " in entry.words


def _written(accented: Phrase) -> str:
    return " ".join(map(keys.with_tone, accented))
