"""The table of the measured lines, in words that say whether limits hold."""

import statistics
from collections.abc import Iterator

from tests.bench._serving_lines import BARE, Line
from tests.bench._serving_load import CONNECTIONS, Sample

Runs = dict[Line, list[Sample]]
_HEAD = (
    f"{'':<33}{'trang':>7}{'lượt/s':>8}{'p50':>9}{'p99':>9}{'lỗi':>5}"
    f"{'câu/lượt':>10}{'/sync':>8}{'/cùng':>8}{'µs máy chủ':>12}{'µs CSDL':>9}  đếm − đáp"
)
_NOTES = (
    "trang: KB gửi đi · câu/lượt: câu lệnh cho mỗi lượt, theo nhật ký của PostgreSQL (đo riêng)",
    "/sync: so với bare dưới gunicorn sync · /cùng: dưới cùng máy chủ · đều là trung vị các vòng",
    "µs: thời gian bộ xử lý cho mỗi lượt · đếm − đáp: số đếm thêm trừ số lượt wrk nhận được",
)


def rows(runs: Runs, logged: dict[Line, Sample], sizes: dict[Line, int]) -> Iterator[str]:
    """The lines of the table; `logged` are the runs in which statements were written down."""
    yield _HEAD
    for line, samples in runs.items():
        yield (
            f"{line.name:<33}{sizes[line] / 1000:>7.1f}"
            f"{_median(samples, 'speed'):>8.0f}{_ms(samples, 'p50')}{_ms(samples, 'p99')}"
            f"{errors(line, samples):>5}{logged[line].statements:>10.2f}"
            f"{ratio(runs, line, BARE):>8.2f}{ratio(runs, line, _same(runs, line)):>8.2f}"
            f"{_median(samples, 'server_cpu'):>12.0f}{_median(samples, 'database_cpu'):>9.0f}"
            f"  {_span(line, samples)}"
        ).replace(".", ",")
    yield from _NOTES


def ratio(runs: Runs, line: Line, other: Line) -> float:
    """How many times as quick as `other`: the median over rounds, each compared within itself."""
    pairs = zip(runs[line], runs[other], strict=True)
    return statistics.median(one.speed / base.speed for one, base in pairs)


def errors(line: Line, samples: list[Sample]) -> int:
    """Answers of another kind than is due, and what was not answered."""
    return sum(
        sample.broken + abs(sample.refused - (sample.answers if line.status >= 400 else 0))
        for sample in samples
    )


def failures(runs: Runs) -> list[str]:
    """What does not hold of what should, in words."""
    found = []
    for line, samples in runs.items():
        name = line.name
        if line.least and (reached := ratio(runs, line, BARE)) < line.least:
            found.append(f"{name}: {reached:.2f} × bare, cần {line.least:g}".replace(".", ","))
        if wrong := errors(line, samples):
            found.append(f"{name}: {wrong} lỗi")
        if line.application != "plain" and not all(
            0 <= difference <= CONNECTIONS for difference in _differences(line, samples)
        ):
            found.append(f"{name}: đếm − đáp {_span(line, samples)}, cần 0 … {CONNECTIONS}")
    return found


def _same(runs: Runs, line: Line) -> Line:
    return next(one for one in runs if one.server == ("bare", line.kind))


def _differences(line: Line, samples: list[Sample]) -> list[int]:
    return [sample.counted - (sample.answers if line.counts else 0) for sample in samples]


def _span(line: Line, samples: list[Sample]) -> str:
    found = _differences(line, samples)
    if not line.counts and not any(found):
        return "–"
    return f"{min(found)} … {max(found)}"


def _median(samples: list[Sample], name: str) -> float:
    return statistics.median(getattr(sample, name) for sample in samples)


def _ms(samples: list[Sample], name: str) -> str:
    return f"{_median(samples, name) / 1000:>6.1f} ms"
