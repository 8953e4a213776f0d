"""Pictures from outside: what is taken, what is refused, and what is left of them in the store."""

import errno
import io
import os
import struct
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms

from articles.photos import intake
from articles.photos.storage import DurableFileStorage
from tests.makers import jpeg

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)


def upload(image: Image.Image, kind: str, **options) -> SimpleUploadedFile:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return SimpleUploadedFile("anh", file.getvalue())


def raw(content: bytes, name="anh.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def accept(file) -> intake.Picture:
    """Take the file in as a whole: decoded, then stored."""
    picture = intake.decode(file)
    intake.store(picture)
    return picture


def stored_image(photo: intake.Picture) -> Image.Image:
    return Image.open(io.BytesIO(stored_bytes(photo)))


def stored_bytes(photo: intake.Picture) -> bytes:
    return Path(default_storage.path(photo.file)).read_bytes()


def stored_files() -> list[str]:
    """Names of all files in the store but smaller versions of pictures."""
    files = [f.name for f in Path(default_storage.location).rglob("*") if f.is_file()]
    return [name for name in files if "-" not in name or name.startswith(".")]


def colour(image: Image.Image, where=(0, 0)) -> tuple[int, ...]:
    return image.convert("RGB").getpixel(where)


def close_to(seen, wanted, within=12) -> bool:
    """Whether two colours look the same; lossy formats are a shade off."""
    return all(abs(a - b) <= within for a, b in zip(seen, wanted, strict=True))


def refusal(file) -> str:
    """What the clerk reads when `file` is not taken; nothing of it must have been kept."""
    with pytest.raises(ValidationError) as refused:
        accept(file)
    assert stored_files() == []
    return refused.value.messages[0]


# --- what is taken ---


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF", "MPO"])
def test_what_phones_and_cameras_make_is_taken_and_stored_as_jpeg(kind):
    photo = accept(upload(Image.new("RGB", (60, 40), RED), kind))
    image = stored_image(photo)
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (60, 40))
    assert (photo.width, photo.height, photo.taken_at) == (60, 40, None)
    assert photo.file == f"photos/{photo.digest[:2]}/{photo.digest}.jpg"
    assert close_to(colour(image, (30, 20)), RED)


def test_the_name_of_a_file_says_nothing_about_what_it_is():
    file = upload(Image.new("RGB", (60, 40), RED), "PNG")
    file.name = "bao-cao.docx"
    assert stored_image(accept(file)).size == (60, 40)


# --- what is refused ---


def test_formats_that_are_not_on_the_list_are_refused_in_words_for_a_clerk():
    for kind in ("BMP", "TIFF", "ICO", "PPM"):
        message = refusal(upload(Image.new("RGB", (32, 32)), kind))
        assert "Không đọc được ảnh này" in message
        assert "lưu lại dạng JPEG" in message


