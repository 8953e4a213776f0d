"""Files and folders as a stream of texts to import, and of places where there is none."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from articles.importing import page, records
from articles.importing.item import Item, of_page
from wards.text import natural_key

# One transaction and one bundle of statements; what it may hold in memory, whichever ends first.
BATCH = 500
_BATCH_PHOTOS = 40
_BATCH_CHARACTERS = 8_000_000


@dataclass(frozen=True)
class Found:
    """A text, or in Vietnamese why there is none; and how many bytes of the file it took."""

    path: Path
    item: Item | None
    line: int | None
    refusal: str
    length: int


def files(paths: Iterable[Path]) -> list[Path]:
    """The files themselves, and the `.txt` and `.jsonl` files of folders in order of name."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = (p for p in path.rglob("*") if p.suffix in (".txt", ".jsonl"))
            found += sorted(p for p in inside if p.is_file())
        else:
            found.append(path)
    return found


def size(paths: Iterable[Path]) -> int:
    """Bytes in the files; those that cannot be read count nothing."""
    total = 0
    for path in paths:
        try:
            total += path.stat().st_size
        except OSError:
            continue
    return total


def read(paths: Iterable[Path], photos: Path | None) -> Iterator[Found]:
    """Yield what the files hold, in their order, with no more than one text in memory."""
    for path in paths:
        reader = _records if path.suffix.casefold() == ".jsonl" else _page
        try:
            yield from reader(path, photos)
        except OSError as error:
            yield Found(path, None, None, f"không đọc được tệp: {error.strerror}", 0)


def batches(stream: Iterable[Found], most: int = BATCH) -> Iterator[list[Found]]:
    """Group a stream; no two texts of one key meet in a batch, so the later sees the earlier."""
    batch: list[Found] = []
    keys: set[str] = set()
    photos = characters = 0
    for found in stream:
        item = found.item
        more = len(item.photos) if item else 0
        length = len(item.body) if item else len(found.refusal)
        full = len(batch) >= most or photos + more > _BATCH_PHOTOS
        full = full or characters + length > _BATCH_CHARACTERS
        if batch and (full or (item and item.key in keys)):
            yield batch
            batch, keys, photos, characters = [], set(), 0, 0
        batch.append(found)
        photos += more
        characters += length
        if item:
            keys.add(item.key)
    if batch:
        yield batch


def _page(path: Path, photos: Path | None) -> Iterator[Found]:
    data = path.read_bytes()
    item, line, refusal = None, None, ""
    try:
        item = of_page(page.read(data.decode("utf-8")), _photos_of(path, photos))
    except page.PageRefused as problem:
        line, refusal = problem.line, problem.reason
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        refusal = "không phải văn bản UTF-8; hãy lưu lại tệp bằng UTF-8"
    yield Found(path, item, line, refusal, len(data))


def _records(path: Path, photos: Path | None) -> Iterator[Found]:
    for number, line, length in records.lines(path):
        item, refusal = None, ""
        try:
            item = records.read(number, line, photos or path.parent)
        except records.RecordRefused as problem:
            refusal = str(problem)
        yield Found(path, item, number, refusal, length)


def _photos_of(path: Path, photos: Path | None) -> list[Path]:
    """The picture files of a page in natural order of their names: 2.jpg before 10.jpg."""
    folder = photos / path.stem if photos else path.with_suffix("")
    if not folder.is_dir() or folder == path:
        return []
    return sorted(
        (file for file in folder.iterdir() if file.is_file()),
        key=lambda file: natural_key(file.name),
    )
