"""The growth table: each line's p50 at each size, and whether it stays within its limit."""

import statistics

MOST_GROWTH, MOST_GROWTH_OF_SEARCH = 1.3, 2
MOST_MEMORY = 200  # MB of a process
_LEAST = 1.0  # ms: what differs by less is the clock's doing

Runs = dict[int, list[dict]]


def show(title: str, runs: Runs) -> bool:
    """Print what was measured, each size's rounds together; whether all limits hold."""
    sizes = sorted(runs)
    print(f"\np50 theo số bài, ms, {title}")
    print(f"{'':<28}{'câu':>5}{''.join(f'{_number(size):>12}' for size in sizes)}{'gấp':>8}")
    held = True
    for name, first in runs[sizes[0]][0]["lines"].items():
        p50 = [statistics.median(run["lines"][name]["ms"] for run in runs[size]) for size in sizes]
        most = MOST_GROWTH_OF_SEARCH if name.startswith("search") else MOST_GROWTH
        holds = p50[-1] <= most * p50[0] or p50[-1] - p50[0] < _LEAST
        held = held and holds
        cells = "".join(f"{value:>12.1f}" for value in p50).replace(".", ",")
        ratio = f"{p50[-1] / p50[0]:>8.2f}".replace(".", ",")
        print(f"{name:<28}{first['queries']:>5}{cells}{ratio}{'' if holds else '  KHÔNG ĐẠT'}")
    memory = [max(run["memory"] for run in runs[size]) for size in sizes]
    cells = "".join(f"{value:>12.0f}" for value in memory)
    fits = max(memory) < MOST_MEMORY
    print(f"{'bộ nhớ, MB':<33}{cells}{'' if fits else '  KHÔNG ĐẠT'}", flush=True)
    return held and fits


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")
