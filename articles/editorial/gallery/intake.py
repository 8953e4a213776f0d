"""Files into staged pictures: decoded outside any transaction, stored before their row is written.

Never half: a file without a row is swept one day, a row without a file never comes about.
"""

import logging
from collections.abc import Iterable
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError

from articles.editorial.gallery import same, uploads
from articles.editorial.gallery.same import Same
from articles.models import PhotoUpload
from articles.photos import intake, storage, tombstones
from articles.publishing import Refused

log = logging.getLogger(__name__)


class NotTaken(Exception):
    """A picture that was not taken, and why in Vietnamese; `status` is what HTTP calls it."""

    def __init__(self, reason: str, status: int = 400):
        super().__init__(reason)
        self.reason, self.status = reason, status


@dataclass(frozen=True)
class Taken:
    """What came of several files, of which all but the pictures in their order go by name.

    `refused` has the reasons, `alike` where pictures stand already.
    """

    pictures: tuple[PhotoUpload, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    alike: tuple[tuple[str, Same], ...] = ()


NOTHING = Taken()


def take(form: uploads.Form, file) -> PhotoUpload:
    """Stage the picture in `file` for `form`. Raises NotTaken."""
    try:
        uploads.refuse_if_full(form)
        picture = intake.decode(file)
        tombstones.refuse(picture)
        intake.store(picture)
        with _left_nowhere(picture):
            return uploads.stage(form, picture, _name(file))
    except ValidationError as error:
        raise NotTaken(" ".join(error.messages)) from error
    except Refused as refusal:
        raise NotTaken(" ".join(refusal.reasons), 409) from refusal
    except OSError as error:
        raise _unstored(error) from error


def take_all(form: uploads.Form, files: Iterable) -> Taken:
    """Stage what can be taken of `files`; one that cannot spoils nothing.

    In the order in which they were taken.
    """
    pictures, refused = [], []
    for file in files:
        try:
            pictures.append(take(form, file))
        except NotTaken as error:
            refused.append((_name(file), error.reason))
    once = {picture.pk: picture for picture in pictures}.values()
    ordered = uploads.in_order(once)
    alike = [(picture.name, each) for picture in ordered for each in same.of(form, picture)]
    return Taken(tuple(ordered), tuple(refused), tuple(alike))


def edit(form: uploads.Form, shown, name: str, turn: int, crop: str) -> PhotoUpload:
    """Stage the root of `shown`, a photo or a staged picture, turned and cropped anew.

    Raises NotTaken.
    """
    try:
        made = intake.derive(shown.family, turn, crop)
        # What the root's file no longer tells.
        picture = replace(made, source=shown.source, taken_at=shown.taken_at)
        tombstones.refuse(picture)
        intake.store(picture)
        with _left_nowhere(picture):
            return uploads.replace(form, picture, name)
    except ValidationError as error:
        raise NotTaken(" ".join(error.messages)) from error
    except FileNotFoundError as error:
        raise NotTaken("Không còn tệp gốc của ảnh này nên không xoay hay cắt được.", 410) from error
    except OSError as error:
        raise _unstored(error) from error


@contextmanager
def _left_nowhere(picture: intake.Picture):
    """Delete the files of `picture` if it was taken down after they were stored."""
    try:
        yield
    except ValidationError:
        tombstones.clear(picture.digest)
        raise


def _unstored(error: OSError) -> NotTaken:
    log.warning("a picture could not be stored: %r", error)
    failed = storage.failure(error)
    return NotTaken(storage.explain(failed), 507 if isinstance(failed, storage.Full) else 503)


def _name(file) -> str:
    """The name of `file`, without the folders that some browsers send along."""
    return PurePosixPath(str(file.name or "").replace("\\", "/")).name or "Ảnh"
