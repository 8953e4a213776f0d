"""Which block of the old body became which one of the new. Pure."""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable
from itertools import pairwise

from articles.editorial.differences.alignment import Pairs, align, staying
from articles.editorial.differences.markup import Source
from articles.editorial.differences.words import match

# Twice the words that stayed over the words of both. In the same place, a block of which a third
# is left is that block rewritten; one that turns up elsewhere must be known for it at once.
_REWRITTEN = 0.35
_KNOWN_AGAIN = 0.6
_KNOWN_WORDS = 6
# Words that stand in more blocks than this tell nothing; looking at all of them takes its time.
_MOST_BLOCKS = 20
_CANDIDATES = 3
# Longer blocks than this are compared by what words they hold, in whatever order.
_LONG_BLOCK = 2000


def pair(old: list[Source], new: list[Source]) -> Pairs:
    """Return (place in `old`, place in `new`) of blocks that are the same one, by place in `new`.

    In order as far as blocks are equal; then equal ones that moved, then ones that look other but
    say the same, then ones that say nearly the same. Each block is in one pair at the most.
    """
    pairs = align([b.signature for b in old], [b.signature for b in new])
    place = _gaps(pairs, len(old), len(new))
    for key in (lambda b: b.signature, lambda b: b.text):
        pairs += _equal_elsewhere(old, new, pairs, key)
    similar = _similar(old, new, pairs, place)
    pairs = sorted([*pairs, *similar], key=lambda pair: pair[1])
    stay = staying([i for i, _ in pairs])
    return [p for index, p in enumerate(pairs) if index in stay or similar.get(p, True)]


def _left(count: int, taken: set[int]) -> list[int]:
    return [index for index in range(count) if index not in taken]


def _unpaired(old: list[Source], new: list[Source], pairs: Pairs) -> tuple[list[int], list[int]]:
    return (
        _left(len(old), {i for i, _ in pairs}),
        _left(len(new), {j for _, j in pairs}),
    )


def _equal_elsewhere(
    old: list[Source], new: list[Source], pairs: Pairs, key: Callable[[Source], Hashable]
) -> Pairs:
    left_old, left_new = _unpaired(old, new, pairs)
    where = defaultdict(deque)
    for i in left_old:
        where[key(old[i])].append(i)
    return [(where[k].popleft(), j) for j in left_new if where.get(k := key(new[j]))]


def _gaps(pairs: Pairs, old: int, new: int) -> tuple[list[int], list[int]]:
    """For each block of either side, how many pairs in order come before it."""
    return tuple(
        [n for n, (a, b) in enumerate(pairwise([0, *ends, size])) for _ in range(b - a)]
        for ends, size in (([i for i, _ in pairs], old), ([j for _, j in pairs], new))
    )


def _similar(
    old: list[Source], new: list[Source], pairs: Pairs, place: tuple[list[int], list[int]]
) -> dict[tuple[int, int], bool]:
    """Pair what is left by what it says. True for pairs that may stand anywhere."""
    left_old, left_new = _unpaired(old, new, pairs)
    holders, in_gap = defaultdict(list), defaultdict(deque)
    for i in left_old:
        in_gap[place[0][i]].append(i)
        for two in set(pairwise(old[i].plain_words)):
            holders[two].append(i)
    bags = {i: Counter(old[i].plain_words) for i in left_old}
    scored = []
    for j in left_new:
        votes: Counter[int] = Counter()
        for two in set(pairwise(new[j].plain_words)):
            if len(found := holders.get(two, ())) <= _MOST_BLOCKS:
                votes.update(found)
        candidates = {i for i, _ in votes.most_common(_CANDIDATES)}
        gap = place[1][j]
        if in_gap[gap]:  # the first one left for the first one left, and so on
            candidates.add(in_gap[gap].popleft())
        bag = Counter(new[j].plain_words)
        for i in candidates:
            shared = (bag & bags[i]).total()
            words = bag.total() + bags[i].total()
            if 2 * shared >= _REWRITTEN * words:
                shared = _shared(old[i], new[j], shared)
                score = 2 * shared / words
                known = score >= _KNOWN_AGAIN and shared >= _KNOWN_WORDS
                here = place[0][i] == gap
                if known or (here and score >= _REWRITTEN):
                    scored.append((score + 0.2 * here, -abs(i - j), i, j, known))
    found, taken_old, taken_new = {}, set(), set()
    for _, _, i, j, known in sorted(scored, reverse=True):
        if i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            found[i, j] = known
    return found


def _shared(old: Source, new: Source, at_most: int) -> int:
    """How many words stay if one became the other; `at_most` for blocks too long to look."""
    if max(len(old.words), len(new.words)) > _LONG_BLOCK:
        return at_most
    return len(match(old.words, new.words))
