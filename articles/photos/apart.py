"""Pictures decoded in a process of their own, with a bound on its memory and time.

A file of a few hundred bytes may claim, or hide, a picture that takes gigabytes; WebP and AVIF
decoders ask for many times what the pixels need; and decoders of video formats have a history of
being broken by hostile files. A JPEG is none of this and is the everyday case, so it stays here.
"""

import json
import logging
import os
import subprocess
import sys

from django.conf import settings
from PIL import Image

from articles.photos import jpeg, pixels

log = logging.getLogger(__name__)

_PATIENCE = 60  # seconds by the clock, on a machine that has other things to do


class TooMuchMemory(Exception):
    """The picture does not fit into what its process may have."""


class Broken(Exception):
    """The decoder cannot read it, or was broken by it."""


def read(data: bytes, kind: str, most: int, edge: int) -> pixels.Pixels:
    """Like pixels.read. Raises pixels.TooManyPixels, jpeg.Cut, TooMuchMemory and Broken."""
    arguments = (kind, str(most), str(edge), str(settings.PHOTO_DECODER_MEGABYTES))
    try:
        run = subprocess.run(
            [sys.executable, "-m", "articles.photos.decoder", *arguments],
            input=data,
            capture_output=True,
            cwd=settings.BASE_DIR,
            # None of our settings: what is not there cannot be read out.
            env={"PATH": os.defpath, "PYTHONDONTWRITEBYTECODE": "1"},
            timeout=_PATIENCE,
        )
    except subprocess.TimeoutExpired as error:
        raise Broken("out of time") from error
    head, _, raw = run.stdout.partition(b"\n")
    if run.returncode or not head:
        raise Broken(f"ended with {run.returncode}: {run.stderr[-500:]!r}")
    answer = json.loads(head)
    match answer.get("refused"):
        case "TooManyPixels":
            raise pixels.TooManyPixels
        case "Cut":
            raise jpeg.Cut
        case "MemoryError":
            raise TooMuchMemory
    if "size" not in answer:
        raise Broken(answer.get("broken") or answer.get("refused"))
    image = Image.frombytes("RGB", tuple(answer["size"]), raw)
    return pixels.Pixels(image, tuple(answer["taken"]))
