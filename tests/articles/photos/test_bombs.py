"""Small files that ask for gigabytes or hours: refused, and their cost measured."""

import os
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest
from django.conf import settings as conf
from django.core.exceptions import ValidationError
from PIL import Image

from articles.photos import intake
from tests.articles.photos.made import (
    accept,
    boxes_that_claim,
    chunk,
    exif,
    gif_that_claims,
    jpeg_with_scans,
    png,
    raw,
    refusal,
    upload,
    webp_that_claims,
    written,
)

TOO_MANY = "triệu điểm ảnh"
BROKEN = "Không đọc được ảnh này"
PROFILE = b"ten\0\0" + zlib.compress(b"\0" * 300_000_000)
WORDS = b"ten\0\0" + zlib.compress(b"a" * 300_000_000)
SOME_WORDS = b"ten\0\0" + zlib.compress(b"a" * 900_000)
LONG = written(Image.new("L", (65_000, 2)), "JPEG")

BOMBS = {
    "PNG, beyond what Pillow itself opens": (png(50_000, 50_000), TOO_MANY),
    "PNG, just too large": (png(7_142, 7_142), TOO_MANY),
    "PNG of one bit": (png(60_000, 60_000, depth=1, colours=0), TOO_MANY),
    "PNG with a huge profile": (png(between=chunk(b"iCCP", PROFILE)), None),
    "PNG with huge words": (png(between=chunk(b"zTXt", WORDS)), None),
    "PNG with many words": (png(between=chunk(b"zTXt", SOME_WORDS) * 200), None),
    "WebP": (webp_that_claims(16_383, 16_383), TOO_MANY),
    "GIF": (gif_that_claims(65_535, 65_535), TOO_MANY),
    "AVIF": (boxes_that_claim(12_000, 12_000, "AVIF"), None),
    "AVIF beyond its format": (boxes_that_claim(4_000_000, 4_000_000, "AVIF"), None),
    "HEIC": (boxes_that_claim(12_000, 12_000, "HEIF"), TOO_MANY),
    "HEIC beyond its format": (boxes_that_claim(4_000_000, 4_000_000, "HEIF"), None),
    "JPEG": (LONG.replace(b"\0\2\xfd\xe8", b"\xfd\xe8\xfd\xe8"), TOO_MANY),
}

QUICK = {"AVIF": {"speed": 10}, "HEIF": {"enc_params": {"preset": "ultrafast"}}}

# Takes in what is named on its command line; prints the memory it started with, and at its most,
# its own and that of its largest child.
WATCHED = """
import resource, sys, pathlib, django
django.setup()
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from articles.photos import intake
from PIL import Image
peak = lambda who: resource.getrusage(who).ru_maxrss // 1024
intake.encode(Image.new("RGB", (2560, 1920)))
print(peak(resource.RUSAGE_SELF))
for path in sys.argv[1:]:
    try:
        intake.decode(ContentFile(pathlib.Path(path).read_bytes()))
    except ValidationError:
        pass
print(peak(resource.RUSAGE_SELF))
print(peak(resource.RUSAGE_CHILDREN))
"""


def memory_for(files: list[Path]) -> tuple[int, int, int]:
    """Megabytes of a process before it takes `files` in, at its most, and of its decoders."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "wardnews.settings"}
    run = subprocess.run(
        [sys.executable, "-c", WATCHED, *map(str, files)],
        cwd=conf.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    before, after, decoders = map(int, run.stdout.split())
    return before, after, decoders


@pytest.mark.parametrize("name", BOMBS)
def test_a_small_file_that_claims_to_be_a_huge_picture_is_refused(name):
    content, said = BOMBS[name]
    started = time.process_time() + sum(os.times()[2:4])
    try:
        message = refusal(raw(content))
    except pytest.fail.Exception:
        assert said is None  # the profile or the words are left out, and the rest is a picture
    else:
        assert (said or "ảnh") in message
    assert time.process_time() + sum(os.times()[2:4]) - started < 4


def test_bombs_are_refused_before_they_take_memory(tmp_path):
    files = []
    for number, (content, _said) in enumerate(BOMBS.values()):
        files.append(tmp_path / str(number))
        files[-1].write_bytes(content)
    before, after, decoders = memory_for(files)
    assert after - before < 40  # 50,000 by 50,000 pixels are 10,000 MB
    assert decoders < 200


@pytest.mark.skipif(
    sys.platform != "linux",
    reason="the decoder's memory bound was not tried: only Linux has it; run this there",
)
def test_a_picture_within_the_limits_that_needs_too_much_memory_is_refused(settings):
    settings.PHOTO_DECODER_MEGABYTES = 64
    assert "quá nặng cho máy chủ" in refusal(raw(png(6_000, 6_000)))


@pytest.mark.parametrize("kind", ["AVIF", "HEIF"])
def test_a_picture_larger_than_its_head_says_takes_no_more_than_it_may(kind, tmp_path):
    data = written(Image.new("RGB", (6_000, 4_000)), kind, **QUICK[kind])
    lie = data.replace((6_000).to_bytes(4, "big") + (4_000).to_bytes(4, "big"), b"\0\0\1\0" * 2)
    assert lie != data
    path = tmp_path / "lie"
    path.write_bytes(lie)
    before, after, decoders = memory_for([path])
    assert after - before < 40
    assert decoders < conf.PHOTO_DECODER_MEGABYTES


def test_a_jpeg_of_very_many_scans_is_refused_at_once():
    intake.decode(raw(jpeg_with_scans(20)))
    bomb = jpeg_with_scans(3_000)
    started = time.process_time()
    assert "quá nặng cho máy chủ" in refusal(raw(bomb))
    assert time.process_time() - started < 0.5


def test_a_huge_comment_and_a_stuffed_exif_block_cost_nothing():
    block = exif(taken="2022:05:18 19:30:00")
    for tag in range(0xC000, 0xC000 + 1500):
        block[tag] = "x" * 20
    file = upload(Image.new("RGB", (60, 40)), "JPEG", exif=block, comment=b"a" * 60_000)
    started = time.process_time()
    assert accept(file).taken_at
    assert time.process_time() - started < 0.5


def test_the_limit_of_pixels_is_the_setting(settings):
    settings.PHOTO_MAX_PIXELS = 2400
    accept(upload(Image.new("RGB", (60, 40)), "PNG"))
    settings.PHOTO_MAX_PIXELS = 2399
    for kind in ("PNG", "JPEG", "HEIF"):
        with pytest.raises(ValidationError, match=TOO_MANY):
            accept(upload(Image.new("RGB", (60, 40)), kind))


def test_where_a_format_has_a_limit_of_its_own_the_refusal_says_so(settings):
    settings.PHOTO_MAX_PIXELS_OF = {"WEBP": 2399}
    message = refusal(upload(Image.new("RGB", (60, 40)), "WEBP"))
    assert message.startswith("Ảnh WebP có hơn")
