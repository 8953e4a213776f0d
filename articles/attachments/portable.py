"""PDF, opened with suspicion. Pure but for the parser; runs in the child of `examine`."""

import io
import zipfile

import pikepdf

from articles.attachments.unfit import Unfit

_ACTIONS = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData"}
_INSIDE = {"/EmbeddedFile", "/FileAttachment", "/RichMedia", "/GoToE"}
_REMARKS = {"/Text", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Caret", "/Ink"}
_HTML = (b"<html", b"<script", b"<!doctype", b"<svg")


def examine(data: bytes) -> tuple[set[str], set[str]]:
    """Return the codes of what the PDF in `data` carries along, and the names of people in it.

    Raises Unfit; a parser's own errors may come through, each of which means that it is broken.
    """
    _refuse_two_in_one(data)
    try:
        # No recovery: what a parser has to guess at, each reader's program guesses otherwise.
        pdf = pikepdf.open(io.BytesIO(data), attempt_recovery=False, suppress_warnings=True)
    except pikepdf.PasswordError as error:
        raise Unfit("password") from error
    with pdf:
        notes = _walk(pdf)
        if len(pdf.pages) < 1:
            raise Unfit("broken")
        author = pdf.docinfo.get("/Author") if "/Info" in pdf.trailer else None
        return notes, {str(author)} if isinstance(author, pikepdf.String | str) else set()


def _refuse_two_in_one(data: bytes) -> None:
    """Refuse a file that another program would take for something else than a PDF."""
    head, end = data[:1024].lower(), data.rstrip(b"\x00\t\n\x0c\r \x1a")
    if not data.startswith(b"%PDF-") or any(sign in head for sign in _HTML):
        raise Unfit("broken")
    if not end.endswith(b"%%EOF") or zipfile.is_zipfile(io.BytesIO(data)):
        raise Unfit("broken")


def _walk(pdf: pikepdf.Pdf) -> set[str]:
    """Look at every object, those in other objects included, whatever they hang on."""
    notes = set()
    for whole in pdf.objects:
        parts = [whole]
        while parts:
            part = parts.pop()
            if isinstance(part, pikepdf.Stream | pikepdf.Dictionary):
                found = dict(part.items())
                _look(found, notes)
                inner = found.values()
            elif isinstance(part, pikepdf.Array):
                inner = part
            else:
                continue
            # What is referred to is an object of its own and comes along by itself.
            parts += [p for p in inner if isinstance(p, pikepdf.Object) and not p.is_indirect]
    return notes


def _look(found: dict, notes: set[str]) -> None:
    said = {str(found[key]) for key in ("/S", "/Type", "/Subtype") if _is_name(found.get(key))}
    if "/JS" in found or "/JavaScript" in found or said & _ACTIONS:
        raise Unfit("script")
    if "/XFA" in found:
        raise Unfit("xfa")
    if "/EF" in found or said & _INSIDE:
        raise Unfit("inside")
    if said & _REMARKS and "/Rect" in found:
        notes.add("comments")


def _is_name(value) -> bool:
    return isinstance(value, pikepdf.Name)
