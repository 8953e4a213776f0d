"""What was typed about photos and not saved: a small dict for each row of the form. Pure.

As a browser has them: `id` of a stored photo, `upload` of a staged picture, then what the row says.
"""

MOST = 300  # rows; far more than a post may have
_LONGEST = 2000  # signs of one text; what is too long for its column is still given back
_NUMBERS = {"id": 10**18, "upload": 10**18, "focal_x": 100, "focal_y": 100, "position": 30000}
_TEXTS = ("caption", "alt")
_FLAGS = ("decorative", "lead", "deleted")


def storable(text: str) -> str:
    """`text` without what no database takes: NUL and halves of surrogate pairs."""
    return text.replace("\x00", "").encode(errors="ignore").decode()


def bounded(rows) -> list[dict]:
    """Those of `rows` that name a photo or a picture, with nothing in them but what a row has."""
    if not isinstance(rows, list):
        return []
    read = (_bounded(row) for row in rows[:MOST] if isinstance(row, dict))
    return [row for row in read if "id" in row or "upload" in row]


def _bounded(row: dict) -> dict:
    found = {}
    for name, most in _NUMBERS.items():
        if (number := _number(row.get(name), most)) is not None:
            found[name] = number
    for name in _TEXTS:
        if isinstance(row.get(name), str):
            found[name] = storable(row[name])[:_LONGEST]
    return found | {name: True for name in _FLAGS if row.get(name) is True}


def _number(value, most: int) -> int | None:
    text = str(value)
    if not (text.isascii() and text.isdecimal() and len(text) < 19):
        return None
    return min(int(text), most)
