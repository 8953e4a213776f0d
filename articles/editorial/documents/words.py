"""What is said of documents: how they are called, what was changed."""

from datetime import date

from articles.models import Document

_CHANGES = {
    "kind": "Loại",
    "issued_on": "Ngày ban hành",
    "issuer": "Nơi ban hành",
    "title": "Trích yếu",
    "link": "Liên kết",
    "file": "Tệp",
}


def named(document: Document) -> str:
    """Return the kind, the number and the date: "Kế hoạch 108-KH/QU ngày 25/02/2022"."""
    if document.issued_on:
        return f"{document} ngày {document.issued_on:%d/%m/%Y}"
    return f"{document} (chưa rõ ngày)"


def changes(before: dict, after: dict) -> str:
    """Say what became of the values of `before`: one sentence for each that is another now."""
    said = [
        f"{label}: {_value(name, before[name])} → {_value(name, after[name])}."
        for name, label in _CHANGES.items()
        if before[name] != after[name]
    ]
    return " ".join(said) or "Không thay đổi gì."


def saved(document: Document) -> list[tuple[str, str]]:
    """Return (label, value) of what can be changed in `document`."""
    return [(label, _value(name, getattr(document, name))) for name, label in _CHANGES.items()]


def values(document: Document) -> dict:
    """Return what can be changed in `document`, by field."""
    return {name: getattr(document, name) for name in _CHANGES}


def _value(name: str, value) -> str:
    if name == "kind":
        return str(Document.Kind(value).label)
    if name == "file":
        return f"“{value['name']}”" if value.get("name") else "(không có)"
    if not value:
        return "(để trống)"
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else f"“{value}”"
