"""What is taken of what phones, cameras and scanners make, and what a clerk reads of the rest."""

import base64
from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from articles.photos import boxes, formats, intake
from articles.photos import jpeg as markers
from tests.articles.photos.made import (
    KINDS,
    RED,
    accept,
    close_to,
    colour,
    noise,
    raw,
    refusal,
    stored_image,
    upload,
    written,
)
from tests.makers import jpeg

# Red, 16 by 16, from `cjpeg -arithmetic`: Pillow cannot write such a file.
ARITHMETIC = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcp"
    "LDAxNDQ0Hyc5PTgyPC4zNDL/2wBDAQkJCQwLDBgNDRgyIRwhMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIy"
    "MjIyMjIyMjIyMjIyMjL/yQARCAAQABADASIAAhEBAxEB/8wACgAQEAUBEBEF/9oADAMBAAIRAxEAPwD/AKAdesAtbP/Z"
)
TWO = {"save_all": True, "append_images": [Image.new("RGB", (60, 40), (0, 255, 0))]}
FRAMES = {**TWO, "duration": 50}


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        *((kind, {}) for kind in KINDS),
        ("JPEG", {"progressive": True}),
        ("JPEG", {"subsampling": 0}),
        ("JPEG", {"restart_marker_rows": 1}),
        ("MPO", TWO),  # two pictures in one JPEG: phones with depth or a bright second exposure
        ("PNG", {"interlace": True}),
        *((kind, FRAMES) for kind in ("GIF", "PNG", "WEBP", "AVIF", "HEIF")),
        ("WEBP", {"lossless": True}),
        ("HEIF", {"tile_size": 32}),
        ("HEIF", {"chroma": "444"}),
        ("AVIF", {"subsampling": "4:4:4"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "-".join(value) or "plain",
)
def test_what_phones_and_cameras_make_is_taken_and_stored_as_jpeg(kind, options):
    photo = accept(upload(Image.new("RGB", (60, 40), RED), kind, **options))
    image = stored_image(photo)
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (60, 40))
    assert getattr(image, "n_frames", 1) == 1
    assert (photo.width, photo.height, photo.taken_at) == (60, 40, None)
    assert photo.file == f"photos/{photo.digest[:2]}/{photo.digest}.jpg"
    assert close_to(colour(image, (30, 20)), RED)


def test_arithmetic_coding_is_taken_too():
    assert close_to(colour(stored_image(accept(raw(ARITHMETIC))), (8, 8)), RED)


@pytest.mark.parametrize("brand", [b"mif1", b"msf1", b"heix"])
def test_a_heic_is_known_by_any_of_the_names_it_gives_itself(brand):
    data = written(Image.new("RGB", (60, 40), RED), "HEIF")
    assert data[8:12] == b"heic"
    assert stored_image(accept(raw(data[:8] + brand + data[12:]))).size == (60, 40)


