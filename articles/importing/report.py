"""What an import did: a bar while it runs, one line for each text, and the totals."""

import time
from collections import Counter
from typing import TextIO

from django.core.management.base import OutputWrapper

from articles.importing.importer import IMPORTED, REFUSED, SKIPPED, UPDATED, Outcome
from articles.importing.sources import Found

_WIDTH = 30
_EVERY = 0.1  # seconds between two drawings
KINDS = {IMPORTED: "nhập mới", UPDATED: "cập nhật", SKIPPED: "bỏ qua", REFUSED: "từ chối"}


class Bar:
    """A progress bar in bytes on a terminal; on anything else it does nothing."""

    noun = "bài"

    def __init__(self, stream: OutputWrapper, total: int):
        self.stream = stream
        self.total = total
        self.done = self.texts = 0
        self.started = self.drawn = time.monotonic()
        self.visible = total > 0 and stream.isatty()

    def advance(self, found: Found) -> None:
        """Count what was read of a file."""
        self.done += found.length
        self.texts += 1

    def draw(self) -> None:
        """Show how far it is, if a moment has gone by."""
        now = time.monotonic()
        if self.visible and now - self.drawn >= _EVERY:
            self.drawn = now
            self._write(f"\r\x1b[2K{self.line(now - self.started)}")

    def clear(self) -> None:
        """Take the bar off the line, for what is written next."""
        if self.visible:
            self._write("\r\x1b[2K")
            self.drawn = 0.0

    def _write(self, text: str) -> None:
        self.stream.write(text, style_func=str, ending="")
        self.stream.flush()

    def line(self, elapsed: float) -> str:
        """The bar as it looks after so many seconds."""
        part = min(self.done / self.total, 1)
        bar = "█" * int(part * _WIDTH)
        left = elapsed / part - elapsed if part else 0
        rate = self.texts / elapsed if elapsed else 0
        return (
            f"{bar:░<{_WIDTH}} {part:4.0%}  {_dotted(self.texts)} {self.noun}, "
            f"{_dotted(int(rate))} {self.noun}/giây, còn {int(left) // 60}:{int(left) % 60:02}"
        )


class Report:
    """The outcomes, counted; and each written to `file`, if there is one, as it comes.

    A table with tabs between its columns, so that it opens as a spreadsheet; the totals end it. A
    report without totals is of a run that was cut short.
    """

    def __init__(self, file: TextIO | None = None, dry_run: bool = False):
        self.file = file
        self.dry_run = dry_run
        self.counts: Counter[str] = Counter()
        self._row("kết quả", "tệp", "dòng", "bài số", "chi tiết")

    def add(self, found: Found, outcome: Outcome) -> None:
        """Count and write what became of one text."""
        self.counts[outcome.kind] += 1
        number = "" if self.dry_run and outcome.kind == IMPORTED else outcome.article_id or ""
        place = outcome.line or found.line or ""
        self._row(KINDS[outcome.kind], found.path, place, number, outcome.message)

    def totals(self) -> str:
        """One sentence about the whole run."""
        imported, updated, skipped, refused = (_dotted(self.counts[kind]) for kind in KINDS)
        return (
            f"{'Xem thử, không ghi gì. ' if self.dry_run else ''}Nhập mới {imported}, cập nhật "
            f"{updated}, bỏ qua {skipped}, từ chối {refused}."
        )

    def close(self) -> None:
        """Write the totals under the table."""
        if self.file:
            self.file.write(f"\n{self.totals()}\n")

    def flush(self) -> None:
        """Let those who look at the file see what came so far."""
        if self.file:
            self.file.flush()

    def _row(self, *cells) -> None:
        if self.file:
            texts = (" ".join(str(cell).split()) for cell in cells)
            self.file.write("\t".join(texts) + "\n")


def _dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")
