"""Advice on text in an encoding of before Unicode: readers would see "§¶ng bé". Pure."""

from collections.abc import Iterable

from articles import richtext
from articles.content import Content
from articles.editorial.advice.base import Advice
from wards import legacy

_SHOWN = 300  # signs of a body that are read again; enough to know it by


def advise(text: Content) -> Iterable[Advice]:
    """Yield advice for title, lead, body and photos, with the text as it was meant."""
    captions = " ".join(f"{photo.caption}. {photo.alt}." for photo in text.photos)
    for field, value in (("title", text.title), ("lead", text.lead), ("photos", captions)):
        if found := legacy.find(value):
            yield _advice(field, found, found.text)
    # A paragraph at a time: one that came from an old file hides among many others.
    for block in richtext.to_text(text.body).split("\n"):
        if found := legacy.find(block):
            yield _advice("body", found, found.text)
            return


def _advice(field: str, found: legacy.Found, meant: str) -> Advice:
    cut = meant if len(meant) <= _SHOWN else f"{meant[:_SHOWN].rsplit(' ', 1)[0]}…"
    return Advice(
        field,
        f"Có chữ theo bảng mã cũ ({found.encoding}) nên bạn đọc sẽ thấy sai. Hãy chuyển sang "
        "Unicode trong Word rồi dán lại, hoặc chép câu dưới đây và soát lại.",
        suggestion=cut,
    )
