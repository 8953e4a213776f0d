"""What of an upload is left in the store: the pixels, upright; and of what it said, the time."""

import io
from datetime import UTC, datetime

import pytest
from PIL import Image, ImageCms

from tests.articles.photos.made import (
    BLUE,
    RED,
    accept,
    close_to,
    colour,
    exif,
    raw,
    stored_bytes,
    stored_image,
    upload,
)
from tests.makers import jpeg


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
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
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


TURNED = {  # orientation: width and height, and where the corner goes that the sensor read first
    1: ((60, 40), (0, 0)),
    2: ((60, 40), (59, 0)),
    3: ((60, 40), (59, 39)),
    4: ((60, 40), (0, 39)),
    5: ((40, 60), (0, 0)),
    6: ((40, 60), (39, 0)),
    7: ((40, 60), (39, 59)),
    8: ((40, 60), (0, 59)),
}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
@pytest.mark.parametrize("orientation", TURNED)
def test_a_photo_taken_with_the_phone_turned_stands_upright(orientation, kind):
    size, corner = TURNED[orientation]
    image = Image.new("RGB", (60, 40), BLUE)
    image.paste(RED, (0, 0, 16, 12))
    # HEIC and AVIF say it in their boxes (irot, imir), the others in EXIF.
    image.info["exif"] = exif(orientation).tobytes()
    photo = accept(upload(image, kind, quality=95, exif=image.info["exif"]))
    assert (photo.width, photo.height) == size == stored_image(photo).size
    corners = [(x, y) for x in (0, size[0] - 1) for y in (0, size[1] - 1)]
    assert [c for c in corners if close_to(colour(stored_image(photo), c), RED, 40)] == [corner]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
def test_the_time_of_capture_is_read_as_the_clock_of_the_place(kind):
    image = Image.new("RGB", (60, 40))
    photo = accept(upload(image, kind, exif=exif(taken="2022:05:18 19:30:00")))
    assert photo.taken_at == datetime(2022, 5, 18, 12, 30, tzinfo=UTC)  # 19:30 in Hà Nội


@pytest.mark.parametrize(
    ("offset", "hour"), [("+09:00", 10), ("-05:30", 1), ("+07:00", 12), ("+99:00", 12), ("x", 12)]
)
def test_a_phone_that_says_which_clock_it_means_is_believed(offset, hour):
    photo = accept(jpeg(exif=exif(taken="2022:05:18 19:30:00", offset=offset)))
    day = 19 if offset == "-05:30" else 18
    minute = 0 if offset == "-05:30" else 30
    assert photo.taken_at == datetime(2022, 5, day, hour, minute, tzinfo=UTC)


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
