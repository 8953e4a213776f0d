"""Which members of two sequences belong together, and which of them changed places. Pure.

Not difflib: its time grows with the cube of the length in bad cases ("a a a" against "a b a b"),
and a text that somebody pasted is such a case sooner or later.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence

Pairs = list[tuple[int, int]]

# Bits that one comparison may hold: 8 MB, some 8,000 words against as many, a few hundredths of a
# second. Longer ones are first cut where a run of words occurs exactly once on both sides.
_MOST_CELLS = 64_000_000
_MOST_CUTS = 6


def align(old: Sequence[Hashable], new: Sequence[Hashable], *, _cuts: int = 0) -> Pairs:
    """Return (place in `old`, place in `new`) of a longest common subsequence, both ascending.

    Of very long sequences it may not be the longest one, but it is still a common one.
    """
    shorter = min(len(old), len(new))
    head = 0
    while head < shorter and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shorter - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    inner_old, inner_new = old[head : len(old) - tail], new[head : len(new) - tail]
    if len(inner_old) * len(inner_new) <= _MOST_CELLS:
        inner = _longest_common(inner_old, inner_new)
    else:
        inner = _between_cuts(inner_old, inner_new, _cuts)
    pairs = [(i, i) for i in range(head)]
    pairs += [(head + i, head + j) for i, j in inner]
    pairs += [(len(old) - k, len(new) - k) for k in range(tail, 0, -1)]
    return pairs


def staying(places: Sequence[int]) -> set[int]:
    """Return the indexes of a longest increasing subsequence of `places`, all different.

    With the old places of things in their new order: those that stayed. All others moved, and no
    smaller set of moves explains the new order.
    """
    ends: list[int] = []  # ends[n] is the lowest place that an increasing run of n + 1 ends with
    at: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        length = bisect_left(ends, place)
        before.append(at[length - 1] if length else -1)
        if length == len(ends):
            ends.append(place)
            at.append(index)
        else:
            ends[length], at[length] = place, index
    found: set[int] = set()
    index = at[-1] if at else -1
    while index >= 0:
        found.add(index)
        index = before[index]
    return found


def _longest_common(old: Sequence[Hashable], new: Sequence[Hashable]) -> Pairs:
    """Hyyrö's bit-parallel dynamic programming: a column of the table is one long integer."""
    everywhere = (1 << len(old)) - 1
    positions: dict[Hashable, int] = {}
    for index, item in enumerate(old):
        positions[item] = positions.get(item, 0) | 1 << index
    columns, column = [], everywhere
    for item in new:
        hit = column & positions.get(item, 0)
        column = ((column + hit) | (column - hit)) & everywhere
        columns.append(column)
    pairs = []
    i, j = len(old), len(new)
    while i and j:
        if columns[j - 1] >> (i - 1) & 1:
            i -= 1
        else:
            j -= 1
            if j == 0 or columns[j - 1] >> (i - 1) & 1:
                i -= 1
                pairs.append((i, j))
    return pairs[::-1]


def _between_cuts(old: Sequence[Hashable], new: Sequence[Hashable], cuts: int) -> Pairs:
    """Cut both where a run occurs once on each side, and align what lies between the cuts."""
    anchors: Pairs = []
    for run in (1, 4):
        if cuts < _MOST_CUTS and not anchors:
            anchors = _unique_runs(old, new, run)
    if not anchors:
        return []
    pairs: Pairs = []
    from_old = from_new = 0
    for i, j in [*anchors, (len(old), len(new))]:
        between = align(old[from_old:i], new[from_new:j], _cuts=cuts + 1)
        pairs += [(from_old + a, from_new + b) for a, b in between]
        if i < len(old):
            pairs.append((i, j))
        from_old, from_new = i + 1, j + 1
    return pairs


def _unique_runs(old: Sequence[Hashable], new: Sequence[Hashable], run: int) -> Pairs:
    runs_old = list(zip(*(old[k:] for k in range(run)), strict=False))
    runs_new = list(zip(*(new[k:] for k in range(run)), strict=False))
    count_old, count_new = Counter(runs_old), Counter(runs_new)
    place_old = {item: i for i, item in enumerate(runs_old) if count_old[item] == 1}
    pairs = [
        (place_old[item], j)
        for j, item in enumerate(runs_new)
        if count_new[item] == 1 and item in place_old
    ]
    stay = staying([i for i, _ in pairs])
    return [pair for index, pair in enumerate(pairs) if index in stay]
