"""Pictures from outside: opened with suspicion, kept as pixels only.

What is stored was encoded here, so no EXIF, position, comment or trailing byte of the upload
survives. Files are named by their content: the same picture is stored once.
"""

import hashlib
import logging
from dataclasses import replace

from django.conf import settings

from articles.photos import apart, formats, jpeg, pixels, refusals, slots, storage, taken
from articles.photos import renditions as versions
from articles.photos.edits import derive
from articles.photos.picture import Picture, encode

__all__ = ["Picture", "decode", "derive", "encode", "store"]

log = logging.getLogger(__name__)


def decode(upload) -> Picture:
    """Return the picture in `upload`, upright, in sRGB, no larger than the setting allows.

    `upload` is a Django file or any binary file object with a `size`. Nothing is stored. Raises
    ValidationError, in words for a clerk, if it is too large or no picture that we take; with the
    code "busy" if other pictures kept the server from it.
    """
    if upload.size > settings.PHOTO_MAX_BYTES:
        raise refusals.heavy(upload.size)
    upload.seek(0)
    data = upload.read()
    kind = formats.of(data)
    if kind is None:
        raise refusals.unknown(data)
    try:
        picture = slots.work(_picture, data, kind)
    except slots.Busy as error:
        raise refusals.busy() from error
    return replace(picture, source=hashlib.sha256(data).hexdigest())


def _picture(data: bytes, kind: str) -> Picture:
    found = _read(data, kind)
    return encode(found.image, taken.instant(*found.taken))


def _read(data: bytes, kind: str) -> pixels.Pixels:
    """The pixels of `data`. Raises ValidationError for whatever goes wrong with them."""
    most = settings.PHOTO_MAX_PIXELS_OF.get(kind, settings.PHOTO_MAX_PIXELS)
    read = pixels.read if kind == "JPEG" else apart.read
    try:
        return read(data, kind, most, settings.PHOTO_LONGEST_EDGE)
    except pixels.TooManyPixels as error:
        raise refusals.many_pixels(kind, most) from error
    except jpeg.Cut as error:
        raise refusals.cut() from error
    except (jpeg.TooManyScans, apart.TooMuchMemory) as error:
        raise refusals.demanding() from error
    except Exception as error:  # decoders raise nearly anything on hostile input
        log.info("picture refused: %r", error)
        raise refusals.broken() from error


def store(picture: Picture, *, renditions: bool = True) -> None:
    """Store `picture` under its name, whole or not at all; once, however often it comes.

    Its smaller versions too; without `renditions`, or while the server is busy with other pictures,
    they are left to be made when somebody asks for them. Raises storage.Failed.
    """
    storage.put(picture.file, picture.data)
    if renditions:
        try:
            versions.make(picture.digest, picture.data)
        except versions.Busy:
            log.info("versions of %s are left for later", picture.digest)