@pytest.mark.parametrize(
    "content",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        "Kính gửi phường Đức Giang".encode(),
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        b"\xff\xd8\xff\xe0",
        b"\x89PNG\r\n\x1a\n",
        b"",
    ],
    ids=["svg", "text", "eps", "head of a JPEG", "head of a PNG", "empty"],
)
def test_what_only_calls_itself_a_picture_is_refused(content):
    assert "Không đọc được ảnh này" in refusal(raw(content))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_half_a_picture_is_refused_not_stored_half_grey(kind):
    noise = Image.effect_noise((200, 200), 80).convert("RGB")
    whole = upload(noise, kind).read()
    assert "Tệp có thể bị hỏng" in refusal(raw(whole[: len(whole) // 2]))


def test_a_file_that_weighs_too_much_is_refused_unopened(settings, monkeypatch):
    file = upload(Image.new("RGB", (60, 40)), "PNG")
    settings.PHOTO_MAX_BYTES = file.size
    intake.decode(file)
    settings.PHOTO_MAX_BYTES = file.size - 1
    monkeypatch.setattr(Image, "open", lambda *args, **options: pytest.fail("opened"))
    assert "quá mức" in refusal(file)


def test_the_refusal_of_a_heavy_file_names_both_weights():
    file = jpeg()
    file.size = 31 * 2**20
    assert refusal(file).startswith("Ảnh nặng 31 MB, quá mức 25 MB.")


def png_that_claims(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 1000))


def webp_that_claims(width: int, height: int) -> bytes:
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF" + struct.pack("<I", 22) + b"WEBPVP8X" + struct.pack("<I", 10) + b"\0" * 4 + size


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize(
    "bomb",
    [
        png_that_claims(50_000, 50_000),  # beyond what Pillow itself opens
        png_that_claims(7_142, 7_142),  # just beyond our own limit
        webp_that_claims(16_383, 16_383),
    ],
    ids=["PNG", "PNG, just too large", "WebP"],
)
def test_a_small_file_that_claims_to_be_a_huge_picture_is_refused_undecoded(bomb, monkeypatch):
    def load(self):
        pytest.fail("decoded")

    for kind in (Image.Image, *(type_of(kind) for kind in intake.FORMATS)):
        monkeypatch.setattr(kind, "load", load)
    assert "Ảnh có hơn 51 triệu điểm ảnh" in refusal(raw(bomb))


def type_of(kind: str) -> type[Image.Image]:
    return type(Image.open(upload(Image.new("RGB", (8, 8)), kind)))


def test_the_limit_of_pixels_is_the_setting(settings):
    settings.PHOTO_MAX_PIXELS = 2400
    accept(upload(Image.new("RGB", (60, 40)), "PNG"))
    settings.PHOTO_MAX_PIXELS = 2399
    with pytest.raises(ValidationError, match="triệu điểm ảnh"):
        accept(upload(Image.new("RGB", (60, 40)), "PNG"))


# --- what is left of the upload ---


def exif(orientation=None, taken=None, place=False) -> Image.Exif:
    block = Image.Exif()
    block[0x010F] = "MAY ANH CUA BAC HOA"  # Make
    if orientation:
        block[0x0112] = orientation
    if taken:
        block.get_ifd(0x8769)[0x9003] = taken
    if place:
        block.get_ifd(0x8825).update({1: "N", 2: (21.0, 3.0, 27.5), 3: "E", 4: (105.0, 53.0, 9.0)})
    return block


def test_nothing_but_pixels_is_kept_of_a_photo_with_a_past():
    file = jpeg(
        exif=exif(taken="2022:05:18 19:30:00", place=True),
        comment=b"CHU THICH RIENG",
        xmp=b"<x:xmpmeta>VI TRI NHA</x:xmpmeta>",
        icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
    )
    whole = file.getvalue() + b"PK\x03\x04 TEP NEN GIAU SAU ANH"
    assert Image.open(io.BytesIO(whole)).getexif().get_ifd(0x8825)  # it does say where it was taken

    photo = accept(raw(whole))
    kept, image = stored_bytes(photo), stored_image(photo)
    assert dict(image.getexif()) == {}
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"} | {
        *("progressive", "progression")
    }
    for secret in (
        b"Exif",
        b"BAC HOA",
        b"RIENG",
        b"xmpmeta",
        b"PK\x03\x04",
        b"GIAU",
        b"ICC_PROFILE",
    ):
        assert secret in whole
        assert secret not in kept
    assert kept.endswith(b"\xff\xd9")


@pytest.mark.parametrize(
    ("kind", "options"),
    [("GIF", {"comment": b"RIENG"}), ("WEBP", {"xmp": b"RIENG"}), ("AVIF", {"xmp": b"RIENG"})],
)
def test_other_formats_leave_no_words_behind_either(kind, options):
    file = upload(Image.new("RGB", (60, 40)), kind, **options)
    assert b"RIENG" in file.read()
    file.seek(0)
    assert b"RIENG" not in stored_bytes(accept(file))


@pytest.mark.parametrize(
    ("orientation", "size", "corner"),
    [
        (1, (60, 40), (0, 0)),
        (3, (60, 40), (59, 39)),
        (6, (40, 60), (39, 0)),
        (8, (40, 60), (0, 59)),
        (2, (60, 40), (59, 0)),
    ],
)
def test_a_photo_taken_with_the_phone_turned_stands_upright(orientation, size, corner):
    image = Image.new("RGB", (60, 40), BLUE)
    image.paste(RED, (0, 0, 16, 16))  # the corner that the sensor read first
    photo = accept(upload(image, "JPEG", quality=95, exif=exif(orientation)))
    assert (photo.width, photo.height) == size == stored_image(photo).size
    corners = [(x, y) for x in (0, size[0] - 1) for y in (0, size[1] - 1)]
    assert [c for c in corners if close_to(colour(stored_image(photo), c), RED, 30)] == [corner]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_the_time_of_capture_is_read_as_the_clock_of_the_place(kind):
    image = Image.new("RGB", (60, 40))
    photo = accept(upload(image, kind, exif=exif(taken="2022:05:18 19:30:00")))
    assert photo.taken_at == datetime(2022, 5, 18, 12, 30, tzinfo=UTC)  # 19:30 in Hà Nội


@pytest.mark.parametrize(
    "taken", ["0000:00:00 00:00:00", "    :  :     :  :  ", "hôm qua", "0001:01:01 00:00:00", ""]
)
def test_a_camera_whose_clock_makes_no_sense_does_not_stop_its_photo(taken):
    photo = accept(jpeg(exif=exif(taken=taken)))
    assert photo.taken_at is None


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
def test_a_broken_exif_block_does_not_stop_its_photo():
    photo = accept(jpeg(exif=b"Exif\0\0II*\0\xff\xff\xff\xff"))
    assert (photo.width, photo.taken_at) == (80, None)


# --- colours ---


@pytest.mark.parametrize(
    ("image", "kind", "seen"),
    [
        (Image.new("RGBA", (32, 32), (255, 0, 0, 0)), "PNG", WHITE),
        (Image.new("RGBA", (32, 32), (0, 0, 0, 128)), "PNG", (127, 127, 127)),
        (Image.new("RGBA", (32, 32), (0, 0, 0, 0)), "WEBP", WHITE),
        (Image.new("LA", (32, 32), (0, 0)), "PNG", WHITE),
        (Image.new("CMYK", (32, 32), (0, 255, 255, 0)), "JPEG", RED),
        (Image.new("RGB", (32, 32), GREEN).quantize(4), "PNG", GREEN),
        (Image.new("L", (32, 32), 90), "JPEG", (90, 90, 90)),
        (Image.new("1", (32, 32), 1), "PNG", WHITE),
        (Image.new("I;16", (32, 32), 90 * 256), "PNG", (90, 90, 90)),
    ],
    ids=[
        *("transparent", "half transparent", "transparent WebP", "transparent grey"),
        *("CMYK", "palette", "grey", "black and white", "16 bits"),
    ],
)
def test_every_kind_of_colour_comes_out_as_it_was_seen(image, kind, seen):
    assert close_to(colour(stored_image(accept(upload(image, kind))), (16, 16)), seen)


@pytest.mark.parametrize("transparent", [0, b"\0\xff"])
def test_a_transparent_colour_of_a_palette_becomes_white(transparent):
    image = Image.new("P", (32, 32), 0)
    image.putpalette([0, 0, 0, 255, 0, 0])
    image.paste(1, (0, 0, 16, 32))
    kept = stored_image(accept(upload(image, "PNG", transparency=transparent)))
    assert close_to(colour(kept, (28, 16)), WHITE)
    assert close_to(colour(kept, (4, 16)), RED)


def test_of_an_animation_the_first_frame_is_kept():
    frames = [Image.new("RGB", (32, 32), c) for c in (RED, GREEN, BLUE)]
    file = upload(frames[0], "GIF", save_all=True, append_images=frames[1:])
    kept = stored_image(accept(file))
    assert close_to(colour(kept, (16, 16)), RED)
    assert getattr(kept, "n_frames", 1) == 1


def profile_that_swaps_red_and_green() -> bytes:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"____").replace(b"gXYZ", b"rXYZ")
    return swapped.replace(b"____", b"gXYZ")


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_colour_profile_is_applied(mode):
    file = upload(
        Image.new(mode, (32, 32), RED), "PNG", icc_profile=profile_that_swaps_red_and_green()
    )
    assert close_to(colour(stored_image(accept(file)), (16, 16)), GREEN)


