"""Why a picture is not taken, in words that tell a clerk what to do."""

from django.conf import settings
from django.core.exceptions import ValidationError

from articles.photos import formats

_SHOWN = {"WEBP": "WebP", "HEIF": "HEIC"}
_AS_JPEG = "Hãy mở ảnh trên máy, lưu lại dạng JPEG rồi tải lên."


def refusal(message: str, code: str = "photo") -> ValidationError:
    """The error that says `message`."""
    return ValidationError(message, code=code)


def heavy(size: int) -> ValidationError:
    """The file has too many bytes."""
    return refusal(
        f"Ảnh nặng {size / 2**20:.0f} MB, quá mức {settings.PHOTO_MAX_BYTES // 2**20} MB. "
        "Hãy chọn cỡ nhỏ hơn khi gửi từ điện thoại."
    )


def unknown(data: bytes) -> ValidationError:
    """The file is none of the formats that are taken."""
    if not data:
        return refusal("Tệp này rỗng, không có ảnh bên trong. Hãy chọn lại ảnh.")
    if name := formats.name_of_other(data):
        if name.startswith(("ảnh", "hình", "biểu tượng", "tệp Photoshop")):
            return refusal(f"Đây là {name}. Cổng chỉ nhận ảnh {formats.NAMES}. {_AS_JPEG}")
        return refusal(f"Đây là {name}, không phải ảnh. Cổng nhận ảnh {formats.NAMES}.")
    return refusal(f"Không đọc được ảnh này. Cổng chỉ nhận ảnh {formats.NAMES}. {_AS_JPEG}")


def many_pixels(kind: str, most: int) -> ValidationError:
    """The picture is larger than those of its kind may be."""
    of_kind = f" {_SHOWN.get(kind, kind)}" if kind in settings.PHOTO_MAX_PIXELS_OF else ""
    return refusal(
        f"Ảnh{of_kind} có hơn {most // 1_000_000} triệu điểm ảnh. Hãy thu nhỏ ảnh rồi tải lên lại."
    )


def cut() -> ValidationError:
    """The end of the picture is missing."""
    return refusal(
        "Ảnh này thiếu phần cuối: tệp có thể bị hỏng hoặc chưa chép xong. Hãy mở ảnh trên máy xem "
        "có đủ không, rồi gửi lại từ điện thoại hoặc thẻ nhớ."
    )


def broken() -> ValidationError:
    """The decoder cannot make sense of it."""
    return refusal(f"Không đọc được ảnh này. Tệp có thể bị hỏng. {_AS_JPEG}")


def demanding() -> ValidationError:
    """It would take more time or memory than a photo does."""
    return refusal(f"Ảnh này được nén theo cách quá nặng cho máy chủ. {_AS_JPEG}")


def busy() -> ValidationError:
    """Other pictures are still being worked on."""
    return refusal(
        "Máy chủ đang bận xử lý ảnh khác nên chưa nhận ảnh này. Bạn hãy thử lại sau ít phút.",
        code="busy",
    )
