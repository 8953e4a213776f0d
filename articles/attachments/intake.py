"""Files from outside: examined before anything of them is kept, then stored under their hash."""

import hashlib
import json
import logging
import os
import subprocess
import sys
import threading
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError

from articles.attachments import examine, names, words
from articles.attachments.entries import Attachment
from articles.photos import storage

log = logging.getLogger(__name__)

_SECONDS = 2 * examine.SECONDS  # by the clock; a busy machine gives a child less than its time
_NEEDED = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR")  # all of the environment it gets
# Each child may take some hundred megabytes: eight threads must not each have one.
_few_at_a_time = threading.BoundedSemaphore(2)


@dataclass(frozen=True)
class Taken:
    """A file that was taken in and stored; `people` are named in it (told once, kept nowhere)."""

    attachment: Attachment
    people: tuple[str, ...]

    @property
    def warnings(self) -> list[str]:
        """What the writer should know of the file before it goes out."""
        said = words.notes(self.attachment.notes)
        if self.people and said:
            said[-1] = f"{said[-1]} Tên trong tệp: {', '.join(self.people)}."
        return said


def take(upload) -> Taken:
    """Examine and store `upload`, a Django file. Raises ValidationError in words for a clerk."""
    if upload.size > settings.ATTACHMENT_MAX_BYTES:
        raise _refusal(words.too_large(upload.size, settings.ATTACHMENT_MAX_BYTES))
    data = upload.read()
    found = _examined(data)
    kind, name = found["kind"], upload.name or ""
    attachment = Attachment(
        name=names.clean(name, kind),
        file=names.stored(hashlib.sha256(data).hexdigest(), kind),
        bytes=len(data),
        title=names.title(names.stem(name).replace("_", " ")),
        notes=tuple(found["notes"]),
    )
    try:
        storage.put(attachment.file, data)
    except storage.Failed as error:
        raise _refusal(storage.explain(error)) from error
    return Taken(attachment, tuple(found["people"]))


def _examined(data: bytes) -> dict:
    """What `examine.look` says of `data`, from a process that it cannot harm. ValidationError."""
    try:
        with _few_at_a_time:
            child = subprocess.run(
                [sys.executable, "-m", examine.__name__],
                input=data,
                capture_output=True,
                cwd=settings.BASE_DIR,
                env={name: os.environ[name] for name in _NEEDED if name in os.environ},
                timeout=_SECONDS,
                check=False,
            )
    except subprocess.TimeoutExpired as error:
        raise _refusal(words.REFUSALS["heavy"]) from error
    if child.stderr:
        log.info("attachment: %s", child.stderr[-1000:].decode(errors="replace"))
    try:
        said = json.loads(child.stdout)
    except ValueError as error:  # killed at a bound, or it broke
        log.warning("examining a file ended with %s", child.returncode)
        raise _refusal(words.REFUSALS["heavy"]) from error
    if code := said.get("unfit"):
        raise _refusal(words.REFUSALS[code])
    return said


def _refusal(message: str) -> ValidationError:
    return ValidationError(message, code="attachment")
