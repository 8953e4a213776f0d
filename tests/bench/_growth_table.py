"""The growth table: each line's p50 at each size, and whether it stays within its limit."""

MOST_GROWTH, MOST_GROWTH_OF_SEARCH = 1.3, 2
MOST_MEMORY = 200  # MB of a process
_LEAST = 1.0  # ms: what differs by less is the clock's doing
# What tells of all posts of two days has so many more lines to tell: compared by kilobyte.
_TELLS_ALL = {"sitemap, newest"}

Found = dict[int, dict]


def show(title: str, found: Found) -> bool:
    """Print what was found of each size; whether all limits hold."""
    sizes = sorted(found)
    print(f"\np50 theo số bài, ms, {title}")
    head = "".join(f"{_number(size):>12}" for size in sizes)
    print(f"{'':<28}{'câu':>5}{'KB':>12}{head}{'gấp':>8}")
    held = True
    for name, first in found[sizes[0]]["lines"].items():
        p50 = [found[size]["lines"][name]["ms"] for size in sizes]
        small, large = (found[size]["lines"][name]["kilobytes"] for size in (sizes[0], sizes[-1]))
        most = MOST_GROWTH_OF_SEARCH if name.startswith("search") else MOST_GROWTH
        most *= large / small if name in _TELLS_ALL else 1
        holds = p50[-1] <= most * p50[0] or p50[-1] - p50[0] < _LEAST
        held = held and holds
        told = f"{small:.0f} → {large:.0f}"
        cells = "".join(f"{value:>12.1f}" for value in p50).replace(".", ",")
        ratio = f"{p50[-1] / p50[0]:>8.2f}".replace(".", ",")
        by_size = "  nhiều tin hơn" if name in _TELLS_ALL else ""
        verdict = by_size if holds else "  KHÔNG ĐẠT"
        print(f"{name:<28}{first['queries']:>5}{told:>12}{cells}{ratio}{verdict}")
    memory = [found[size]["memory"] for size in sizes]
    cells = "".join(f"{value:>12.0f}" for value in memory)
    fits = max(memory) < MOST_MEMORY
    print(f"{'bộ nhớ, MB':<45}{cells}{'' if fits else '  KHÔNG ĐẠT'}", flush=True)
    return held and fits


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")
