"""Whether a file may be attached, decided in a process of its own.

What parses hostile files may loop, grow or crash; here that costs a child with bounded memory and
time, which has neither the settings nor a connection of the site. `python -m` runs it: the file
comes on the standard input, the answer leaves as JSON.
"""

import json
import sys
from xml.parsers.expat import ExpatError

from articles.attachments import office, portable
from articles.attachments.unfit import Unfit

MEMORY = 768 * 2**20  # bytes of address space; the file itself is in there twice
SECONDS = 20  # of computing

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF", b"II*\x00", b"MM\x00*", b"\x00\x00\x00")


def look(data: bytes) -> dict:
    """Return {"kind", "notes", "people"} of a file that may be attached. Raises Unfit."""
    try:
        if data.startswith(b"%PDF-"):
            kind, (notes, people) = "pdf", portable.examine(data)
        elif data.startswith(b"PK\x03\x04"):
            kind, notes, people = office.examine(data)
        else:
            raise Unfit(_other(data))
    except (Unfit, MemoryError):
        raise
    except ExpatError as error:
        raise Unfit("broken") from error
    except Exception as error:  # parsers raise nearly anything on hostile input
        print(repr(error)[:500], file=sys.stderr)
        raise Unfit("broken") from error
    named = sorted({name.strip()[:100] for name in people} - {""})
    return {
        "kind": kind,
        "notes": sorted(notes | ({"people"} if named else set())),
        "people": named,
    }


def _other(data: bytes) -> str:
    """Which refusal fits a file that is none of ours."""
    if not data:
        return "empty"
    if data.startswith(_OLD):
        held = {
            "EncryptedPackage": "password",
            "WordDocument": "old-word",
            "Workbook": "old-excel",
        }
        found = (code for name, code in held.items() if name.encode("utf-16-le") in data)
        return next(found, "old-office")
    if b"%PDF-" in data[:1024]:
        return "broken"  # something stands before it
    return "picture" if data.startswith(_PICTURES) else "unknown"


def main() -> None:
    """Examine the standard input within bounds."""
    _bound()
    try:
        said = look(sys.stdin.buffer.read())
    except Unfit as unfit:
        said = {"unfit": unfit.code}
    except MemoryError:
        said = {"unfit": "heavy"}
    print(json.dumps(said))


def _bound() -> None:
    try:
        import resource
    except ImportError:  # no such bounds on this system; the parent still looks at the clock
        return
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS)):
        hard = resource.getrlimit(what)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
