"""What others find in stored files: nothing beside the pixels; and nothing that could run."""

import io
import json
import subprocess
import zipfile

import pytest
from django.core.files.storage import default_storage
from PIL import Image, ImageCms, PngImagePlugin

from articles.photos import intake, names
from tests.articles.photos.made import (
    RED,
    chunk,
    exif,
    noise,
    png,
    raw,
    stored_files,
    written,
)
from tests.services import exiftool

PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF>NHA BAC HOA</rdf:RDF></x:xmpmeta>"
# What a decoder needs, and what a reader says of the file as a file.
HARMLESS = {
    "File": {
        *("FileType", "FileTypeExtension", "MIMEType", "ImageWidth", "ImageHeight"),
        *("EncodingProcess", "BitsPerSample", "ColorComponents", "YCbCrSubSampling"),
    },
    "JFIF": {"JFIFVersion", "ResolutionUnit", "XResolution", "YResolution"},
    "QuickTime": {
        *("MajorBrand", "MinorVersion", "CompatibleBrands", "HandlerType", "PrimaryItemReference"),
        *("MetaImageSize", "ImageWidth", "ImageHeight", "ImageSpatialExtent", "ImagePixelDepth"),
        *("PixelAspectRatio", "AV1ConfigurationVersion", "ChromaFormat", "ChromaSamplePosition"),
        *("ColorProfiles", "ColorPrimaries", "TransferCharacteristics", "MatrixCoefficients"),
        *("HighBitDepth", "TwelveBit", "Monochrome", "InitialDelaySamples", "MediaData"),
        *("SeqProfile", "SeqTier0", "SeqLevelIdx0"),
        *("VideoFullRangeFlag", "MediaDataSize", "MediaDataOffset", "HandlerDescription"),
    },
}


def with_a_past() -> dict[str, bytes]:
    """A file of each kind that says whose it is, when and where it was taken, and more."""
    past = {"exif": exif(taken="2022:05:18 19:30:00", place=True), "icc_profile": PROFILE}
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "BAC HOA")
    words.add_itxt("XML:com.adobe.xmp", XMP.decode())
    image = noise((120, 90))
    return {
        "JPEG": written(image, "JPEG", comment=b"BAC HOA", xmp=XMP, **past) + b"PK\3\4 BAC HOA",
        "PNG": written(image, "PNG", pnginfo=words, **past) + b"BAC HOA",
        "WEBP": written(image, "WEBP", xmp=XMP, **past),
        "AVIF": written(image, "AVIF", xmp=XMP, **past),
        "HEIF": written(image, "HEIF", xmp=XMP, **past),
        "GIF": written(image, "GIF", comment=b"BAC HOA"),
    }


@pytest.fixture
def _sizes(settings):
    settings.PHOTO_WIDTHS = (40, 80)


@pytest.mark.usefixtures("_sizes")
def test_a_second_reader_finds_nothing_but_pixels_in_any_stored_file():
    reader = exiftool.find()
    if reader is None:
        pytest.skip(f"Chưa kiểm tra được dữ liệu kèm theo của ảnh đã lưu. {exiftool.INSTALL_HINT}")
    for content in with_a_past().values():
        intake.store(intake.decode(raw(content)))
    files = stored_files()
    assert len(files) == 6 * (1 + 2 * 2)  # a master, two widths in both formats
    command = [reader, "-j", "-G", "-a", "-u", "-ee", "-x", "System:all", "-x", "Composite:all"]
    said = json.loads(subprocess.run([*command, *files], capture_output=True, check=True).stdout)
    found = set()
    for answer in said:
        for name in answer:
            group, _, tag = name.partition(":")
            if tag and group != "ExifTool" and tag not in HARMLESS.get(group, ()):
                found.add(name)
    assert found == set()


def test_the_second_reader_does_see_what_the_uploads_say(tmp_path):
    reader = exiftool.find()
    if reader is None:
        pytest.skip(f"Chưa thử được exiftool. {exiftool.INSTALL_HINT}")
    for kind, content in with_a_past().items():
        path = tmp_path / kind
        path.write_bytes(content)
        said = subprocess.run([reader, "-G", "-a", path], capture_output=True, text=True).stdout
        assert "BAC HOA" in said, kind


def polyglots() -> dict[str, bytes]:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("doc.txt", "SCRIPT-ABC")
    html = b"<html><script>alert('SCRIPT-ABC')</script></html>"
    image = Image.new("RGB", (64, 48), RED)
    gif = written(image, "GIF")
    return {
        "JPEG+HTML in a comment": written(image, "JPEG", comment=html),
        "JPEG+HTML behind": written(image, "JPEG") + html,
        "JPEG+JavaScript": written(image, "JPEG", comment=b"*/=1;alert('SCRIPT-ABC');/*"),
        "PNG+ZIP": written(image, "PNG") + archive.getvalue(),
        "PNG+PHP in a chunk": png(8, 8, between=chunk(b"teSt", b"<?php SCRIPT-ABC ?>")),
        "GIF+JavaScript": gif[:-1] + b"\x21\xfe\x0aSCRIPT-ABC\x00" + b";",
        "GIF in JPEG": written(image, "JPEG", comment=gif + b"SCRIPT-ABC"),
        "PDF behind JPEG": written(image, "JPEG") + b"%PDF-1.4 SCRIPT-ABC",
        "HEIC+free box": written(image, "HEIF") + b"\0\0\0\x12freeSCRIPT-ABC",
    }


@pytest.mark.parametrize("name", polyglots())
def test_a_file_that_is_two_things_comes_out_as_one(name):
    content = polyglots()[name]
    picture = intake.decode(raw(content))
    intake.store(picture)
    for file in stored_files():
        kept = file.read_bytes()
        for trace in (b"SCRIPT-ABC", b"<html", b"PK\3\4", b"GIF8", b"%PDF", b"<?php"):
            assert trace not in kept
        image = Image.open(io.BytesIO(kept))
        assert image.format == ("AVIF" if file.suffix == ".avif" else "JPEG")
    assert default_storage.exists(names.rendition(picture.digest, picture.width, "avif"))
