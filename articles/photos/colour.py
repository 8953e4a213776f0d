"""Every kind of colour that a file may hold, brought to sRGB on white. Pure."""

import io
import logging

from PIL import Image, ImageChops, ImageCms

log = logging.getLogger(__name__)

_SRGB = ImageCms.createProfile("sRGB")
# Only with these does a profile of the file say anything about its pixels.
_PROFILED = {"RGB", "CMYK", "L"}


def is_flat(image: Image.Image) -> bool:
    """Whether `flat` returns `image` as it is, or nearly."""
    return image.mode in _PROFILED and "transparency" not in image.info


def flat(part: Image.Image) -> Image.Image:
    """Return `part`, a picture or a strip of one, as L, RGB or CMYK: nothing shines through."""
    if part.mode.startswith("I"):  # 16 bits of grey; convert() alone would turn them all white
        return part.point(lambda grey: grey * (1 / 256)).convert("L")
    if part.mode in ("RGBA", "RGBa", "LA", "PA") or "transparency" in part.info:
        part = part.convert("RGBA")
        white = Image.new("RGBA", part.size, "white")
        return Image.alpha_composite(white, part).convert("RGB")
    if part.mode == "CMYK" and "adobe" not in part.info:
        # The decoder takes them all for Adobe's, which are stored as negatives.
        return ImageChops.invert(part)
    if part.mode in _PROFILED:
        return part
    return part.convert("L" if part.mode == "1" else "RGB")


def to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return the flat picture `image` in sRGB; a profile that cannot be used is ignored."""
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            return ImageCms.profileToProfile(image, source, _SRGB, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError) as error:  # OSError: no profile at all
            log.info("colour profile ignored: %r", error)
    return image.convert("RGB")


def tone(image: Image.Image) -> str:
    """The mean colour of the RGB picture `image` as six hex digits."""
    return "".join(f"{part:02x}" for part in image.resize((1, 1), Image.Resampling.BOX).tobytes())
