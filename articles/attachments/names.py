"""Names of attached files: what they are called, where they lie. Pure.

A name comes from somebody's machine and ends up on a resident's; the ending always says what the
content is.
"""

import re
import unicodedata

from wards.text import one_line, slugify

KINDS = ("pdf", "docx", "xlsx")
LABELS = {"pdf": "PDF", "docx": "Word", "xlsx": "Excel"}
TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
FOLDER = "tep"
KEY = "[0-9a-f]{16}"  # the part of a digest that stands in addresses
MOST_SIGNS = 100  # of a name without its ending: 255 bytes are what file systems take
TITLE_LENGTH = 200

_STORED = re.compile(rf"{FOLDER}/[0-9a-f]{{2}}/([0-9a-f]{{64}})\.({'|'.join(KINDS)})")
_ENDING = re.compile(r"\.(?:pdf|docx?|docm|dotx|xlsx?|xlsm|xlsb|xltx)$", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"|?*]')
# Windows keeps these for devices, whatever ending follows.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)", re.IGNORECASE)
_NO_STEM = "tep-dinh-kem"


def stored(digest: str, kind: str) -> str:
    """The name in the store of the file with this SHA-256."""
    return f"{FOLDER}/{digest[:2]}/{digest}.{kind}"


def digest_of(file: str) -> str:
    """The SHA-256 in the name `file` of the store; "" where it is none of ours."""
    match = _STORED.fullmatch(file)
    return match[1] if match else ""


def kind_of(file: str) -> str:
    """The kind that the name `file` of the store says; "" where it is none of ours."""
    match = _STORED.fullmatch(file)
    return match[2] if match else ""


def clean(name: str, kind: str) -> str:
    """Return `name` as a file of `kind` may be called anywhere: one line, NFC, no path.

    Never empty; cleaning it again changes nothing.
    """
    return f"{stem(name)}.{kind}"


def stem(name: str) -> str:
    """Return what `name` says without folders and the ending that says its kind."""
    bare = re.split(r"[/\\]", _visible(name))[-1]
    bare = _FORBIDDEN.sub(" ", bare)
    # Cut, then taken apart again: either may bring what the other removes to an end of it.
    while (shorter := _trimmed(_ENDING.sub("", _trimmed(bare)[:MOST_SIGNS]))) != bare:
        bare = shorter
    return f"_{bare}" if _DEVICES.match(bare) else bare or _NO_STEM


def title(text: str) -> str:
    """Return `text` as a title that is shown: one line without signs that nobody sees."""
    return one_line(_visible(text))[:TITLE_LENGTH].strip()


def in_address(name: str, kind: str) -> str:
    """Return `name` as it stands at the end of an address; the part before decides."""
    return f"{slugify(stem(name)) or _NO_STEM}.{kind}"


def _visible(text: str) -> str:
    """`text` without control and format signs: those turn "fdp.exe" around or hide a part of it."""
    spaced = re.sub(r"\s", " ", text)
    kept = (sign for sign in spaced if unicodedata.category(sign) not in _UNSEEN)
    return unicodedata.normalize("NFC", "".join(kept))


_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}


def _trimmed(text: str) -> str:
    return one_line(text).strip(" .")
