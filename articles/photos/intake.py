"""Pictures from outside: opened with suspicion, kept as pixels only.

What is stored was encoded here, so no EXIF, position, comment or trailing byte of the upload
survives. Files are named by their content: the same picture is stored once.
"""

import hashlib
import io
import logging
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image, ImageCms, ImageOps

log = logging.getLogger(__name__)

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
_EXIF_IFD, _TAKEN_AT = 0x8769, 0x9003  # DateTimeOriginal, "2022:05:18 19:30:00", local time
_QUALITY = 84


@dataclass(frozen=True)
class StoredPhoto:
    """A stored picture: its name in the default storage, SHA-256, size in pixels, time taken."""

    file: str
    digest: str
    width: int
    height: int
    taken_at: datetime | None


def accept(upload) -> StoredPhoto:
    """Take in `upload` (see `decode`) and store it. Raises ValidationError."""
    return store(*decode(upload))


def decode(upload) -> tuple[Image.Image, datetime | None]:
    """Return the picture in `upload` upright, in sRGB, and when it was taken, if it says so.

    `upload` is a Django file or any binary file object with a `size`. Raises ValidationError, in
    words for a clerk, if it is too large or no picture that we take.
    """
    if upload.size > settings.PHOTO_MAX_BYTES:
        raise _refusal(
            f"Ảnh nặng {upload.size / 2**20:.0f} MB, quá mức "
            f"{settings.PHOTO_MAX_BYTES // 2**20} MB. Hãy chọn cỡ nhỏ hơn khi gửi từ điện thoại."
        )
    try:
        with Image.open(upload, formats=FORMATS) as image:
            _refuse_bomb(image)  # before any pixel is decoded
            return _upright_rgb(image), _taken_at(image)
    except ValidationError:
        raise
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except Exception as error:  # decoders raise nearly anything on hostile input
        log.info("picture refused: %r", error)
        raise _refusal(
            "Không đọc được ảnh này. Tệp có thể bị hỏng hoặc không phải ảnh JPEG, PNG, WebP, AVIF, "
            "GIF. Hãy mở ảnh trên máy, lưu lại dạng JPEG rồi tải lên."
        ) from error


def store(pixels: Image.Image, taken_at: datetime | None = None) -> StoredPhoto:
    """Encode the RGB picture `pixels`, no edge longer than the setting allows, and store it."""
    edge = settings.PHOTO_LONGEST_EDGE
    if max(pixels.size) > edge:
        pixels.thumbnail((edge, edge), Image.Resampling.LANCZOS)
    pixels.info = {}  # the encoder would write the upload's comment into the file
    buffer = io.BytesIO()
    pixels.save(buffer, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    digest = hashlib.sha256(buffer.getvalue()).hexdigest()
    name = f"photos/{digest[:2]}/{digest}.jpg"
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(buffer.getvalue()))
    return StoredPhoto(name, digest, pixels.width, pixels.height, taken_at)


def _refuse_bomb(image: Image.Image) -> None:
    if image.width * image.height > settings.PHOTO_MAX_PIXELS:
        raise _too_many_pixels()


def _too_many_pixels() -> ValidationError:
    return _refusal(
        f"Ảnh có hơn {settings.PHOTO_MAX_PIXELS // 1_000_000} triệu điểm ảnh. Hãy thu nhỏ ảnh rồi "
        "tải lên lại."
    )


def _refusal(message: str) -> ValidationError:
    return ValidationError(message, code="photo")


def _taken_at(image: Image.Image) -> datetime | None:
    try:
        written = image.getexif().get_ifd(_EXIF_IFD).get(_TAKEN_AT)
        taken = timezone.make_aware(datetime.strptime(str(written), "%Y:%m:%d %H:%M:%S"))
        return taken.astimezone(UTC)  # the year 1 overflows here, not in the database
    except Exception:  # a broken or missing EXIF block says nothing about the picture
        return None


def _upright_rgb(image: Image.Image) -> Image.Image:
    """Decode the first frame, turn it upright, and bring it to sRGB on white."""
    profile = image.info.get("icc_profile")
    image = ImageOps.exif_transpose(image)
    if image.mode.startswith("I"):  # 16 bits of grey; convert() alone would turn them all white
        image = image.point(lambda grey: grey * (1 / 256)).convert("L")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        white = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(white, image).convert("RGB")
    if profile and image.mode in ("RGB", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            return ImageCms.profileToProfile(
                image, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError) as error:  # OSError: no profile at all
            log.info("colour profile ignored: %r", error)
    return image.convert("RGB")
