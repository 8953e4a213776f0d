"""The rows of the form as a browser sent them, brought into the order of the gallery. Pure.

A row is a dict of what it sent, all text, and whether it has the lead picture.
"""

import re
from collections.abc import Iterable

PREFIX = "photos"
LEAD = f"{PREFIX}-lead"
FILES = f"{PREFIX}-files"
TEXT = f"{PREFIX}-text"
ALL = {"caption": f"{PREFIX}-all-caption", "alt": f"{PREFIX}-all-alt"}
_FIELDS = (
    *("id", "article", "upload", "caption", "alt", "decorative", "focal_x", "focal_y"),
    *("position", "DELETE"),
)
_OF_ROW = re.compile(rf"{PREFIX}-\d+-")


def read(data, most: int) -> list[dict] | None:
    """The rows in `data`; None if it does not say how many, or more than `most`."""
    total = data.get(f"{PREFIX}-TOTAL_FORMS", "")
    if not re.fullmatch(r"\d{1,6}", total) or int(total) > most:
        return None
    return [
        {field: data[name] for field in _FIELDS if (name := f"{PREFIX}-{number}-{field}") in data}
        | {"is_lead": data.get(LEAD) == str(number)}
        for number in range(int(total))
    ]


def write(data, rows: Iterable[dict]) -> None:
    """Let `data` hold `rows` and no others; those of stored photos first, as Django wants them."""
    for name in [name for name in data if _OF_ROW.match(name) or name == LEAD]:
        del data[name]
    stored = [row for row in rows if row.get("id")]
    new = [row for row in rows if not row.get("id")]
    data[f"{PREFIX}-TOTAL_FORMS"] = str(len(stored) + len(new))
    data[f"{PREFIX}-INITIAL_FORMS"] = str(len(stored))
    for number, row in enumerate((*stored, *new)):
        for field in _FIELDS:
            if field in row:
                data[f"{PREFIX}-{number}-{field}"] = row[field]
        if row["is_lead"]:
            data[LEAD] = str(number)


def in_order(rows: Iterable[dict]) -> list[dict]:
    """`rows` by the place that each names, those that name none after them, numbered anew."""
    placed = sorted(rows, key=_place)
    number = 0
    for row in placed:
        if not row.get("DELETE"):
            number += 1
            row["position"] = str(number)
    return placed


def _place(row: dict) -> int:
    text = str(row.get("position") or "")
    return int(text) if re.fullmatch(r"\d{1,6}", text) else 10**6
