"""The process in which pictures are decoded: python -m articles.photos.decoder KIND MOST EDGE MB

Reads the file from its input; writes a line of JSON and then the pixels (see apart.py). Knows no
Django, no secret and no database: a decoder that is broken by a picture breaks here.
"""

import json
import sys

from PIL import Image

from articles.photos import heif, jpeg, pixels

SECONDS = 20  # of processor time; the largest pictures take two

_REFUSED = (pixels.TooManyPixels, jpeg.Cut, jpeg.TooManyScans, MemoryError)


def limit(megabytes: int) -> None:
    """Let this process have so much memory of its own and SECONDS, where the system can do it."""
    try:
        import resource  # not on Windows

        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_DATA, (megabytes << 20,) * 2)
    except (ImportError, OSError, ValueError):
        pass


def main(kind: str, most: str, edge: str, megabytes: str) -> None:
    """Decode what comes in, in the bounds given."""
    limit(int(megabytes))
    opener = heif.Opened if kind == "HEIF" else None
    data = sys.stdin.buffer.read()
    try:
        found = pixels.read(data, kind, int(most), int(edge), opener)
    except _REFUSED as error:
        _say({"refused": type(error).__name__})
    except Exception as error:  # decoders raise nearly anything
        _say({"broken": repr(error)[:500]})
    else:
        _say({"size": found.image.size, "taken": found.taken}, found.image)


def _say(head: dict, image: Image.Image | None = None) -> None:
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n")
    if image:
        sys.stdout.buffer.write(image.tobytes())


if __name__ == "__main__":
    main(*sys.argv[1:])