@pytest.mark.parametrize("kind", ["PNG", "HEIF"])
def test_the_name_of_a_file_says_nothing_about_what_it_is(kind):
    file = upload(Image.new("RGB", (60, 40), RED), kind)
    file.name = "bao-cao.docx"
    assert stored_image(accept(file)).size == (60, 40)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (written(Image.new("RGB", (32, 32)), "BMP"), "Đây là ảnh BMP"),
        (written(Image.new("RGB", (32, 32)), "TIFF"), "Đây là ảnh TIFF"),
        (written(Image.new("RGB", (32, 32)), "ICO"), "Đây là biểu tượng ICO"),
        (written(Image.new("RGB", (32, 32)), "PPM"), "Không đọc được ảnh này"),
        (written(Image.new("RGB", (32, 32)), "PDF"), "Đây là tệp PDF"),
        (b"8BPS\0\1" + b"\0" * 40, "Đây là tệp Photoshop"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', "hình vẽ SVG"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a -->\n<svg width="9"/>', "hình vẽ SVG"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "Đây là tệp PostScript"),
        (b"PK\3\4" + b"\0" * 40, "Word, Excel"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0isommp42" + b"\0" * 40, "Đây là video"),
        ("Kính gửi phường Đức Giang".encode(), "Không đọc được ảnh này"),
        (b"GIF is a format", "Không đọc được ảnh này"),
        (b"\xff\xd8\xff\xe0", "thiếu phần cuối"),
        (b"\x89PNG\r\n\x1a\n", "Không đọc được ảnh này"),
        (b"GIF89a", "Không đọc được ảnh này"),
        (b"RIFF\0\0\0\0WEBP", "Không đọc được ảnh này"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "Không đọc được ảnh này"),
        (b"\0\0\0\x18ftypavif\0\0\0\0mif1avif", "Không đọc được ảnh này"),
        (b"", "Tệp này rỗng"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_whatever_else_is_refused_by_its_name_and_with_what_to_do(content, said):
    message = refusal(raw(content))
    assert said in message
    assert "JPEG" in message or "Hãy chọn lại ảnh" in message or "gửi lại" in message


def test_a_file_that_weighs_too_much_is_refused_unread(settings):
    file = upload(Image.new("RGB", (60, 40)), "PNG")
    settings.PHOTO_MAX_BYTES = file.size
    accept(file)
    settings.PHOTO_MAX_BYTES = file.size - 1
    file.file = None  # whoever looks into it fails
    with pytest.raises(ValidationError, match="quá mức"):
        accept(file)


def test_the_refusal_of_a_heavy_file_names_both_weights():
    file = jpeg()
    file.size = 31 * 2**20
    assert refusal(file).startswith("Ảnh nặng 31 MB, quá mức 25 MB.")


# --- half a picture ---


def looks_whole(data: bytes, whole: Image.Image) -> bool:
    """Whether what was taken of `data` shows what `whole` shows, down to the last row."""
    seen = stored_image(accept(raw(data)))
    difference = ImageStat.Stat(ImageChops.difference(seen, whole.convert("RGB")))
    return seen.size == whole.size and max(difference.rms) < 40


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"restart_marker_rows": 1}])
def test_a_jpeg_that_was_cut_anywhere_is_refused_not_stored_half_grey(options):
    whole = written(noise((96, 96)), "JPEG", **options)
    assert looks_whole(whole, Image.open(raw(whole)))
    for kept in [*range(3, len(whole), max(1, len(whole) // 60)), len(whole) - 2, len(whole) - 1]:
        with pytest.raises(ValidationError, match=r"thiếu phần cuối|Không đọc được"):
            intake.decode(raw(whole[:kept]))
        with pytest.raises(ValidationError, match=r"thiếu phần cuối|Không đọc được"):
            # A copy that broke off often has its full length, with nothing in it.
            intake.decode(raw(whole[:kept] + b"\0" * (len(whole) - kept)))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "JPEG"])
def test_half_of_another_picture_is_refused(kind):
    whole = written(noise(), kind)
    for part in (0.1, 0.5, 0.9):
        message = refusal(raw(whole[: int(len(whole) * part)]))
        assert "Tệp có thể bị hỏng" in message or "thiếu phần cuối" in message


@pytest.mark.parametrize("missing", [1, 50, 3000])
def test_a_heic_whose_last_tiles_are_missing_is_refused(missing):
    whole = written(noise(), "HEIF", tile_size=64)  # as every iPhone writes it
    assert "thiếu phần cuối" in refusal(raw(whole[:-missing]))
    if missing > 64:
        assert "thiếu phần cuối" in refusal(raw(whole[:-missing] + b"\0" * missing))


@hypothesis_settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200), st.sampled_from([b"", b"\xff\xd8\xff", b"\xff\xd8\xff\xda\0\4"]))
def test_no_bytes_break_what_looks_at_them_first(data, head):
    formats.of(head + data)
    formats.name_of_other(head + data)
    for check in (markers.check, boxes.check):
        with suppress(markers.Cut, markers.TooManyScans):
            check(head + data)


GRADIENT = written(Image.merge("RGB", [Image.linear_gradient("L").resize((40, 40))] * 3), "JPEG")


@hypothesis_settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_jpeg_with_some_bytes_changed_is_taken_or_refused_in_words(data):
    whole = bytearray(GRADIENT)
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(3, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        picture = intake.decode(raw(bytes(whole)))
    except ValidationError as error:
        assert "ảnh" in error.messages[0].lower()
    else:
        assert picture.data.startswith(b"\xff\xd8")
