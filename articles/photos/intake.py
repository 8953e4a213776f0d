"""Pictures from outside: opened with suspicion, kept as pixels only.

What is stored was encoded here, so no EXIF, position, comment or trailing byte of the upload
survives. Files are named by their content: the same picture is stored once.
"""

import hashlib
import io
import logging
import re
import threading
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image, ImageCms, ImageOps

from articles.models.pictures import StoredPicture, names_of
from articles.photos import names, storage
from articles.photos import renditions as versions

log = logging.getLogger(__name__)

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
_EXIF_IFD, _TAKEN_AT = 0x8769, 0x9003  # DateTimeOriginal, "2022:05:18 19:30:00", local time
_QUALITY = 84
# One picture of the largest size takes some hundred megabytes while it is decoded; eight threads
# must not each hold one.
_one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class Picture:
    """A picture as it will be stored: encoded bytes, size in pixels, time taken."""

    data: bytes
    width: int
    height: int
    taken_at: datetime | None = None
    tone: str = ""
    source: str = ""
    root: str = ""
    turn: int = 0
    crop: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes, in hex."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def file(self) -> str:
        """The name in the default storage, made from the content."""
        return names.master(self.digest)

    @property
    def fields(self) -> dict:
        """What a row about the stored picture says."""
        return {name: getattr(self, name) for name in names_of(StoredPicture)}


def decode(upload) -> Picture:
    """Return the picture in `upload`, upright, in sRGB, no larger than the setting allows.

    `upload` is a Django file or any binary file object with a `size`. Nothing is stored. Raises
    ValidationError, in words for a clerk, if it is too large or no picture that we take.
    """
    if upload.size > settings.PHOTO_MAX_BYTES:
        raise _refusal(
            f"Ảnh nặng {upload.size / 2**20:.0f} MB, quá mức "
            f"{settings.PHOTO_MAX_BYTES // 2**20} MB. Hãy chọn cỡ nhỏ hơn khi gửi từ điện thoại."
        )
    try:
        with _one_at_a_time, Image.open(upload, formats=FORMATS) as image:
            _refuse_bomb(image)  # before any pixel is decoded
            taken_at = _taken_at(image)
            # A JPEG decoder can skip what a smaller picture does not need; others ignore this.
            image.draft(None, (settings.PHOTO_LONGEST_EDGE,) * 2)
            return replace(encode(_upright_rgb(image), taken_at), source=_sha256(upload))
    except (ValidationError, storage.Failed):
        raise
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except Exception as error:  # decoders raise nearly anything on hostile input
        log.info("picture refused: %r", error)
        raise _refusal(
            "Không đọc được ảnh này. Tệp có thể bị hỏng hoặc không phải ảnh JPEG, PNG, WebP, AVIF, "
            "GIF. Hãy mở ảnh trên máy, lưu lại dạng JPEG rồi tải lên."
        ) from error


def encode(pixels: Image.Image, taken_at: datetime | None = None) -> Picture:
    """Return the RGB picture `pixels` encoded, no edge longer than the setting allows."""
    pixels = _bounded(pixels)
    buffer = io.BytesIO()
    bare = pixels.copy()
    bare.info = {}  # the encoder would write the upload's comment into the file
    bare.save(buffer, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    red, green, blue = pixels.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    tone = f"{red:02x}{green:02x}{blue:02x}"
    return Picture(buffer.getvalue(), pixels.width, pixels.height, taken_at, tone)


def derive(root: str, turn: int, crop: str) -> Picture:
    """Return the stored picture of digest `root`, turned clockwise by `turn` degrees, then cropped.

    `crop` is "x,y,width,height" in thousandths of the turned picture, or empty for all of it.
    Nothing is stored. Raises ValidationError for what cannot be cut so, FileNotFoundError where the
    root is gone.
    """
    box = _box(crop)
    if turn not in (0, 90, 180, 270):
        raise _refusal("Chỉ xoay được ảnh từng góc vuông.")
    with default_storage.open(names.master(root)) as file, Image.open(file) as image:
        pixels = image.convert("RGB").rotate(-turn, expand=True)
    if box:
        left, top, width, height = box
        wide, high = pixels.size
        pixels = pixels.crop(
            (
                left * wide // 1000,
                top * high // 1000,
                (left + width) * wide // 1000,
                (top + height) * high // 1000,
            )
        )
    return replace(encode(pixels), root=root, turn=turn, crop=crop)


def store(picture: Picture, *, renditions: bool = True) -> None:
    """Store `picture` under its name, whole or not at all; once, however often it comes.

    Its smaller versions too; without `renditions` they are made when somebody asks for them.
    Raises storage.Failed.
    """
    storage.put(picture.file, picture.data)
    if renditions:
        versions.make(picture.digest)


def _box(crop: str) -> tuple[int, int, int, int] | None:
    if not crop:
        return None
    found = re.fullmatch(r"(\d{1,4}),(\d{1,4}),(\d{1,4}),(\d{1,4})", crop)
    left, top, width, height = map(int, found.groups()) if found else (0, 0, 0, 0)
    if not (width and height and left + width <= 1000 and top + height <= 1000):
        raise _refusal("Phần cắt không nằm trong ảnh. Hãy kéo lại khung cắt.")
    return left, top, width, height


def _sha256(upload) -> str:
    upload.seek(0)
    return hashlib.file_digest(upload, "sha256").hexdigest()


def _bounded(image: Image.Image) -> Image.Image:
    """Return `image`, or a copy of it that is no longer than the setting allows."""
    scale = settings.PHOTO_LONGEST_EDGE / max(image.size)
    if scale >= 1:
        return image
    size = tuple(max(1, round(edge * scale)) for edge in image.size)
    # The gap has most of the shrinking done by averaging, at a fraction of the cost.
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


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
    """Decode the first frame, turn it upright, and bring it to sRGB on white.

    Made small as soon as its mode allows: what follows works on a few megapixels.
    """
    profile = image.info.get("icc_profile")
    has_alpha = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    if image.mode.startswith("I"):  # 16 bits of grey; convert() alone would turn them all white
        image = image.point(lambda grey: grey * (1 / 256)).convert("L")
    if has_alpha or image.mode in ("1", "P"):
        image = image.convert("RGBA" if has_alpha else "RGB")
    image = ImageOps.exif_transpose(_bounded(image))
    if has_alpha:
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