@pytest.mark.parametrize("profile", [b"khong phai ho so mau", b"\0" * 200])
def test_a_broken_colour_profile_does_not_stop_its_photo(profile):
    file = upload(Image.new("RGB", (32, 32), RED), "JPEG", icc_profile=profile)
    assert close_to(colour(stored_image(accept(file)), (16, 16)), RED)


# --- the store ---


@pytest.mark.parametrize(
    ("size", "kept"),
    [((400, 200), (100, 50)), ((200, 400), (50, 100)), ((100, 100), (100, 100)), ((9, 5), (9, 5))],
)
def test_no_edge_is_longer_than_the_limit_and_nothing_is_blown_up(size, kept, settings):
    settings.PHOTO_LONGEST_EDGE = 100
    photo = accept(upload(Image.new("RGB", size), "PNG"))
    assert (photo.width, photo.height) == kept == stored_image(photo).size


def test_the_same_picture_is_stored_once():
    first = accept(jpeg(exif=exif(taken="2022:05:18 19:30:00")))
    second = accept(jpeg(comment=b"sent twice"))
    other = accept(jpeg(colour="olive"))
    assert first.file == second.file != other.file
    assert len(stored_files()) == 2


def test_a_stored_picture_can_be_read_by_the_web_server():
    photo = accept(jpeg())
    assert Path(default_storage.path(photo.file)).stat().st_mode & 0o777 == 0o644


class FullDisk(ContentFile):
    """A file whose second half no longer fits."""

    def chunks(self, chunk_size=None):
        yield b"first half"
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_disk_that_fills_up_leaves_no_half_of_a_file():
    with pytest.raises(OSError, match="No space left") as failed:
        DurableFileStorage().save("photos/ab/ab.jpg", FullDisk(b"first half and second"))
    assert failed.value.errno == errno.ENOSPC
    assert stored_files() == []


@pytest.mark.parametrize("step", ["fsync", "chmod", "replace"])
def test_a_failure_at_the_end_leaves_nothing_and_is_told(step, monkeypatch):
    def fail(*args, **options):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(OSError, match="Input/output error"):
        accept(jpeg())
    assert stored_files() == []


def test_a_file_has_its_name_only_once_it_is_whole_and_on_the_disk(monkeypatch):
    seen, fsync = [], os.fsync

    def look(handle):
        seen.append(default_storage.exists("photos/ab/ab.jpg"))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", look)
    default_storage.save("photos/ab/ab.jpg", ContentFile(b"whole"))
    assert seen[-2:] == [False, True]  # the file before its renaming, then its folder
    assert Path(default_storage.path("photos/ab/ab.jpg")).read_bytes() == b"whole"
    assert stored_files() == ["ab.jpg"]


def test_after_a_failure_the_same_picture_can_be_sent_again(monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(os, "replace", lambda *args: (_ for _ in ()).throw(OSError("full")))
        with pytest.raises(OSError, match="full"):
            accept(jpeg())
    assert stored_image(accept(jpeg())).size == (80, 60)
